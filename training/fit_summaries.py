#!/usr/bin/env python3
"""Fits the weights of the default sentence method, seeds/models/sentence-weights.txt and everyday-weights.txt.

    cargo run --release -p nutgraf-training --bin sentence_features -- 300 FEATURES 3 news.jsonl.gz 1 papers.jsonl.gz ...
    pip install numpy scipy
    training/fit_summaries.py FEATURES KINDS PRIOR seeds/models
    training/fit_summaries.py FEATURES KINDS PRIOR --left-out

FEATURES has, for every document, its cues, and for every sentence its signals and its worth (sentence_features.rs). KINDS has
a line for each kind of text: its weight, its name, then the sets of that kind. PRIOR is a table of weights to start from,
training/sentence-weights-prior.txt: that of the method before it was fitted, for articles. First, weights of the cues are fitted that
tell the kinds of everyday writing from the others, by logistic regression, every kind as heavy as its weight and the two sides alike:
the share of the text that is everyday writing turns its cues into those of src/rank/cues.rs, where the latter start from 0. Then the
weights W (signals by cues) maximise

    SCALE * sum over documents of  weight / documents of the set / sets of the kind / room of the set  *
    expected worth of the sentences taken,  less RIDGE * ((W - prior) * deviation of signal times cue)^2

where a sentence is taken with the probability sigmoid(score - threshold), the threshold such that as many as are wanted are
taken, and the room of a set is how much more the best sentences are worth than any others; by L-BFGS from N_STARTS places. The
table is the mean of such fits in which the sentences that an editor chose (the kind "picks", gather_picks.py) count 0, 1 and 2 times
their weight: each alone follows what its documents have in common by chance. With --left-out, prints instead, for each set, the
worth of the sentences that the weights pick which were fitted on the odd rows of all sets, on the even ones, and the reverse; then
the same for weights fitted without the whole kind.
"""
import sys
from collections import Counter

import numpy as np
from scipy.optimize import minimize

RIDGE = 15.0
SCALE = 30.0
N_STARTS = 4
# Products of a signal and a cue that vary less are weighted as if they varied so much: rare ones teach little.
MIN_DEVIATION = 0.1


# The places of two cues: where a summary covers a text, or is of many opinions, only likeness counts (src/rank/blend.rs).
COVERING, POOLED = 12, 13
# The first signal that is not of place, length or title.
LEANS = 14
# The kinds of everyday writing, and what tells it: not how much is wanted, a title or many opinions.
EVERYDAY_KINDS = ["pasted", "written"]
EVERYDAY_PICKS = ["three-everyday", "one-everyday"]
NOT_OF_TEXT = ["brief", "single", "covering", "pooled", "titled", "impersonal"]
EVERYDAY_RIDGE = 2.0
# The cues that everyday writing has once more, for itself (src/rank/cues.rs).
OF_EVERYDAY = ["always", "long", "lists", "speakers", "lower", "unended", "letter"]
# The kind of the sentences that an editor chose, and how often its weight it counts in each fit.
PICKS = "picks"
SHARES_OF_PICKS = [0, 1, 2]
# The signal that only everyday writing has weights for: its words were learnt there (training/fit_furniture.py).
ROUTINE = "routine"


class Document:
    def __init__(self, fields):
        self.set, self.row, self.n_wanted = fields[1], int(fields[2]), int(fields[3])
        self.cues = np.array(fields[4].split(), dtype=np.float32)
        self.worth, self.signals = [], []

    def room(self):
        """How much more the best sentences are worth than any others, in sum."""
        best = np.sort(self.worth)[::-1][: self.n_wanted]
        return (best - self.worth.mean()).sum()

    def all_cues(self, everyday):
        """The cues of published texts, then those of everyday writing: see src/rank/cues.rs."""
        share = logistic(self.cues @ everyday)
        published = self.cues * np.where(np.isin(np.arange(len(self.cues)), [COVERING, POOLED]), 1, 1 - share)
        return np.concatenate([published, self.cues[self.of_everyday] * share])

    def products(self, everyday):
        """Every signal times every cue, a row for each sentence."""
        covering, pooled = self.cues[COVERING], self.cues[POOLED]
        factor = np.ones(len(self.signals[0]), dtype=np.float32)
        factor[1] = 1 - pooled
        factor[2:LEANS] = (1 - covering) * (1 - pooled)
        products = (np.array(self.signals) * factor)[:, :, None] * self.all_cues(everyday)
        products[:, self.routine, : len(self.cues)] = 0
        return products.reshape(len(self.worth), -1).astype(np.float32)


def logistic(value):
    return 1 / (1 + np.exp(-np.clip(value, -50, 50)))


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
    Document.of_everyday = [cues.index(cue) for cue in OF_EVERYDAY]
    Document.routine = signals.index(ROUTINE)
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


def with_picks(documents, kinds, share):
    """The documents, and the kinds of their sets, if the sentences of an editor count so often their weight."""
    scaled = {name: (kind, weight * (share if kind == PICKS else 1)) for name, (kind, weight) in kinds.items()}
    return [document for document in documents if scaled[document.set][1] > 0], scaled


def read_table(path, cues, signals):
    """The weights of a table as a flat array; those for everyday writing are 0, but for what spoils a sentence in any text."""
    rows = [line.split() for line in open(path, encoding="utf-8") if not line.startswith("#")]
    table = {row[0]: [float(word) for word in row[1:]] for row in rows[1:]}
    assert rows[0] == cues and list(table) == signals, f"{path}: other cues or signals"
    of_everyday = np.zeros((len(signals), len(OF_EVERYDAY)))
    of_everyday[LEANS:, 0] = [table[signal][0] for signal in signals[LEANS:]]
    return np.hstack([[table[signal] for signal in signals], of_everyday]).ravel()


def fit_everyday(documents, kinds, cues):
    """The weights of the cues that tell everyday writing."""
    used = np.array([cue not in NOT_OF_TEXT for cue in cues])
    x = np.array([document.cues for document in documents], dtype=float) * used
    is_everyday = np.array(
        [kinds[document.set][0] in EVERYDAY_KINDS or document.set in EVERYDAY_PICKS for document in documents]
    )
    if not is_everyday.any():
        return np.array([-50.0] + [0.0] * (len(cues) - 1))
    n_of = Counter(document.set for document in documents)
    weight = np.array([kinds[document.set][1] / n_of[document.set] for document in documents])
    for side in (is_everyday, ~is_everyday):
        weight[side] *= len(documents) / weight[side].sum()
    deviation = x.std(0) + 1e-3

    def loss(scaled):
        score = x @ (scaled / deviation)
        value = weight @ np.logaddexp(0, np.where(is_everyday, -score, score)) + EVERYDAY_RIDGE * (scaled**2).sum()
        return value, (weight * (logistic(score) - is_everyday)) @ x / deviation + 2 * EVERYDAY_RIDGE * scaled

    return minimize(loss, np.zeros(len(cues)), jac=True, method="L-BFGS-B").x / deviation


def fit(documents, kinds, prior, cues):
    """The weights of the cues that tell everyday writing, and those of the signals as a flat array: the mean of some fits."""
    fits = [fit_once(*with_picks(documents, kinds, share), prior, cues) for share in SHARES_OF_PICKS]
    return [np.mean(weights, axis=0) for weights in zip(*fits)]


def fit_once(documents, kinds, prior, cues):
    """The weights of one fit, in the same order."""
    everyday = fit_everyday(documents, kinds, cues)
    x = np.concatenate([document.products(everyday) for document in documents])
    worth = np.concatenate([document.worth for document in documents])
    lengths = [len(document.worth) for document in documents]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    of_row = np.repeat(np.arange(len(documents)), lengths)
    n_of = Counter(document.set for document in documents)
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
    return everyday, prior + found.x / deviation


def picked_worth(documents, everyday, weights):
    """By set: the mean worth of the sentences that are picked, 100 at most."""
    by_set = {}
    for document in documents:
        order = np.argsort(-(document.products(everyday) @ weights), kind="stable")
        by_set.setdefault(document.set, []).append(document.worth[order[: document.n_wanted]].mean())
    return {name: 100 * float(np.mean(values)) for name, values in by_set.items()}


def report_left_out(documents, kinds, prior, cues):
    halves = [[document for document in documents if document.row % 2 == half] for half in (0, 1)]
    fitted = [fit(half, kinds, prior, cues) for half in halves]
    worth = [picked_worth(half, *weights) for half, weights in zip(halves, reversed(fitted))]
    by_lead = picked_worth(documents, np.zeros(len(cues)), np.zeros(len(prior)))
    for kind in sorted({kind for kind, _ in kinds.values()}):
        others = [document for document in documents if kinds[document.set][0] != kind]
        own = [document for document in documents if kinds[document.set][0] == kind]
        without = picked_worth(own, *fit(others, kinds, prior, cues)) if own else {}
        for name in without:
            seen = np.mean([half[name] for half in worth if name in half])
            print(f"{kind:10} {name:24} first {by_lead[name]:6.2f}  other half {seen:6.2f}  without the kind {without[name]:6.2f}")


def main():
    cues, signals, documents = read(sys.argv[1])
    kinds = read_kinds(sys.argv[2])
    prior = read_table(sys.argv[3], cues, signals)
    if "--left-out" in sys.argv:
        return report_left_out(documents, kinds, prior, cues)
    everyday, weights = fit(documents, kinds, prior, cues)
    of_everyday = [f"everyday-{cue}" for cue in OF_EVERYDAY]
    write_table(
        f"{sys.argv[4]}/everyday-weights.txt",
        "The weight of each cue for the share of a text that is everyday writing: see src/rank/cues.rs.",
        cues, ["everyday"], [everyday],
    )
    write_table(
        f"{sys.argv[4]}/sentence-weights.txt",
        "The weight of each signal (row) for each cue (column): see src/rank/blend.rs.",
        cues + of_everyday, signals, weights.reshape(len(signals), -1),
    )


def write_table(path, about, columns, names, rows):
    with open(path, "w", encoding="utf-8") as table:
        print(f"# {about} Made by training/fit_summaries.py.", file=table)
        print(" ".join(columns), file=table)
        for name, row in zip(names, rows):
            print(name, " ".join(f"{weight + 0.0:.2f}" for weight in row.round(2)), file=table)


if __name__ == "__main__":
    main()
