"""The readers of files."""

import gzip

import nutgraf
import pytest

MAIL = """From: Ann <ann@example.org>
Subject: The bridge is closed
Content-Type: text/html; charset=utf-8

<p>The harbour bridge is closed until <b>May</b>.</p>
"""


def test_formats_are_found(tmp_path):
    (tmp_path / "a.html").write_text("<html><head><title>Rain</title></head><body><p>Rain fell on the town.</p></body></html>")
    (tmp_path / "b.eml").write_text(MAIL)
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress("Es regnete in der Stadt.".encode()))
    (tmp_path / "d.jsonl").write_text('{"id": "x1", "text": "One."}\n{"id": 2, "text": "Two.", "title": "T"}\n')
    found = list(nutgraf.read(tmp_path))
    assert [document.text.strip() for document in found] == [
        "# Rain\n\nRain fell on the town." if found[0].text.startswith("#") else "Rain fell on the town.",
        found[1].text.strip(),
        "Es regnete in der Stadt.",
        "One.",
        "Two.",
    ]
    assert "harbour bridge is closed until May" in found[1].text
    assert found[0].id == str(tmp_path / "a.html") and [document.id for document in found[3:]] == ["x1", 2]
    assert found[4].title == "T" and found[2].language == "de"
    assert str(nutgraf.gist_many(found)[3]) == "One."


def test_what_fails_is_told_and_the_rest_is_read(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "One."}\n{"text": 7}\n{"text": "Three."}\n')
    documents = nutgraf.read(path)
    assert next(documents).text == "One."
    with pytest.raises(nutgraf.NutgrafError, match='rows.jsonl:2: field "text"'):
        next(documents)
    assert next(documents).text == "Three." and next(documents, None) is None
    one, failure, three = nutgraf.read([path], errors="row")
    assert isinstance(failure, nutgraf.Failure) and "rows.jsonl:2" in failure.error
    with pytest.raises(nutgraf.NutgrafError, match="missing.txt"):
        next(nutgraf.read(tmp_path / "missing.txt"))


def test_options_are_those_of_the_program(tmp_path):
    path = tmp_path / "rows.data"
    path.write_text("key;body\n1;Rain fell.\n")
    (document,) = nutgraf.read(path, format="csv", delimiter=";", text_field="body", id_field="key")
    assert (document.id, document.text) == ("1", "Rain fell.")
    for options in [{"format": "doc"}, {"text_markup": "x"}, {"delimiter": ";;"}, {"max_document": "x"}, {"errors": "x"}]:
        with pytest.raises(nutgraf.NutgrafError):
            nutgraf.read(path, **options)
    with pytest.raises(TypeError, match="path has to be a str, a path or a list of these, not int"):
        nutgraf.read(3)
    with open(path) as file, pytest.raises(TypeError, match="path has to be a str, a path or a list of these, not TextIOWrapper"):
        nutgraf.read(file)


def test_files_that_are_passed_over_are_told(tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell.")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.warns(UserWarning, match="1 file passed over"):
        assert len(list(nutgraf.read(tmp_path))) == 1
