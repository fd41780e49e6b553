#!/usr/bin/env python3
"""Documents per second of nutgraf from Python beside other packages, as a Markdown table.

    pip install nutgraf lede summa sumy rake-nltk yake rapid-textrank llama-index-core
    python benches/speed.py [ARTICLES.jsonl] [--field text] [--documents 300] [--seconds 10]

All run in one thread and one process, in turns, each for its best of three rounds over the same documents. The seconds are
those of the processor, so that other work on the machine counts less; only `summarize_many` is timed by the clock. A tool
that needs more than --seconds for a round is measured once, on as many documents as it managed, and the table says so. One
that is not installed or lacks its data is left out with a message. Imports do not count. NLTK's data is taken from
llama-index-core, which ships it. Without a file the English seed texts are repeated.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before NumPy is imported

import argparse
import importlib
import importlib.util
import json
import platform
import time
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds" / "texts"
ENGLISH = ("bicycle-chain-howto.md", "espresso-machine-review.txt", "harbour-bridge-news.txt", "sea-ice-abstract.txt")


def nutgraf_summarize():
    import nutgraf

    return lambda text: [str(sentence) for sentence in nutgraf.summarize(text, "3s")]


def nutgraf_summarize_in_english():
    import nutgraf

    return lambda text: [str(sentence) for sentence in nutgraf.summarize(text, "3s", language="en")]


def nutgraf_keywords():
    import nutgraf

    return lambda text: [str(keyword) for keyword in nutgraf.keywords(text, 10)]


def nutgraf_gist():
    import nutgraf

    return lambda text: str(nutgraf.gist(text))


def nutgraf_split():
    import nutgraf

    return lambda text: [str(sentence) for sentence in nutgraf.split(text)]


def lede():
    import lede

    return lambda text: str(lede.summarize(text, 400))


def summa_summary():
    from summa.summarizer import summarize

    return lambda text: summarize(text, words=80)


def summa_keywords():
    from summa.keywords import keywords

    return lambda text: keywords(text, split=True)[:10]


def sumy(module, name):
    from sumy.nlp.stemmers import Stemmer
    from sumy.nlp.tokenizers import Tokenizer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.utils import get_stop_words

    summarizer = getattr(importlib.import_module(f"sumy.summarizers.{module}"), name)(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    tokenizer = Tokenizer("english")
    return lambda text: [str(s) for s in summarizer(PlaintextParser.from_string(text, tokenizer).document, 3)]


def yake():
    from yake import KeywordExtractor

    return KeywordExtractor(lan="en", n=3, top=10).extract_keywords


def rake_nltk():
    from rake_nltk import Rake

    rake = Rake()

    def run(text):
        rake.extract_keywords_from_text(text)
        return rake.get_ranked_phrases()[:10]

    return run


def rapid_textrank():
    from rapid_textrank import extract_keywords

    return lambda text: [phrase.text for phrase in extract_keywords(text, top_n=10)]


def nltk_punkt():
    from nltk import sent_tokenize

    return sent_tokenize


# Task, row of the table, package, and what makes the function of a text.
TOOLS = [
    ("summary", "**summarize**", "nutgraf", nutgraf_summarize),
    ("summary", "**summarize**, `language=\"en\"`", "nutgraf", nutgraf_summarize_in_english),
    ("summary", "lede", "lede", lede),
    ("summary", "summa", "summa", summa_summary),
    ("summary", "sumy Luhn", "sumy", lambda: sumy("luhn", "LuhnSummarizer")),
    ("summary", "sumy LexRank", "sumy", lambda: sumy("lex_rank", "LexRankSummarizer")),
    ("summary", "sumy LSA", "sumy", lambda: sumy("lsa", "LsaSummarizer")),
    ("keywords", "**keywords**", "nutgraf", nutgraf_keywords),
    ("keywords", "rapid-textrank", "rapid_textrank", rapid_textrank),
    ("keywords", "rake-nltk", "rake-nltk", rake_nltk),
    ("keywords", "summa", "summa", summa_keywords),
    ("keywords", "yake", "yake", yake),
    ("one line", "**gist**", "nutgraf", nutgraf_gist),
    ("sentences", "**split**", "nutgraf", nutgraf_split),
    ("sentences", "NLTK Punkt", "nltk", nltk_punkt),
]


def use_nltk_data_of_llama_index():
    spec = importlib.util.find_spec("llama_index")
    if spec and importlib.util.find_spec("nltk"):
        import nltk

        nltk.data.path.append(str(Path(spec.submodule_search_locations[0]) / "core" / "_static" / "nltk_cache"))


def read(path, field, n_documents):
    """The first documents of the file, or the seed texts over and over."""
    if path is None:
        return list(islice(cycle([(SEEDS / name).read_text(encoding="utf-8") for name in ENGLISH]), n_documents))
    with open(path, encoding="utf-8") as rows:
        return [json.loads(row)[field] for row in islice(rows, n_documents)]


def ready(tools, text):
    """The tools that work here, each with its function."""
    for task, name, package, make in tools:
        try:
            run = make()
            assert run(text), "an empty answer"
        except Exception as error:  # not installed, or its data is missing
            print(f"{name}: left out: {type(error).__name__}: {str(error).strip().splitlines()[:1]}")
            continue
        yield task, f"{name} {version(package)}", run


def timed(run, texts, limit):
    """Seconds of processor time, documents and empty answers of one round."""
    n_documents = n_empty = 0
    start = time.process_time()
    for text in texts:
        n_empty += not run(text)
        n_documents += 1
        if time.process_time() - start > limit:
            break
    return time.process_time() - start, n_documents, n_empty


def best_rounds(tools, texts, limit, n_rounds=3):
    """The fastest round of each tool; slow ones have one round."""
    best = [timed(run, texts, limit) for _, _, run in tools]
    for _ in range(n_rounds - 1):
        for i, (_, _, run) in enumerate(tools):
            if best[i][0] < limit / n_rounds:
                best[i] = min(best[i], timed(run, texts, limit))
    return best


def many(texts):
    """Documents per second of `summarize_many` on all cores, the best of five."""
    import nutgraf

    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        assert len(nutgraf.summarize_many(texts, "3s")) == len(texts)
        seconds.append(time.perf_counter() - start)
    return len(texts) / min(seconds)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?")
    parser.add_argument("--field", default="text")
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    use_nltk_data_of_llama_index()
    texts = read(options.articles, options.field, options.documents)
    tools = list(ready(TOOLS, texts[0]))
    rounds = best_rounds(tools, texts, options.seconds)
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"\n{len(texts)} documents, {megabytes:.2f} MB, Python {platform.python_version()}, one thread\n")
    print("| task | tool | documents/s |\n|---|---|---:|")
    for (task, name, _), (seconds, n_documents, n_empty) in zip(tools, rounds, strict=True):
        note = f", {n_documents} documents" * (n_documents < len(texts)) + f", {n_empty} empty" * (n_empty > 0)
        print(f"| {task} | {name}{note} | {n_documents / seconds:,.0f} |")
    print(f"| summary | **summarize_many**, {os.cpu_count()} cores | {many(texts):,.0f} |")


if __name__ == "__main__":
    main()
