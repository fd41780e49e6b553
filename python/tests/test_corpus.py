"""Corpus models."""

import json
import pickle

import nutgraf
import pytest

TEXTS = ["The harbour was calm.", "The harbour was full of ships.", "Der Hafen war leer.", ""]


def test_parts_merge_to_the_whole():
    whole = nutgraf.CorpusModel.learn(TEXTS)
    for threads in (1, 2):
        parts = [nutgraf.CorpusModel.learn(iter(TEXTS[at::2]), threads=threads) for at in (1, 0)]
        assert parts[0].merge(parts[1]) == whole
        assert parts[0].merge(parts[1]).to_bytes() == whole.to_bytes()
    assert whole.n_documents == 4 and whole.document_frequency("harbour") == 2 and whole.n_words == 14
    assert sum(whole.languages.values()) == 4
    assert nutgraf.CorpusModel().merge(whole) == whole


def test_a_model_is_that_of_the_program(program, tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"text": text}) + "\n" for text in TEXTS * 60))
    learned = tmp_path / "program.df"
    assert program.run("corpus", "learn", str(rows), "-o", str(learned)).returncode == 0
    model = nutgraf.CorpusModel.learn(document.text for document in nutgraf.read(rows))
    assert model.to_bytes() == learned.read_bytes()
    assert nutgraf.CorpusModel.load(learned) == model
    model.save(tmp_path / "own.df")
    assert (tmp_path / "own.df").read_bytes() == learned.read_bytes()


def test_a_model_changes_what_is_said():
    model = nutgraf.CorpusModel.learn(["The harbour was calm. The ships left."] * 50, language="en")
    text = "A storm hit the harbour. The harbour was closed. Two ships sank in the storm."
    assert nutgraf.keywords(text, corpus=model) != nutgraf.keywords(text)
    assert nutgraf.Document(text, corpus=model).keywords() == nutgraf.keywords(text, corpus=model)


def test_models_copy_prune_and_pickle():
    model = nutgraf.CorpusModel.learn(TEXTS)
    assert pickle.loads(pickle.dumps(model)) == model and hash(pickle.loads(pickle.dumps(model))) == hash(model)
    assert nutgraf.CorpusModel.from_bytes(model.to_bytes()) == model
    pruned = model.prune(2)
    assert pruned.n_terms < model.n_terms and pruned.document_frequency("harbour") == 2
    assert model.prune(max_terms=1).n_terms == 1
    with pytest.raises(nutgraf.NutgrafError, match="min_documents is -1"):
        model.prune(-1)
    for call in (nutgraf.CorpusModel.from_bytes, model.document_frequency):
        with pytest.raises(TypeError, match="has to be"):
            call(b"x" if call == model.document_frequency else "x")
    assert repr(model).startswith("CorpusModel(n_documents=4")


def test_a_damaged_model_is_refused(tmp_path):
    data = bytearray(nutgraf.CorpusModel.learn(TEXTS).to_bytes())
    data[-1] ^= 1
    with pytest.raises(nutgraf.NutgrafError, match="not a corpus model: its checksum is wrong"):
        nutgraf.CorpusModel.from_bytes(bytes(data))
    path = tmp_path / "damaged.df"
    path.write_bytes(data)
    with pytest.raises(nutgraf.NutgrafError, match="damaged.df: not a corpus model"):
        nutgraf.CorpusModel.load(path)
    with pytest.raises(nutgraf.NutgrafError, match="missing.df"):
        nutgraf.CorpusModel.load(tmp_path / "missing.df")
    with pytest.raises(nutgraf.NutgrafError, match="^text 1: the text has half of a surrogate pair"):
        nutgraf.CorpusModel.learn(["a", "\ud800"])
