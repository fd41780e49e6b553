"""Summaries, keywords and one-line gists of any text.

    >>> import nutgraf
    >>> summary = nutgraf.summarize("Rain fell on Tuesday. It was the first in a year.", "1s")
    >>> str(summary)
    'Rain fell on Tuesday.'

`summarize`, `keywords`, `gist`, `outline`, `trim` and `split` work on one text, `summarize_many`, `keywords_many` and `gist_many` on many,
`summarize_together` makes one summary of several. `report` makes a page to look at. `read` has the readers of files. `Document` is a text that is analysed
once and asked many times, `CorpusModel` says how common words are in your own texts.

Engines are imported when asked for: `nutgraf.arrow`, `nutgraf.spark`, `nutgraf.polars`, `nutgraf.pandas`,
`nutgraf.duckdb`; likewise `nutgraf.integrations`.
"""

from collections.abc import Iterator as _Iterator
from collections.abc import Sequence as _Sequence

from nutgraf._nutgraf import (
    KEYWORD_METHODS,
    SENTENCE_METHODS,
    TOKENIZERS,
    CorpusModel,
    Document,
    Documents,
    Dropped,
    Failure,
    Gist,
    GistPart,
    Keyword,
    NutgrafError,
    Section,
    Sentence,
    Summary,
    Trimmed,
    TrimmedPart,
    Why,
    __version__,
    gist,
    gist_many,
    keywords,
    keywords_many,
    outline,
    read,
    report,
    split,
    summarize,
    summarize_many,
    summarize_together,
    trim,
)

__all__ = [
    "KEYWORD_METHODS",
    "SENTENCE_METHODS",
    "TOKENIZERS",
    "CorpusModel",
    "Document",
    "Documents",
    "Dropped",
    "Failure",
    "Gist",
    "GistPart",
    "Keyword",
    "NutgrafError",
    "Section",
    "Sentence",
    "Summary",
    "Trimmed",
    "TrimmedPart",
    "Why",
    "__version__",
    "gist",
    "gist_many",
    "keywords",
    "keywords_many",
    "outline",
    "read",
    "report",
    "split",
    "summarize",
    "summarize_many",
    "summarize_together",
    "trim",
]

_Sequence.register(Summary)
_Iterator.register(Documents)
