"""nutgraf.duckdb: the command line's rows in SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

duckdb = pytest.importorskip("duckdb")
pq = pytest.importorskip("pyarrow.parquet")

from engine_data import JOBS, check, documents, run_example  # noqa: E402

import nutgraf.duckdb  # noqa: E402


@pytest.fixture
def con() -> Any:
    with duckdb.connect() as con:
        yield con


@pytest.mark.parametrize(("kind", "options", "flags"), JOBS)
def test_rows_are_those_of_the_command_line(
    con: Any, tmp_path: Path, kind: str, options: dict[str, Any], flags: tuple[str, ...]
) -> None:
    path = tmp_path / "documents.parquet"
    pq.write_table(documents(), path, row_group_size=500)
    nutgraf.duckdb.register(con, **{kind: options})
    rows = con.sql(f"SELECT id, unnest(nutgraf_{kind}(text, title)) FROM '{path}'").to_arrow_table()
    check(rows.to_pylist(), kind, *flags)


def test_a_null_has_a_message_and_keeps_its_row(con: Any) -> None:
    nutgraf.duckdb.register(con)
    rows = con.sql("SELECT id, nutgraf_gist(text) AS row FROM (VALUES (1, 'Cats sat.'), (2, NULL)) t(id, text) ORDER BY id").fetchall()
    assert [(id, row["gist"], row["error"] is None) for id, row in rows] == [(1, "Cats sat.", True), (2, None, False)]


def test_two_sets_of_functions_have_their_own_options(con: Any) -> None:
    nutgraf.duckdb.register(con, summarize={"length": "1s"})
    nutgraf.duckdb.register(con, prefix="long_", summarize={"length": "2s"})
    sizes = con.sql(
        "SELECT len(nutgraf_summarize(t).sentences), len(long_summarize(t).sentences) FROM (VALUES ('Cats sat. Dogs ran.')) v(t)"
    )
    assert sizes.fetchall() == [(1, 2)]


def test_constants_are_texts_too(con: Any) -> None:
    nutgraf.duckdb.register(con)
    assert con.sql("SELECT nutgraf_gist('Cats sat.').gist").fetchall() == [("Cats sat.",)]


def test_wrong_options_and_arguments_are_told(con: Any) -> None:
    with pytest.raises(nutgraf.NutgrafError, match="length"):
        nutgraf.duckdb.register(con, summarize={"length": "long"})
    nutgraf.duckdb.register(con)
    with pytest.raises(duckdb.Error, match="nutgraf_gist takes a text and, if wanted, a title, not 3 arguments"):
        con.sql("SELECT nutgraf_gist('a', 'b', 'c')").fetchall()


def test_the_example(tmp_path: Path) -> None:
    rows = run_example("DuckDB", tmp_path)["rows"].to_arrow_table()
    check(rows.to_pylist(), "summarize", "--length", "2s", n_rows=200)
