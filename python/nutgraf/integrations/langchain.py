"""LangChain: keep of each retrieved document the sentences that answer the query.

    from langchain_classic.retrievers import ContextualCompressionRetriever  # before 1.0: langchain.retrievers
    from nutgraf.integrations.langchain import NutgrafCompressor

    ContextualCompressionRetriever(base_compressor=NutgrafCompressor(length="60w"), base_retriever=retriever)
"""

from __future__ import annotations

from collections.abc import Sequence

from langchain_core.callbacks import Callbacks
from langchain_core.documents import BaseDocumentCompressor, Document
from pydantic import ConfigDict, model_validator

from nutgraf.integrations._summaries import summaries_for


class NutgrafCompressor(BaseDocumentCompressor):
    """Documents cut down to a summary that leans to the query.

    `length` holds for each document: `"60w"` words, `"400c"` characters, `"3s"` sentences, `"15%"` of the words.
    `method`, `language` and `compress` are those of `nutgraf.summarize`; a wrong one raises pydantic's
    `ValidationError` when the compressor is made. No model runs: a page takes less than a millisecond.
    """

    model_config = ConfigDict(extra="forbid")

    length: str = "100w"
    method: str = "blend"
    language: str | None = None
    compress: bool = False

    @model_validator(mode="after")
    def _check_settings(self) -> NutgrafCompressor:
        summaries_for("", [""], self)
        return self

    def compress_documents(
        self, documents: Sequence[Document], query: str, callbacks: Callbacks | None = None
    ) -> list[Document]:
        """New documents in the given order, with `id` and `metadata` kept.

        `page_content` is the text of the summary. A document that has nothing to do with the query is still
        summarized, not dropped: that is the retriever's choice. Only one without a word is left out. An empty query
        gives plain summaries.
        """
        texts = summaries_for(query, [document.page_content for document in documents], self)
        return [
            document.model_copy(update={"page_content": text})
            for document, text in zip(documents, texts, strict=True)
            if text
        ]
