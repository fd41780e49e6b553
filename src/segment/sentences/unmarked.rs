//! Speech that a machine wrote down: many words without any mark between them.
//!
//! The words on both sides of a blank tell where a sentence ends. Most sentences start with a small word for a person or a thing
//! ("I", "we", "this", "the"), an opening ("so", "and then") or a greeting, and hardly any ends with a small word. Each of these has
//! a weight, fitted by logistic regression on treebanks of eight languages without their marks, but for what is after a greeting, of
//! which they have few ("thank you"); the same weights serve every language that has these words. The cuts are those whose sum of
//! weights is highest, where short and long pieces cost.

use crate::document::Span;
use crate::language::{Profile, WordClass, WordList};
use crate::segment::boundary_rule::BoundaryRule;
use crate::segment::boundary_verdict::VerdictSink;
use crate::segment::marks::ends_with_mark;
use std::ops::Range;

/// Fewer words in a row may be one sentence, with a mark at the end or without.
const MIN_WORDS: usize = 40;
const MIN_WORDS_WITH_END: usize = 80;
/// A piece of that many words hardly has fewer bytes.
const MIN_BYTES: usize = 3 * MIN_WORDS;
/// A text without marks has at most one comma or the like in as many bytes.
const BYTES_PER_MARK: usize = 240;
/// A piece of fewer words costs `SHORT` for each that it lacks, one of more words `LONG` for each beyond; none has over `MAX_PIECE`.
const SHORT_PIECE: usize = 5;
const LONG_PIECE: usize = 22;
const MAX_PIECE: usize = 60;
const SHORT: f32 = 1.2;
const LONG: f32 = 0.1;
/// The worth of a cut between two words that nothing is known of, in a language with articles and in one without, whose words tell
/// less.
const CUT: f32 = -1.2;
const CUT_WITHOUT_ARTICLES: f32 = -2.4;
/// How much more a cut is worth before a word of a class, and after one.
const BEFORE: [(WordClass, f32); 6] = [
    (WordClass::Opening, 1.8),
    (WordClass::Person, 2.2),
    (WordClass::We, 2.2),
    (WordClass::Ritual, 2.2),
    (WordClass::Demonstrative, 1.9),
    (WordClass::DefiniteArticle, 0.9),
];
const AFTER: [(WordClass, f32); 3] =
    [(WordClass::StopWord, -2.2), (WordClass::DefiniteArticle, -1.5), (WordClass::Ritual, -1.8)];

/// Appends the sentences of `text[piece]`, cut where there are many words without marks. Linear in it.
pub(super) fn split_unmarked(
    text: &str,
    piece: Range<usize>,
    profile: &Profile,
    out: &mut Vec<Span>,
    verdicts: &mut impl VerdictSink,
) {
    let mut start = piece.start;
    if is_unmarked(&text[piece.clone()]) {
        for Range { start: blank, end: next } in cuts(text, piece.clone(), profile) {
            verdicts.add(blank, blank, BoundaryRule::StarterWithoutMark);
            out.push(Span::new(start, blank));
            start = next;
        }
    }
    out.push(Span::new(start, piece.end));
}

/// True for many words without marks. Most sentences have one at their end, so that it is told from there.
fn is_unmarked(text: &str) -> bool {
    let min_words = if ends_with_mark(text) { MIN_WORDS_WITH_END } else { MIN_WORDS };
    text.len() >= MIN_BYTES
        && text.chars().rev().filter(|&c| is_mark(c)).nth(text.len() / BYTES_PER_MARK).is_none()
        && text.split_ascii_whitespace().nth(min_words - 1).is_some()
}

/// True for commas, quotes, dashes and the like in any script, but not for apostrophes, hyphens and the brackets of "[applause]".
fn is_mark(c: char) -> bool {
    match c {
        '\'' | '’' | '-' | '[' | ']' => false,
        '\u{2010}'..='\u{205e}'
        | '\u{3001}'..='\u{301f}'
        | '،'
        | '؛'
        | '؟'
        | '۔'
        | '।'
        | '，'
        | '：'
        | '；' => true,
        _ => c.is_ascii_punctuation(),
    }
}

/// The blanks of `text[piece]` where sentences end.
fn cuts(text: &str, piece: Range<usize>, profile: &Profile) -> Vec<Range<usize>> {
    let words = words(text, piece);
    let classes: Vec<u32> = words.iter().map(|word| classes(&text[word.clone()], profile)).collect();
    let sum = |weights: &[(WordClass, f32)], classes: u32| -> f32 {
        weights.iter().filter(|(class, _)| classes & class.bit() != 0).map(|(_, weight)| weight).sum()
    };
    let has_articles = profile.has_any(WordClass::DefiniteArticle);
    let any = if has_articles { CUT } else { CUT_WITHOUT_ARTICLES };
    // By the number of words so far: the best sum, and how many words the last piece of it has.
    let mut best = vec![(0.0, 0)];
    for end in 1..=words.len() {
        let cut = match classes.get(end) {
            Some(&next) => any + sum(&AFTER, classes[end - 1]) + sum(&BEFORE, next),
            None => 0.0,
        };
        let with = |n: usize| (best[end - n].0 + cut - cost(n), n);
        let last = (1..=end.min(MAX_PIECE)).map(with).reduce(|a, b| if b.0 > a.0 { b } else { a });
        best.extend(last);
    }
    let mut cuts = Vec::new();
    let mut end = words.len();
    while end > best[end].1 {
        end -= best[end].1;
        cuts.push(words[end - 1].end..words[end].start);
    }
    cuts.reverse();
    cuts
}

/// The cost of a piece of `n` words.
fn cost(n: usize) -> f32 {
    SHORT * SHORT_PIECE.saturating_sub(n) as f32 + LONG * n.saturating_sub(LONG_PIECE) as f32
}

/// The words of `text[piece]` between blanks.
fn words(text: &str, piece: Range<usize>) -> Vec<Range<usize>> {
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text[piece].split_whitespace().map(|word| place(word)..place(word) + word.len()).collect()
}

/// The classes of a word, or of what is before its apostrophe: "it" in "it's". "Me" and "my" do not count as persons, since few
/// sentences start with them.
fn classes(word: &str, profile: &Profile) -> u32 {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let classes = match profile.classes_in_any_case(bare) {
        0 => bare.split_once(['\'', '’']).map_or(0, |(stem, _)| profile.classes_in_any_case(stem)),
        classes => classes,
    };
    let is_object = || profile.list(WordList::ObjectForms).contains(&bare.to_lowercase().as_str());
    if classes & PERSONS != 0 && is_object() { classes & !PERSONS } else { classes }
}

const PERSONS: u32 = WordClass::Person.bit() | WordClass::We.bit();
