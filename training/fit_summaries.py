#!/usr/bin/env python3
"""Fits the weights of the default sentence method, seeds/models/sentence-weights.txt.

    cargo run --release -p nutgraf-training --bin sentence_features -- 300 FEATURES 3 news.jsonl.gz 1 papers.jsonl.gz ...
    pip install numpy scipy
    training/fit_summaries.py FEATURES KINDS PRIOR [--left-out] > seeds/models/sentence-weights.txt

FEATURES has, for every document, its cues, and for every sentence its signals and its worth (sentence_features.rs). KINDS has
a line for each kind of text: its weight, its name, then the sets of that kind. PRIOR is a table of weights to start from,
training/sentence-weights-prior.txt: that of the method before it was fitted, for articles. The weights W (signals by cues) maximise

    SCALE * sum over documents of  weight / documents of the set / sets of the kind / room of the set  *
    expected worth of the sentences taken,  less RIDGE * ((W - prior) * deviation of signal times cue)^2

where a sentence is taken with the probability sigmoid(score - threshold), the threshold such that as many as are wanted are
taken, and the room of a set is how much more the best sentences are worth than any others; by L-BFGS from N_STARTS places. With --left-out, prints instead, for each set, the worth of the sentences that the weights pick which were fitted on
the odd rows of all sets, on the even ones, and the reverse; then the same for weights fitted without the whole kind.
"""
import sys

import numpy as np
from scipy.optimize import minimize

RIDGE = 10.0
SCALE = 30.0
N_STARTS = 4
# Products of a signal and a cue that vary less are weighted as if they varied so much: rare ones teach little.
MIN_DEVIATION = 0.1


# The places of two cues: where a summary covers a text, or is of many opinions, only likeness counts (src/rank/blend.rs).
COVERING, POOLED = 12, 13
# The first signal that is not of place, length or title.
LEANS = 14


class Document:
    def __init__(self, fields):
        self.set, self.row, self.n_wanted = fields[1], int(fields[2]), int(fields[3])
        self.cues = np.array(fields[4].split(), dtype=np.float32)
        self.worth, self.signals = [], []

    def room(self):
        """How much more the best sentences are worth than any others, in sum."""
        best = np.sort(self.worth)[::-1][: self.n_wanted]
        return (best - self.worth.mean()).sum()

    def products(self):
        """Every signal times every cue, a row for each sentence."""
        covering, pooled = self.cues[COVERING], self.cues[POOLED]
        factor = np.ones(len(self.signals[0]), dtype=np.float32)
        factor[1] = 1 - pooled
        factor[2:LEANS] = (1 - covering) * (1 - pooled)
        return ((np.array(self.signals) * factor)[:, :, None] * self.cues).reshape(len(self.worth), -1)


def read(path):
    """The names of cues and signals, and the documents."""
    documents = []
    with open(path, encoding="utf-8") as lines:
        cues, signals = (names.split() for names in next(lines).split("\t"))
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if fields[0] == "D":
                documents.append(Document(fields))
            else:
                documents[-1].worth.append(float(fields[0]))
                documents[-1].signals.append(np.array(fields[1].split(), dtype=np.float32))
    for document in documents:
        document.worth = np.array(document.worth)
    return cues, signals, documents


def read_kinds(path):
    """By set: its kind, and the weight of a document of it if there is one."""
    kinds = {}
    for line in open(path, encoding="utf-8"):
        weight, kind, *sets = line.split()
        kinds.update({name: (kind, float(weight) / len(sets)) for name in sets})
    return kinds


def read_table(path, cues, signals):
    """The weights of a table, as a flat array."""
    rows = [line.split() for line in open(path, encoding="utf-8") if not line.startswith("#")]
    table = {row[0]: [float(word) for word in row[1:]] for row in rows[1:]}
    assert rows[0] == cues and list(table) == signals, f"{path}: other cues or signals"
    return np.array([table[signal] for signal in signals]).ravel()


def fit(documents, kinds, prior):
    """The weights, as a flat array."""
    x = np.concatenate([document.products() for document in documents]).astype(np.float32)
    worth = np.concatenate([document.worth for document in documents])
    lengths = [len(document.worth) for document in documents]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    of_row = np.repeat(np.arange(len(documents)), lengths)
    n_of = {}
    for document in documents:
        n_of[document.set] = n_of.get(document.set, 0) + 1
    room_of = {name: np.mean([document.room() for document in documents if document.set == name]) for name in n_of}
    weight = np.array([kinds[document.set][1] / n_of[document.set] / room_of[document.set] for document in documents])
    deviation = np.sqrt((x.astype(np.float64) ** 2).mean(0) + MIN_DEVIATION**2)
    base = x.astype(np.float64) @ prior
    x /= deviation.astype(np.float32)

    n_wanted = np.minimum([document.n_wanted for document in documents], np.array(lengths) - 0.5)

    def taken(score):
        """How likely each sentence is taken: as many in all as are wanted."""
        low = np.minimum.reduceat(score, starts) - 20
        high = np.maximum.reduceat(score, starts) + 20
        for _ in range(40):
            threshold = (low + high) / 2
            share = 1 / (1 + np.exp(np.clip(threshold[of_row] - score, -50, 50)))
            is_many = np.add.reduceat(share, starts) > n_wanted
            low, high = np.where(is_many, threshold, low), np.where(is_many, high, threshold)
        return share

    def loss(scaled):
        share = taken(base + x @ scaled.astype(np.float32))
        slope = share * (1 - share)
        mean = np.add.reduceat(slope * worth, starts) / np.add.reduceat(slope, starts)
        gradient = (slope * (worth - mean[of_row]) * weight[of_row]).astype(np.float32) @ x
        value = -SCALE * (weight * np.add.reduceat(share * worth, starts)).sum() + RIDGE * (scaled**2).sum()
        return value, -SCALE * gradient.astype(np.float64) + 2 * RIDGE * scaled

    # The loss has several minima: the best one found from the prior and from random places around it.
    starts_of_search = [np.zeros(x.shape[1])]
    starts_of_search += [np.random.default_rng(seed).normal(0, 0.3, x.shape[1]) for seed in range(1, N_STARTS)]
    search = lambda start: minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    found = min(map(search, starts_of_search), key=lambda found: found.fun)
    return prior + found.x / deviation


def picked_worth(documents, weights):
    """By set: the mean worth of the sentences that are picked, 100 at most."""
    by_set = {}
    for document in documents:
        order = np.argsort(-(document.products() @ weights), kind="stable")
        by_set.setdefault(document.set, []).append(document.worth[order[: document.n_wanted]].mean())
    return {name: 100 * float(np.mean(values)) for name, values in by_set.items()}


def report_left_out(documents, kinds, prior):
    halves = [[document for document in documents if document.row % 2 == half] for half in (0, 1)]
    fitted = [fit(half, kinds, prior) for half in halves]
    worth = [picked_worth(half, weights) for half, weights in zip(halves, reversed(fitted))]
    lead = np.zeros(len(fitted[0]))
    by_lead = picked_worth(documents, lead)
    for kind in sorted({kind for kind, _ in kinds.values()}):
        others = [document for document in documents if kinds[document.set][0] != kind]
        own = [document for document in documents if kinds[document.set][0] == kind]
        without = picked_worth(own, fit(others, kinds, prior)) if own else {}
        for name in without:
            seen = np.mean([half[name] for half in worth if name in half])
            print(f"{kind:10} {name:24} first {by_lead[name]:6.2f}  other half {seen:6.2f}  without the kind {without[name]:6.2f}")


def main():
    cues, signals, documents = read(sys.argv[1])
    kinds = read_kinds(sys.argv[2])
    prior = read_table(sys.argv[3], cues, signals)
    if "--left-out" in sys.argv:
        return report_left_out(documents, kinds, prior)
    table = fit(documents, kinds, prior).reshape(len(signals), len(cues))
    print("# The weight of each signal (row) for each cue (column): see src/rank/blend.rs. Made by training/fit_summaries.py.")
    print(" ".join(cues))
    for name, row in zip(signals, table):
        print(name, " ".join(f"{weight + 0.0:.2f}" for weight in row.round(2)))


if __name__ == "__main__":
    main()
