"""One text in, one result out."""

import copy
import gc
import pickle
import warnings
import weakref
from collections.abc import Sequence

import nutgraf
import pytest

RAIN = "Rain fell on Tuesday. It was the first rain in a year. Farmers cheered the rain."


def test_a_summary_is_a_sequence_of_sentences():
    summary = nutgraf.summarize(RAIN, "2s")
    assert isinstance(summary, Sequence)
    assert len(summary) == 2 and summary.language == "en"
    first, last = summary
    assert summary[0] == first and summary[-1] == last and summary[:1] == [first]
    assert list(reversed(summary)) == [last, first]
    assert first in summary and "Rain" not in summary
    assert summary.index(last) == 1 and summary.count(first) == 1
    with pytest.raises(IndexError):
        summary[2]
    assert summary.text == str(summary) == " ".join(str(sentence) for sentence in summary)
    assert all(RAIN[sentence.start : sentence.end] == sentence.text for sentence in summary)


def test_keywords_have_their_places():
    best, *_ = nutgraf.keywords(RAIN, 3)
    assert str(best) == best.text
    assert best.count == len(best.spans)
    assert {RAIN[start:end].casefold() for start, end in best.spans} == {best.text.casefold()}


def test_a_gist_has_its_parts():
    gist = nutgraf.gist("The council approved the new harbour tunnel (1.2 km) on Monday.")
    assert str(gist) == gist.text == "The council approved the new harbour tunnel on Monday."
    assert gist.parts[0].sentence == 0 and gist.parts[0].start == 0 and not gist.cut


def test_split_gives_titles_too():
    sentences = nutgraf.split("# Rain\n\nIt fell. It stopped.")
    assert [(sentence.text, sentence.kind, sentence.index) for sentence in sentences] == [
        ("Rain", "title", 0),
        ("It fell.", "paragraph", 1),
        ("It stopped.", "paragraph", 2),
    ]
    assert sentences[0].to_dict() == {"start": 2, "end": 6, "kind": "title", "text": "Rain"}


@pytest.mark.parametrize("length, n", [("1s", 1), (2, 2), ("2 sentences", 2), ("100%", 3)])
def test_lengths(length, n):
    assert len(nutgraf.summarize(RAIN, length)) == n


def test_a_length_in_characters_counts_as_python_does():
    for text in ["日本語の文です。次の文です。" * 3, "Ёжик 😀 спит. Ёжик ест. 😀😀", RAIN]:
        for n in range(1, 40):
            assert 0 < len(nutgraf.summarize(text, f"{n}c").text) <= n


def test_an_empty_text_has_an_empty_summary():
    for text in ["", "   \n", "…"]:
        assert list(nutgraf.summarize(text)) == [] and nutgraf.keywords(text) == [] and str(nutgraf.gist(text)) == ""


def test_options_reach_the_methods():
    for method in nutgraf.SENTENCE_METHODS:
        assert len(nutgraf.summarize(RAIN, "1s", method=method)) == 1
    for method in nutgraf.KEYWORD_METHODS:
        assert nutgraf.keywords(RAIN, 2, method=method)
    assert nutgraf.summarize(RAIN, "1s", query="farmers")[0].text == "Farmers cheered the rain."
    assert nutgraf.summarize(RAIN, "1s", must_include=["first rain"])[0].index == 1
    assert nutgraf.summarize("Why? Rain fell.", "1s", avoid=["questions"])[0].text == "Rain fell."
    assert nutgraf.summarize("# A\n\nOne. Two.\n\n# B\n\nThree. Four.", "1s", per_section=True).text.count(".") == 2
    assert nutgraf.summarize(RAIN, keywords=2).keywords == nutgraf.keywords(RAIN, 2)
    assert nutgraf.summarize(RAIN).keywords is None
    assert nutgraf.summarize(RAIN, language="German").language == "de"
    assert nutgraf.keywords(RAIN, single_words=True)[0].text == "rain"
    assert all("rain" not in keyword.text for keyword in nutgraf.keywords(RAIN, stop=["rain"]))
    assert [keyword.text for keyword in nutgraf.keywords(RAIN, only={"Weather": ["rain"]})] == ["Weather"]
    assert [keyword.text for keyword in nutgraf.keywords(RAIN, only=["farmer"])] == ["farmer"]
    assert [keyword.text for keyword in nutgraf.keywords("Rain fell on Rome.", pos={"PROPN"})] == ["Rome"]
    assert nutgraf.keywords(RAIN, boost={"farmers": 1000})[0].text.lower() == "farmers"
    assert len(nutgraf.gist(RAIN, max_bytes=12).text.encode()) <= 12


def test_nested_summaries_are_parts_of_longer_ones():
    text = RAIN + " The river rose by a metre. Two bridges were closed until Friday. The mayor thanked the helpers."
    longest = nutgraf.summarize(text, "100%", nested=True)
    assert sorted(sentence.place for sentence in longest) == list(range(len(longest)))
    scores = {sentence.index: sentence.score for sentence in longest}
    for n in range(1, len(longest) + 1):
        summary = nutgraf.summarize(text, n, nested=True)
        assert [sentence.index for sentence in summary] == [sentence.index for sentence in longest if sentence.place < n]
        assert all(sentence.score == scores[sentence.index] for sentence in [*summary, *nutgraf.summarize(text, n)])
    assert summary.to_dict()["sentences"][0]["place"] == summary[0].place
    assert nutgraf.summarize(text)[0].place is None and "place" not in nutgraf.summarize(text)[0].to_dict()
    assert nutgraf.Document(text).summarize(2, nested=True)[0].place is not None
    assert nutgraf.summarize_many([text], 2, nested=True)[0][0].place is not None
    assert nutgraf.summarize_together([text, text], 2, nested=True)[0].place is not None


def test_why_explains():
    sentence = nutgraf.summarize(RAIN, "1s", why=True)[0]
    assert sentence.why.children and "score" in str(sentence.why)
    assert nutgraf.keywords(RAIN, why=True)[0].why.label
    assert nutgraf.summarize(RAIN)[0].why is None


def test_why_tells_what_a_gist_leaves_out():
    text = "However, the council (CCX) approved the new harbour tunnel under the river on Monday."
    gist = nutgraf.gist(text, why=True)
    assert gist.text.startswith("The council") and "rank" in str(gist.why)
    assert [(text[row.start : row.end], row.reason) for row in gist.dropped] == [("However,", "link"), ("(CCX)", "aside")]
    assert gist.to_dict()["dropped"][0] == {"sentence": 0, "start": 0, "end": 8, "reason": "link"} == gist.dropped[0].to_dict()
    assert nutgraf.gist_many([text], why=True) == [gist] == [nutgraf.Document(text).gist(why=True)]
    assert nutgraf.gist("Rain fell.", why=True).dropped == []
    assert nutgraf.gist(text).why is None is nutgraf.gist(text).dropped and "why" not in nutgraf.gist(text).to_dict()


def test_results_compare_hash_copy_and_pickle():
    summary = nutgraf.summarize(RAIN, keywords=3, why=True)
    gist = nutgraf.gist(RAIN)
    keywords = nutgraf.keywords(RAIN, why=True)
    explained = nutgraf.gist("However, rain (RN) fell on the harbour.", why=True)
    results = [summary, summary[0], summary.keywords[0], summary[0].why, gist, gist.parts[0], keywords[0], nutgraf.split(RAIN)[0]]
    results += [explained, explained.dropped[0]]
    results.append(nutgraf.summarize_many([3], errors="row")[0])
    for result in results:
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(result, protocol))
            assert again == result and hash(again) == hash(result) and again.to_dict() == result.to_dict()
        assert copy.deepcopy(result) == result and result != "x" and result != None  # noqa: E711
        assert type(result).__name__ in repr(result)
        with pytest.raises(AttributeError):
            result.text = "changed"
    assert nutgraf.summarize(RAIN, "1s") != nutgraf.summarize(RAIN, "2s")


def test_a_notebook_shows_the_text_with_marks():
    text = "Rain & <b>wind</b> \"fell\". 😀 It stopped at <script>alert(1)</script> noon."
    html = nutgraf.summarize(text, "2s")._repr_html_()
    assert "<script" not in html and "&lt;script&gt;" in html and "Rain &amp; &lt;b&gt;" in html
    assert html.count("<mark") == html.count("</mark>") >= 2
    html = nutgraf.summarize(text, "2s", keywords=3)._repr_html_()
    assert html.count("<u>") == html.count("</u>") > 0 and "<script" not in html
    listed = nutgraf.summarize_many([text], keywords=3)[0]._repr_html_()
    assert "<script" not in listed and "<p>" in listed


@pytest.mark.parametrize(
    "call, error, message",
    [
        (lambda: nutgraf.summarize(b"Rain"), TypeError, "text has to be a str or a Document, not bytes: decode it first"),
        (lambda: nutgraf.summarize(None), TypeError, "text has to be a str or a Document, not NoneType"),
        (lambda: nutgraf.summarize("x", must_include="Rain"), TypeError, "must_include has to be a list or another iterable of str, not str"),
        (lambda: nutgraf.summarize("x", avoid="quotes"), TypeError, "avoid has to be a list or another iterable of str, not str"),
        (lambda: nutgraf.summarize("x", lenght="3s"), TypeError, "summarize() got an unexpected keyword argument 'lenght'"),
        (lambda: nutgraf.summarize("x", True), TypeError, 'length has to be a str such as "3s", "100w" or "15%", or a number of sentences, not bool'),
        (lambda: nutgraf.summarize("x", corpus="en.df"), TypeError, "corpus has to be a CorpusModel, not str"),
        (lambda: nutgraf.keywords("x", 2.5), TypeError, "top has to be an int, not float"),
        (lambda: nutgraf.summarize("x", "3 miles"), nutgraf.NutgrafError, '"3 miles" is not a length'),
        (lambda: nutgraf.summarize("x", 0), nutgraf.NutgrafError, '"0s" leaves no room for a word'),
        (lambda: nutgraf.summarize("x", method="magic"), nutgraf.NutgrafError, 'no method is called "magic": choose one of blend, lead'),
        (lambda: nutgraf.summarize("x", language="english2"), nutgraf.NutgrafError, '"english2" is not an ISO 639 language code'),
        (lambda: nutgraf.summarize("x", offsets="utf16"), nutgraf.NutgrafError, 'offsets are "characters" or "bytes", not "utf16"'),
        (lambda: nutgraf.keywords("x", min_score=2), nutgraf.NutgrafError, "the lowest score is 2: it has to be from 0 to 1"),
        (lambda: nutgraf.summarize("a\ud800b"), nutgraf.NutgrafError, "text has half of a surrogate pair, U+D800, at index 1"),
        (lambda: nutgraf.summarize("x", query="\udfff"), nutgraf.NutgrafError, "query has half of a surrogate pair, U+DFFF, at index 0"),
    ],
)
def test_errors_say_what_is_wrong(call, error, message):
    with pytest.raises(error) as raised:
        call()
    assert str(raised.value).startswith(message)
    assert issubclass(nutgraf.NutgrafError, ValueError)


def test_wishes_that_no_text_meets_are_told():
    with pytest.warns(UserWarning, match='must_include "snow": no sentence of the text has it'):
        nutgraf.summarize(RAIN, must_include=["snow", "rain"])
    with pytest.warns(UserWarning, match='query "snow storm": no word of it is in the text'):
        nutgraf.keywords_many([RAIN, RAIN], query="snow storm")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nutgraf.summarize_many([RAIN, "Snow fell."], must_include=["snow"])


def test_other_kinds_of_numbers_and_formats():
    numpy = pytest.importorskip("numpy")
    assert len(nutgraf.summarize(RAIN, numpy.int64(2), compress=numpy.True_)) == 2
    assert f"{nutgraf.keywords(RAIN)[0]:>8}|{nutgraf.gist('Rain.'):6}|" == "    rain|Rain. |"
    assert repr(nutgraf.gist("Дождь идёт.")) == "Gist('Дождь идёт.', language='ru')"

    class Broken:
        def __index__(self):
            raise RuntimeError("no number")

    with pytest.raises(RuntimeError, match="no number"):
        nutgraf.keywords(RAIN, Broken())


def test_documents_are_collected():
    class Node:
        pass

    node = Node()
    node.document = nutgraf.Document(RAIN, id=node)
    reference = weakref.ref(node)
    del node
    gc.collect()
    assert reference() is None


def test_a_language_that_is_not_known_is_told():
    with pytest.warns(UserWarning, match='language "tlh" is not supported: general rules apply'):
        assert nutgraf.summarize(RAIN, language="tlh").language == "und"


def test_a_document_is_asked_many_times():
    document = nutgraf.Document(RAIN, id=7, title="Rain", language="en")
    assert (document.text, document.id, document.title, document.language) == (RAIN, 7, "Rain", "en")
    assert document.summarize("2s") == nutgraf.summarize(RAIN, "2s", title="Rain", language="en")
    assert document.keywords(3) == nutgraf.keywords(document, 3) == nutgraf.keywords(RAIN, 3, title="Rain")
    assert document.gist() == nutgraf.gist(RAIN, title="Rain")
    assert document.split() == nutgraf.split(RAIN)
    assert repr(document).startswith("Document('Rain fell on Tuesday.") and "id=7" in repr(document)
    with pytest.raises(TypeError, match="unexpected keyword argument"):
        document.summarize(titel="x")
    with pytest.raises(nutgraf.NutgrafError, match="a Document has its own language: give it where the Document is made"):
        nutgraf.gist(document, language="de")
    again = pickle.loads(pickle.dumps(document))
    assert (again.text, again.id, again.title, again.summarize()) == (RAIN, 7, "Rain", document.summarize())


def test_a_document_that_is_read_pickles_with_its_speakers(tmp_path):
    path = tmp_path / "chat.srt"
    path.write_text("1\n00:00:01,000 --> 00:00:02,000\nANN: The bridge is closed.\n\n2\n00:00:03,000 --> 00:00:04,000\nBEN: Until May?\n")
    (document,) = nutgraf.read(path)
    assert document.split()[0].time
    assert pickle.loads(pickle.dumps(document)).split() == document.split()


def test_texts_are_summarized_together():
    texts = [RAIN, nutgraf.Document("Ships sank in the storm. The storm hit the harbour.", id="storm"), RAIN]
    summary = nutgraf.summarize_together(texts, "3s", dedup=True, keywords=3)
    assert summary.sources == [0, "storm"] and summary.duplicates == [(2, 0)]
    for sentence in summary:
        source = RAIN if sentence.source == 0 else texts[1].text
        assert source[sentence.start : sentence.end] == sentence.text
    recursive: list = []
    recursive.append(recursive)
    for bad in (recursive, b"x", (1, 2), True and None or object()):
        with pytest.raises(TypeError, match="the id of document 0 has to be a str or a number to be summarized together"):
            nutgraf.summarize_together([nutgraf.Document(RAIN, id=bad)])
    with pytest.raises(TypeError, match="documents has to be a list"):
        nutgraf.summarize_together(RAIN)
    assert {source for keyword in summary.keywords for source in keyword.sources} <= {0, "storm"}
