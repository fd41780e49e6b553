"""Results are those of the command line, in every field; and offsets are indices of strings, over all of Unicode."""

import os
import subprocess

import nutgraf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# Texts that look like texts, with characters of every width.
WORDS = st.sampled_from(
    "rain Rain fell storm harbour bridge the a was in 12 3.5 Dr. U.S. e.g. Straße naïve 日本 です 😀 👩‍👩‍👧 ж Ёлка العربية e\u0301 & < CNN — (see) \"so\" ‘x’ ﬁ \u00ad".split(" ")
)
ENDS = st.sampled_from([". ", "! ", "? ", "。", ".\n", "\n\n", "\r\n\r\n", ": ", "; ", ", ", " … ", "\n- ", "\n# ", "\u2028", "\t"])
SENTENCES = st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=9), ENDS), max_size=14)
TEXTS = st.one_of(
    SENTENCES.map(lambda parts: "".join(" ".join(words) + end for words, end in parts)),
    st.text(max_size=200),
)
SUMMARY_OPTIONS = st.fixed_dictionaries(
    {
        "length": st.sampled_from(["1s", "2s", "5s", "3w", "20w", "7c", "80c", "1B", "100B", "15%", "100%"]),
        "method": st.sampled_from(["blend", "lead", "textrank", "kl", "submodular", "lexrank-discrete"]),
        "query": st.sampled_from(["", "storm harbour"]),
        "compress": st.booleans(),
        "per_section": st.booleans(),
        "nested": st.booleans(),
        "keywords": st.sampled_from([None, 1, 5]),
        "why": st.booleans(),
    }
)
KEYWORD_OPTIONS = st.fixed_dictionaries(
    {
        "top": st.sampled_from([1, 4, 10]),
        "method": st.sampled_from(nutgraf.KEYWORD_METHODS),
        "max_words": st.sampled_from([1, 4]),
        "single_words": st.booleans(),
        "diversity": st.sampled_from([0.0, 0.7]),
        "why": st.booleans(),
    }
)
# The same texts in every run, unless NUTGRAF_EXAMPLES asks for more, which are new ones.
N_EXAMPLES = int(os.environ.get("NUTGRAF_EXAMPLES", "60"))
SLOWLY = settings(
    max_examples=N_EXAMPLES,
    derandomize="NUTGRAF_EXAMPLES" not in os.environ,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def arguments(options):
    """The options as the program has them."""
    for name, value in options.items():
        if value is None or value is False or value == "":
            continue
        yield "--" + name.replace("_", "-")
        if value is not True:
            yield str(value)


def without_id(row):
    return {name: value for name, value in row.items() if name != "id"}


@given(st.lists(TEXTS, min_size=1, max_size=5), SUMMARY_OPTIONS)
@SLOWLY
def test_summaries(program, texts, options):
    rows = program.rows(texts, "summarize", "--text-markup", "auto", *arguments(options))
    found = nutgraf.summarize_many(texts, offsets="bytes", **options)
    for text, summary, row in zip(texts, found, rows, strict=True):
        if "<" not in text:
            assert summary.to_dict() == without_id(row)


@given(st.lists(TEXTS, min_size=1, max_size=5), KEYWORD_OPTIONS)
@SLOWLY
def test_keywords(program, texts, options):
    rows = program.rows(texts, "keywords", *arguments(options))
    for text, found, row in zip(texts, nutgraf.keywords_many(texts, offsets="bytes", **options), rows, strict=True):
        if "<" not in text:
            assert [keyword.to_dict() for keyword in found] == row["keywords"]
            assert [keyword.why.to_dict() for keyword in found if keyword.why] == row.get("why", [])


@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from([{}, {"max_words": 6}, {"max_bytes": 40}, {"max_words": 6, "why": True}]))
@SLOWLY
def test_gists_and_sentences(program, texts, options):
    gists = program.rows(texts, "gist", *arguments(options))
    splits = program.rows(texts, "split")
    for text, gist, split in zip(texts, gists, splits, strict=True):
        if "<" not in text:
            assert nutgraf.gist(text, offsets="bytes", **options).to_dict() == without_id(gist)
            assert [one.to_dict() for one in nutgraf.split(text, offsets="bytes")] == split["sentences"]


@given(TEXTS)
@settings(SLOWLY, max_examples=6 * N_EXAMPLES)
def test_offsets_are_indices_of_strings(text):
    encoded = text.encode()
    for by_character, by_byte in zip(nutgraf.split(text), nutgraf.split(text, offsets="bytes"), strict=True):
        assert text[by_character.start : by_character.end] == by_character.text
        assert encoded[by_byte.start : by_byte.end].decode() == by_byte.text == by_character.text
    summary = nutgraf.summarize(text, "60c", keywords=5, compress=True)
    for sentence in summary:
        assert text[sentence.start : sentence.end] == sentence.text
        for start, end in sentence.kept or []:
            assert 0 <= start < end <= len(text)
    for keyword in summary.keywords:
        for start, end in keyword.spans:
            assert text[start:end].split()
    for part in nutgraf.gist(text).parts:
        assert part.inserted or text[part.start : part.end].strip()


def test_committed_articles(program, articles):
    texts = list(articles.values())
    for row, summary in zip(program.rows(texts, "summarize"), nutgraf.summarize_many(texts, offsets="bytes"), strict=True):
        assert summary.to_dict() == without_id(row)
    for text, row in zip(texts, program.rows(texts, "keywords"), strict=True):
        assert [keyword.to_dict() for keyword in nutgraf.keywords(text, offsets="bytes")] == row["keywords"]


def test_the_program_is_installed(program, article, tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(article, encoding="utf-8")
    ran = program.run("summarize", str(path))
    assert ran.returncode == 0 and ran.stdout.rstrip("\n") == nutgraf.summarize(article).text
    assert program.run("--version").stdout == f"nutgraf {nutgraf.__version__}\n"
    assert program.run("keywords", "-0", "-n", "1", str(path)).stdout == nutgraf.keywords(article, 1)[0].text + "\0"
    assert program.run("summarize", str(tmp_path / "missing")).returncode == 3
    assert program.run("summarise", "--no-such-option").returncode == 2


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full")
def test_a_closed_standard_output_is_an_error(program, article):
    command = f'"{program.path}" gist >&-'
    ran = subprocess.run(command, shell=True, input=article, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 2 and "standard output" in ran.stderr


def test_errors_are_the_same(program):
    row = program.rows(["x"], "summarize")[0]
    assert row["language"] == nutgraf.summarize("x").language
    with pytest.raises(nutgraf.NutgrafError) as raised:
        nutgraf.summarize("x", "7q")
    assert str(raised.value) in program.run("summarize", "-l", "7q", stdin="x").stderr
