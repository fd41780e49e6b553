"""LlamaIndex: keep of each retrieved node the sentences that answer the query.

    from nutgraf.integrations.llama_index import NutgrafPostprocessor

    index.as_query_engine(node_postprocessors=[NutgrafPostprocessor(length="60w")])
"""

from __future__ import annotations

from llama_index.core.postprocessor.types import BaseNodePostprocessor
from llama_index.core.schema import NodeWithScore, QueryBundle
from pydantic import ConfigDict, model_validator

from nutgraf.integrations._summaries import summaries_for


class NutgrafPostprocessor(BaseNodePostprocessor):
    """Nodes cut down to a summary that leans to the query.

    `length` holds for each node: `"60w"` words, `"400c"` characters, `"3s"` sentences, `"15%"` of the words.
    `method`, `language` and `compress` are those of `nutgraf.summarize`; a wrong one raises pydantic's
    `ValidationError` when the postprocessor is made. No model runs: a page takes less than a millisecond.

    Returned are copies in the given order. Id, score, metadata, relationships and embedding stay as they were; the
    nodes of the index are not changed. A node without text, such as an image, passes through. Without a query the
    summaries are plain ones.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, extra="forbid")

    length: str = "100w"
    method: str = "blend"
    language: str | None = None
    compress: bool = False

    @model_validator(mode="after")
    def _check_settings(self) -> NutgrafPostprocessor:
        summaries_for("", [""], self)
        return self

    @classmethod
    def class_name(cls) -> str:
        """The name under which LlamaIndex serializes it."""
        return "NutgrafPostprocessor"

    def _postprocess_nodes(
        self, nodes: list[NodeWithScore], query_bundle: QueryBundle | None = None
    ) -> list[NodeWithScore]:
        query = query_bundle.query_str if query_bundle else ""
        texts = summaries_for(query, [node.node.get_content() for node in nodes], self)
        return [_with_text(node, text) for node, text in zip(nodes, texts, strict=True)]


def _with_text(node: NodeWithScore, text: str) -> NodeWithScore:
    copy = node.model_copy(deep=True)
    if text:
        copy.node.set_content(text)
    return copy
