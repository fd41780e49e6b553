"""Many texts at once, and processes that fork."""

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import nutgraf
import pytest

RAIN = "Rain fell on Tuesday. It was the first rain in a year. Farmers cheered the rain."
TEXTS = [f"{RAIN} Number {at}." for at in range(300)]


def test_results_are_those_of_one_text_in_order():
    expected = [nutgraf.summarize(text, "1s") for text in TEXTS]
    for threads in (0, 1, 2, 7):
        assert nutgraf.summarize_many(TEXTS, "1s", threads=threads) == expected
    assert nutgraf.keywords_many(TEXTS[:9]) == [nutgraf.keywords(text) for text in TEXTS[:9]]
    assert nutgraf.gist_many(TEXTS[:9]) == [nutgraf.gist(text) for text in TEXTS[:9]]


def test_any_iterable_is_read():
    expected = nutgraf.gist_many(TEXTS[:50])
    assert nutgraf.gist_many(iter(TEXTS[:50])) == nutgraf.gist_many(text for text in TEXTS[:50]) == expected
    assert nutgraf.gist_many(tuple(TEXTS[:50])) == nutgraf.gist_many(dict.fromkeys(TEXTS[:50]).keys()) == expected
    assert nutgraf.gist_many([nutgraf.Document(text) for text in TEXTS[:50]]) == expected
    assert nutgraf.gist_many([]) == []


@pytest.mark.parametrize("package", ["numpy", "pandas", "polars", "pyarrow"])
def test_columns_are_read(package):
    library = pytest.importorskip(package)
    expected = nutgraf.gist_many(TEXTS)
    columns = {
        "numpy": lambda: [library.array(TEXTS), library.array(TEXTS, dtype=object)],
        "pandas": lambda: [library.Series(TEXTS), library.Series(TEXTS, dtype="string"), library.Series(TEXTS, dtype="category")],
        "polars": lambda: [library.Series(TEXTS), library.Series(TEXTS, dtype=library.Categorical)],
        "pyarrow": lambda: [
            library.array(TEXTS),
            library.array(TEXTS, library.large_string()),
            library.array(TEXTS, library.string_view()),
            library.array(TEXTS).dictionary_encode(),
            library.chunked_array([TEXTS[:7], [], TEXTS[7:]]),
        ],
    }
    for column in columns[package]():
        assert nutgraf.gist_many(column) == expected


def test_a_text_that_fails_is_told_with_its_index():
    texts = ["Rain fell.", None, "a\ud800", 3.5, "Sun."]
    with pytest.raises(TypeError, match="^text 1: a text has to be a str or a Document, not NoneType$"):
        nutgraf.summarize_many(texts)
    with pytest.raises(nutgraf.NutgrafError, match="^text 0: the text has half of a surrogate pair, U"):
        nutgraf.summarize_many(texts[2:])
    good, missing, half, number, last = nutgraf.summarize_many(texts, errors="row")
    assert str(good) == "Rain fell." and str(last) == "Sun."
    assert isinstance(missing, nutgraf.Failure) and "NoneType" in missing.error
    assert nutgraf.summarize_many([missing], errors="row") == [missing]
    assert half.error.startswith("the text has half of a surrogate pair") and "float" in number.error


def test_progress_is_told():
    told = []
    nutgraf.gist_many(TEXTS * 8, progress=told.append)
    assert told == sorted(told) and told[-1] == len(TEXTS) * 8 and len(told) >= 2
    with pytest.raises(TypeError, match="progress has to be a bool or a function, not int"):
        nutgraf.gist_many(TEXTS, progress=3)


def test_texts_that_come_slowly_are_not_held_up():
    told = []

    def texts():
        for text in TEXTS[:4]:
            time.sleep(0.11)
            yield text

    nutgraf.gist_many(texts(), progress=told.append)
    assert len(told) >= 4 and told[-1] == 4


def test_errors_of_the_caller_are_raised():
    def texts():
        yield "Rain fell."
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        nutgraf.summarize_many(texts())
    for wrong in (RAIN, {"text": RAIN}):
        for call in (nutgraf.summarize_many, nutgraf.CorpusModel.learn):
            with pytest.raises(TypeError, match="texts has to be a list, a column or another iterable of str"):
                call(wrong)
    pandas = pytest.importorskip("pandas")
    with pytest.raises(TypeError):
        nutgraf.summarize_many(pandas.DataFrame({"text": TEXTS}))
    with pytest.raises(TypeError, match="not iterable"):
        nutgraf.summarize_many(3)


def test_other_threads_run_meanwhile():
    ticks = []
    done = threading.Event()

    def tick():
        while not done.wait(0.001):
            ticks.append(1)

    ticker = threading.Thread(target=tick)
    ticker.start()
    nutgraf.gist_many(TEXTS * 5, threads=1)
    done.set()
    ticker.join()
    assert len(ticks) > 3


def test_threads_share_a_document():
    document = nutgraf.Document(RAIN * 20)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: document.summarize(1 + n % 3), range(64)))
    assert found == [nutgraf.summarize(RAIN * 20, 1 + n % 3) for n in range(64)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_process_may_fork():
    """After work in many threads, as under gunicorn --preload and Celery."""
    expected = nutgraf.summarize_many(TEXTS)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
        # A child that hangs is found here.
        assert pool.submit(nutgraf.summarize_many, TEXTS).result(timeout=60) == expected
        assert list(pool.map(nutgraf.summarize, TEXTS[:20], timeout=60)) == expected[:20]
    pid = os.fork()
    if pid == 0:
        os._exit(0 if nutgraf.summarize_many(TEXTS) == expected else 1)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            assert status == 0
            return
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    pytest.fail("the child hangs")


def test_ctrl_c_ends_a_batch():
    script = textwrap.dedent(
        """
        import itertools, nutgraf
        try:
            nutgraf.summarize_many(itertools.repeat("Rain fell on Tuesday. " * 20), progress=lambda n: print(n, flush=True))
        except KeyboardInterrupt:
            print("interrupted")
        """
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
    assert out.rstrip().endswith("interrupted") and process.returncode == 0
