#!/usr/bin/env python3
"""Fits the weights of src/compress/risk.rs: how likely a gap is to break a shortened line.

    cargo run --release -p nutgraf-training --bin cut_signals -- training/cut-verdicts.jsonl FILE SET.jsonl.gz ...
    pip install numpy scipy
    training/fit_cuts.py FILE [--left-out]

FILE has, for every sentence, the verdict of an editor on its shortened line, and for every gap its signals and relations
(cut_signals.rs). A gap breaks its line with the probability p = 1 / (1 + exp(-w·x)), whatever the others do, so that a line is sound
with the product of 1 - p. The weights minimise the mean -log probability of the verdicts + RIDGE * w^2, but for that of every gap; by
L-BFGS. A relation of fewer than MIN_GAPS gaps has no weight. With --left-out, prints instead how the probabilities of sentences of
texts that were not fitted rank them: the area under the curve, and the share of bad lines among the safest.
"""
import sys
import zlib
from collections import Counter

import numpy as np
from scipy.optimize import minimize

RIDGE = 3e-3
MIN_GAPS = 12
FOLDS = 5


def read(path):
    """Names, gaps as rows of numbers, the sentence of every gap; by sentence: True if it is broken, and its text."""
    with open(path, encoding="utf-8") as lines:
        names = next(lines).split()
        gaps, broken, texts = [], [], []
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if fields[0] == "S":
                broken.append(fields[3] != "ok")
                texts.append(f"{fields[1]} {fields[2]}")
            else:
                gaps.append((len(broken) - 1, [float(value) for value in fields[0].split()], fields[1], fields[2]))
    counts = Counter(name for _, _, phrase, head in gaps for name in (f"phrase {phrase}", f"head {head}"))
    names += sorted(name for name, n in counts.items() if n >= MIN_GAPS)
    place = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(gaps), len(names)))
    for row, (_, signals, phrase, head) in zip(x, gaps):
        row[: len(signals)] = signals
        for name in (f"phrase {phrase}", f"head {head}"):
            if name in place:
                row[place[name]] = 1.0
    return names, x, np.array([gap[0] for gap in gaps]), np.array(broken, dtype=float), texts


def log_sound(x, sentence, n, weights):
    """By sentence: the logarithm of the probability that no gap breaks it."""
    return np.minimum(-np.bincount(sentence, np.logaddexp(0, x @ weights), n), -1e-9)


def fit(x, sentence, broken, is_fitted):
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 0.0

    def loss(weights):
        sound = log_sound(x, sentence, len(broken), weights)
        surprise = np.where(broken, -np.log(-np.expm1(sound)), -sound)
        of_sound = np.where(broken, np.exp(sound) / -np.expm1(sound), -1.0) * is_fitted / is_fitted.sum()
        gradient = x.T @ (-of_sound[sentence] / (1 + np.exp(-(x @ weights))))
        value = (surprise * is_fitted).sum() / is_fitted.sum() + (ridge * weights**2).sum()
        return value, gradient + 2 * ridge * weights

    start = np.zeros(x.shape[1])
    start[0] = -1.0
    return minimize(loss, start, jac=True, method="L-BFGS-B").x


def report_left_out(x, sentence, broken, texts):
    fold = np.array([zlib.crc32(text.encode()) % FOLDS for text in texts])
    sound = np.zeros(len(broken))
    for held_out in range(FOLDS):
        weights = fit(x, sentence, broken, (fold != held_out).astype(float))
        sound[fold == held_out] = log_sound(x, sentence, len(broken), weights)[fold == held_out]
    order = np.argsort(-sound)
    ranks = np.empty(len(order))
    ranks[order] = np.arange(len(order))
    n_broken, n_sound = broken.sum(), len(broken) - broken.sum()
    area = (ranks[broken > 0].sum() - n_broken * (n_broken - 1) / 2) / (n_broken * n_sound)
    shares = [f"{100 * broken[order[: len(order) * tenths // 10]].mean():.0f} %" for tenths in (2, 4, 6, 8, 10)]
    print(f"{len(broken)} sentences: area {area:.3f}; bad among the safest 20, 40, 60, 80, 100 %: {', '.join(shares)}")


def main():
    names, x, sentence, broken, texts = read(sys.argv[1])
    if "--left-out" in sys.argv:
        return report_left_out(x, sentence, broken, texts)
    for name, weight in zip(names, fit(x, sentence, broken, np.ones(len(broken)))):
        print(f"{name} {weight:.2f}")


if __name__ == "__main__":
    main()
