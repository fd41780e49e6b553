from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike
from typing import Any, Final, Literal, TypeAlias, final, overload

__all__ = [
    "ArrowJob",
    "ArrowRows",
    "CorpusModel",
    "Document",
    "Documents",
    "Dropped",
    "Failure",
    "Gist",
    "GistPart",
    "KEYWORD_METHODS",
    "Keyword",
    "NutgrafError",
    "SENTENCE_METHODS",
    "Section",
    "Sentence",
    "Summary",
    "TOKENIZERS",
    "Trimmed",
    "TrimmedPart",
    "Why",
    "__version__",
    "_restore",
    "_restore_document",
    "_restore_model",
    "gist",
    "gist_many",
    "keywords",
    "keywords_many",
    "outline",
    "read",
    "report",
    "run_command_line",
    "split",
    "summarize",
    "summarize_many",
    "summarize_together",
    "trim",
]
__version__: Final[str]
SENTENCE_METHODS: Final[tuple[str, ...]]
KEYWORD_METHODS: Final[tuple[str, ...]]
TOKENIZERS: Final[tuple[str, ...]]

_Text: TypeAlias = str | Document
_Texts: TypeAlias = Iterable[Any]
_Length: TypeAlias = str | int
_Offsets: TypeAlias = Literal["characters", "bytes"]
_Errors: TypeAlias = Literal["raise", "row"]
_Progress: TypeAlias = bool | Callable[[int], object]
_Avoid: TypeAlias = Iterable[Literal["quotes", "questions"]]
_Path: TypeAlias = str | PathLike[str]

class NutgrafError(ValueError): ...

@final
class Why:
    @property
    def label(self) -> str: ...
    @property
    def share(self) -> float: ...
    @property
    def effect(self) -> str: ...
    @property
    def children(self) -> list[Why]: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Sentence:
    @property
    def index(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def shown(self) -> str: ...
    @property
    def score(self) -> float | None: ...
    @property
    def place(self) -> int | None: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def time(self) -> str | None: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def cut(self) -> bool: ...
    @property
    def kept(self) -> list[tuple[int, int]] | None: ...
    @property
    def source(self) -> Any: ...
    @property
    def why(self) -> Why | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Keyword:
    @property
    def text(self) -> str: ...
    @property
    def score(self) -> float: ...
    @property
    def count(self) -> int: ...
    @property
    def spans(self) -> list[tuple[int, int]]: ...
    @property
    def sources(self) -> list[Any]: ...
    @property
    def why(self) -> Why | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Summary(Sequence[Sentence]):
    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def sentences(self) -> list[Sentence]: ...
    @property
    def keywords(self) -> list[Keyword] | None: ...
    @property
    def sources(self) -> list[Any] | None: ...
    @property
    def duplicates(self) -> list[tuple[Any, Any]]: ...
    def to_dict(self) -> dict[str, Any]: ...
    def _repr_html_(self) -> str: ...
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, index: int, /) -> Sentence: ...
    @overload
    def __getitem__(self, index: slice, /) -> list[Sentence]: ...
    def __iter__(self) -> Iterator[Sentence]: ...
    def __reversed__(self) -> Iterator[Sentence]: ...
    def __contains__(self, sentence: object, /) -> bool: ...
    def index(self, value: Any, start: int = 0, stop: int | None = None) -> int: ...
    def count(self, value: Any) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class GistPart:
    @property
    def sentence(self) -> int | None: ...
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...
    @property
    def inserted(self) -> str | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Dropped:
    @property
    def sentence(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def reason(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Gist:
    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def parts(self) -> list[GistPart]: ...
    @property
    def cut(self) -> bool: ...
    @property
    def why(self) -> Why | None: ...
    @property
    def dropped(self) -> list[Dropped] | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Section:
    @property
    def level(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def words(self) -> int: ...
    @property
    def title(self) -> str | None: ...
    @property
    def title_span(self) -> tuple[int, int] | None: ...
    @property
    def time(self) -> str | None: ...
    @property
    def topics(self) -> list[str]: ...
    @property
    def sentences(self) -> list[Sentence]: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TrimmedPart:
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def lines(self) -> tuple[int, int]: ...
    @property
    def sentences(self) -> int | None: ...
    @property
    def topics(self) -> list[str] | None: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Trimmed:
    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def limit(self) -> int: ...
    @property
    def total(self) -> int: ...
    @property
    def length(self) -> int: ...
    @property
    def kept(self) -> list[TrimmedPart]: ...
    @property
    def omitted(self) -> list[TrimmedPart]: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Failure:
    @property
    def error(self) -> str: ...
    def to_dict(self) -> dict[str, Any]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Document:
    def __new__(
        cls,
        text: str,
        *,
        id: object = None,
        language: str | None = None,
        title: str | None = None,
        corpus: CorpusModel | None = None,
    ) -> Document: ...
    @property
    def text(self) -> str: ...
    @property
    def id(self) -> Any: ...
    @property
    def title(self) -> str | None: ...
    @property
    def language(self) -> str: ...
    def summarize(
        self,
        length: _Length = "3s",
        *,
        method: str = "blend",
        tokenizer: str = "o200k",
        query: str = "",
        must_include: Iterable[str] = (),
        avoid: _Avoid = (),
        compress: bool = False,
        per_section: bool = False,
        nested: bool = False,
        keywords: int | None = None,
        why: bool = False,
        offsets: _Offsets = "characters",
    ) -> Summary: ...
    def keywords(
        self,
        top: int = 10,
        *,
        method: str = "blend",
        query: str = "",
        max_words: int = 4,
        min_score: float = 0.0,
        diversity: float = 0.0,
        single_words: bool = False,
        pos: Iterable[str] = (),
        stop: Iterable[str] = (),
        only: Iterable[str] | dict[str, list[str]] = (),
        boost: dict[str, float] | None = None,
        why: bool = False,
        offsets: _Offsets = "characters",
    ) -> list[Keyword]: ...
    def gist(
        self,
        *,
        max_words: int | None = None,
        max_bytes: int | None = None,
        why: bool = False,
        offsets: _Offsets = "characters",
    ) -> Gist: ...
    def split(self, *, offsets: _Offsets = "characters") -> list[Sentence]: ...

@final
class Documents(Iterator[Any]):
    def __iter__(self) -> Documents: ...
    def __next__(self) -> Any: ...

@final
class CorpusModel:
    def __new__(cls) -> CorpusModel: ...
    @staticmethod
    def learn(texts: _Texts, *, language: str | None = None, threads: int = 0) -> CorpusModel: ...
    def merge(self, *others: CorpusModel) -> CorpusModel: ...
    def prune(self, min_documents: int = 1, max_terms: int | None = None) -> CorpusModel: ...
    def save(self, path: _Path) -> None: ...
    @staticmethod
    def load(path: _Path) -> CorpusModel: ...
    def to_bytes(self) -> bytes: ...
    @staticmethod
    def from_bytes(data: bytes) -> CorpusModel: ...
    @property
    def n_documents(self) -> int: ...
    @property
    def n_words(self) -> int: ...
    @property
    def n_terms(self) -> int: ...
    @property
    def languages(self) -> dict[str, int]: ...
    def document_frequency(self, term: str) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ArrowRows:
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@final
class ArrowJob:
    def __new__(cls, kind: str, options: dict[str, Any] | None = None, threads: int = 1) -> ArrowJob: ...
    def run(self, texts: object, titles: object | None = None) -> ArrowRows: ...
    def schema(self) -> ArrowRows: ...

def summarize(
    text: _Text,
    length: _Length = "3s",
    *,
    method: str = "blend",
    tokenizer: str = "o200k",
    language: str | None = None,
    title: str | None = None,
    query: str = "",
    must_include: Iterable[str] = (),
    avoid: _Avoid = (),
    compress: bool = False,
    per_section: bool = False,
    nested: bool = False,
    keywords: int | None = None,
    why: bool = False,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
) -> Summary: ...
def keywords(
    text: _Text,
    top: int = 10,
    *,
    method: str = "blend",
    language: str | None = None,
    title: str | None = None,
    query: str = "",
    max_words: int = 4,
    min_score: float = 0.0,
    diversity: float = 0.0,
    single_words: bool = False,
    pos: Iterable[str] = (),
    stop: Iterable[str] = (),
    only: Iterable[str] | dict[str, list[str]] = (),
    boost: dict[str, float] | None = None,
    why: bool = False,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
) -> list[Keyword]: ...
def gist(
    text: _Text,
    *,
    max_words: int | None = None,
    max_bytes: int | None = None,
    language: str | None = None,
    title: str | None = None,
    why: bool = False,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
) -> Gist: ...
def outline(
    text: _Text,
    *,
    sentences: int = 1,
    depth: int = 6,
    method: str = "blend",
    query: str = "",
    language: str | None = None,
    title: str | None = None,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
) -> list[Section]: ...
def trim(
    text: _Text,
    length: _Length,
    *,
    tokenizer: str = "o200k",
    query: str = "",
    language: str | None = None,
    title: str | None = None,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
) -> Trimmed: ...
def split(text: _Text, *, language: str | None = None, offsets: _Offsets = "characters") -> list[Sentence]: ...
@overload
def summarize_many(
    texts: _Texts,
    length: _Length = "3s",
    *,
    method: str = "blend",
    tokenizer: str = "o200k",
    language: str | None = None,
    query: str = "",
    must_include: Iterable[str] = (),
    avoid: _Avoid = (),
    compress: bool = False,
    per_section: bool = False,
    nested: bool = False,
    keywords: int | None = None,
    why: bool = False,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
    threads: int = 0,
    errors: Literal["raise"] = "raise",
    progress: _Progress = False,
) -> list[Summary]: ...
@overload
def summarize_many(
    texts: _Texts,
    length: _Length = "3s",
    *,
    method: str = "blend",
    tokenizer: str = "o200k",
    language: str | None = None,
    query: str = "",
    must_include: Iterable[str] = (),
    avoid: _Avoid = (),
    compress: bool = False,
    per_section: bool = False,
    nested: bool = False,
    keywords: int | None = None,
    why: bool = False,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
    threads: int = 0,
    errors: _Errors,
    progress: _Progress = False,
) -> list[Summary | Failure]: ...
@overload
def keywords_many(
    texts: _Texts,
    top: int = 10,
    *,
    method: str = "blend",
    language: str | None = None,
    query: str = "",
    max_words: int = 4,
    min_score: float = 0.0,
    diversity: float = 0.0,
    single_words: bool = False,
    pos: Iterable[str] = (),
    stop: Iterable[str] = (),
    only: Iterable[str] | dict[str, list[str]] = (),
    boost: dict[str, float] | None = None,
    why: bool = False,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
    threads: int = 0,
    errors: Literal["raise"] = "raise",
    progress: _Progress = False,
) -> list[list[Keyword]]: ...
@overload
def keywords_many(
    texts: _Texts,
    top: int = 10,
    *,
    method: str = "blend",
    language: str | None = None,
    query: str = "",
    max_words: int = 4,
    min_score: float = 0.0,
    diversity: float = 0.0,
    single_words: bool = False,
    pos: Iterable[str] = (),
    stop: Iterable[str] = (),
    only: Iterable[str] | dict[str, list[str]] = (),
    boost: dict[str, float] | None = None,
    why: bool = False,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
    threads: int = 0,
    errors: _Errors,
    progress: _Progress = False,
) -> list[list[Keyword] | Failure]: ...
@overload
def gist_many(
    texts: _Texts,
    *,
    max_words: int | None = None,
    max_bytes: int | None = None,
    language: str | None = None,
    why: bool = False,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
    threads: int = 0,
    errors: Literal["raise"] = "raise",
    progress: _Progress = False,
) -> list[Gist]: ...
@overload
def gist_many(
    texts: _Texts,
    *,
    max_words: int | None = None,
    max_bytes: int | None = None,
    language: str | None = None,
    why: bool = False,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
    threads: int = 0,
    errors: _Errors,
    progress: _Progress = False,
) -> list[Gist | Failure]: ...
def summarize_together(
    documents: Iterable[_Text],
    length: _Length = "3s",
    *,
    dedup: bool = False,
    method: str = "blend",
    tokenizer: str = "o200k",
    language: str | None = None,
    query: str = "",
    must_include: Iterable[str] = (),
    avoid: _Avoid = (),
    compress: bool = False,
    per_section: bool = False,
    nested: bool = False,
    keywords: int | None = None,
    why: bool = False,
    corpus: CorpusModel | None = None,
    offsets: _Offsets = "characters",
) -> Summary: ...
@overload
def read(
    path: _Path | Iterable[_Path],
    *,
    format: str = "auto",
    text_field: str = "text",
    id_field: str = "id",
    title_field: str = "title",
    text_markup: str = "auto",
    rows: str | None = None,
    delimiter: str | None = None,
    globs: Iterable[str] = (),
    max_document: str = "256M",
    language: str | None = None,
    corpus: CorpusModel | None = None,
    errors: Literal["raise"] = "raise",
) -> Iterator[Document]: ...
@overload
def read(
    path: _Path | Iterable[_Path],
    *,
    format: str = "auto",
    text_field: str = "text",
    id_field: str = "id",
    title_field: str = "title",
    text_markup: str = "auto",
    rows: str | None = None,
    delimiter: str | None = None,
    globs: Iterable[str] = (),
    max_document: str = "256M",
    language: str | None = None,
    corpus: CorpusModel | None = None,
    errors: _Errors,
) -> Iterator[Document | Failure]: ...
def report(
    texts: _Text | Iterable[_Text],
    *,
    title: str = "Documents",
    language: str | None = None,
    corpus: CorpusModel | None = None,
) -> str: ...
def run_command_line(arguments: Sequence[str]) -> int: ...
def _restore(class_name: str, state: bytes) -> Any: ...
def _restore_model(data: bytes) -> CorpusModel: ...
def _restore_document(text: str, id: object, facts: tuple[Any, ...]) -> Document: ...
