"""Arrow batches in, Arrow batches out, one row for each text.

This is the door for every engine that hands over Arrow batches: Ray Data, Daft, Dask, DataFusion. The strings (Utf8,
LargeUtf8, Utf8View, or a dictionary of these) are read where they are, without a copy.

A batch is a pyarrow `RecordBatch`, `Table` or `RecordBatchReader`, or anything with `__arrow_c_array__` or
`__arrow_c_stream__`, such as a Polars `DataFrame`. What comes back is of the same pyarrow kind (a batch for an array, a
table for a stream); a reader gives a reader that works batch by batch.

Its columns are those of `keep` (default: all but the text and the title), then those of the result, `language` first and
`error` last. A kept column with the name of a result becomes `input_…`. A text that fails, or is null, has a message in
`error` and nulls elsewhere; no row is lost.

`title` names a column of titles, which help to rank. The default `"title"` is used where there is such a column of
strings; another name has to be there. `threads` is 1, because most engines run batches side by side; 0 means one per
core. The other options are those of `nutgraf.summarize`, `nutgraf.keywords` and `nutgraf.gist`, but offsets are bytes, as
on the command line, unless `offsets="characters"`. A wrong option or column raises `NutgrafError`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import pyarrow as pa

from nutgraf import _nutgraf

__all__ = ["gist_batch", "keywords_batch", "summarize_batch"]

TITLE = "title"


def summarize_batch(
    batch: Any, text: str = "text", *, title: str | None = TITLE, keep: Sequence[str] | None = None, threads: int = 1, **options: Any
) -> Any:
    """The kept columns, and a summary in each row: `language`, `sentences`, `error`; with these options `keywords` and `why`."""
    return _run("summarize", batch, text, title, keep, threads, options)


def keywords_batch(
    batch: Any, text: str = "text", *, title: str | None = TITLE, keep: Sequence[str] | None = None, threads: int = 1, **options: Any
) -> Any:
    """The kept columns, and the keywords in each row: `language`, `keywords`, `error`; with this option `why`."""
    return _run("keywords", batch, text, title, keep, threads, options)


def gist_batch(
    batch: Any, text: str = "text", *, title: str | None = TITLE, keep: Sequence[str] | None = None, threads: int = 1, **options: Any
) -> Any:
    """The kept columns, and one line in each row: `language`, `gist`, `parts`, `cut`, `error`; with this option `why` and `dropped`."""
    return _run("gist", batch, text, title, keep, threads, options)


class Columns(NamedTuple):
    """The names of the columns that a job reads and those that it copies."""

    text: str
    title: str | None
    kept: list[str]


def choose_columns(
    types: Sequence[tuple[str, Any]], texts: Collection[str], text: str, title: str | None, keep: Sequence[str] | None
) -> Columns:
    """The columns to read and to keep; `types` are the names and types of all, `texts` the names of those that hold strings."""
    names = [name for name, _ in types]
    if title == TITLE and (text == TITLE or TITLE not in texts):
        title = None
    read = [text] if title is None else [text, title]
    for name in [*read, *(keep or [])]:
        if name not in names:
            raise _nutgraf.NutgrafError(f'there is no column "{name}": the columns are {", ".join(names)}')
    for name in read:
        if name not in texts:
            raise _nutgraf.NutgrafError(f'column "{name}" is {dict(types)[name]}, not string')
    kept = [name for name in names if name not in read] if keep is None else list(keep)
    return Columns(text, title, kept)


def kept_name(name: str, own: Collection[str]) -> str:
    """The name of a kept column in the result, whose own columns are `own`."""
    return f"input_{name}" if name in own else name


def rows(job: _nutgraf.ArrowJob, batch: pa.RecordBatch, columns: Columns) -> pa.RecordBatch:
    """The kept columns of a batch and the results for its texts."""
    titles = None if columns.title is None else batch.column(columns.title)
    results = pa.array(job.run(batch.column(columns.text), titles))
    arrays = [*(batch.column(name) for name in columns.kept), *results.flatten()]
    return pa.RecordBatch.from_arrays(arrays, schema=_schema(job, batch.schema, columns))


def _run(kind: str, batch: Any, text: str, title: str | None, keep: Sequence[str] | None, threads: int, options: dict[str, Any]) -> Any:
    batch = _as_pyarrow(batch)
    fields = [(field.name, field.type) for field in batch.schema]
    columns = choose_columns(fields, {name for name, kind in fields if _is_text(kind)}, text, title, keep)
    job = _nutgraf.ArrowJob(kind, options, threads)
    if isinstance(batch, pa.RecordBatch):
        return rows(job, batch, columns)
    schema = _schema(job, batch.schema, columns)
    if isinstance(batch, pa.Table):
        return pa.Table.from_batches([rows(job, part, columns) for part in batch.to_batches()], schema)
    results: Iterator[pa.RecordBatch] = (rows(job, part, columns) for part in batch)
    return pa.RecordBatchReader.from_batches(schema, results)


def _as_pyarrow(batch: Any) -> Any:
    if isinstance(batch, (pa.RecordBatch, pa.Table, pa.RecordBatchReader)):
        return batch
    if hasattr(batch, "__arrow_c_array__"):
        return pa.record_batch(batch)
    if hasattr(batch, "__arrow_c_stream__"):
        return pa.table(batch)
    raise TypeError(f"an Arrow batch or table is needed, not {type(batch).__name__}")


def _is_text(kind: pa.DataType) -> bool:
    value = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(value) or pa.types.is_large_string(value) or pa.types.is_string_view(value))


def _schema(job: _nutgraf.ArrowJob, schema: pa.Schema, columns: Columns) -> pa.Schema:
    own = pa.schema(job.schema())
    kept = (schema.field(name) for name in columns.kept)
    return pa.schema([*(field.with_name(kept_name(field.name, own.names)) for field in kept), *own])
