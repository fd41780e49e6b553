"""nutgraf.spark: the command line's rows, its corpus model, and the same when an executor is killed.

With SPARK_REMOTE=local[2] in the environment everything but the kill runs over Spark Connect.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark")
pq = pytest.importorskip("pyarrow.parquet")
if not (shutil.which("java") or "JAVA_HOME" in os.environ):
    pytest.skip("Java is not there", allow_module_level=True)

from engine_data import JOBS, N_ROWS, check, documents, expected, program, run_example  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

import nutgraf  # noqa: E402
import nutgraf.spark  # noqa: E402

CONNECT = "SPARK_REMOTE" in os.environ
SMALL = [(1, "Cats sat. Dogs ran."), (2, None)]


@pytest.fixture(scope="module")
def spark() -> Any:
    session = start(os.environ.get("SPARK_REMOTE", "local[2]"))
    yield session
    session.stop()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("spark") / "documents.parquet"
    pq.write_table(documents(), path, row_group_size=100)
    return str(path)


@pytest.fixture
def df(spark: Any, path: str) -> Any:
    return spark.read.parquet(path).repartition(7)


def start(master: str, **settings: str) -> Any:
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.remote(master) if CONNECT else SparkSession.builder.master(master)
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4", **settings}
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def as_dicts(df: Any) -> list[dict[str, Any]]:
    return [row.asDict(recursive=True) for row in df.collect()]


@pytest.mark.parametrize(("kind", "options", "flags"), JOBS)
def test_rows_are_those_of_the_command_line(df: Any, kind: str, options: dict[str, Any], flags: tuple[str, ...]) -> None:
    check(as_dicts(getattr(nutgraf.spark, kind)(df, "text", **options)), kind, *flags)


def test_the_corpus_model_is_the_file_of_the_command_line(spark: Any, path: str, tmp_path: Path) -> None:
    file = tmp_path / "documents.df"
    subprocess.run([program(), "corpus", "learn", path, "-q", "-o", file], check=True)
    for n_partitions in (1, 7, 40):
        assert nutgraf.spark.learn_corpus(spark.read.parquet(path).repartition(n_partitions)).to_bytes() == file.read_bytes()


def test_a_corpus_model_travels_with_the_job(df: Any, path: str, tmp_path: Path) -> None:
    model = nutgraf.spark.learn_corpus(df)
    model.save(tmp_path / "documents.df")
    check(as_dicts(nutgraf.spark.keywords(df, corpus=model)), "keywords", "--corpus", str(tmp_path / "documents.df"))


def test_columns_of_the_result(spark: Any) -> None:
    df = spark.createDataFrame([(1, "Cats sat.", "x", 2.5)], "id long, text string, language string, `a.b` double")
    assert nutgraf.spark.gist(df).columns == ["id", "input_language", "a.b", "language", "gist", "parts", "cut", "error"]
    assert nutgraf.spark.gist(df).collect()[0]["a.b"] == 2.5
    assert nutgraf.spark.gist(df, keep=["text", "id"]).columns[:3] == ["text", "id", "language"]
    assert nutgraf.spark.keywords(df, title_col="language", keep=[]).collect()[0].error is None


def test_kept_columns_of_every_type_come_back(spark: Any) -> None:
    numbers = "1.5bd price, array(1, 2) parts, map('a', 1) counts, struct(1 x) pair"
    df = spark.sql(f"SELECT 'Cats sat.' text, timestamp '2024-05-06 07:08:09' at, date '2024-05-06' day, X'00ff' raw, {numbers}")
    kept = nutgraf.spark.gist(df).drop("language", "gist", "parts", "cut", "error")
    assert kept.collect() == df.withColumnRenamed("parts", "input_parts").drop("text").collect()


def test_a_null_text_has_a_message_and_keeps_its_row(spark: Any) -> None:
    rows = nutgraf.spark.summarize(spark.createDataFrame(SMALL, "id long, text string")).orderBy("id").collect()
    assert [row.error is None for row in rows] == [True, False]


def test_functions_of_columns(spark: Any) -> None:
    df = spark.createDataFrame(SMALL, "id long, text string").orderBy("id")
    columns = [nutgraf.spark.summary_udf("1s")("text"), nutgraf.spark.keywords_udf(1)("text"), nutgraf.spark.gist_udf()("text")]
    first, second = df.select(*columns).collect()
    assert list(first) == [
        str(nutgraf.summarize(SMALL[0][1], "1s")),
        [nutgraf.keywords(SMALL[0][1], 1)[0].text],
        str(nutgraf.gist(SMALL[0][1])),
    ]
    assert list(second) == [None, None, None]


def test_a_function_registered_for_sql(spark: Any) -> None:
    spark.udf.register("summary", nutgraf.spark.summary_udf("1s"))
    assert spark.sql("SELECT summary('Cats sat.')").collect()[0][0] == "Cats sat."


def test_wrong_columns_and_options_are_told_before_a_job_starts(spark: Any) -> None:
    df = spark.createDataFrame(SMALL, "id long, text string")
    with pytest.raises(nutgraf.NutgrafError, match='there is no column "body": the columns are id, text'):
        nutgraf.spark.summarize(df, "body")
    with pytest.raises(nutgraf.NutgrafError, match='column "id" is bigint, not string'):
        nutgraf.spark.learn_corpus(df, "id")
    for wrong in (nutgraf.spark.summary_udf, lambda **options: nutgraf.spark.summarize(df, **options)):
        with pytest.raises(nutgraf.NutgrafError, match="length"):
            wrong(length="long")


def test_the_example(spark: Any, tmp_path: Path) -> None:
    rows = run_example("Spark", tmp_path)["rows"]
    check(as_dicts(rows), "summarize", "--length", "2s", n_rows=200)


@pytest.mark.slow
@pytest.mark.skipif(CONNECT or not Path("/proc/self").exists(), reason="needs a local cluster and /proc")
def test_no_row_is_lost_or_doubled_when_an_executor_is_killed(path: str) -> None:
    if (running := SparkSession.getActiveSession()) is not None:
        running.stop()
    n_rows = max(N_ROWS, 10_000)
    pq.write_table(documents(n_rows), path, row_group_size=100)
    size = str(Path(path).stat().st_size // 40)
    spark = start("local-cluster[2,1,1024]", **{"spark.sql.files.maxPartitionBytes": size, "spark.sql.files.openCostInBytes": "0"})
    try:
        # Rows of finished tasks wait in their executor for the shuffle: the killed one takes them with it.
        summaries = nutgraf.spark.summarize(spark.read.parquet(path)).repartition(4)
        result: list[list[dict[str, Any]]] = []
        job = threading.Thread(target=lambda: result.append(as_dicts(summaries)))
        job.start()
        wait_for_tasks(spark.sparkContext, 15)
        victim = executors(spark.sparkContext.applicationId)[0]
        os.kill(victim, signal.SIGKILL)
        assert job.is_alive(), "the executor was killed too late"
        job.join()
        assert victim not in executors(spark.sparkContext.applicationId)
    finally:
        spark.stop()
    check(result[0], "summarize", n_rows=n_rows)
    assert len({row["id"] for row in result[0]}) == n_rows == len(expected("summarize", n_rows=n_rows))


def wait_for_tasks(context: Any, n_tasks: int) -> None:
    """Returns when so many tasks are done and others still run."""
    tracker = context.statusTracker()
    for _ in range(6000):
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        if any(stage is not None and stage.numCompletedTasks >= n_tasks and stage.numTasks > n_tasks for stage in stages):
            return
        time.sleep(0.02)
    raise TimeoutError("no task was done")


def executors(application: str) -> list[int]:
    """The ids of the executors' processes of our application."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except OSError:
            continue
        if application in command and any(part.endswith("CoarseGrainedExecutorBackend") for part in command):
            found.append(int(process.name))
    return found
