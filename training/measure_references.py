#!/usr/bin/env python3
"""How many summaries have a reference that nothing in them explains, by the coreference marks of a corpus.

    training/measure_references.py PROGRAM FOLDER [OPTION...]

FOLDER has documents of GUM or GENTLE (https://github.com/amir-zeldes/gum, folder `dep`; the annotations are CC BY 4.0). Those
whose words are withheld (Reddit) are left out. OPTIONs go to `PROGRAM summarize`: `-l 5s`. A sentence has such a reference if
a pronoun of the third person, a noun behind "the", or one behind "this", "these" or "such" is of an entity that the document
has before, and no sentence picked before it, nor the sentence itself, has the entity by another name than a pronoun. "The sun",
which the document has with the same words from the start, explains itself. Prints a line for each genre, and one for all:
documents, the share of summaries and of sentences with such a reference, and of sentences with one of each kind.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
from typing import NamedTuple

WITHHELD = "reddit"
MIN_SENTENCES = 8
POINTERS = {"this", "that", "these", "those", "such"}
PRONOUNS = POINTERS | {"he", "she", "it", "they", "one", "both", "there", "here", "then", "so"}


class Token(NamedTuple):
    word: str
    lemma: str
    pos: str
    features: str
    head: int
    is_followed_by_blank: bool
    entity: str


class Mention(NamedTuple):
    entity: str
    status: str
    sentence: int
    start: int
    end: int


def read(path):
    """The sentences of a document, each a list of tokens, and the numbers of those that start a paragraph."""
    sentences, starts, is_start = [], set(), False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and "_block" not in line:
            is_start = True
        elif line.startswith("# sent_id"):
            if is_start:
                starts.add(len(sentences))
            sentences.append([])
            is_start = False
        elif re.match(r"\d+\t", line):
            _, word, lemma, pos, _, features, head, _, _, misc = line.split("\t")
            notes = dict(note.split("=", 1) for note in misc.split("|") if "=" in note)
            token = Token(word, lemma, pos, features, int(head) - 1, "SpaceAfter" not in notes, notes.get("Entity", ""))
            sentences[-1].append(token)
    return sentences, starts


def mentions_of(sentences):
    """The mentions of entities in order, from `Entity=(12-person-giv:act-… … 12)`."""
    mentions, opened = [], collections.defaultdict(list)
    for number, sentence in enumerate(sentences):
        for at, token in enumerate(sentence):
            for opens, inner, closes in re.findall(r"(\()?([^()]+)(\))?", token.entity):
                entity, *rest = inner.split("-")
                if opens:
                    opened[entity].append(len(mentions))
                    mentions.append(Mention(entity, rest[1] if len(rest) > 1 else "", number, at, at))
                if closes and opened[entity]:
                    place = opened[entity].pop()
                    mentions[place] = mentions[place]._replace(end=at)
    return mentions


def kind_of(tokens, start):
    """How a mention points back: "pronoun", "the", "this", or not."""
    outside = [token for token in tokens if not start <= token.head < start + len(tokens)]
    head = outside[0] if outside else tokens[-1]
    first = tokens[0].word.lower()
    if "Person=1" in head.features or "Person=2" in head.features:
        return None
    if head.pos == "PRON" or len(tokens) <= 2 and head.pos in ("DET", "ADV") and head.lemma.lower() in PRONOUNS:
        return "pronoun"
    if head.pos in ("NOUN", "ADJ", "NUM"):
        return "the" if first == "the" else "this" if first in POINTERS else None
    return None


def references(sentences):
    """By sentence: the kind of each reference to an earlier sentence, and the sentences that explain it."""
    found = [[] for _ in sentences]
    before = collections.defaultdict(list)
    for mention in mentions_of(sentences):
        words = lambda of: [token.word.lower() for token in sentences[of.sentence][of.start : of.end + 1]]
        earlier = before[mention.entity]
        is_inside = any(other.sentence == mention.sentence for other in earlier)
        tokens = sentences[mention.sentence][mention.start : mention.end + 1]
        kind = kind_of(tokens, mention.start) if mention.status.startswith("giv") else None
        is_known = kind == "the" and earlier and words(earlier[0]) == words(mention)
        if kind and earlier and not is_inside and not is_known:
            is_name = lambda of: of.start < of.end or sentences[of.sentence][of.start].pos != "PRON"
            found[mention.sentence].append((kind, {other.sentence for other in earlier if is_name(other)}))
        earlier.append(mention)
    return found


def text_of(sentences, starts):
    """The text of a document, and where each sentence is in it."""
    text, spans = "", []
    for number, sentence in enumerate(sentences):
        text += ("\n\n" if number in starts else " ") if text else ""
        start = len(text)
        text += "".join(token.word + " " * token.is_followed_by_blank for token in sentence).rstrip()
        spans.append((start, len(text)))
    return text, spans


def main():
    program, folder, *options = sys.argv[1:]
    documents = []
    for path in sorted(pathlib.Path(folder).glob("*.conllu")):
        corpus, genre = path.stem.split("_")[:2]
        sentences, starts = read(path)
        if genre != WITHHELD and len(sentences) >= MIN_SENTENCES:
            name = genre if corpus == "GUM" else f"{corpus} {genre}"
            documents.append((name, *text_of(sentences, starts), references(sentences)))
    rows = "".join(json.dumps({"text": text}) + "\n" for _, text, _, _ in documents)
    command = [program, "summarize", "--from", "jsonl", "--text-field", "text", "--format", "jsonl", "-q", *options]
    run = subprocess.run(command, input=rows, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    counts = collections.defaultdict(collections.Counter)
    for (genre, text, spans, found), line in zip(documents, run.stdout.splitlines(), strict=True):
        data = text.encode()
        places = [[len(data[: pick[end]].decode()) for end in ("start", "end")] for pick in json.loads(line)["sentences"]]
        is_picked = lambda span: any(2 * (min(b, span[1]) - max(a, span[0])) > span[1] - span[0] for a, b in places)
        picked = {number for number, span in enumerate(spans) if is_picked(span)}
        open_kinds = [{kind for kind, explained in found[number] if not explained & picked} for number in picked]
        for count in (counts[genre], counts["all"]):
            count.update(kind for kinds in open_kinds for kind in kinds)
            count.update(documents=1, summaries=any(open_kinds), sentences=len(picked), open=sum(map(bool, open_kinds)))
    print(f"{'genre':20} documents  summaries  sentences  pronoun   the  this")
    for genre, count in sorted(counts.items()):
        share = lambda key: f"{100 * count[key] / max(1, count['sentences']):3.0f} %"
        summaries = f"{100 * count['summaries'] / count['documents']:3.0f} %"
        print(f"{genre:20} {count['documents']:9}  {summaries:>9}  {share('open'):>9}  {share('pronoun'):>7} {share('the')} {share('this')}")


if __name__ == "__main__":
    main()
