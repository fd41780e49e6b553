"""Summaries, keywords and gists of pandas Series: importing this module adds the accessor `nutgraf`.

    df["summary"] = df["text"].nutgraf.summarize("2s")

Results have the index of the Series. Missing texts stay missing. A text that fails raises `NutgrafError`; with
`errors="row"` it is missing too. `threads` is 0, one per core. The other options are those of `nutgraf.summarize_many`,
`nutgraf.keywords_many` and `nutgraf.gist_many`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

import nutgraf

__all__ = ["NutgrafAccessor"]


@pd.api.extensions.register_series_accessor("nutgraf")  # type: ignore[misc, unused-ignore]
class NutgrafAccessor:
    """`df["text"].nutgraf`."""

    def __init__(self, texts: pd.Series) -> None:
        self._texts = texts

    def summarize(self, length: str = "3s", **options: Any) -> pd.Series:
        """The summary of each text, a string."""
        return self._each(nutgraf.summarize_many, {"length": length, **options}, lambda summary: summary.text)

    def keywords(self, top: int = 10, **options: Any) -> pd.Series:
        """The keywords of each text, a list of strings, the best first."""
        return self._each(nutgraf.keywords_many, {"top": top, **options}, lambda ranked: [keyword.text for keyword in ranked])

    def gist(self, **options: Any) -> pd.Series:
        """One line for each text, a string."""
        return self._each(nutgraf.gist_many, options, lambda line: line.text)

    def rows(self, kind: str = "summarize", *, title: pd.Series | None = None, threads: int = 0, **options: Any) -> pd.DataFrame:
        """A column for each field of the result of "summarize", "keywords" or "gist", `language` first and `error` last.

        The values are those of the command line's JSON, as strings, lists and dicts; offsets are bytes, unless
        `offsets="characters"`. A missing text, or one that fails, has a message in `error`. Needs pyarrow.
        """
        import pyarrow as pa

        from nutgraf import _nutgraf

        job = _nutgraf.ArrowJob(kind, options, threads)
        texts = [pa.Array.from_pandas(column, type=pa.large_string()) for column in (self._texts, title) if column is not None]
        results = pa.chunked_array(job.run(*texts))
        columns = zip(results.type.names, results.flatten())
        return pd.DataFrame({name: column.to_pylist() for name, column in columns}, index=self._texts.index)

    def _each(self, many: Callable[..., list[Any]], options: dict[str, Any], value: Callable[[Any], Any]) -> pd.Series:
        raises = options.pop("errors", "raise") == "raise"
        present = self._texts.notna()
        rows = iter(many(self._texts[present], errors="row", **options))
        values = []
        for label, is_present in present.items():
            row = next(rows) if is_present else None
            if raises and isinstance(row, nutgraf.Failure):
                raise nutgraf.NutgrafError(f"row {label!r}: {row.error}")
            values.append(None if row is None or isinstance(row, nutgraf.Failure) else value(row))
        return pd.Series(values, index=self._texts.index, name=self._texts.name, dtype=None if values else object)
