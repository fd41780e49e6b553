#!/usr/bin/env python3
"""Fits how much every word speaks for furniture, seeds/models/furniture-words.txt: for a greeting, a notice, a line about the text.

    cargo run --release -p nutgraf-training --bin sentence_features -- 300 FEATURES 1 written_mails.jsonl.gz 1 written_others.jsonl.gz ...
    pip install numpy scipy
    training/fit_furniture.py FEATURES seeds/models/furniture-words.txt

Logistic regression on the sentences of the sets whose readers listed the furniture (sentence_features.rs), all but the one of
published texts. Beside its words a sentence has the signals of CONTROLS, so that no word stands for how short a line is or where; their
weights are not kept. Words of fewer than MIN_TEXTS texts are left out, and weights under MIN_WEIGHT.
"""
import sys

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

PUBLISHED = "reader"
CONTROLS = ["early", "late", "fit", "question", "unended", "digits", "address", "short", "capitals", "title", "lower", "turn"]
RIDGE = 1.6
CONTROLS_RIDGE = 0.1
MIN_TEXTS = 4
MIN_WEIGHT = 0.2


def read(path):
    """By sentence: the number of its text, whether it is furniture, its words and its controls."""
    sentences = []
    with open(path, encoding="utf-8") as lines:
        _, signals = (names.split() for names in next(lines).split("\t"))
        places = [signals.index(name) for name in CONTROLS]
        name, text = None, 0
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if fields[0] == "D":
                name, text = fields[1], text + 1
            elif len(fields) == 3 and name != PUBLISHED:
                values = fields[1].split()
                label, *words = fields[2].split()
                sentences.append((text, int(label), words, [float(values[at]) for at in places]))
    return sentences


def fit(sentences):
    """The weight of every word."""
    texts = {}
    for text, _, words, _ in sentences:
        for word in words:
            texts.setdefault(word, set()).add(text)
    known = sorted(word for word in texts if len(texts[word]) >= MIN_TEXTS)
    column = {word: at for at, word in enumerate(known)}
    columns = [[column[word] for word in words if word in column] for _, _, words, _ in sentences]
    ends = np.cumsum([0] + [len(row) for row in columns])
    x = csr_matrix((np.ones(ends[-1]), np.concatenate(columns).astype(int), ends), shape=(len(sentences), len(known)))
    controls = np.array([values + [1.0] for *_, values in sentences])
    is_furniture = np.array([label for _, label, _, _ in sentences])
    ridge = np.concatenate([np.full(len(known), RIDGE), np.full(len(CONTROLS), CONTROLS_RIDGE), [0.0]])

    def loss(weights):
        score = x @ weights[: len(known)] + controls @ weights[len(known) :]
        value = np.logaddexp(0, np.where(is_furniture, -score, score)).sum() + (ridge * weights**2).sum()
        slope = 1 / (1 + np.exp(-np.clip(score, -50, 50))) - is_furniture
        return value, np.concatenate([x.T @ slope, slope @ controls]) + 2 * ridge * weights

    return dict(zip(known, minimize(loss, np.zeros(len(ridge)), jac=True, method="L-BFGS-B").x))


def main():
    weights = fit(read(sys.argv[1]))
    with open(sys.argv[2], "w", encoding="utf-8") as table:
        print("# How much each word speaks for furniture: see src/rank/voice.rs. Made by training/fit_furniture.py.", file=table)
        for word, weight in sorted(weights.items()):
            if abs(weight) >= MIN_WEIGHT:
                print(f"{word} {weight:.2f}", file=table)


if __name__ == "__main__":
    main()
