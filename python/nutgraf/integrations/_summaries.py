"""Summaries for the integrations of retrieval: LangChain, LlamaIndex."""

from __future__ import annotations

from typing import Protocol

import nutgraf


class SummarySettings(Protocol):
    """The settings of a summary, as a compressor or postprocessor has them."""

    length: str
    method: str
    language: str | None
    compress: bool


def summaries_for(query: str, texts: list[str], settings: SummarySettings) -> list[str]:
    """A summary of each text that leans to the query; `NutgrafError` if a setting makes no sense."""
    summaries = nutgraf.summarize_many(
        texts,
        settings.length,
        method=settings.method,
        language=settings.language,
        compress=settings.compress,
        query=query,
        threads=1,
    )
    return [str(summary) for summary in summaries]
