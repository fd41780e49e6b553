"""The spaCy component against spaCy, with blank pipelines."""

import pickle

import pytest

spacy = pytest.importorskip("spacy")
from spacy.tokens import Doc, DocBin, Span
from spacy.tokens.underscore import Underscore

import nutgraf
import nutgraf.integrations.spacy

TEXT = (
    "Swing bridge opens\n\n"
    "The swing bridge will open to cars again in April. The repair cost 61 million euros. "
    "Trams will cross the swing bridge at walking pace. Shop owners on the island welcomed the date.\n\n"
    "Cyclists have to wait until June, when the handrail has passed its wind test."
)


def pipeline(of="en", **config):
    nlp = spacy.blank(of)
    nlp.add_pipe("nutgraf", config=config)
    return nlp


def results(doc):
    places = [(span.start, span.end) for span in [*doc._.summary, *doc._.keywords]]
    return places, doc._.summary_text, doc.spans["nutgraf_keywords"].attrs


def test_the_summary_is_spans_in_reading_order():
    doc = pipeline(length="2s")(TEXT)
    assert [span.text for span in doc._.summary] == [s.text for s in nutgraf.summarize(TEXT, "2s", language="en")]
    assert all(isinstance(span, Span) for span in doc._.summary)
    assert len(doc.spans["nutgraf_summary"].attrs["scores"]) == 2


def test_keywords_are_spans_best_first():
    doc = pipeline(n_keywords=3)(TEXT)
    expected = nutgraf.keywords(TEXT, 3, language="en")
    assert [span.start_char for span in doc._.keywords] == [keyword.spans[0][0] for keyword in expected]
    assert doc.spans["nutgraf_keywords"].attrs["scores"] == [keyword.score for keyword in expected]
    assert doc._.keywords[0].text.lower() == "swing bridge"


def test_characters_outside_ascii_keep_their_places():
    text = "Der Bürgermeister öffnet die Brücke 🎉 für Fußgänger. Über die Brücke fährt sie."
    doc = pipeline("de", length="1s", n_keywords=2)(text)
    assert doc._.summary[0].text.startswith(("Der", "Über"))
    assert "Brücke" in [span.text for span in doc._.keywords]


def test_summary_text_keeps_the_length_where_a_sentence_is_cut():
    doc = pipeline(length="5w")(TEXT)
    assert len(doc._.summary_text.split()) <= 5
    assert doc._.summary_text


def test_no_keywords_and_empty_docs():
    assert pipeline(n_keywords=0)(TEXT)._.keywords == []
    assert results(pipeline()("")) == ([], "", {"scores": []})
    untouched = spacy.blank("en")(TEXT)
    assert (untouched._.summary, untouched._.summary_text, untouched._.keywords) == ([], "", [])


def test_the_language_is_that_of_the_pipeline():
    assert pipeline("de").get_pipe("nutgraf").options["language"] == "de"
    assert pipeline("xx").get_pipe("nutgraf").options["language"] is None
    assert pipeline("xx", language="fr").get_pipe("nutgraf").options["language"] == "fr"


@pytest.mark.parametrize("wrong", [{"length": "60x"}, {"method": "magic"}, {"lenght": "3s"}])
def test_wrong_settings_are_told_at_once(wrong):
    with pytest.raises(ValueError):
        pipeline(**wrong)


def test_a_doc_survives_its_bytes():
    doc = pipeline()(TEXT)
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    binary = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [stored] = DocBin().from_bytes(binary).get_docs(doc.vocab)
    assert results(again) == results(stored) == results(doc)


def test_a_pipeline_survives_the_disk(tmp_path):
    nlp = pipeline(length="1s", n_keywords=2)
    nlp.to_disk(tmp_path)
    assert results(spacy.load(tmp_path)(TEXT)) == results(nlp(TEXT))


def test_two_processes_give_the_same():
    nlp = pipeline()
    texts = [TEXT, "", TEXT[:80]]
    assert [results(doc) for doc in nlp.pipe(texts, n_process=2)] == [results(nlp(text)) for text in texts]


def test_the_extensions_can_be_sent_to_spawned_processes():
    assert pickle.loads(pickle.dumps(Underscore.get_state()))


def test_spans_reach_over_whole_tokens():
    merged = Doc(spacy.blank("en").vocab, words=["The", "swing bridge opens."], spaces=[True, False])
    component = pipeline(length="1s", n_keywords=1).get_pipe("nutgraf")
    assert [span.text for span in component(merged)._.keywords] == ["swing bridge opens."]
