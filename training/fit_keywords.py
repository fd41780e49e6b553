#!/usr/bin/env python3
"""Fits the weights of the default keyword method, seeds/models/keyword-weights.txt.

    cargo run --release -p nutgraf-training --bin keyword_features -- 300 FEATURES inspec.jsonl.gz news.jsonl.gz ...
    pip install numpy scipy
    training/fit_keywords.py SETS FEATURES ... [--left-out] > seeds/models/keyword-weights.txt

FEATURES has, for every document, its cues, and for every candidate its signals and whether people chose it or called it bad
(keyword_features.rs). SETS has a line for each kind of text: its weight, its name, then the sets of that kind; a set with `+`
after it has single words among its keywords that are left out, since they are another task. The weights W (signals by cues)
minimise

    - sum over documents of  weight / documents of the set / keywords found * log probability of every keyword  +
    RIDGE * (W * deviation of signal times cue)^2

where the probabilities of the candidates of a document are the softmax of their scores, those of bad ones raised by MARGIN
(softmax-margin, Gimpel & Smith 2010); by L-BFGS. With --left-out, prints instead, for each set, F1 of the first ten: fitted on
the odd rows of all sets and tried on the even ones, and the reverse; then the same for weights fitted without the set.
"""
import sys

import numpy as np
from scipy.optimize import minimize

RIDGE = 1e-3
# A weight that is not for every document is held nearer to nothing: chosen for documents of the other half.
RIDGE_OF_CUES = 5e-2
# How far a keyword has to be ahead of a phrase that nobody would choose, more than of any other.
MARGIN = 1.5
# Products of a signal and a cue that vary less are weighted as if they varied so much: rare ones teach little.
MIN_DEVIATION = 0.1
# Of a long document this many candidates that are not keywords are enough, the most frequent and a share of the rest.
MAX_CANDIDATES = 400
# The least weight of a title: none of the sets has one that is given with the text.
LEAST_OF_TITLE = 0.4
# What a phrase loses inside of a better one, or around it.
LOSS_OF_RELATIVE = np.log(2.5)


class Document:
    def __init__(self, fields):
        self.set, self.row = fields[1], int(fields[2])
        self.keys = set(fields[3].split("|"))
        self.cues = np.array(fields[4].split(), dtype=np.float32)
        self.stems, self.worth, self.signals = [], [], []

    def products(self, rows=slice(None)):
        """Every signal times every cue, a row for each candidate."""
        return (self.signals[rows][:, :, None] * self.cues).reshape(-1, self.signals.shape[1] * len(self.cues))


def read(paths):
    """The names of cues and signals, and the documents."""
    documents = []
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            cues, signals = (names.split() for names in next(lines).split("\t"))
            for line in lines:
                fields = line.rstrip("\n").split("\t")
                if fields[0] == "D" and len(fields) == 5:
                    documents.append(Document(fields))
                else:
                    documents[-1].stems.append(fields[0])
                    documents[-1].worth.append(int(fields[1]))
                    documents[-1].signals.append(np.array(fields[2].split(), dtype=np.float32))
    documents = [document for document in documents if document.stems]
    for document in documents:
        worth, document.signals = np.array(document.worth), np.array(document.signals)
        document.is_key, document.is_bad = worth > 0, worth < 0
    return cues, signals, documents


def read_sets(path):
    """By set: its weight, and True if only keywords of several words count."""
    sets = {}
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            weight, _, *names = line.split()
            sets.update({name.rstrip("+"): (float(weight) / len(names), name.endswith("+")) for name in names})
    return sets


def of_set(document):
    return document.set.split("/")[0]


def chosen_rows(document, only_phrases):
    """The candidates to learn from."""
    n_words = np.array([stems.count(" ") + 1 for stems in document.stems])
    rows = np.arange(len(n_words))
    if only_phrases:
        rows = rows[n_words > 1]
    if len(rows) > MAX_CANDIDATES:
        is_kept = document.is_key[rows] | (np.arange(len(rows)) % (len(rows) // MAX_CANDIDATES + 1) == 0)
        is_kept |= document.signals[rows, 0] > np.sort(document.signals[rows, 0])[-MAX_CANDIDATES // 2]
        rows = rows[is_kept]
    return rows


def bounds(cues, signals, deviation):
    """The bounds of the scaled weights. Few of the sets have titles: that their words are no worse than others is known."""
    least, most = np.full((len(signals), len(cues)), -np.inf), np.full((len(signals), len(cues)), np.inf)
    title = signals.index("title")
    least[title] = 0.0
    least[title, 0] = LEAST_OF_TITLE * deviation.reshape(least.shape)[title, 0]
    most[signals.index("headline")] = 0.0
    return list(zip(least.ravel(), most.ravel()))


def fit(documents, sets, cues, signals):
    """The weights, as a flat array."""
    n_cues = len(cues)
    used = [(document, chosen_rows(document, sets[of_set(document)][1])) for document in documents if of_set(document) in sets]
    used = [(document, rows) for document, rows in used if document.is_key[rows].any()]
    x = np.concatenate([document.products(rows) for document, rows in used]).astype(np.float32)
    is_key = np.concatenate([document.is_key[rows] for document, rows in used])
    margin = MARGIN * np.concatenate([document.is_bad[rows] for document, rows in used])
    lengths = np.array([len(rows) for _, rows in used])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    of_row = np.repeat(np.arange(len(used)), lengths)
    n_of = {}
    for document, _ in used:
        n_of[of_set(document)] = n_of.get(of_set(document), 0) + 1
    weight = np.array([sets[of_set(document)][0] / n_of[of_set(document)] for document, _ in used])
    weight /= weight.sum()
    n_keys = np.add.reduceat(is_key.astype(float), starts)
    target = is_key / n_keys[of_row]
    deviation = np.sqrt((x.astype(np.float64) ** 2).mean(0) - x.astype(np.float64).mean(0) ** 2 + MIN_DEVIATION**2)
    x /= deviation.astype(np.float32)
    ridge = np.full(x.shape[1], RIDGE_OF_CUES)
    ridge[::n_cues] = RIDGE

    def loss(scaled):
        score = (x @ scaled.astype(np.float32)).astype(np.float64)
        raised = score + margin
        highest = np.maximum.reduceat(raised, starts)[of_row]
        power = np.exp(raised - highest)
        total = np.add.reduceat(power, starts)
        share = power / total[of_row]
        surprise = np.log(total)[of_row] + highest - score
        value = (weight[of_row] * target * surprise).sum() + (ridge * scaled**2).sum()
        gradient = (weight[of_row] * (share - target)).astype(np.float32) @ x
        return value, gradient.astype(np.float64) + 2 * ridge * scaled

    limits = bounds(cues, signals, deviation)
    found = minimize(loss, np.zeros(x.shape[1]), jac=True, bounds=limits, method="L-BFGS-B", options={"maxiter": 150})
    return found.x / deviation


def ten_best(document, weights, n=10):
    """The stems of the keywords that are shown, by the rules of src/keyword/choose.rs and picked.rs."""
    score = document.signals @ (weights.reshape(-1, len(document.cues)) @ document.cues)
    count = np.exp(document.signals[:, 0])
    picked, relatives = [], []
    queue = list(np.argsort(-score, kind="stable"))[::-1]
    while len(picked) < n and (queue or relatives):
        is_relative = relatives and (not queue or score[relatives[0]] - LOSS_OF_RELATIVE > score[queue[-1]])
        index = relatives.pop(0) if is_relative else queue.pop()
        own = f" {document.stems[index]} "
        inside = [other for stems, other in picked if own in stems]
        around = [other for stems, other in picked if stems in own]
        if (inside or around) and not is_relative:
            relatives.append(index)
            continue
        if all(count[index] >= 3 * count[other] for other in inside) and all(
            count[other] >= 3 * count[index] for other in around
        ):
            picked.append((own, index))
    return [stems.strip() for stems, _ in picked]


def f1(document, weights, n=10):
    hits = len(document.keys.intersection(ten_best(document, weights, n)))
    return 200 * hits / (n + len(document.keys)) if hits else 0.0


def by_set(documents, weights):
    """By set: the F1 of every document."""
    values = {}
    for document in documents:
        values.setdefault(document.set, []).append(f1(document, weights))
    return values


def report_left_out(documents, sets, cues, signals):
    halves = [[document for document in documents if document.row % 2 == half] for half in (0, 1)]
    fitted = [fit(half, sets, cues, signals) for half in halves]
    values = [by_set(half, weights) for half, weights in zip(halves, reversed(fitted))]
    names = sorted({document.set for document in documents})
    seen = {name: [value for half in values for value in half.get(name, [])] for name in names}
    for whole in sorted({of_set(document) for document in documents}):
        own = [document for document in documents if of_set(document) == whole]
        without = {}
        if "--quick" not in sys.argv and whole in sets:
            rest = {name: value for name, value in sets.items() if name != whole}
            without = by_set(own, fit(documents, rest, cues, signals))
        for name in [name for name in names if name.split("/")[0] == whole]:
            mean = f"{np.mean(without[name]):6.2f}" if name in without else "     -"
            print(f"{name:28} {len(seen[name]):4} documents  other half {np.mean(seen[name]):6.2f}  without the set {mean}")
        if whole == "reader":
            print(f"{'reader':28} all  other half {np.mean([v for n in names if n.startswith('reader/') for v in seen[n]]):6.2f}"
                  + (f"  without the set {np.mean([v for n in without for v in without[n]]):6.2f}" if without else ""))


def main():
    paths = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    sets = read_sets(paths[0])
    cues, signals, documents = read(paths[1:])
    if "--left-out" in sys.argv:
        return report_left_out(documents, sets, cues, signals)
    table = fit(documents, sets, cues, signals).reshape(len(signals), len(cues))
    print("# The weight of each signal (row) for each cue (column): see src/keyword/methods/blend.rs. Made by training/fit_keywords.py.")
    print(" ".join(cues))
    for name, row in zip(signals, table):
        print(name, " ".join(f"{weight + 0.0:.2f}" for weight in row.round(2)))


if __name__ == "__main__":
    main()
