"""nutgraf.arrow: the command line's rows from every kind of batch, and the columns of the result."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")

from engine_data import JOBS, check, documents, expected, plain, run_example  # noqa: E402

import nutgraf  # noqa: E402
from nutgraf.arrow import gist_batch, keywords_batch, summarize_batch  # noqa: E402

RUN = {"summarize": summarize_batch, "keywords": keywords_batch, "gist": gist_batch}
SMALL = {"id": [1, 2], "text": ["One cat sat. One dog ran.", "Das Haus steht am See."], "title": ["A cat", None]}


@pytest.mark.parametrize(("kind", "options", "flags"), JOBS)
def test_a_table_gives_the_rows_of_the_command_line(kind: str, options: dict[str, Any], flags: tuple[str, ...]) -> None:
    table = pa.Table.from_batches(documents().to_batches(max_chunksize=300))
    result = RUN[kind](table, threads=2, **options)
    assert isinstance(result, pa.Table)
    result.validate(full=True)
    check(result.to_pylist(), kind, *flags)


def test_a_batch_gives_a_batch() -> None:
    result = summarize_batch(documents().combine_chunks().to_batches()[0])
    assert isinstance(result, pa.RecordBatch)
    check(result.to_pylist(), "summarize")


def test_a_reader_gives_a_reader_that_works_batch_by_batch() -> None:
    n_read = 0

    def batches() -> Any:
        nonlocal n_read
        for batch in documents().to_batches(max_chunksize=100):
            n_read += 1
            yield batch

    reader = summarize_batch(pa.RecordBatchReader.from_batches(documents().schema, batches()))
    assert isinstance(reader, pa.RecordBatchReader) and n_read == 0
    first = reader.read_next_batch()
    assert n_read == 1
    check([*first.to_pylist(), *reader.read_all().to_pylist()], "summarize")


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())])
def test_every_kind_of_string_gives_the_same(kind: Any) -> None:
    table = documents().slice(0, 200)
    for name in ("text", "title"):
        table = table.set_column(table.column_names.index(name), name, table[name].combine_chunks().cast(kind))
    assert summarize_batch(table).equals(summarize_batch(documents().slice(0, 200)))


def test_a_slice_gives_its_rows() -> None:
    batch = documents().combine_chunks().to_batches()[0].slice(150, 40)
    assert [plain(row) for row in gist_batch(batch).to_pylist()] == expected("gist")[150:190]


@pytest.mark.parametrize(("shown", "kind"), [("__arrow_c_array__", pa.RecordBatch), ("__arrow_c_stream__", pa.Table)])
def test_batches_of_other_libraries(shown: str, kind: Any) -> None:
    batch = pa.record_batch(SMALL)
    other = type("Other", (), {shown: lambda _, requested_schema=None: getattr(batch, shown)(requested_schema)})()
    result = summarize_batch(other)
    assert isinstance(result, kind) and result.to_pylist() == summarize_batch(batch).to_pylist()


@pytest.mark.parametrize(
    ("columns", "settings", "names"),
    [
        (["id", "text", "title"], {}, ["id", "language", "gist", "parts", "cut", "error"]),
        (["text", "error"], {}, ["input_error", "language", "gist", "parts", "cut", "error"]),
        (["id", "text", "a"], {"keep": ["text", "id"]}, ["text", "id", "language", "gist", "parts", "cut", "error"]),
        (["id", "text", "title"], {"title": None, "keep": None}, ["id", "title", "language", "gist", "parts", "cut", "error"]),
        (["id", "text", "title"], {"keep": []}, ["language", "gist", "parts", "cut", "error"]),
    ],
)
def test_columns_of_the_result(columns: list[str], settings: dict[str, Any], names: list[str]) -> None:
    batch = pa.record_batch({name: ["Cats sat."] for name in columns})
    assert gist_batch(batch, **settings).schema.names == names


def test_titles_help_to_rank() -> None:
    batch = pa.record_batch(
        {"text": [" ".join(f"The {word} is here." for word in ("cat", "dog", "cow", "fox", "hen"))], "title": ["A fox"]}
    )
    named = batch.rename_columns(["text", "head"])
    assert keywords_batch(named, title="head").equals(keywords_batch(batch))
    assert not keywords_batch(batch, keep=[]).equals(keywords_batch(batch, title=None, keep=[]))


def test_a_column_title_without_strings_is_an_ordinary_column() -> None:
    assert gist_batch(pa.record_batch({"text": ["Cats sat."], "title": [7]}))["title"].to_pylist() == [7]


def test_a_null_text_has_a_message_and_keeps_its_row() -> None:
    result = summarize_batch(pa.record_batch({"id": [1, 2], "text": ["Cats sat.", None]})).to_pylist()
    assert [row["id"] for row in result] == [1, 2]
    assert result[0]["error"] is None and result[1]["error"] and result[1]["sentences"] is None


def test_nothing_gives_nothing_with_the_same_columns() -> None:
    empty = documents().slice(0, 0)
    assert summarize_batch(empty).schema == summarize_batch(documents().slice(0, 5)).schema
    assert summarize_batch(empty).num_rows == 0


def test_offsets_are_bytes_unless_asked_for_characters() -> None:
    batch = pa.record_batch({"text": ["Ärger. Ende gut."]})
    starts = [summarize_batch(batch, offsets=unit)["sentences"][0].as_py()[1]["start"] for unit in ("bytes", "characters")]
    assert starts == [8, 7]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"text": "body"}, 'there is no column "body": the columns are id, text, title'),
        ({"text": "id"}, 'column "id" is int64, not string'),
        ({"title": "head"}, 'there is no column "head": the columns are id, text, title'),
        ({"title": "id"}, 'column "id" is int64, not string'),
        ({"keep": ["id", "when"]}, 'there is no column "when": the columns are id, text, title'),
    ],
)
def test_wrong_columns_are_told(settings: dict[str, Any], message: str) -> None:
    with pytest.raises(nutgraf.NutgrafError) as error:
        summarize_batch(pa.record_batch(SMALL), **settings)
    assert str(error.value) == message


def test_wrong_options_and_batches_are_told() -> None:
    with pytest.raises(nutgraf.NutgrafError, match="length"):
        summarize_batch(pa.record_batch(SMALL), length="long")
    with pytest.raises((TypeError, nutgraf.NutgrafError), match="lenght"):
        summarize_batch(pa.record_batch(SMALL), lenght="3s")
    with pytest.raises(TypeError, match="an Arrow batch or table is needed, not list"):
        summarize_batch([1])


def test_the_example(tmp_path: Path) -> None:
    rows = run_example("Arrow", tmp_path)["rows"]
    check(rows.to_pylist(), "summarize", "--length", "2s", n_rows=200)


def test_the_recipe_for_dask(tmp_path: Path) -> None:
    pytest.importorskip("dask.dataframe")
    rows = run_example("Dask", tmp_path)["rows"]
    check(pa.Table.from_pandas(rows, preserve_index=False).to_pylist(), "summarize", "--length", "2s", n_rows=200)


def test_the_recipe_for_daft(tmp_path: Path) -> None:
    pytest.importorskip("daft")
    rows = run_example("Daft", tmp_path)["rows"]
    check(rows.to_pylist(), "summarize", "--length", "2s", n_rows=200)


@pytest.mark.slow
def test_the_recipe_for_ray(tmp_path: Path) -> None:
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False)
    try:
        rows = run_example("Ray Data", tmp_path)["rows"]
        check(rows.take_all(), "summarize", "--length", "2s", n_rows=200)
    finally:
        ray.shutdown()
