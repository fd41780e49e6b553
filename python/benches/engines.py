"""Rows a second of each engine and of the command line on the same Parquet file.

    python benches/engines.py documents.parquet [--engines polars duckdb] [--repeat 3]

The file has the columns `id`, `text` and `title`, in row groups of about 1,000 rows, so that two threads have work; its
texts have no HTML tags, which only the command line removes. Each engine uses two threads, and its rows are compared with
the command line's in every field. Start-up (imports, Spark's session) and the pass over the file are measured apart.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from engine_data import plain, program  # noqa: E402


def command_line(path: str) -> Callable[[], Any]:
    output = Path(path).with_suffix(".jsonl")
    command = [program(), "summarize", path, "--format", "jsonl", "-j2", "-q", "-o", str(output)]
    return lambda: subprocess.run(command, check=True) and output


def arrow(path: str) -> Callable[[], Any]:
    import nutgraf.arrow

    return lambda: nutgraf.arrow.summarize_batch(pq.read_table(path), threads=2)


def polars(path: str) -> Callable[[], Any]:
    import polars as pl

    import nutgraf.polars  # noqa: F401

    lazy = pl.scan_parquet(path).select("id", pl.col("text").nutgraf.summarize(title=pl.col("title")).alias("row")).unnest("row")
    return lambda: lazy.collect(engine="streaming")


def duckdb(path: str) -> Callable[[], Any]:
    import duckdb

    import nutgraf.duckdb

    con = duckdb.connect(config={"threads": 2})
    nutgraf.duckdb.register(con)
    return lambda: con.sql(f"SELECT id, unnest(nutgraf_summarize(text, title)) FROM '{path}'").to_arrow_table()


def pandas(path: str) -> Callable[[], Any]:
    import pandas as pd

    import nutgraf.pandas  # noqa: F401

    def run() -> Any:
        frame = pd.read_parquet(path).set_index("id")
        return frame["text"].nutgraf.rows("summarize", title=frame["title"], threads=2).reset_index()

    return run


def spark(path: str) -> Callable[[], Any]:
    from pyspark.sql import SparkSession

    import nutgraf.spark

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    size = str(Path(path).stat().st_size // 8)
    builder = (
        SparkSession.builder.master("local[2]").config("spark.sql.files.maxPartitionBytes", size).config("spark.ui.enabled", "false")
    )
    session = builder.config("spark.sql.files.openCostInBytes", "0").getOrCreate()
    # The first job starts the Python workers.
    nutgraf.spark.summarize(session.createDataFrame([("Cats sat.",)] * 2, "text string").repartition(2)).collect()
    return lambda: nutgraf.spark.summarize(session.read.parquet(path)).toArrow()


ENGINES = {"command line": command_line, "arrow": arrow, "polars": polars, "duckdb": duckdb, "pandas": pandas, "spark": spark}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path")
    parser.add_argument("--engines", nargs="*", choices=list(ENGINES), default=list(ENGINES))
    parser.add_argument("--repeat", type=int, default=3)
    settings = parser.parse_args()
    n_rows = pq.ParquetFile(settings.path).metadata.num_rows
    wanted = sorted(as_dicts(command_line(settings.path)()), key=lambda row: row["id"])
    runs, starts, times = {}, {}, {}
    for name in settings.engines:
        started = time.perf_counter()
        runs[name] = ENGINES[name](settings.path)
        starts[name] = time.perf_counter() - started
    for _ in range(settings.repeat):
        # In turn, so that a busy machine is busy for all.
        for name, run in runs.items():
            started = time.perf_counter()
            rows = run()
            times.setdefault(name, []).append(time.perf_counter() - started)
            assert sorted(as_dicts(rows), key=lambda row: row["id"]) == wanted, f"the rows of {name} differ"
    print(f"{'engine':14}{'start-up s':>12}{'pass s':>10}{'rows/s':>10}")
    for name in settings.engines:
        seconds = min(times[name])
        print(f"{name:14}{starts[name]:12.1f}{seconds:10.2f}{n_rows / seconds:10.0f}", flush=True)


def as_dicts(rows: Any) -> Iterator[dict[str, Any]]:
    """The rows of any engine, as the command line's JSON has them."""
    if isinstance(rows, Path):
        return map(json.loads, rows.open())
    if hasattr(rows, "to_dicts"):
        return map(plain, rows.to_dicts())
    if not isinstance(rows, pa.Table):
        return map(plain, rows.to_dict("records"))
    return map(plain, rows.to_pylist())


if __name__ == "__main__":
    main()
