"""Where Arrow's structures of C change hands: what is moved, released and refused, also under valgrind."""

import os
import re
import shutil
import subprocess
import sys

import pytest

pa = pytest.importorskip("pyarrow")
from nutgraf._nutgraf import ArrowJob  # noqa: E402

TEXTS = ["Rain fell on Tuesday. It was the first in a year.", None, "日本語の文です。", ""] * 3


@pytest.mark.parametrize("kind", ["summarize", "keywords", "gist"])
@pytest.mark.parametrize("type", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())])
def test_every_type_slice_and_chunk(kind, type):
    column = pa.array(TEXTS).cast(type) if not pa.types.is_dictionary(type) else pa.array(TEXTS).dictionary_encode()
    job = ArrowJob(kind)
    whole = pa.record_batch(job.run(column))
    assert len(whole) == len(TEXTS)
    assert pa.record_batch(job.run(column.slice(3, 5))) == whole.slice(3, 5)
    chunks = pa.table(job.run(pa.chunked_array([column, column.slice(1)])))
    assert chunks.slice(0, len(TEXTS)).to_pylist() == whole.to_pylist()
    assert [error for error in whole["error"].to_pylist() if error] == ["the text is missing"] * 3
    assert whole.schema == pa.schema(job.schema())


def test_results_that_nobody_reads_are_released():
    rows = ArrowJob("gist").run(pa.array(TEXTS))
    del rows
    rows = ArrowJob("gist").run(pa.array(TEXTS))
    assert rows.__arrow_c_array__() and rows.__arrow_c_stream__() and rows.__arrow_c_schema__()
    assert pa.record_batch(rows) == pa.record_batch(rows)


class Given:
    """An object that gives these capsules."""

    def __init__(self, pair):
        self.pair = pair

    def __arrow_c_array__(self, requested_schema=None):
        return self.pair


def test_an_array_is_read_once():
    given = Given(pa.array(TEXTS).__arrow_c_array__())
    ArrowJob("gist").run(given)
    with pytest.raises(ValueError, match="the array was read before, or released"):
        ArrowJob("gist").run(given)


def test_other_capsules_are_refused():
    schema, array = pa.array(TEXTS).__arrow_c_array__()
    for pair in [(array, schema), (schema, schema), (1, 2), None, (schema,)]:
        with pytest.raises((TypeError, ValueError)):
            ArrowJob("gist").run(Given(pair))
    for column in [pa.array([1, 2]), pa.array([["a"]]), pa.record_batch({"text": TEXTS}), "text", 7]:
        with pytest.raises(TypeError):
            ArrowJob("gist").run(column)


def test_texts_that_are_not_utf8_are_refused():
    offsets, data = pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"\xff\xfe")
    column = pa.StringArray.from_buffers(1, offsets, data)
    with pytest.raises(ValueError, match="(?i)utf-?8"):
        ArrowJob("gist").run(column)


@pytest.mark.skipif(not shutil.which("valgrind"), reason="valgrind is not there")
@pytest.mark.skipif("NUTGRAF_VALGRIND" not in os.environ, reason="set NUTGRAF_VALGRIND to run it: it takes some minutes")
def test_valgrind_finds_nothing(tmp_path):
    log = tmp_path / "valgrind.log"
    command = ["valgrind", "--leak-check=full", "--error-limit=no", f"--log-file={log}", sys.executable, "-m", "pytest", "-q"]
    command += ["-p", "no:cacheprovider", "-k", "not valgrind", __file__]
    subprocess.run(command, env=os.environ | {"PYTHONMALLOC": "malloc"}, check=True, timeout=1200)
    # Python and Arrow have faults of their own; what counts has a frame of the compiled module.
    faults = re.split(r"\n==\d+== *\n", log.read_text())
    own = [fault for fault in faults if "_nutgraf." in fault and re.search("Invalid|ninitialised|definitely lost", fault)]
    assert not own, own[0]
