"""The LangChain compressor against langchain-core."""

import asyncio

import pytest

pytest.importorskip("langchain_core")
from langchain_core.documents import BaseDocumentCompressor, Document
from pydantic import ValidationError

from nutgraf.integrations.langchain import NutgrafCompressor

BRIDGE = (
    "The swing bridge will open to cars again in April. The repair cost 61 million euros. "
    "Trams will cross at walking pace for two weeks. Shop owners on the island welcomed the date. "
    "Cyclists have to wait until June, when the handrail has passed its wind test."
)
TUNNEL = (
    "The tunnel was dug in 1964. Its toll was raised while the bridge was closed. "
    "Commuters complained about the detour. The council will talk about the toll next week."
)


def documents(*texts):
    return [Document(page_content=text, metadata={"row": i}, id=f"d{i}") for i, text in enumerate(texts)]


def test_keeps_the_sentences_that_answer_the_query():
    cut = NutgrafCompressor(length="1s").compress_documents(documents(BRIDGE, TUNNEL), "handrail for cyclists")
    assert "Cyclists" in cut[0].page_content
    assert cut[0].page_content in BRIDGE


def test_keeps_order_id_and_metadata_and_leaves_the_originals():
    given = documents(BRIDGE, TUNNEL)
    cut = NutgrafCompressor(length="1s").compress_documents(given, "toll")
    assert [(d.id, d.metadata) for d in cut] == [("d0", {"row": 0}), ("d1", {"row": 1})]
    assert [d.page_content for d in given] == [BRIDGE, TUNNEL]


@pytest.mark.parametrize("length, size", [("12w", lambda text: len(text.split())), ("80c", len)])
def test_length_holds_for_each_document(length, size):
    cut = NutgrafCompressor(length=length).compress_documents(documents(BRIDGE, TUNNEL), "toll")
    assert all(0 < size(d.page_content) <= int(length[:-1]) for d in cut)


def test_only_documents_without_a_word_are_left_out():
    cut = NutgrafCompressor().compress_documents(documents("", BRIDGE, " \n"), "giraffe")
    assert [d.id for d in cut] == ["d1"]


def test_no_documents_and_no_query():
    assert NutgrafCompressor().compress_documents([], "toll") == []
    assert len(NutgrafCompressor().compress_documents(documents(BRIDGE), "")) == 1


@pytest.mark.parametrize("wrong", [{"length": "100x"}, {"method": "magic"}, {"lenght": "3s"}])
def test_wrong_settings_are_told_at_once(wrong):
    with pytest.raises(ValidationError):
        NutgrafCompressor(**wrong)


def test_runs_asynchronously():
    compressor = NutgrafCompressor(length="1s")
    later = asyncio.run(compressor.acompress_documents(documents(BRIDGE), "toll"))
    assert later == compressor.compress_documents(documents(BRIDGE), "toll")


def test_is_a_compressor_that_survives_its_json():
    compressor = NutgrafCompressor(length="60w", language="en")
    assert isinstance(compressor, BaseDocumentCompressor)
    assert NutgrafCompressor.model_validate_json(compressor.model_dump_json()) == compressor
