#!/usr/bin/env python3
"""Prints the table of docs/quality.md: the default sentence method beside lead and textrank, set by set.

    cargo build --release
    training/kind_report.py target/release/nutgraf training/summary-sets.txt training/kinds-of-sets.txt FOLDER ... [--unfitted]

A line of summary-sets.txt is the number of sentences in the summaries of a set, its name, and what it is. The rows of a set are
in NAME.jsonl.gz in one of the folders, as for sentence_features.rs. At most 200 rows of each are used, evenly spread. "fitted"
is how many of them the weights were fitted on: at most 300 rows of each set in kinds-of-sets.txt, as sentence_features takes
them. With --unfitted, only the other rows are used, and the sets that have some.
"""
import gzip
import json
import os
import subprocess
import sys
import tempfile

MAX_ROWS = 200
MAX_FITTED = 300


def fitted(n_rows):
    """The rows of a set that sentence_features takes."""
    step = max(n_rows // MAX_FITTED, 1)
    return list(range(0, n_rows, step))[:MAX_FITTED]


def spread(rows):
    """At most MAX_ROWS of the rows, evenly spread."""
    n = min(len(rows), MAX_ROWS)
    return [rows[index * len(rows) // n] for index in range(n)]


def read_rows(name, folders):
    paths = [path for folder in folders if os.path.exists(path := os.path.join(folder, name + ".jsonl.gz"))]
    if not paths:
        sys.exit(f"{name}.jsonl.gz is in none of the folders")
    with gzip.open(paths[0], "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def report(program, rows, n_sentences):
    """What the program says about each method."""
    markup = "markdown" if rows[0].get("markup") == "markdown" else "auto"
    command = [program, "eval", "summaries", "--kind-report", "-", "--kind-field", "kind", "-l", f"{n_sentences}s"]
    # What a reader wrote has a line in place of a summary.
    rows = [{**row, "kind": "all", "summary": row.get("summary") or [row.get("line")]} for row in rows]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    command += ["--text-markup", markup, "--format", "json"]
    run = subprocess.run(command, input=text, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return json.loads(run.stdout)["kinds"][0]["methods"]


def shown(interval, sign=""):
    mean, low, high = (format(100 * interval[part], sign + ".1f") for part in ("mean", "low", "high"))
    return f"{mean} ({low} – {high})"


def main():
    is_unfitted = "--unfitted" in sys.argv
    program, sets, kinds, *folders = [argument for argument in sys.argv[1:] if argument != "--unfitted"]
    in_fit = {name for line in open(kinds, encoding="utf-8") for name in line.split()[2:]}
    print("| texts, sentences | rows | fitted | words | default | `lead` | `textrank` | default − the better |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for line in open(sets, encoding="utf-8"):
        n_sentences, name, title = line.strip().split(" ", 2)
        rows = read_rows(name, folders)
        known = set(fitted(len(rows))) if name in in_fit else set()
        taken = spread([index for index in range(len(rows)) if not (is_unfitted and index in known)])
        if not taken:
            continue
        methods = report(program, [rows[index] for index in taken], n_sentences)
        better = max(("lead", "textrank"), key=lambda other: methods[other]["mean"]["mean"])
        cells = [
            f"{title}, {n_sentences}",
            str(len(taken)),
            str(len(known.intersection(taken))),
            " / ".join(f"{method['words']:.0f}" for method in methods.values()),
            *(shown(method["mean"]) for method in methods.values()),
            shown(methods[better]["difference"], "+"),
        ]
        print(f"| {' | '.join(cells)} |", flush=True)


main()
