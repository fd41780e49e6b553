"""Summaries, keywords and gists as Polars expressions: importing this module adds the namespace `nutgraf`.

    df.select("id", pl.col("text").nutgraf.summarize("2s", title=pl.col("title")))

Each gives a struct with the fields of `nutgraf.arrow`, `language` first and `error` last, for expressions and for Series,
eager, lazy and streaming. A text that fails, or is null, has a message in `error`. Offsets are bytes, unless
`offsets="characters"`. `threads` is 1, because the streaming engine runs parts side by side; the in-memory engine hands
over a whole column, where `threads=0` uses every core. A wrong option raises `NutgrafError` at once.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from nutgraf import _nutgraf

__all__ = ["NutgrafExpressions", "NutgrafSeries"]


@pl.api.register_expr_namespace("nutgraf")
class NutgrafExpressions:
    """`pl.col("text").nutgraf`."""

    def __init__(self, texts: pl.Expr) -> None:
        self._texts = texts

    def summarize(self, length: str = "3s", *, title: pl.Expr | None = None, threads: int = 1, **options: Any) -> pl.Expr:
        """A struct for each text: `language`, `sentences`, `error`; with these options `keywords` and `why`."""
        return _expression("summarize", self._texts, title, threads, {"length": length, **options})

    def keywords(self, top: int = 10, *, title: pl.Expr | None = None, threads: int = 1, **options: Any) -> pl.Expr:
        """A struct for each text: `language`, `keywords`, `error`; with this option `why`."""
        return _expression("keywords", self._texts, title, threads, {"top": top, **options})

    def gist(self, *, title: pl.Expr | None = None, threads: int = 1, **options: Any) -> pl.Expr:
        """A struct for each text: `language`, `gist`, `parts`, `cut`, `error`; with `why` also `why` and `dropped`."""
        return _expression("gist", self._texts, title, threads, options)


@pl.api.register_series_namespace("nutgraf")
class NutgrafSeries:
    """`df["text"].nutgraf`."""

    def __init__(self, texts: pl.Series) -> None:
        self._texts = texts

    def summarize(self, length: str = "3s", *, title: pl.Series | None = None, threads: int = 1, **options: Any) -> pl.Series:
        """A struct for each text, as the expression's."""
        return _series("summarize", self._texts, title, threads, {"length": length, **options})

    def keywords(self, top: int = 10, *, title: pl.Series | None = None, threads: int = 1, **options: Any) -> pl.Series:
        """A struct for each text, as the expression's."""
        return _series("keywords", self._texts, title, threads, {"top": top, **options})

    def gist(self, *, title: pl.Series | None = None, threads: int = 1, **options: Any) -> pl.Series:
        """A struct for each text, as the expression's."""
        return _series("gist", self._texts, title, threads, options)


def _expression(kind: str, texts: pl.Expr, title: pl.Expr | None, threads: int, options: dict[str, Any]) -> pl.Expr:
    job = _nutgraf.ArrowJob(kind, options, threads)
    result_type = pl.Series(job.run(pl.Series([], dtype=pl.String))).dtype

    def rows(columns: Any) -> pl.Series:
        return _rows(job, *columns)

    read = [texts] if title is None else [texts, title]
    return pl.map_batches(read, rows, result_type, is_elementwise=True)


def _series(kind: str, texts: pl.Series, title: pl.Series | None, threads: int, options: dict[str, Any]) -> pl.Series:
    return _rows(_nutgraf.ArrowJob(kind, options, threads), texts, title)


def _rows(job: _nutgraf.ArrowJob, texts: pl.Series, titles: pl.Series | None = None) -> pl.Series:
    # One chunk each, so that texts and titles have the same.
    titles = None if titles is None else titles.rechunk()
    return pl.Series(job.run(texts.rechunk(), titles)).alias(texts.name)
