"""nutgraf.polars: the command line's rows from the eager, lazy and streaming engines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pl = pytest.importorskip("polars")
pytest.importorskip("pyarrow")

from engine_data import JOBS, check, documents, run_example  # noqa: E402

import nutgraf.polars  # noqa: E402


def query(frame: Any, kind: str, options: dict[str, Any]) -> Any:
    rows = getattr(pl.col("text").nutgraf, kind)(title=pl.col("title"), **options)
    return frame.select("id", rows.alias("row")).unnest("row")


@pytest.mark.parametrize(("kind", "options", "flags"), JOBS)
def test_a_frame_gives_the_rows_of_the_command_line(kind: str, options: dict[str, Any], flags: tuple[str, ...]) -> None:
    check(query(pl.DataFrame(documents()), kind, {"threads": 2, **options}).to_dicts(), kind, *flags)


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_a_lazy_frame_gives_the_same(engine: Any, tmp_path: Path) -> None:
    path = tmp_path / "documents.parquet"
    pl.DataFrame(documents()).write_parquet(path, row_group_size=500)
    lazy = query(pl.scan_parquet(path), "summarize", {})
    result = lazy.collect(engine=engine)
    assert result.schema == lazy.collect_schema()
    check(result.to_dicts(), "summarize")


def test_only_the_rows_that_are_wanted_are_ranked() -> None:
    """The expression is elementwise: a filter and a slice pass through it."""
    frame = pl.LazyFrame({"id": [1, 2, 3], "text": ["Cats sat.", "Dogs ran.", None]})
    lines = frame.with_columns(pl.col("text").nutgraf.gist().struct.field("gist")).filter(pl.col("id") == 2)
    assert lines.collect().to_dicts() == [{"id": 2, "text": "Dogs ran.", "gist": "Dogs ran."}]


def test_in_a_group_each_text_has_its_row() -> None:
    frame = pl.DataFrame({"group": [1, 1, 2], "text": ["Cats sat.", "Dogs ran.", "Hens ate."]})
    lines = frame.group_by("group", maintain_order=True).agg(pl.col("text").nutgraf.gist().struct.field("gist"))
    assert lines["gist"].to_list() == [["Cats sat.", "Dogs ran."], ["Hens ate."]]


def test_a_series_gives_a_series() -> None:
    texts = pl.Series("text", ["Cats sat.", None]).append(pl.Series(["Dogs ran."]))
    lines = texts.nutgraf.gist(title=pl.Series(["Cats", "", None]))
    assert lines.name == "text" and lines.struct.field("gist").to_list() == ["Cats sat.", None, "Dogs ran."]
    assert [error is None for error in lines.struct.field("error")] == [True, False, True]
    assert texts.nutgraf.keywords(1).struct.field("keywords")[0][0]["text"]
    assert len(texts.nutgraf.summarize("1s")) == 3


def test_categories_are_texts_too() -> None:
    lines = pl.Series(["Cats sat.", "Cats sat."], dtype=pl.Categorical).nutgraf.gist()
    assert lines.struct.field("gist").to_list() == ["Cats sat.", "Cats sat."]


def test_wrong_options_are_told_at_once() -> None:
    with pytest.raises(nutgraf.NutgrafError, match="length"):
        pl.col("text").nutgraf.summarize("long")


def test_the_example(tmp_path: Path) -> None:
    rows = run_example("Polars", tmp_path)["rows"].collect().unnest("summary")
    check(rows.to_dicts(), "summarize", "--length", "2s", n_rows=200)
