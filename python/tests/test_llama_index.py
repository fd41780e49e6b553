"""The LlamaIndex postprocessor against llama-index-core."""

import asyncio

import pytest

pytest.importorskip("llama_index.core")
from llama_index.core import SummaryIndex
from llama_index.core.llms import MockLLM
from llama_index.core.schema import (
    ImageNode,
    MediaResource,
    Node,
    NodeRelationship,
    NodeWithScore,
    QueryBundle,
    RelatedNodeInfo,
    TextNode,
)
from pydantic import ValidationError

from nutgraf.integrations.llama_index import NutgrafPostprocessor

BRIDGE = (
    "The swing bridge will open to cars again in April. The repair cost 61 million euros. "
    "Trams will cross at walking pace for two weeks. Shop owners on the island welcomed the date. "
    "Cyclists have to wait until June, when the handrail has passed its wind test."
)


def scored(node):
    return NodeWithScore(node=node, score=0.5)


def one_sentence(nodes, query="handrail for cyclists"):
    return NutgrafPostprocessor(length="1s").postprocess_nodes(nodes, query_str=query)


def test_keeps_the_sentence_that_answers_the_query():
    [cut] = one_sentence([scored(TextNode(text=BRIDGE))])
    assert "Cyclists" in cut.text
    assert cut.text in BRIDGE


def test_keeps_all_but_the_text_and_leaves_the_original():
    source = {NodeRelationship.SOURCE: RelatedNodeInfo(node_id="article")}
    node = TextNode(text=BRIDGE, id_="n1", metadata={"page": 3}, relationships=source, embedding=[0.5])
    [cut] = one_sentence([scored(node)])
    assert (cut.score, cut.node_id, cut.metadata, cut.embedding) == (0.5, "n1", {"page": 3}, [0.5])
    assert cut.node.relationships == source
    assert node.text == BRIDGE
    cut.metadata["page"] = 4
    assert node.metadata == {"page": 3}


def test_reads_the_text_of_a_node_of_many_media():
    [cut] = one_sentence([scored(Node(text_resource=MediaResource(text=BRIDGE)))])
    assert "Cyclists" in cut.node.get_content()


def test_a_node_without_text_passes_through():
    image = ImageNode(image_url="bridge.png")
    cut = one_sentence([scored(image), scored(TextNode(text=BRIDGE))])
    assert (cut[0].node, len(cut)) == (image, 2)


@pytest.mark.parametrize("length, size", [("12w", lambda text: len(text.split())), ("80c", len)])
def test_length_holds_for_each_node(length, size):
    nodes = [scored(TextNode(text=BRIDGE)), scored(TextNode(text=BRIDGE))]
    cut = NutgrafPostprocessor(length=length).postprocess_nodes(nodes, QueryBundle("toll"))
    assert all(0 < size(node.text) <= int(length[:-1]) for node in cut)


def test_no_query_gives_plain_summaries():
    [cut] = NutgrafPostprocessor(length="1s").postprocess_nodes([scored(TextNode(text=BRIDGE))])
    assert cut.text in BRIDGE
    assert NutgrafPostprocessor().postprocess_nodes([]) == []


@pytest.mark.parametrize("wrong", [{"length": "100x"}, {"method": "magic"}, {"lenght": "3s"}])
def test_wrong_settings_are_told_at_once(wrong):
    with pytest.raises(ValidationError):
        NutgrafPostprocessor(**wrong)


def test_survives_its_dict():
    processor = NutgrafPostprocessor(length="60w", language="en")
    assert NutgrafPostprocessor.from_dict(processor.to_dict()).to_dict() == processor.to_dict()


def test_runs_asynchronously():
    nodes = [scored(TextNode(text=BRIDGE))]
    later = asyncio.run(NutgrafPostprocessor(length="1s").apostprocess_nodes(nodes, query_str="cyclists"))
    assert later == one_sentence(nodes, "cyclists")


def test_works_in_a_query_engine():
    index = SummaryIndex([TextNode(text=BRIDGE)])
    engine = index.as_query_engine(llm=MockLLM(), node_postprocessors=[NutgrafPostprocessor(length="1s")])
    [used] = engine.query("handrail for cyclists").source_nodes
    assert "Cyclists" in used.text
    assert used.text != BRIDGE
