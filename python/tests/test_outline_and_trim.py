"""Outlines, and texts within a length."""

import copy
import json
import pickle

import nutgraf
import pytest

TEXT = (
    "# Hafen größer\n\nThe harbour council closed the old bridge on Monday. It rained.\n\n## Money\n\n"
    "The steel of the bridge costs ten million euros in all, they said.\n\n```\ncode = 1\n```\n"
)


def test_sections():
    sections = nutgraf.outline(TEXT)
    assert [(section.level, section.title) for section in sections] == [(1, "Hafen größer"), (2, "Money")]
    assert [str(section.sentences[0]) for section in sections] == [
        "The harbour council closed the old bridge on Monday.",
        "The steel of the bridge costs ten million euros in all, they said.",
    ]
    for section in sections:
        start, end = section.title_span
        assert TEXT[start:end] == section.title
        for sentence in section.sentences:
            assert TEXT[sentence.start : sentence.end] == sentence.text
        assert pickle.loads(pickle.dumps(section)) == section == copy.copy(section)
    assert [section.level for section in nutgraf.outline(nutgraf.Document(TEXT), depth=1)] == [1]
    assert all(not section.sentences for section in nutgraf.outline(TEXT, sentences=0))
    assert nutgraf.outline("") == []
    with pytest.raises(nutgraf.NutgrafError):
        nutgraf.outline(TEXT, depth=0)


def test_parts_of_a_text_without_titles():
    def about(*things):
        for day in range(26):
            a, b, c, d = (things[(day + at) % 4] for at in range(4))
            yield f"The {a} near the {b} met {c} and {d} on day {day}.\n\n"

    text = "".join([*about("harbour", "bridge", "ferry", "tower"), *about("orchard", "apple", "beetle", "farmer")])
    first, second = nutgraf.outline(text)
    assert text[second.start :].startswith("The orchard")
    assert (first.level, first.title, first.time) == (0, None, None)
    assert first.topics and first.to_dict()["topics"] == first.topics
    assert len(first.sentences) == len(second.sentences) == 1
    assert pickle.loads(pickle.dumps(first)) == first


def test_a_text_that_fits_is_the_same():
    for text in (TEXT, "", "x", "a\r\n\r\n b "):
        trimmed = nutgraf.trim(text, "10000w")
        assert str(trimmed) == trimmed.text == text and not trimmed.omitted


@pytest.mark.parametrize("length", ["20t", "20w", "90c", "90B", 3, "40%"])
def test_no_text_is_over_its_length(length):
    trimmed = nutgraf.trim(TEXT, length)
    assert 0 < trimmed.length <= trimmed.limit < trimmed.total
    for part in trimmed.kept:
        assert TEXT[part.start : part.end] in trimmed.text
        assert part.sentences is None and part.topics is None
    assert all(part.lines[0] <= part.lines[1] and part.sentences is not None for part in trimmed.omitted)
    assert pickle.loads(pickle.dumps(trimmed)) == trimmed
    assert hash(trimmed) == hash(copy.copy(trimmed))


def test_what_matters_is_asked_for():
    trimmed = nutgraf.trim(TEXT * 3, "30w", query="steel")
    assert "steel" in trimmed.text
    with pytest.warns(UserWarning, match="no word of it"):
        nutgraf.trim(TEXT, "10w", query="zeppelin")


def test_tokenizers_of_summaries():
    text = "今天天气很好。明天也很好。"
    summaries = {name: nutgraf.summarize(text, "5t", tokenizer=name).text for name in nutgraf.TOKENIZERS}
    assert summaries["o200k"] == nutgraf.summarize(text, "5t").text
    assert len(summaries["cl100k"]) < len(summaries["o200k"])
    assert nutgraf.summarize_many([text], "5t", tokenizer="cl100k")[0].text == summaries["cl100k"]
    assert nutgraf.summarize(text, "1s", tokenizer="cl100k").text in text
    with pytest.raises(nutgraf.NutgrafError, match="tokenizer"):
        nutgraf.summarize(text, "9t", tokenizer="p50k")


def test_tokenizers():
    assert nutgraf.TOKENIZERS == ("o200k", "cl100k")
    counts = [nutgraf.trim("今天天气很好。", "99t", tokenizer=name).length for name in nutgraf.TOKENIZERS]
    assert counts == [5, 9]
    with pytest.raises(nutgraf.NutgrafError, match="tokenizer"):
        nutgraf.trim(TEXT, "9t", tokenizer="p50k")
    with pytest.raises(nutgraf.NutgrafError):
        nutgraf.trim(TEXT, "0t")
    with pytest.raises(TypeError):
        nutgraf.trim(TEXT)


def test_rows_are_those_of_the_program(program, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    row = json.loads(program.run("trim", "-l", "20t", "--format", "jsonl", str(path)).stdout)
    assert {"id": str(path), **nutgraf.trim(TEXT, "20t", offsets="bytes").to_dict()} == row
    row = json.loads(program.run("outline", "--format", "jsonl", str(path)).stdout)
    assert [section.to_dict() for section in nutgraf.outline(TEXT, offsets="bytes")] == row["sections"]
