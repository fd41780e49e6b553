#!/usr/bin/env python3
"""Writes the set of keywords that an editor chose, for keyword_features.

    training/gather_keys.py training/key-picks.jsonl FOLDER ... OUT/editor.jsonl.gz

PICKS has, for a row of a set, how many bytes of its text were read, the spans (bytes) of the phrases that an editor would print as its
keywords, and of those that nobody would: of about thirty that an earlier version of the default ranked first, and of those that the
editor missed. The sets are in the folders, as SET.jsonl.gz. OUT gets rows of {"text", "keys", "bad", "lang", "markup"}.
"""
import gzip
import json
import os
import sys


def read_rows(name, folders):
    """The rows of a set, from the first folder that has it."""
    paths = (os.path.join(folder, f"{name}.jsonl.gz") for folder in folders)
    with gzip.open(next(path for path in paths if os.path.exists(path)), "rt", encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]


def main():
    picks_path, *folders, out = sys.argv[1:]
    sets = {}
    with open(picks_path, encoding="utf-8") as picks, gzip.open(out, "wt", encoding="utf-8") as file:
        for pick in map(json.loads, picks):
            if pick["set"] not in sets:
                sets[pick["set"]] = read_rows(pick["set"], folders)
            row = sets[pick["set"]][pick["row"]]
            text = row["text"].encode()[: pick["bytes"]]
            keys, bad = ([text[start:end].decode() for start, end in pick[of]] for of in ("keys", "bad"))
            gathered = {"text": text.decode(), "keys": keys, "bad": bad}
            gathered.update((name, row[name]) for name in ("lang", "markup") if name in row)
            file.write(json.dumps(gathered, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
