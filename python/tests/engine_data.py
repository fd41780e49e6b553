"""Documents for the tests of the engines, and the rows that the command line prints for them."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from program import program

N_ROWS = int(os.environ.get("NUTGRAF_ENGINE_ROWS", "2000"))
TEXTS = Path(__file__).parents[2] / "seeds" / "texts"
GUIDE = Path(__file__).parents[1] / "docs" / "engines.md"
FOREIGN = ("gaotie-xinwen.txt", "hochwasser-nachricht.txt", "miyah-khabar.txt")
ODD_TEXTS = ("", " \n\t", "Word", "…", "a\0b. c\r\nd.", "👩‍👩‍👧 e\u0301te\u0301. Straße!", "\ufeffOne. Two.", "No space.Here! " * 300)

# A command, its options in Python and on the command line.
JOBS = [
    ("summarize", {}, ()),
    ("summarize", {"length": "60w", "keywords": 5, "why": True}, ("--length", "60w", "--keywords", "5", "--why")),
    ("summarize", {"compress": True, "method": "textrank"}, ("--compress", "--method", "textrank")),
    ("summarize", {"length": "20%", "nested": True}, ("--length", "20%", "--nested")),
    ("keywords", {}, ()),
    ("keywords", {"top": 3, "why": True}, ("--top", "3", "--why")),
    ("gist", {}, ()),
    ("gist", {"max_words": 12, "why": True}, ("--max-words", "12", "--why")),
]


@cache
def documents(n_rows: int = N_ROWS) -> pa.Table:
    """Rows with `id`, `text` and `title`: paragraphs of our texts in ever new order, three quarters English, a few odd ones."""
    return pa.Table.from_pylist([_document(number) for number in range(n_rows)])


@cache
def expected(kind: str, *options: str, n_rows: int = N_ROWS) -> list[dict[str, Any]]:
    """The rows of the command line, in input order."""
    lines = "".join(json.dumps(row) + "\n" for row in documents(n_rows).to_pylist())
    settings = ["--from", "jsonl", "--format", "jsonl", "--threads", "2", *options]
    printed = subprocess.run([program(), kind, *settings], input=lines.encode(), capture_output=True, check=True)
    return [json.loads(line) for line in printed.stdout.splitlines()]


def check(rows: Iterable[dict[str, Any]], kind: str, *options: str, n_rows: int = N_ROWS) -> None:
    """Checks that the rows, in order of their ids, are those of the command line in every field."""
    got = sorted(map(plain, rows), key=lambda row: row["id"])
    want = expected(kind, *options, n_rows=n_rows)
    assert [row["id"] for row in got] == [row["id"] for row in want]
    for row, wanted in zip(got, want):
        assert row == wanted


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """A row as in the command line's JSON: without nulls and `"cut": false`, with `why` as objects."""
    row = _present(row)
    if "why" in row:
        row["why"] = json.loads(row["why"])
    return row


def run_example(heading: str, folder: Path) -> dict[str, Any]:
    """The variables after the example of an engine in docs/engines.md, run on a `news.parquet` of 200 rows in a folder."""
    pq.write_table(documents(200), folder / "news.parquet", row_group_size=50)
    section = re.split(rf"^## {heading}$", GUIDE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1].split("\n## ")[0]
    code = "".join(re.findall(r"^```python\n(.*?)^```$", section, re.DOTALL | re.MULTILINE))
    code = re.sub(r"\b(news\.parquet|summaries)\b", lambda name: f"{folder}/{name[0]}", code)
    variables: dict[str, Any] = {"__name__": "example"}
    exec(compile(code, heading, "exec"), variables)
    return variables


def _present(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _present(part) for name, part in value.items() if part is not None and part is not False}
    return [_present(part) for part in value] if isinstance(value, list) else value


def _document(number: int) -> dict[str, Any]:
    choice = random.Random(number)
    if number % 50 == 49:
        return {"id": number, "text": choice.choice(ODD_TEXTS), "title": None}
    paragraphs = _paragraphs(FOREIGN[number % 3]) if number % 4 == 0 else _english()
    text = "\n\n".join(choice.choices(paragraphs, k=choice.randint(4, 16)))
    return {"id": number, "text": text, "title": paragraphs[0] if choice.random() < 0.3 else None}


@cache
def _english() -> list[str]:
    names = sorted(path.name for path in TEXTS.iterdir() if path.name not in FOREIGN)
    return [paragraph for name in names for paragraph in _paragraphs(name)]


@cache
def _paragraphs(name: str) -> list[str]:
    return [paragraph for paragraph in (TEXTS / name).read_text(encoding="utf-8").split("\n\n") if paragraph.strip()]
