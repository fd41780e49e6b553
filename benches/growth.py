#!/usr/bin/env python3
"""Measures how work grows with the length of hostile texts; exits with 1 if it grows too fast.

    cargo build --release && python3 benches/growth.py target/release/nutgraf [--kinds REGEX] [--runs REGEX]
        [--bytes N] [--quick] [--jobs N]
    python3 benches/growth.py target/release/nutgraf --seconds [--kinds REGEX] [--runs REGEX] [--table docs/growth.md]

Every command and method reads every kind of text, of N bytes and of 4 N bytes (default 16 kB), under valgrind, which
counts instructions. Those of start-up are subtracted; the rest may grow to at most 5 times. Before that `split` reads each
kind, and sentences have to come out, unless it has no word. --quick takes the commands and kinds that have been slow
before. --jobs takes that many runs at once.

--seconds instead takes the processor time and the memory of 1 MiB of each, which may be at most 2 seconds and 256 MB.
Where that takes over a tenth of a second, the time of 256 KiB is taken too, and where it grows by more than 4.3 times the
instructions for N and 4 N bytes decide. --table writes the slowest of each command to a file.
"""
import argparse
import base64
import io
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor

MAX_RATIO = 5
MAX_SECONDS = 2
MAX_BYTES = 256_000_000
MIB = 1 << 20

# Up to this time 1 MiB is fast enough whatever the rest of the machine did; up to this growth it is linear.
FAST_SECONDS = 0.1
LINEAR_RATIO = 4.3

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


def nested_to(depth, opening, closing, after=""):
    """Brackets opened to a depth and closed again, over and over: what is nested deeper is refused."""
    return repeated(opening * depth + closing * depth + after)


def inside(make, before="The ferry was late ", after=" because of the fog."):
    """One sentence around a text."""
    return lambda size: before + make(size) + after


def rows(text):
    """JSON Lines of short texts."""
    return joined(lambda number: '{"text":"%s"}\n' % text(number))


def archive(parts):
    """An archive of parts, as office documents are; what is packed has the size of the text."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, part in parts.items():
            out.writestr(zipfile.ZipInfo(name), part)
    return packed.getvalue()


OFFICE = {
    "docx": ("wordprocessingml.document.main+xml", "<w:document><w:body>", "</w:body></w:document>"),
    "pptx": ("presentationml.presentation.main+xml", "<p:sld>", "</p:sld>"),
    "xlsx": ("spreadsheetml.sheet.main+xml", "<worksheet><sheetData>", "</sheetData></worksheet>"),
    "odt": ("application/vnd.oasis.opendocument.text", "<office:document-content><office:body><office:text>",
            "</office:text></office:body></office:document-content>"),
    "epub": ("application/epub+zip", "<html><body>", "</body></html>"),
}


def office(form, make):
    """A document of a format whose one part is the text."""
    kind, opening, closing = OFFICE[form]
    leads = "<a><Relationship Id='a' Type='x/officeDocument' Target='m.xml'/><Relationship Id='s' Type='x/slide' Target='s.xml'/></a>"
    lists = "<a><sldId r:id='s'/><sheet r:id='s'/><item id='s' href='s.xml' media-type='application/xhtml+xml'/><itemref idref='s'/></a>"
    office_open = {"[Content_Types].xml": f"<Types><Default ContentType='x.{kind}'/></Types>", "_rels/.rels": leads}
    parts, main = {
        "docx": (office_open, "m.xml"),
        "pptx": (office_open | {"_rels/m.xml.rels": leads, "m.xml": lists}, "s.xml"),
        "xlsx": (office_open | {"_rels/m.xml.rels": leads, "m.xml": lists}, "s.xml"),
        "odt": ({"mimetype": kind}, "content.xml"),
        "epub": ({"mimetype": kind, "META-INF/container.xml": "<rootfile full-path='m.xml'/>", "m.xml": lists}, "s.xml"),
    }[form]
    return lambda size: archive(parts | {main: opening + make(size) + closing})


def pdf(objects):
    """A PDF file of objects, numbered from 1; the first is the catalog."""
    written = b"%PDF-1.4\n"
    for number, thing in enumerate(objects, 1):
        written += b"%d 0 obj %s endobj\n" % (number, thing)
    return written + b"trailer <</Root 1 0 R /Size %d>>\n" % (len(objects) + 1)


def stream(content, keys=b""):
    return b"<<%s /Length %d>> stream\n%s\nendstream" % (keys, len(content), content)


def pdf_page(make):
    """A PDF file of one page with the content."""

    def text(size):
        font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>>>"
        pages = b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>"
        return pdf([b"<</Type/Catalog/Pages 2 0 R>>", pages, page, stream(make(size).encode("latin-1", "replace")), font])

    return text


PDF_TEXT = "BT /F 10 Tf 50 700 Td (Rain fell.) Tj ET "


def pdf_pages(size):
    """A PDF file of short pages."""
    n = size // 250
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(n))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 600 800]>>" % (n, kids),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    for number in range(n):
        objects.append(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>" % (5 + 2 * number))
        objects.append(stream(b"BT /F 10 Tf 50 700 Td (%s) Tj ET" % sentence(number).encode()))
    return pdf(objects)


def mail(header, make, encode=None):
    """A mail with a header and a body."""
    return lambda size: header + "\n\n" + (encode or str)(make(size))


def cue_time(seconds):
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},000"


def cue(number):
    return f"{number + 1}\n{cue_time(2 * number)} --> {cue_time(2 * number + 2)}\n{word(number)} {word(number * 3)}\n\n"


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
    "rows of nested lists": (joined(lambda n: '{"text":"a","x":%s}\n' % ("[" * 100 + "]" * 100)), "jsonl"),
    "one row of one sentence": (lambda size: json.dumps({"text": joined(lambda n: word(n) + " ")(size)}) + "\n", "jsonl"),
    "JSON list": (lambda size: json.dumps([{"text": sentence(n)} for n in range(size // 80)]), "json"),
    "JSON nested lists": (nested("[", "]"), "json"),
    "notebook cells": (lambda size: json.dumps({"cells": [{"cell_type": "markdown", "source": [sentence(n)]} for n in range(size // 120)],
                                                "metadata": {}, "nbformat": 4}), "ipynb"),
    "CSV rows": (lambda size: "id,text\n" + joined(lambda n: f"{n},{sentence(n)}\n")(size), "csv"),
    "CSV quotes": (lambda size: "id,text\n" + repeated('"a""b",')(size) + "\n", "csv"),
    "CSV open quote": (lambda size: 'id,text\n1,"' + repeated("a\n")(size), "csv"),
    "CSV columns": (lambda size: "text" + joined(lambda n: f",{word(n)}")(size // 2) + "\na" + repeated(",b")(size // 2) + "\n", "csv"),
    "CSV one-letter rows": (lambda size: "text\n" + repeated("a\n")(size), "csv"),
    "mail quotes": (mail("From: Ann <a@b.org>\nSubject: Rain", joined(lambda n: ">" * (n % 90 + 1) + f" {word(n)}\n")), "eml"),
    "mail header": (lambda size: "From: Ann <a@b.org>\nSubject: a" + joined(lambda n: f"\n =?utf-8?Q?{word(n)}?=")(size) + "\n\nRain.\n", "eml"),
    "mail parts": (mail("From: Ann <a@b.org>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b",
                        joined(lambda n: f"--b\nContent-Type: text/plain\n\nIt is {word(n)}.\n")), "eml"),
    "mail nested parts": (lambda size: "From: Ann <a@b.org>\nMIME-Version: 1.0\n" + joined(
        lambda n: f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\nContent-Type: text/plain\n\nIt is {word(n)}.\n--b{n}\n")(size), "eml"),
    "mail in base64": (mail("From: Ann <a@b.org>\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64", joined(sentence),
                            lambda text: base64.encodebytes(text.encode()).decode()), "eml"),
    "mailbox": (joined(lambda n: f"From a@b.org Mon May  3 10:00:00 2021\nFrom: Ann <a@b.org>\nSubject: {word(n)}\n\n{sentence(n)}\n\n"), "mbox"),
    "mailbox of one line": (lambda size: "From a@b.org Mon May  3 10:00:00 2021\nSubject: a\n\n" + repeated("From From ")(size), "mbox"),
    "subtitles": (joined(cue), "srt"),
    "subtitles of one cue": (lambda size: "1\n00:00:01,000 --> 00:00:02,000\n" + joined(lambda n: word(n) + "\n")(size), "srt"),
    "subtitles repeated": (joined(lambda n: cue(n).replace(word(n), "the same words")), "srt"),
    "WebVTT voices": (lambda size: "WEBVTT\n\n" + joined(lambda n: cue(n).replace(",000", ".000").replace(word(n * 3), f"<v {word(n)}><c.a>{word(n)}"))(size), "srt"),
    "Word paragraphs": (office("docx", joined(lambda n: f"<w:p><w:r><w:t>{sentence(n)}</w:t></w:r></w:p>")), "docx"),
    "Word runs": (office("docx", lambda size: "<w:p>" + joined(lambda n: f"<w:r><w:t>{word(n)}</w:t></w:r>")(size) + "</w:p>"), "docx"),
    "Word nested tables": (office("docx", nested_to(100, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p>", "</w:tc></w:tr></w:tbl>")), "docx"),
    "OpenDocument spaces": (office("odt", joined(lambda n: f"<text:p>{word(n)}<text:s text:c='9'/>a</text:p>")), "odt"),
    "OpenDocument nested lists": (office("odt", nested_to(100, "<text:list><text:list-item><text:p>a</text:p>", "</text:list-item></text:list>")), "odt"),
    "EPUB paragraphs": (office("epub", joined(lambda n: f"<p>{sentence(n)}</p>")), "epub"),
    "PowerPoint texts": (office("pptx", joined(lambda n: f"<a:p><a:r><a:t>{word(n)}</a:t></a:r></a:p>")), "pptx"),
    "Excel cells": (office("xlsx", joined(lambda n: f"<row><c t='inlineStr'><is><t>{word(n)} {word(n + 1)}</t></is></c></row>")), "xlsx"),
    "PDF words": (pdf_page(lambda size: "BT /F 10 Tf " + joined(lambda n: f"1 0 0 1 {n * 37 % 500} {800 - n // 14 % 800} Tm ({word(n)}) Tj ")(size) + "ET"), "pdf"),
    "PDF glyphs": (pdf_page(lambda size: "BT /F 10 Tf 50 700 Td [" + repeated("(a) 20 ")(size) + "] TJ ET"), "pdf"),
    "PDF in one place": (pdf_page(lambda size: "BT /F 10 Tf 50 700 Td " + repeated("(a) Tj 0 0 Td ")(size) + "ET"), "pdf"),
    "PDF states": (pdf_page(inside(repeated("q "), PDF_TEXT, "")), "pdf"),
    "PDF forms in themselves": (pdf_page(inside(repeated("/X Do "), PDF_TEXT, "")), "pdf"),
    "PDF nested lists": (pdf_page(inside(nested_to(50, "[(a)", "]", "TJ "), PDF_TEXT, "")), "pdf"),
    "PDF pages": (pdf_pages, "pdf"),
}

# What has no word, or is refused. Everything else has to get through its reader: sentences come out.
WITHOUT_TEXT = "^(blanks and stops|stops|escape openings|Markdown quotes|HTML (openings|comments|scripts)|JSON nested lists|CSV open quote)$"

QUICK_KINDS = "100 emoji a|^headings$|one huge word$|distinct words|nested brackets|rows of one letter|asides"
QUICK_RUNS = "^(split|gist|gist --lang en|summarize|summarize --lang en -l 50% --compress|.*--per-section|keywords -n 100000 .*)$"


def command(program, run, source):
    path, form = source
    return [program, *run.split(), "-q", "-j1", "--from", form or "text", path]


def instructions(program, run, source):
    result = subprocess.run(
        ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", *command(program, run, source)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, text=True, errors="replace")
    count = re.search(r"I +refs: +([\d,]+)", result.stderr)
    if result.returncode not in (0, 3) or not count:
        sys.exit(f"{run}: exit {result.returncode}\n{result.stderr[-1000:]}")
    return int(count[1].replace(",", ""))


def cost(program, run, source):
    """Processor time in seconds, at most a little over the limit, since a slow run is stopped, and memory in bytes."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (MAX_SECONDS * 10, MAX_SECONDS * 10))
    process = subprocess.Popen(command(program, run, source), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=limit)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


class Growth:
    """How the work of commands grows with texts of each kind."""

    def __init__(self, program, size, folder):
        self.program, self.size, self.folder = program, size, folder
        self.starts, self.sources, self.writing = {}, {}, threading.Lock()
        # The file of a text of one letter, and its format: it takes little but start-up.
        self.letter = os.path.join(folder, "letter"), None
        with open(self.letter[0], "w", encoding="utf-8") as out:
            out.write("a")

    def source(self, kind, size):
        """The file of a text of a kind, which is written once, and its format."""
        make, form = KINDS[kind]
        with self.writing:
            if (kind, size) not in self.sources:
                self.sources[kind, size] = os.path.join(self.folder, f"{len(self.sources)}")
                text = make(size)
                with open(self.sources[kind, size], "wb") as out:
                    out.write(text if isinstance(text, bytes) else text.encode())
        return self.sources[kind, size], form

    def has_text(self, kind):
        """Whether sentences come out of a text, if they have to."""
        split = subprocess.run(command(self.program, "split", self.source(kind, 4 * self.size)), capture_output=True, check=False)
        return re.search(WITHOUT_TEXT, kind) or (split.returncode == 0 and split.stdout.strip())

    def instructions(self, run, kind):
        """The instructions of a short and a four times longer text, and how many times more the second are without start-up."""
        if run not in self.starts:
            self.starts[run] = instructions(self.program, run, self.letter)
        start = self.starts[run]
        short, long = (instructions(self.program, run, self.source(kind, size)) for size in (self.size, 4 * self.size))
        return short, long, (long - start) / max(short - start, 100_000)

    def by_instructions(self, pair):
        run, kind = pair
        short, long, ratio = self.instructions(run, kind)
        return ratio > MAX_RATIO, f"{short:14,} {long:16,} {ratio:6.2f}", (kind, run, 0, 0, ratio)

    def by_seconds(self, pair):
        run, kind = pair
        taken, memory = cost(self.program, run, self.source(kind, MIB))
        is_bad, ratio = taken > MAX_SECONDS or memory > MAX_BYTES, None
        if taken > FAST_SECONDS:
            shorter, _ = cost(self.program, run, self.source(kind, MIB // 4))
            if taken > LINEAR_RATIO * shorter:
                *_, ratio = self.instructions(run, kind)
                is_bad |= ratio > MAX_RATIO
        return is_bad, f"{taken:8.2f} s {memory / 1e6:8.1f} MB {f'{ratio:6.2f}' if ratio else '':6}", (kind, run, taken, memory, ratio)


def write_table(path, measured):
    """A row for each command: its slowest kind of text, that which takes most memory, that which grows fastest."""
    lines = []
    for run in dict.fromkeys(run for _, run, *_ in measured):
        of_run = [figures for figures in measured if figures[1] == run]
        slowest, largest = max(of_run, key=lambda figures: figures[2]), max(of_run, key=lambda figures: figures[3])
        counted = [figures for figures in of_run if figures[4]]
        growth = f"{len(counted)}"
        if counted:
            fastest = max(counted, key=lambda figures: figures[4])
            growth += f"; {fastest[4]:.2f}, {fastest[0]}"
        lines.append(f"| `{run}` | {slowest[2]:.2f} s, {slowest[0]} | {largest[3] / 1e6:.0f} MB, {largest[0]} | {growth} |")
    with open(path, encoding="utf-8") as file:
        text = file.read()
    head, rest = text.split("<!-- table -->\n", 1)
    _, tail = rest.split("<!-- end -->", 1)
    heading = f"{len({figures[0] for figures in measured})} kinds of text, 1 MiB of each:\n\n" + \
        "| command | slowest | most memory | counted; fastest growth |\n|---|---|---|---|\n"
    with open(path, "w", encoding="utf-8") as file:
        file.write(head + "<!-- table -->\n" + heading + "\n".join(lines) + "\n<!-- end -->" + tail)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--kinds", default="", help="only kinds of text that match")
    parser.add_argument("--runs", default="", help="only commands that match")
    parser.add_argument("--bytes", type=int, default=16_000, help="the size of the shorter texts")
    parser.add_argument("--quick", action="store_true", help="only what has been slow before")
    parser.add_argument("--seconds", action="store_true", help="measure the time and memory of 1 MiB instead")
    parser.add_argument("--jobs", type=int, default=1, help="how many runs at once")
    parser.add_argument("--table", help="the file whose table is written anew")
    arguments = parser.parse_args()
    kinds_wanted = arguments.kinds or (QUICK_KINDS if arguments.quick else "")
    runs_wanted = arguments.runs or (QUICK_RUNS if arguments.quick else "")
    kinds = [kind for kind in KINDS if re.search(kinds_wanted, kind)]
    pairs = [(run, kind) for kind in kinds for run in RUNS if re.search(runs_wanted, run)]
    n_bad, measured = 0, []
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(arguments.jobs) as pool:
        growth = Growth(arguments.program, arguments.bytes, folder)
        for kind in kinds:
            if not growth.has_text(kind):
                n_bad += 1
                print(f"{kind}: NO TEXT", flush=True)
        for (run, kind), (is_bad, line, figures) in zip(pairs, pool.map(growth.by_seconds if arguments.seconds else growth.by_instructions, pairs)):
            n_bad += is_bad
            measured.append(figures)
            print(f"{line}  {kind}: {run}{'  TOO MUCH' if is_bad else ''}", flush=True)
    if arguments.table:
        write_table(arguments.table, measured)
    print(f"{n_bad} faults of {len(pairs)} measured")
    sys.exit(1 if n_bad else 0)


if __name__ == "__main__":
    main()
