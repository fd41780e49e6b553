"""Random values at the boundary: boundary.py."""

from __future__ import annotations

import pytest

pytest.importorskip("pyarrow")

from boundary import run  # noqa: E402


def test_random_values_are_taken_or_refused() -> None:
    counts = run(400, seed=1)
    assert min(counts[f"{kind} {outcome}"] for kind in ("one_text", "many_texts", "a_batch") for outcome in ("done", "refused")) > 0
