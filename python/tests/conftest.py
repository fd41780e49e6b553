"""Shared by all tests: the articles of the repository, and the program."""

import json
import subprocess
from pathlib import Path

import program
import pytest

TEXTS = Path(__file__).resolve().parents[2] / "seeds" / "texts"


@pytest.fixture(scope="session")
def articles() -> dict[str, str]:
    """The committed articles, by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(TEXTS.iterdir()) if path.is_file()}


@pytest.fixture(scope="session")
def article(articles: dict[str, str]) -> str:
    """One of them, in English."""
    return articles["harbour-bridge-news.txt"]


class Program:
    """The program `nutgraf`."""

    path = program.program()

    def run(self, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.path, *arguments], input=stdin, capture_output=True, encoding="utf-8", check=False, timeout=120
        )

    def rows(self, texts: list[str], *arguments: str) -> list[dict]:
        """The rows that the program makes of texts."""
        stdin = "".join(json.dumps({"id": at, "text": text}) + "\n" for at, text in enumerate(texts))
        ran = self.run(*arguments, "--from", "jsonl", "--format", "jsonl", "-q", stdin=stdin)
        assert ran.returncode in (0, 3), ran.stderr
        return [json.loads(line) for line in ran.stdout.split("\n") if line]


@pytest.fixture(scope="session", name="program")
def the_program() -> Program:
    return Program()
