#!/usr/bin/env python3
"""Packs the tables of tokenizers: the files of seeds/tokens.

    python3 training/pack_tokens.py RANKS seeds/tokens/NAME.zst

RANKS has the tokens of an encoding in base64, each with its rank, as OpenAI publishes them and the crate tiktoken-rs has
them in its folder assets (cl100k_base.tiktoken, o200k_base.tiktoken). A packed table is zstd of the tokens in the order of
their ranks, each after a byte with its length. Needs the program zstd.
"""

import base64
import subprocess
import sys


def main(ranks: str, packed: str) -> None:
    table = bytearray()
    with open(ranks, encoding="ascii") as lines:
        for rank, line in enumerate(lines):
            token, number = line.split()
            if int(number) != rank:
                sys.exit(f"{ranks}:{rank + 1}: the rank is {number}")
            token = base64.b64decode(token)
            table += bytes([len(token)]) + token
    subprocess.run(["zstd", "-q", "--ultra", "-22", "-f", "-o", packed], input=bytes(table), check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
