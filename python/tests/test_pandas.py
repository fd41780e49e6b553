"""nutgraf.pandas: strings with the index of the Series, and the command line's rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pd = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")

from engine_data import JOBS, check, documents, expected, run_example  # noqa: E402

import nutgraf.pandas  # noqa: E402


@pytest.fixture
def texts() -> Any:
    return pd.Series(["Cats sat.", None, "Dogs ran.", float("nan")], index=["a", "b", "b", "c"], name="text")


@pytest.mark.parametrize(("kind", "options", "flags"), JOBS)
def test_rows_are_those_of_the_command_line(kind: str, options: dict[str, Any], flags: tuple[str, ...]) -> None:
    frame = documents().to_pandas().set_index("id")
    rows = frame["text"].nutgraf.rows(kind, title=frame["title"], **options)
    check(rows.reset_index().to_dict("records"), kind, *flags)


def test_keywords_and_gists_are_those_of_the_command_line() -> None:
    frame = documents().drop_columns("title").to_pandas()
    titled = [row is not None for row in documents()["title"].to_pylist()]
    for got, row, title in zip(frame["text"].nutgraf.gist(), expected("gist"), titled):
        assert title or got == row["gist"]
    for got, row, title in zip(frame["text"].nutgraf.keywords(), expected("keywords"), titled):
        assert title or got == [keyword["text"] for keyword in row["keywords"]]


def test_missing_texts_stay_missing_and_the_index_stays(texts: Any) -> None:
    for result in (texts.nutgraf.summarize(), texts.nutgraf.gist(), texts.nutgraf.keywords()):
        assert result.index.equals(texts.index) and result.name == "text"
        assert result.isna().tolist() == [False, True, False, True]
    assert texts.nutgraf.summarize().iloc[2] == "Dogs ran."
    assert isinstance(texts.nutgraf.keywords().iloc[0], list)


@pytest.mark.parametrize("kind", ["string", "string[pyarrow]", "category", object])
def test_every_kind_of_string_gives_the_same(texts: Any, kind: Any) -> None:
    typed = texts.astype(kind)
    assert typed.nutgraf.gist().iloc[2] == "Dogs ran."
    assert typed.nutgraf.rows("gist")["gist"].iloc[2] == "Dogs ran."


def test_a_series_of_several_chunks_has_its_rows() -> None:
    texts = pd.concat([pd.Series(["Cats sat."], dtype="string[pyarrow]")] * 3)
    titles = pd.Series(["Cats", None, "Cats"], dtype="string[pyarrow]")
    assert texts.nutgraf.rows("gist", title=titles)["gist"].tolist() == ["Cats sat."] * 3


def test_rows_of_missing_texts_have_a_message(texts: Any) -> None:
    rows = texts.nutgraf.rows("gist")
    assert rows.index.equals(texts.index)
    assert rows.columns.tolist() == ["language", "gist", "parts", "cut", "error"]
    assert rows["error"].isna().tolist() == [True, False, True, False]


def test_no_texts_give_no_results() -> None:
    empty = pd.Series([], dtype=object)
    assert empty.nutgraf.summarize().empty and empty.nutgraf.rows().empty


def test_wrong_options_are_told(texts: Any) -> None:
    with pytest.raises(nutgraf.NutgrafError, match="length"):
        texts.nutgraf.summarize("long")


def test_the_example(tmp_path: Path) -> None:
    variables = run_example("pandas", tmp_path)
    assert variables["news"]["summary"].map(type).eq(str).all() and variables["rows"]["error"].isna().all()
