#!/usr/bin/env python3
"""Writes the sets of sentences that an editor chose, for sentence_features.

    training/gather_picks.py training/picks.jsonl training/kinds-of-sets.txt FOLDER ... OUT

PICKS has, for a row of a set, the spans (bytes of its text) of the three sentences that make the best summary of it, and of the one
that does alone. The sets are in the folders, as SET.jsonl.gz. For each kind of text OUT gets three-KIND.jsonl.gz and one-KIND.jsonl.gz,
with rows of {"text", "picks", "furniture"}.
"""
import gzip
import json
import os
import sys
from collections import defaultdict

from gather_keys import read_rows

# Kinds that are one for an editor; any other is "other".
KINDS = {
    "lower": "news", "news": "news", "long-paper": "paper", "paper": "paper", "dialogue": "talk", "meeting": "talk",
    "pasted": "everyday", "written": "everyday",
}


def main():
    picks_path, kinds_path, *folders, out = sys.argv[1:]
    kind_of = {}
    for line in open(kinds_path, encoding="utf-8"):
        _, kind, *names = line.split()
        kind_of.update({name: KINDS.get(kind, "other") for name in names})
    # This set is fitted only by its picks; and this one, of meetings, counts with the news elsewhere.
    kind_of["cnndm_train"] = "news"
    kind_of["vcsum_zh"] = "talk"
    sets, gathered = {}, defaultdict(list)
    for line in open(picks_path, encoding="utf-8"):
        pick = json.loads(line)
        name = pick["set"]
        if name not in sets:
            sets[name] = read_rows(name, folders)
        row = sets[name][pick["row"]]
        source = row["text"].encode()
        for length, spans in (("three", pick["three"]), ("one", [pick["one"]])):
            texts = [source[start:end].decode() for start, end in spans]
            gathered[f"{length}-{kind_of[name]}"].append(
                {"text": row["text"], "picks": texts, "furniture": row.get("furniture", [])}
            )
    os.makedirs(out, exist_ok=True)
    for name, rows in gathered.items():
        with gzip.open(os.path.join(out, f"{name}.jsonl.gz"), "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    main()
