"""The package: light to import, typed, and as its README says."""

import doctest
import importlib.metadata
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import nutgraf
import pytest

README = Path(__file__).resolve().parents[1] / "README.md"


def test_nothing_else_is_imported():
    script = "import sys; before = set(sys.modules); import nutgraf; print(*set(sys.modules) - before)"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    imported = {name.split(".")[0] for name in out.split()} - {"nutgraf"}
    assert imported <= sys.stdlib_module_names and not imported & {"typing", "re", "inspect", "json", "dataclasses"}


def test_everything_public_is_there_and_explained():
    for name in nutgraf.__all__:
        one = getattr(nutgraf, name)
        assert isinstance(one, (str, tuple)) or one.__doc__, name
    assert all("extra ==" in needed for needed in importlib.metadata.requires("nutgraf") or [])
    assert importlib.metadata.version("nutgraf") == nutgraf.__version__


def test_the_docstring_is_true():
    assert doctest.testmod(nutgraf).failed == 0


def test_the_examples_of_the_readme_run(tmp_path, monkeypatch, articles):
    """Every block of Python that needs no other package; `# prints` says what its last line prints."""
    for name, text in articles.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(articles["harbour-bridge-news.txt"], encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", README.read_text(encoding="utf-8"), re.M | re.S)
    own = [block for block in blocks if "needs" not in block.splitlines()[0]]
    assert len(own) >= 3
    for block in own:
        run = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, timeout=60, check=False)
        assert run.returncode == 0, run.stderr
        said = re.findall(r"# prints (.*)", block)
        assert not said or run.stdout.strip().splitlines() == said


def test_types_are_those_of_the_module(tmp_path):
    pytest.importorskip("mypy")
    settings = f"--config-file={Path(__file__).resolve().parents[1] / 'pyproject.toml'}"
    for command in (["mypy", settings, "-p", "nutgraf"], ["mypy.stubtest", "nutgraf._nutgraf"]):
        run = subprocess.run(
            [sys.executable, "-m", *command], capture_output=True, text=True, cwd=tmp_path, check=False
        )
        assert run.returncode == 0, run.stdout + run.stderr


def test_types_serve_users(tmp_path):
    pytest.importorskip("mypy")
    script = tmp_path / "user.py"
    script.write_text(
        textwrap.dedent(
            """
            import nutgraf

            summary: nutgraf.Summary = nutgraf.summarize("Rain fell.", "3s", must_include=["rain"])
            lines: list[str] = [sentence.shown for sentence in summary]
            start: int = summary[0].start
            summaries: list[nutgraf.Summary] = nutgraf.summarize_many(["Rain fell."])
            rows = nutgraf.summarize_many(["Rain fell."], errors="row")
            texts: list[str] = [row.error if isinstance(row, nutgraf.Failure) else row.text for row in rows]
            documents = [document.gist().text for document in nutgraf.read("news.jsonl")]
            """
        )
    )
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(script)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout
