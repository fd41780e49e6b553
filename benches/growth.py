#!/usr/bin/env python3
"""Measures how work grows with the length of hostile texts; exits with 1 if it grows too fast.

    cargo build --release && python3 benches/growth.py target/release/nutgraf [--kinds REGEX] [--runs REGEX]
        [--bytes N] [--quick]
    python3 benches/growth.py target/release/nutgraf --seconds [--kinds REGEX] [--runs REGEX]

Every command and method reads every kind of text, of N bytes and of 4 N bytes (default 16 kB), under valgrind, which
counts instructions. Those of start-up are subtracted; the rest may grow to at most 5 times. --quick takes the commands
and kinds that have been slow before. --seconds instead takes the processor time of 1 MiB of each, which may be at most
2 seconds.
"""
import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile

MAX_RATIO = 5
MAX_SECONDS = 2
MIB = 1 << 20

SENTENCE_METHODS = "lead luhn edmundson tfidf textrank lexrank lexrank-discrete lsa sumbasic kl submodular pacsum hiporank"
KEYWORD_METHODS = "tfidf rake textrank singlerank positionrank topicrank multipartite kpminer yake firstphrases"

RUNS = [
    "split",
    "split --why",
    "gist",
    "gist --lang en",
    "gist --lang en --max-bytes 75",
    "summarize",
    "summarize -l 50%",
    "summarize --lang en -l 60w --compress",
    "summarize --lang en -l 50% --compress",
    "summarize -l 20% --per-section",
    "summarize -l 30% --why --query harbour --avoid quotes --must-include bridge",
    *(f"summarize -l 20% --method {name}" for name in SENTENCE_METHODS.split()),
    "outline",
    "trim -l 300w",
    "trim -l 30% --query harbour",
    "report --lang en",
    "keywords",
    "keywords -n 100000",
    "keywords -n 100000 --diversity 0.5",
    "keywords -n 100000 --why --why-not harbour --single-words",
    *(f"keywords -n 1000 --method {name}" for name in KEYWORD_METHODS.split()),
]


def word(number):
    """A made-up word, another one for each number."""
    letters = ""
    while True:
        letters += "bdfgklmnprstvz"[number % 14] + "aeiou"[number // 14 % 5]
        number //= 70
        if number == 0:
            return letters


def joined(piece, between=""):
    """A text of the pieces of 0, 1, 2 and so on."""

    def text(size):
        pieces, length, number = [], 0, 0
        while length < size:
            pieces.append(piece(number) + between)
            length += len(pieces[-1].encode())
            number += 1
        return "".join(pieces)

    return text


def repeated(piece):
    return joined(lambda number: piece)


def sentence(number, n_words=9):
    return "The " + " ".join(word(number * 7 + at * at) for at in range(n_words)) + ". "


def nested(opening, closing):
    """As many brackets as fit, all opened before the first is closed."""

    def text(size):
        depth = size // len((opening + closing).encode())
        return opening * depth + closing * depth

    return text


def inside(make, before="The ferry was late ", after=" because of the fog."):
    """One sentence around a text."""
    return lambda size: before + make(size) + after


def rows(text):
    """JSON Lines of short texts."""
    return joined(lambda number: '{"text":"%s"}\n' % text(number))


# What the text is of, how it is made and, where it is no plain text, its format.
KINDS = {
    "emoji in a row": (inside(repeated("😀")), None),
    "emoji with blanks": (inside(repeated("😀 ")), None),
    "100 emoji a sentence": (joined(lambda n: f"The council {'🎉' * 100} approved the {word(n)}. "), None),
    "words and emoji": (joined(lambda n: f"{'The council said that the fog 🎉 is 😀 ' * 9} {word(n)}. "), None),
    "emoji sequences": (repeated("👩‍🔬👍🏽🇪🇺 "), None),
    "U+FFFD in a row": (inside(repeated("\ufffd")), None),
    "100 U+FFFD a sentence": (joined(lambda n: f"The council {'@' * 100} approved the {word(n)}. ".replace("@", "\ufffd")), None),
    "U+FFFD between words": (joined(lambda n: word(n) + "\ufffd " + "." * (n % 30 == 0)), None),
    "headings": (joined(lambda n: f"# Heading {n} of {word(n)}\n\nThe {word(n * n)} came. It was late.\n\n"), "markdown"),
    "headings alone": (joined(lambda n: f"Heading {word(n)}\n\n"), None),
    "numbered headings": (joined(lambda n: f"{n % 900 + 1}. {word(n).title()}\n\nIt was {word(n + 9)}.\n\n"), None),
    "one huge word": (repeated("a"), None),
    "one huge word of marks": (repeated("a.b-c_d'e"), None),
    "blanks": (inside(repeated(" ")), None),
    "newlines": (inside(repeated("\n")), None),
    "blanks and stops": (repeated(". "), None),
    "stops": (repeated("."), None),
    "commas": (inside(repeated(", ")), None),
    "nested brackets": (nested("(a ", ")"), None),
    "opening brackets": (inside(repeated("(a ")), None),
    "opening quotes": (repeated("“a "), None),
    "quotes": (repeated('"a" '), None),
    "quoted sentences": (joined(lambda n: f"“It is {word(n)},” said {word(n * 3).title()}. "), None),
    "hyphens": (repeated("a-"), None),
    "dashes": (repeated("word — "), None),
    "hyphens at line ends": (joined(lambda n: word(n) + "-\n"), None),
    "abbreviations": (repeated("Dr. Mr. e.g. U.S. p. "), None),
    "initials": (repeated("J. K. "), None),
    "digits": (repeated("1"), None),
    "numbers": (joined(lambda n: f"{n}.{n},{n}% "), None),
    "dates": (joined(lambda n: f"On Monday, {n % 28 + 1} May {1900 + n % 100}, "), None),
    "Chinese without stops": (joined(lambda n: chr(0x4E00 + n * 7 % 5000)), None),
    "Japanese": (repeated("これは日本語の文です。"), None),
    "Thai without blanks": (repeated("ภาษาไทยเป็นภาษาที่ใช้ในประเทศไทย"), None),
    "combining marks": (repeated("e" + "\u0301" * 1000), None),
    "zero width": (repeated("\u200ba\u200d"), None),
    "escape sequences": (repeated("\x1b[31mred\x1b[0m "), None),
    "escape openings": (repeated("\x1b]"), None),
    "control characters": (repeated("\x00\x01\x02 "), None),
    "list items": (joined(lambda n: f"- {word(n)} {word(n + 5)}\n"), None),
    "one-letter lines": (repeated("a\n"), None),
    "identical sentences": (repeated("The ferry was late again because of the fog. "), None),
    "one sentence of one word": (inside(repeated("word ")), None),
    "one sentence of distinct words": (inside(joined(lambda n: word(n) + " ")), None),
    "distinct words": (joined(sentence), None),
    "distinct names": (joined(lambda n: f"{word(n).title()} {word(n * 3).title()} met {word(n * n).title()}. "), None),
    "one-word sentences": (joined(lambda n: word(n).title() + ". "), None),
    "phrases that share words": (joined(lambda n: f"{word(n % 40)} {word(n % 41)} {word(n % 43)} harbour "), None),
    "asides": (joined(lambda n: f"which {word(n)}, according to {word(n + 3).title()}, came to, ", ""), None),
    "clauses": (joined(lambda n: f"he said that {word(n)} was there and "), None),
    "prepositions": (joined(lambda n: f"of the {word(n)} in "), None),
    "time stamps": (joined(lambda n: f"[{n % 24:02}:{n % 60:02}] <{word(n % 9)}> ok\n"), None),
    "speakers": (joined(lambda n: f"{word(n % 9).upper()}: It is {word(n)}.\n"), None),
    "addresses": (joined(lambda n: f"https://{word(n)}.org/{word(n + 1)}?{word(n + 2)}=1 "), None),
    "tables": (joined(lambda n: f"| {word(n)} | {n} | {word(n + 1)} |\n"), None),
    "metadata": (joined(lambda n: f"{word(n).title()}: {word(n + 1)}\n"), None),
    "wrapped lines": (joined(lambda n: word(n) + ("\n" if n % 9 == 8 else " ")), None),
    "Markdown quotes": (repeated("> "), "markdown"),
    "Markdown brackets": (repeated("[a]("), "markdown"),
    "Markdown emphasis": (repeated("**a _b "), "markdown"),
    "Markdown code": (joined(lambda n: "`" * (n % 50 + 1) + "a "), "markdown"),
    "Markdown nested lists": (joined(lambda n: " " * (2 * (n % 60)) + "- a\n"), "markdown"),
    "Markdown references": (joined(lambda n: f"[{word(n)}]: /{n}\n[{word(n)}]\n\n"), "markdown"),
    "HTML nested elements": (nested("<div>a", "</div>"), "html"),
    "HTML lists": (repeated("<ul><li>a"), "html"),
    "HTML openings": (repeated("<a <b"), "html"),
    "HTML comments": (repeated("<!-- a -"), "html"),
    "HTML entities": (repeated("&amp;&#x41;&a"), "html"),
    "HTML scripts": (repeated("<script>a</scrip"), "html"),
    "HTML tables": (repeated("<table><tr><td>a"), "html"),
    "rows of one letter": (rows(lambda number: "a"), "jsonl"),
    "rows of one emoji": (rows(lambda number: "😀"), "jsonl"),
    "rows of one sentence": (rows(sentence), "jsonl"),
    "empty rows": (rows(lambda number: ""), "jsonl"),
}

QUICK_KINDS = "100 emoji a|100 U|^headings$|one huge word$|distinct words|nested brackets|rows of one letter|asides"
QUICK_RUNS = "^(split|gist|gist --lang en|summarize|summarize --lang en -l 50% --compress|.*--per-section|keywords -n 100000.*)$"


def command(program, run, source):
    path, form = source
    return [program, *run.split(), "-q", "-j1", "--from", form or "text", path]


def instructions(program, run, source):
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command(program, run, source)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, text=True, errors="replace")
    count = re.search(r"Collected : (\d+)", result.stderr)
    if result.returncode not in (0, 3) or not count:
        sys.exit(f"{run}: exit {result.returncode}\n{result.stderr[-1000:]}")
    return int(count[1])


def seconds(program, run, source):
    """Processor time, at most a little over the limit, since a slow run is stopped."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS * 10, MAX_SECONDS * 10))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command(program, run, source), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=limit, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def write(folder, kind, size):
    make, form = KINDS[kind]
    path = os.path.join(folder, re.sub(r"\W", "-", f"{kind} {size}"))
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(make(size))
    return path, form


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--kinds", default="", help="only kinds of text that match")
    parser.add_argument("--runs", default="", help="only commands that match")
    parser.add_argument("--bytes", type=int, default=16_000, help="the size of the shorter texts")
    parser.add_argument("--quick", action="store_true", help="only what has been slow before")
    parser.add_argument("--seconds", action="store_true", help="measure the time of 1 MiB instead")
    arguments = parser.parse_args()
    kinds_wanted = arguments.kinds or (QUICK_KINDS if arguments.quick else "")
    runs_wanted = arguments.runs or (QUICK_RUNS if arguments.quick else "")
    kinds = [kind for kind in KINDS if re.search(kinds_wanted, kind)]
    runs = [run for run in RUNS if re.search(runs_wanted, run)]
    n_bad, start_of = 0, {}
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds:
            sizes = [MIB] if arguments.seconds else [1, arguments.bytes, 4 * arguments.bytes]
            sources = [write(folder, kind, size) for size in sizes]
            for run in runs:
                if arguments.seconds:
                    taken = seconds(arguments.program, run, sources[0])
                    is_bad, line = taken > MAX_SECONDS, f"{taken:8.2f} s"
                else:
                    starting, *texts = sources
                    if (run, starting[1]) not in start_of:
                        start_of[run, starting[1]] = instructions(arguments.program, run, starting)
                    start = start_of[run, starting[1]]
                    short, long = (instructions(arguments.program, run, text) for text in texts)
                    ratio = (long - start) / max(short - start, 100_000)
                    is_bad, line = ratio > MAX_RATIO, f"{short:14,} {long:16,} {ratio:6.2f}"
                n_bad += is_bad
                print(f"{line}  {kind}: {run}{'  TOO MUCH' if is_bad else ''}", flush=True)
    print(f"{n_bad} of {len(kinds) * len(runs)} too much")
    sys.exit(1 if n_bad else 0)


if __name__ == "__main__":
    main()
