"""spaCy: summary and keywords as spans of the `Doc`.

    import nutgraf.integrations.spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("nutgraf", config={"length": "60w", "n_keywords": 5})
    nlp(text)._.summary

The import makes the component known; `spacy.load` of a saved pipeline needs it too.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

import nutgraf

SUMMARY = "nutgraf_summary"
KEYWORDS = "nutgraf_keywords"


class NutgrafComponent:
    """A pipeline component that needs no other one: no tagger, parser or sentences. Less than a millisecond a page.

    It sets
    - `doc._.summary`: list of `Span`, the chosen sentences in reading order, also `doc.spans["nutgraf_summary"]`;
    - `doc._.summary_text`: str, the same as one paragraph, within the length even where a long sentence had to be cut;
    - `doc._.keywords`: list of `Span`, each keyword's first place, best first, also `doc.spans["nutgraf_keywords"]`.

    Both span groups have `attrs["scores"]`, one number a span. A span covers whole tokens: where spaCy's token is
    larger than ours it covers the token. All survives `to_bytes`, `n_process` and `DocBin(store_user_data=True)`.
    """

    def __init__(self, length: str, n_keywords: int, method: str, language: str | None) -> None:
        self.n_keywords = n_keywords
        self.options: dict[str, Any] = {"length": length, "method": method, "language": language}
        nutgraf.summarize("", **self.options)

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with the summary and the keywords set."""
        summary = nutgraf.summarize(doc.text, keywords=self.n_keywords or None, **self.options)
        keywords = summary.keywords or []
        sentences = [(sentence.start, sentence.end, sentence.score) for sentence in summary]
        doc.spans[SUMMARY] = _group(doc, SUMMARY, sentences)
        doc.spans[KEYWORDS] = _group(doc, KEYWORDS, [(*keyword.spans[0], keyword.score) for keyword in keywords])
        doc._.summary_text = summary.text
        return doc


def _group(doc: Doc, name: str, places: list[tuple[int, int, float | None]]) -> SpanGroup:
    spans: list[Any] = [doc.char_span(start, end, alignment_mode="expand") for start, end, _ in places]
    return SpanGroup(doc, name=name, spans=spans, attrs={"scores": [score for _, _, score in places]})


def _spans(doc: Doc, name: str) -> list[Span]:
    return list(doc.spans[name]) if name in doc.spans else []


# Partial functions and not lambdas: spaCy pickles them for the processes of `n_process`.
Doc.set_extension("summary", getter=partial(_spans, name=SUMMARY), force=True)
Doc.set_extension("summary_text", default="", force=True)
Doc.set_extension("keywords", getter=partial(_spans, name=KEYWORDS), force=True)


@Language.factory(
    "nutgraf",
    default_config={"length": "3s", "n_keywords": 10, "method": "blend", "language": None},
    assigns=["doc._.summary", "doc._.summary_text", "doc._.keywords"],
)
def make_nutgraf(
    nlp: Language, name: str, length: str, n_keywords: int, method: str, language: str | None
) -> NutgrafComponent:
    """The component. Without a `language` it takes the pipeline's; in a multi-language one (`xx`) it guesses."""
    own = None if nlp.lang == "xx" else nlp.lang
    return NutgrafComponent(length, n_keywords, method, language or own)
