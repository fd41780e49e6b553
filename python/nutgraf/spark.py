"""Summaries, keywords and corpus models of Spark DataFrames, on classic Spark and Spark Connect.

The work runs in Spark's Python workers, Arrow batch by Arrow batch, one thread a task; `nutgraf` has to be installed on the
executors. Columns, titles and options are as in `nutgraf.arrow`. A text that fails, or is null, has a message in the column
`error`; the task goes on. A wrong option or column raises `NutgrafError` at once, before a job starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql.pandas.types import from_arrow_schema, from_arrow_type
from pyspark.sql.types import StringType, StructField, StructType

import nutgraf
from nutgraf import _nutgraf, arrow

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["gist", "gist_udf", "keywords", "keywords_udf", "learn_corpus", "summarize", "summary_udf"]

MODEL = "model binary"
# The models of the partitions are merged by this number of tasks, then by one.
N_MERGED_MODELS = 16


def summarize(
    df: DataFrame, text_col: str = "text", *, title_col: str | None = arrow.TITLE, keep: Sequence[str] | None = None, **options: Any
) -> DataFrame:
    """The kept columns, and a summary in each row, as `nutgraf.arrow.summarize_batch`; lazy, one narrow stage."""
    return _rows("summarize", df, text_col, title_col, keep, options)


def keywords(
    df: DataFrame, text_col: str = "text", *, title_col: str | None = arrow.TITLE, keep: Sequence[str] | None = None, **options: Any
) -> DataFrame:
    """The kept columns, and the keywords in each row, as `nutgraf.arrow.keywords_batch`; lazy, one narrow stage."""
    return _rows("keywords", df, text_col, title_col, keep, options)


def gist(
    df: DataFrame, text_col: str = "text", *, title_col: str | None = arrow.TITLE, keep: Sequence[str] | None = None, **options: Any
) -> DataFrame:
    """The kept columns, and one line in each row, as `nutgraf.arrow.gist_batch`; lazy, one narrow stage."""
    return _rows("gist", df, text_col, title_col, keep, options)


def summary_udf(length: str = "3s", **options: Any) -> Callable[..., Column]:
    """A function of a column of texts, whose column has the summary of each (string); null for a text that is null or fails.

    It and the other two need PySpark 4.1 or newer.
    """
    return _udf(pa.string(), nutgraf.summarize_many, {"length": length, **options}, lambda summary: summary.text)


def keywords_udf(top: int = 10, **options: Any) -> Callable[..., Column]:
    """A function as `summary_udf`'s, whose column has the keywords of each text, the best first (array of string)."""
    return _udf(
        pa.list_(pa.string()), nutgraf.keywords_many, {"top": top, **options}, lambda ranked: [keyword.text for keyword in ranked]
    )


def gist_udf(**options: Any) -> Callable[..., Column]:
    """A function as `summary_udf`'s, whose column has one line for each text (string)."""
    return _udf(pa.string(), nutgraf.gist_many, options, lambda line: line.text)


def learn_corpus(df: DataFrame, text_col: str = "text", *, language: str | None = None) -> nutgraf.CorpusModel:
    """The corpus model of all texts, the same bytes as `nutgraf corpus learn` writes, whatever the partitions.

    Each partition learns a model, and the models are merged in two steps on the executors. Memory grows with the number
    of distinct terms.
    """
    arrow.choose_columns(_types(df), _texts(df), text_col, None, [])
    nutgraf.CorpusModel.learn([], language=language)

    def learn(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        texts = (text or "" for batch in batches for text in batch.column(0).to_pylist())
        yield _as_batch(nutgraf.CorpusModel.learn(texts, language=language, threads=1))

    def merge(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield _as_batch(_merged(model for batch in batches for model in batch.column(0).to_pylist()))

    models = df.select(_quoted(text_col)).toDF("text").mapInArrow(learn, MODEL)
    for n_models in (N_MERGED_MODELS, 1):
        models = models.repartition(n_models).mapInArrow(merge, MODEL)
    return _merged(row.model for row in models.collect())


def _rows(kind: str, df: DataFrame, text: str, title: str | None, keep: Sequence[str] | None, options: dict[str, Any]) -> DataFrame:
    columns = arrow.choose_columns(_types(df), _texts(df), text, title, keep)
    own = from_arrow_schema(pa.schema(_nutgraf.ArrowJob(kind, options, 1).schema()))
    fields = [df.schema[name] for name in columns.kept]
    kept = [StructField(arrow.kept_name(field.name, own.names), field.dataType, field.nullable) for field in fields]
    read = [name for name in dict.fromkeys([*columns.kept, columns.text, columns.title]) if name is not None]

    def rows(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        job = _nutgraf.ArrowJob(kind, options, 1)
        return (arrow.rows(job, batch.rename_columns(read), columns) for batch in batches)

    # `mapInArrow` refuses names with dots, so the columns travel under their numbers.
    numbered = df.select(*map(_quoted, read)).toDF(*map(str, range(len(read))))
    return numbered.mapInArrow(rows, StructType([*kept, *own.fields]))


def _udf(
    result: pa.DataType, many: Callable[..., list[Any]], options: dict[str, Any], value: Callable[[Any], Any]
) -> Callable[..., Column]:
    from pyspark.sql.functions import arrow_udf  # type: ignore[attr-defined, unused-ignore]

    # A wrong option is told here.
    many([], **options)

    def column(texts: pa.Array) -> pa.Array:
        rows = many(texts, threads=1, errors="row", **options)
        values = [None if isinstance(row, nutgraf.Failure) else value(row) for row in rows]
        return pa.array(values, result)

    function: Callable[..., Column] = arrow_udf(column, from_arrow_type(result))
    return function


def _types(df: DataFrame) -> list[tuple[str, Any]]:
    return [(field.name, field.dataType.simpleString()) for field in df.schema]


def _texts(df: DataFrame) -> set[str]:
    return {field.name for field in df.schema if isinstance(field.dataType, StringType)}


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _as_batch(model: nutgraf.CorpusModel) -> pa.RecordBatch:
    return pa.record_batch({"model": pa.array([model.to_bytes()], pa.binary())})


def _merged(models: Iterable[bytes]) -> nutgraf.CorpusModel:
    return nutgraf.CorpusModel().merge(*(nutgraf.CorpusModel.from_bytes(bytes(model)) for model in models))
