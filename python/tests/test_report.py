"""Reports to look at."""

import html
import re

import nutgraf
import pytest


def test_a_text_is_shown_with_its_picks(article):
    page = nutgraf.report(article)
    assert page.startswith("<!doctype html>") and page == nutgraf.report(nutgraf.Document(article, id="Text 0"))
    marked = [html.unescape(text) for text in re.findall(r'<span id="\d+" class="s t\d on"[^>]*>(.*?)</span>', page)]
    assert marked == [str(sentence) for sentence in nutgraf.summarize(article, "3s", nested=True)]


def test_several_texts_have_rows(articles):
    documents = [nutgraf.Document(text, id=name, title="<b>") for name, text in articles.items()]
    page = nutgraf.report(documents, title="News & views")
    assert page.count('<tr id="d') == len(articles) and "<title>News &amp; views</title>" in page
    assert "<b>" not in page.split("<main>")[1]
    assert nutgraf.report([]).count("<tr id=") == 0


def test_it_is_as_the_program_makes_it(article, tmp_path, program):
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    made = program.run("report", str(tmp_path / "a.txt")).stdout
    assert nutgraf.report(nutgraf.Document(article, id=str(tmp_path / "a.txt"))) == made


def test_what_makes_no_sense_is_an_error(article):
    with pytest.raises(TypeError):
        nutgraf.report(3)
    with pytest.raises(TypeError):
        nutgraf.report([article, b"bytes"])
    with pytest.raises(TypeError):
        nutgraf.report(article, tittle="x")
    with pytest.raises(nutgraf.NutgrafError, match="500"):
        nutgraf.report([f"Text {i}." for i in range(501)])
