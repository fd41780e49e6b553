"""Summaries, keywords and gists as functions of DuckDB's SQL.

nutgraf.duckdb.register(con, summarize={"length": "2s"})
con.sql("SELECT id, nutgraf_summarize(text).sentences FROM news")
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from nutgraf import _nutgraf

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["register"]


def register(
    con: DuckDBPyConnection,
    *,
    prefix: str = "nutgraf_",
    threads: int = 1,
    summarize: Mapping[str, Any] | None = None,
    keywords: Mapping[str, Any] | None = None,
    gist: Mapping[str, Any] | None = None,
) -> None:
    """Adds `nutgraf_summarize(text)`, `nutgraf_keywords(text)` and `nutgraf_gist(text)` to a connection.

    Each takes a text and, if wanted, a title, and gives a struct with the fields of `nutgraf.arrow`, `language` first and
    `error` last. A text that fails, or is NULL, has a message in `error`, so that no row is lost. `summarize`, `keywords`
    and `gist` are the options of the three; offsets are bytes, unless `offsets="characters"`. With another `prefix`
    functions with other options can be added beside them. `threads` is 1, because DuckDB runs row groups side by side.
    A wrong option raises `NutgrafError`.
    """
    for kind, options in (("summarize", summarize), ("keywords", keywords), ("gist", gist)):
        _add(con, prefix + kind, _nutgraf.ArrowJob(kind, dict(options or {}), threads))


def _add(con: Any, name: str, job: _nutgraf.ArrowJob) -> None:
    def rows(*columns: pa.ChunkedArray) -> pa.ChunkedArray:
        if len(columns) not in (1, 2):
            raise _nutgraf.NutgrafError(f"{name} takes a text and, if wanted, a title, not {len(columns)} arguments")
        return pa.chunked_array(job.run(*columns))

    empty = pa.array([], pa.struct(pa.schema(job.schema())))
    result_type = con.from_arrow(pa.table({"row": empty})).types[0]
    con.create_function(name, rows, None, result_type, type="arrow", null_handling="special")
