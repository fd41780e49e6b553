"""Random values at the boundary between Python and Rust: whatever is given, a function returns what holds or raises a Python error.

    python python/tests/boundary.py --runs 100000 --seed 1

What does not fit is a TypeError, ValueError (NutgrafError is one) or OverflowError; nothing panics, and a text that is returned stands at
its place. A small part runs as a test.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
import warnings
from collections.abc import Callable
from typing import Any

import pyarrow as pa

import nutgraf
from nutgraf.arrow import gist_batch, keywords_batch, summarize_batch

REFUSED = (nutgraf.NutgrafError, ValueError, TypeError, OverflowError)
OFFSETS = ["characters", "bytes", "utf16"]
PIECES = [
    "Rain fell on Tuesday. ", "The ferry was late, said Dr. Ng. ", "\n\n", "# Rain\n", "- one\n", "😀", "e\u0301", "\u200b", "\x00", "\ufeff",
    "\ud800", "“It rained,” said Ann. ", "雨が降った。", "下雨了。", "ฝนตก", "مطر. ", "a" * 70, ". ", "[10:02] <ann> hi\n", "<b>&amp;", "1. ", "\r\n",
]  # fmt: skip
WORDS = ["rain", "", "ferry Ng", "zz", "😀", "\x00", "*", "(", "a" * 200]


class Values:
    """Random values, most of them of the right type."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def text(self) -> Any:
        if self.random.random() < 0.02:
            return self.odd()
        pieces = self.random.choices(PIECES, k=self.random.choice([0, 1, 3, 8, 30]))
        if self.random.random() < 0.98:
            pieces = [piece for piece in pieces if piece != "\ud800"]
        return "".join(pieces)

    def odd(self) -> Any:
        return self.random.choice([None, 1, -1, 2**70, float("nan"), b"a", [], {}, object(), "\ud800", True, ("a",), {"a": {}}])

    def rarely(self, rare: list[Any], usual: list[Any]) -> Any:
        return self.random.choice(rare if self.random.random() < 0.05 else usual)

    def number(self) -> Any:
        return self.rarely([0, -1, 2**63, 2**64, 2**70], [1, 2, 3, 7, 25, 100, 10**6])

    def fraction(self) -> Any:
        return self.rarely([-1.0, 2.5, float("nan"), float("inf"), 1e308], [0.0, 0.3, 1.0, -0.0, 5e-324])

    def word(self) -> Any:
        return self.rarely(["\ud800"], WORDS)

    def words(self) -> Any:
        return [self.word() for _ in range(self.random.randrange(4))]

    def length(self) -> Any:
        unit = self.rarely(["", "x", "%"], ["s", "w", "c", "B", "kB", "t"])
        return self.random.choice([f"{self.number()}{unit}", self.number(), "15%"])

    def language(self) -> Any:
        return self.rarely(["qq", "", "en-GB", "\x00"], [None, "en", "de", "zh", "ja", "auto"])

    def method(self, names: list[str]) -> Any:
        return self.rarely(["none such", ""], names)

    def some(self, **options: Callable[[], Any]) -> dict[str, Any]:
        """A few of the options, now and then with a value of the wrong type."""
        chosen = [name for name in options if self.random.random() < 0.2]
        return {name: self.odd() if self.random.random() < 0.03 else options[name]() for name in chosen}

    def flag(self) -> bool:
        return self.random.random() < 0.5


def shared_options(values: Values) -> dict[str, Callable[[], Any]]:
    return {"language": values.language, "title": values.word, "offsets": lambda: values.rarely(["words"], OFFSETS)}


def summary_options(values: Values) -> dict[str, Callable[[], Any]]:
    return {
        "method": lambda: values.method(nutgraf.SENTENCE_METHODS),
        "query": values.word,
        "must_include": values.words,
        "avoid": lambda: values.rarely([["nothing"]], [[], ["quotes"]]),
        "compress": values.flag,
        "per_section": values.flag,
        "nested": values.flag,
        "keywords": values.number,
        "why": values.flag,
    }


def keyword_options(values: Values) -> dict[str, Callable[[], Any]]:
    return {
        "method": lambda: values.method(nutgraf.KEYWORD_METHODS),
        "query": values.word,
        "max_words": values.number,
        "min_score": values.fraction,
        "diversity": values.fraction,
        "single_words": values.flag,
        "stop": values.words,
        "only": lambda: values.random.choice([values.words(), {values.word(): values.words()}]),
        "boost": lambda: {values.word(): values.fraction()},
        "why": values.flag,
    }


def slice_of(text: str, start: int, end: int, offsets: str) -> str:
    """The part of a text between two offsets of a kind."""
    if offsets == "characters":
        return text[start:end]
    encoding, width = {"bytes": ("utf-8", 1), "utf16": ("utf-16-le", 2)}[offsets]
    return text.encode(encoding)[width * start : width * end].decode(encoding)


def check_sentences(text: str, sentences: Any, offsets: str) -> None:
    for sentence in sentences:
        assert sentence.text == slice_of(text, sentence.start, sentence.end, offsets), (text, sentence.to_dict(), offsets)


def one_text(values: Values) -> None:
    """A function on one text."""
    text, shared = values.text(), shared_options(values)
    job = values.random.randrange(7)
    options = values.some(**shared)
    offsets = options.get("offsets") or "characters"
    if job == 0:
        options |= values.some(**summary_options(values))
        summary = nutgraf.summarize(text, values.length(), **options)
        check_sentences(text, summary, offsets)
        assert pickle.loads(pickle.dumps(summary)) == summary
        assert isinstance(summary.to_dict(), dict) and isinstance(summary._repr_html_(), str)
    elif job == 1:
        options |= values.some(**keyword_options(values))
        for keyword in nutgraf.keywords(text, values.number(), **options):
            assert 0 <= keyword.score <= 1 and keyword.spans, keyword.to_dict()
            assert all(slice_of(text, *span, offsets) for span in keyword.spans), keyword.to_dict()
    elif job == 2:
        options |= values.some(max_words=values.number, max_bytes=values.number, why=values.flag)
        line = nutgraf.gist(text, **options)
        assert "\n" not in line.text and line.to_dict()
    elif job == 3:
        options.pop("title", None)
        check_sentences(text, nutgraf.split(text, **options), offsets)
    elif job == 4:
        options |= values.some(sentences=values.number, depth=values.number, query=values.word)
        for section in nutgraf.outline(text, **options):
            check_sentences(text, section.sentences, offsets)
    elif job == 5:
        options |= values.some(query=values.word, tokenizer=lambda: values.method(nutgraf.TOKENIZERS))
        trimmed = nutgraf.trim(text, values.length(), **options)
        assert trimmed.length <= trimmed.limit, trimmed.to_dict()
    else:
        options.pop("offsets", None)
        document = nutgraf.Document(text, **options)
        assert pickle.loads(pickle.dumps(document)).text == text
        check_sentences(text, document.summarize(values.length(), **values.some(**summary_options(values))), "characters")
        document.keywords(values.number(), **values.some(**keyword_options(values)))


def many_texts(values: Values) -> None:
    """A function on several texts, and models of them."""
    texts = [values.text() for _ in range(values.random.randrange(5))]
    options = values.some(language=values.language, threads=lambda: values.random.choice([0, 1, 2]), errors=lambda: "row")
    job = values.random.randrange(5)
    if job == 0:
        found: list[Any] = nutgraf.summarize_many(texts, values.length(), **options, **values.some(**summary_options(values)))
        assert len(found) == len(texts)
    elif job == 1:
        assert len(nutgraf.keywords_many(texts, values.number(), **options, **values.some(**keyword_options(values)))) == len(texts)
    elif job == 2:
        nutgraf.summarize_together(texts, values.length(), **values.some(dedup=values.flag, **summary_options(values)))
    elif job == 3:
        assert nutgraf.report(texts).startswith("<!")
    else:
        model = nutgraf.CorpusModel.learn(texts)
        data = bytearray(model.merge(model).to_bytes())
        assert nutgraf.CorpusModel.from_bytes(bytes(data)).n_documents == 2 * len(texts)
        data[values.random.randrange(len(data))] ^= 1 << values.random.randrange(8)
        try:
            nutgraf.CorpusModel.from_bytes(bytes(data))
        except REFUSED:
            return
        raise AssertionError("a model that was changed is taken")


def a_batch(values: Values) -> None:
    """A batch of Arrow: of every kind of string, with nulls, sliced."""
    n = values.random.randrange(6)
    texts = [None if values.random.random() < 0.2 else str(values.text()).replace("\ud800", "") for _ in range(n)]
    kind = values.random.choice([pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string()), pa.binary(), pa.int64()])
    column = pa.array(texts, pa.string()) if kind != pa.int64() else pa.array(range(n), kind)
    column = column.cast(kind) if not pa.types.is_dictionary(kind) else column.dictionary_encode()
    batch = pa.record_batch({"id": pa.array(range(n), pa.int64()), values.random.choice(["text", "body"]): column})
    start = values.random.randrange(n + 1)
    batch = batch.slice(start, values.random.randrange(n + 1))
    run, options = values.random.choice(
        [(summarize_batch, summary_options(values)), (keywords_batch, keyword_options(values)), (gist_batch, {"max_words": values.number})]
    )
    result = run(batch, **values.some(threads=lambda: values.random.choice([0, 1, 2]), offsets=lambda: "characters"), **values.some(**options))
    result.validate(full=True)
    assert result.num_rows == batch.num_rows
    n_null = sum(text is None for text in batch.column(1).to_pylist())
    assert result.column("error").null_count == batch.num_rows - n_null


def run(n_runs: int, seed: int) -> dict[str, int]:
    """Runs so many times; returns how often each kind was done and refused."""
    values = Values(seed)
    counts: dict[str, int] = {}
    warnings.simplefilter("ignore")
    for _ in range(n_runs):
        call = values.random.choices([one_text, many_texts, a_batch], weights=[6, 2, 1])[0]
        state = values.random.getstate()
        try:
            call(values)
            outcome = "done"
        except REFUSED:
            outcome = "refused"
        except BaseException:
            values.random.setstate(state)
            print(f"seed {seed}, after {sum(counts.values())} runs: {call.__name__}")
            raise
        counts[f"{call.__name__} {outcome}"] = counts.get(f"{call.__name__} {outcome}", 0) + 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print(run(arguments.runs, arguments.seed), f"{time.process_time():.1f} s of CPU")


if __name__ == "__main__":
    main()
