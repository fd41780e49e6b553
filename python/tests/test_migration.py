"""The page that maps other packages' calls to ours: both blocks of every section run, if the old package is there."""

import importlib.util
import re
from pathlib import Path

import pytest

import nutgraf  # noqa: F401  (a missing nutgraf must not skip)

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "migration.md").read_text(encoding="utf-8")
TEXT = (ROOT.parent / "seeds" / "texts" / "water-clock-encyclopedia.txt").read_text(encoding="utf-8")


def sections():
    """Title, block before and block after of each part of the page that has code."""
    for part in re.split(r"^#{2,3} ", PAGE, flags=re.M)[1:]:
        blocks = re.findall(r"^```python\n(.*?)^```$", part, flags=re.M | re.S)
        if blocks:
            yield pytest.param(*blocks, id=part.splitlines()[0])


@pytest.fixture(autouse=True)
def nltk_data(monkeypatch):
    """Punkt and stop words as llama-index-core ships them; NLTK's own data where that is missing."""
    spec = importlib.util.find_spec("llama_index")
    if spec and importlib.util.find_spec("nltk"):
        import nltk

        cache = Path(spec.submodule_search_locations[0]) / "core" / "_static" / "nltk_cache"
        monkeypatch.setattr(nltk.data, "path", [*nltk.data.path, str(cache)])


@pytest.fixture(autouse=True)
def spacy_model(monkeypatch):
    """`spacy.load` gives a pipeline with a made-up parse where no model is installed: pytextrank needs noun phrases."""
    if importlib.util.find_spec("spacy") and not importlib.util.find_spec("en_core_web_sm"):
        import spacy

        monkeypatch.setattr(spacy, "load", lambda name: made_up_pipeline(spacy))


def made_up_pipeline(spacy):
    """Words that are no stop words are nouns; a noun belongs to the next word if that is a noun too."""

    @spacy.Language.component("made_up_parse")
    def parse(doc):
        for sentence in list(doc.sents):
            for token in sentence:
                token.pos_ = "NOUN" if token.is_alpha and not token.is_stop else "X"
            for token in sentence:
                after = doc[token.i + 1] if token.i + 1 < sentence.end else token
                compound = token.pos_ == after.pos_ == "NOUN" and token is not after
                token.head, token.dep_ = (after, "compound") if compound else (sentence[-1], "nsubj")
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("made_up_parse")
    return nlp


def run(block):
    """The `result` of the block, or a skip where a package or NLTK's data is missing."""
    names = {"text": TEXT}
    try:
        exec(block, names)
    except ImportError as missing:
        pytest.skip(str(missing))
    except LookupError as missing:
        if type(missing) is not LookupError:  # NLTK raises the class itself
            raise
        pytest.skip("NLTK's data is missing")
    return names["result"]


@pytest.mark.parametrize("before, after", list(sections()))
def test_the_new_call_works(before, after):
    assert run(after)


@pytest.mark.parametrize("before, after", list(sections()))
def test_the_new_call_gives_what_the_old_one_gave(before, after):
    old, new = run(before), run(after)
    assert all(isinstance(a, type(b)) for a, b in zip(parts(old[0]), parts(new[0]), strict=True))
    assert abs(len(old) - len(new)) <= 1


def parts(item):
    return item if isinstance(item, tuple) else (item,)
