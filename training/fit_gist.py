#!/usr/bin/env python3
"""Fits the weights of the choice of a gist, the table SIGNALS of src/gist/choice.rs.

    cargo run --release -p nutgraf-training --bin gist_signals -- 300 FILE SET.jsonl.gz ...
    pip install numpy scipy
    training/fit_gist.py FILE [--left-out]

FILE has, for every document, the lines that its gist is chosen from, their worth and their signals (gist_signals.rs). The weights
maximise the mean over sets of the expected worth of the line, which is taken with a probability proportional to exp(score), less
RIDGE * (w - prior)^2; the score of the table is that score over SCALE. What would stop a reader who has nothing but the line is
worth no less than FLOORS, whatever a count of common words says: most of it is more than a line can be ahead. With --left-out, prints the worth of the lines that weights
fitted to the odd rows pick from the even ones, and the reverse.
"""
import sys

import numpy as np
from scipy.optimize import minimize

RIDGE = 0.001
SCALE = 8.0
# The least that is lost by each of these, in units of the score.
FLOORS = {
    "leans": 8.0, "half-quotation": 8.0, "quotation-alone": 8.0, "list-of-names": 8.0, "broken-off": 8.0, "run-together": 8.0,
    "no-subject": 8.0, "colon": 8.0, "pronoun": 8.0, "in-brackets": 8.0, "may-lean": 0.7, "known": 0.3, "no-verb": 0.2, "question": 0.3,
    "linked": 0.8, "left-out": 0.6, "risk": 2.0, "short": 0.6,
}
PRIOR = {"rank": 6.0, "content": 0.5, "words": 0.6}
# What a set counts for; 1 if it is not here.
SHARES = {"reader": 4.0, "pasted": 2.0, "cnndm_train": 0.3}


def read(path):
    with open(path, encoding="utf-8") as lines:
        names = next(lines).split()
        documents = []
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if fields[0] == "D":
                documents.append((fields[1], int(fields[2]), [], []))
            else:
                documents[-1][2].append(float(fields[0]))
                documents[-1][3].append([float(value) for value in fields[1].split()])
    return names, [(name, row, np.array(worth), np.array(signals)) for name, row, worth, signals in documents]


def fit(names, documents):
    prior = np.array([PRIOR.get(name, -FLOORS.get(name, 0.0)) for name in names])
    n_of = {}
    for name, *_ in documents:
        n_of[name] = n_of.get(name, 0) + 1
    shares = np.array([SHARES.get(name, 1.0) / n_of[name] for name, *_ in documents])
    shares /= shares.sum()

    def loss(weights):
        value, gradient = 0.0, np.zeros(len(names))
        for share, (_, _, worth, signals) in zip(shares, documents):
            scores = SCALE * (signals @ weights)
            odds = np.exp(scores - scores.max())
            odds /= odds.sum()
            mean = odds @ worth
            value -= share * mean
            gradient -= share * SCALE * ((odds * (worth - mean)) @ signals)
        change = weights - prior
        return value + RIDGE * change @ change, gradient + 2 * RIDGE * change

    bounds = [(None, -FLOORS[name]) if name in FLOORS else (None, None) for name in names]
    return minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=bounds).x


def worth(weights, documents):
    sums = {}
    for name, _, worth, signals in documents:
        best = int(np.argmax(signals @ weights))
        sums.setdefault(name, []).append((worth[best], worth.max(), worth[int(np.argmax(signals[:, 0]))]))
    return {name: 100 * np.mean(values, axis=0) for name, values in sums.items()}


def main():
    names, documents = read(sys.argv[1])
    if "--left-out" in sys.argv:
        halves = [[document for document in documents if document[1] % 2 == half] for half in (0, 1)]
        picked = [worth(fit(names, halves[1 - half]), halves[half]) for half in (0, 1)]
        for name in picked[0]:
            taken, best, ranked = (picked[0][name] + picked[1].get(name, picked[0][name])) / 2
            print(f"{name:20} taken {taken:5.1f}   ranked first {ranked:5.1f}   best {best:5.1f}")
        return
    for name, weight in zip(names, fit(names, documents)):
        print(f'    ("{name}", {weight:.2f}),')


main()
