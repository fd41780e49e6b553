#!/usr/bin/env python3
"""Compares the speed of nutgraf with Python packages on the rows of a JSONL file, in one thread.

    python3 -m venv VENV && VENV/bin/pip install sumy summa yake rake-nltk
    VENV/bin/python benches/peers/peers.py NEWS.jsonl [--field text] [--seconds 20] [--nutgraf target/dist/nutgraf]

A package that is not installed, or that lacks its data, is left out with a message. Each runs for at most --seconds,
and its speed is that over the rows it managed. The time of imports and models does not count for packages; that of
nutgraf includes the whole process and JSON input and output. sumy and rake-nltk split sentences and words with regular
expressions here, which is faster and needs no NLTK data. pke is not on PyPI: it is measured if it is installed with its
spaCy model.
"""
import argparse
import importlib
import json
import re
import subprocess
import time


class Tokenizer:
    """A tokenizer for sumy and rake-nltk."""

    language = "english"

    def to_sentences(self, text):
        return re.split(r"(?<=[.!?])\s+", text)

    def to_words(self, sentence):
        return re.findall(r"\w+", sentence)


def sumy(method):
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.utils import get_stop_words

    module, name = method
    summarizer = getattr(importlib.import_module(f"sumy.summarizers.{module}"), name)(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    tokenizer = Tokenizer()
    return lambda text: list(summarizer(PlaintextParser.from_string(text, tokenizer).document, 3))


def summa_summary():
    from summa.summarizer import summarize

    return lambda text: summarize(text, words=80)


def summa_keywords():
    from summa.keywords import keywords

    return lambda text: keywords(text)


def yake():
    import yake

    extractor = yake.KeywordExtractor(lan="en", n=3, top=10)
    return extractor.extract_keywords


def rake_nltk():
    from rake_nltk import Rake
    from sumy.utils import get_stop_words

    stop_words, tokenizer = get_stop_words("english"), Tokenizer()

    def run(text):
        rake = Rake(
            stopwords=stop_words,
            sentence_tokenizer=tokenizer.to_sentences,
            word_tokenizer=lambda sentence: re.findall(r"\w+|[^\w\s]", sentence),
        )
        rake.extract_keywords_from_text(text)
        return rake.get_ranked_phrases()[:10]

    return run


def pke(name):
    import pke.unsupervised

    def run(text):
        extractor = getattr(pke.unsupervised, name)()
        extractor.load_document(input=text, language="en")
        extractor.candidate_selection()
        extractor.candidate_weighting()
        return extractor.get_n_best(10)

    return run


TOOLS = [
    ("sumy LexRank", lambda: sumy(("lex_rank", "LexRankSummarizer"))),
    ("sumy TextRank", lambda: sumy(("text_rank", "TextRankSummarizer"))),
    ("sumy LSA", lambda: sumy(("lsa", "LsaSummarizer"))),
    ("sumy Luhn", lambda: sumy(("luhn", "LuhnSummarizer"))),
    ("summa", summa_summary),
    ("summa keywords", summa_keywords),
    ("yake", yake),
    ("rake-nltk", rake_nltk),
    ("pke SingleRank", lambda: pke("SingleRank")),
    ("pke PositionRank", lambda: pke("PositionRank")),
    ("pke MultipartiteRank", lambda: pke("MultipartiteRank")),
]


def timed(run, texts, limit):
    """The numbers of documents and bytes, the failures and the seconds."""
    documents = size = failed = 0
    start = time.perf_counter()
    for text in texts:
        try:
            run(text)
        except Exception:  # a failure takes time too
            failed += 1
        documents += 1
        size += len(text.encode())
        if time.perf_counter() - start > limit:
            break
    return documents, size, failed, time.perf_counter() - start


def print_row(name, documents, size, failed, seconds):
    print(f"| {name} | {size / 1e6 / seconds:.3f} | {documents / seconds:.1f} | {documents} | {failed} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows")
    parser.add_argument("--field", default="text")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--nutgraf")
    options = parser.parse_args()
    with open(options.rows, encoding="utf-8") as rows:
        texts = [json.loads(row)[options.field] for row in rows if row.strip()]
    print("| tool | MB/s | documents/s | documents | failed |\n|---|---:|---:|---:|---:|")
    if options.nutgraf:
        for command in ("summarize", "keywords"):
            arguments = [options.nutgraf, command, "-j1", "-q", "--text-field", options.field, options.rows]
            start = time.perf_counter()
            subprocess.run(arguments, stdout=subprocess.DEVNULL, check=True)
            size = sum(len(text.encode()) for text in texts)
            print_row(f"nutgraf {command}", len(texts), size, 0, time.perf_counter() - start)
    for name, make in TOOLS:
        try:
            run = make()
            run(texts[0])
        except Exception as error:  # not installed, or its data is missing
            print(f"{name}: left out: {type(error).__name__}: {str(error).strip().splitlines()[:1]}", flush=True)
            continue
        print_row(name, *timed(run, texts, options.seconds))


if __name__ == "__main__":
    main()
