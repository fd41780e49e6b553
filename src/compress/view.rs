//! A sentence as the rules see it: words, tags, tree. Places count from 1.

use super::tree::Tree;
use super::words::{LONG_PREPOSITIONS, PLACING, PUTTING, STATING, is_in};
use crate::tag::Tag;
use std::ops::Range;

/// Marks that open and close a quote; one mark may be two tokens.
pub(super) struct Quote {
    pub open: Range<usize>,
    pub close: Range<usize>,
}

/// A sentence as the rules see it.
pub(super) struct View<'s> {
    pub words: &'s [&'s str],
    pub tags: Vec<Tag>,
    pub tree: Tree,
    pub quotes: Vec<Quote>,
    /// Where the marks at the end of the sentence start.
    pub end: usize,
    /// By place: whether a word has a numeral, and whether it has no letter and no digit.
    has_numeral: Vec<bool>,
    is_sign: Vec<bool>,
    /// By place: whether a word of saying stands there or behind it, before the end.
    pub says_from: Vec<bool>,
}

impl<'s> View<'s> {
    pub(super) fn new(words: &'s [&'s str], tags: &[Tag], tree: Tree) -> Self {
        let tags = tags.to_vec();
        let n_marks = tags.iter().rev().take_while(|&&tag| tag == Tag::Punct).count();
        let end = words.len() - n_marks + 1;
        let mut says_from = vec![false; words.len() + 2];
        for at in (1..end).rev() {
            let word = words[at - 1];
            says_from[at] =
                says_from[at + 1] || is_in(STATING, word) || word.eq_ignore_ascii_case("according");
        }
        let told = |of: fn(&str) -> bool| [""].iter().chain(words).map(|word| of(word)).collect();
        let has_numeral = told(|word| word.contains(char::is_numeric));
        let is_sign = told(|word| !word.is_empty() && !word.contains(char::is_alphanumeric));
        Self { words, tags, tree, quotes: quote_pairs(words), end, has_numeral, is_sign, says_from }
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at.checked_sub(1)?).copied()
    }

    pub(super) fn word(&self, at: usize) -> &'s str {
        at.checked_sub(1).and_then(|index| self.words.get(index)).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, at: usize, list: &[&str]) -> bool {
        is_in(list, self.word(at))
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.tag(at) == Some(Tag::Punct)
    }

    /// Whether a word has no letter and no digit.
    pub(super) fn is_sign(&self, at: usize) -> bool {
        self.is_sign.get(at) == Some(&true)
    }

    /// Whether a word can start or be a phrase with a noun.
    pub(super) fn is_nominal(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Noun | Tag::Propn | Tag::Pron | Tag::Det))
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Noun | Tag::Propn))
    }

    /// Whether a verb says nothing without where or what: "put tax cuts *at the centre*".
    pub(super) fn is_placing(&self, at: usize) -> bool {
        self.is(at, PUTTING) || self.is(at, PLACING)
    }

    pub(super) fn is_verb(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Verb | Tag::Aux))
            || self.tag(at) == Some(Tag::Pron) && self.word(at).contains(['\'', '’'])
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// Whether a mark parts a phrase from what is around it.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        matches!(self.word(at), "," | ";" | ":") || self.is_dash(at)
    }

    /// Whether a mark is a dash, of any length.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        !self.word(at).is_empty() && self.word(at).chars().all(|c| matches!(c, '-' | '–' | '—'))
    }

    pub(super) fn is_quote(&self, at: usize) -> bool {
        let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '`' | '\'' | '‘' | '’');
        !self.word(at).is_empty() && self.word(at).chars().all(is_mark)
    }

    /// Whether a mark is one of a pair of quotes.
    pub(super) fn is_paired(&self, at: usize) -> bool {
        self.quotes.iter().any(|quote| quote.open.contains(&at) || quote.close.contains(&at))
    }

    /// Whether a word is part of a name: tagged as one, or a capital inside the sentence.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let is_capital = at > 1 && self.is_capital(at);
        self.tag(at) == Some(Tag::Propn)
            || is_capital && matches!(self.tag(at), Some(Tag::Adj | Tag::Noun | Tag::Num))
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        matches!(self.tag(at), Some(Tag::Num | Tag::Sym)) || self.has_numeral.get(at) == Some(&true)
    }

    pub(super) fn is_negated(&self, at: usize) -> bool {
        let word = self.word(at);
        let ends_with = |end: &str| {
            let start = word.len().checked_sub(end.len());
            start.and_then(|start| word.get(start..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
        };
        is_in(&["not", "never", "cannot", "no"], word) || ends_with("n't") || ends_with("n’t")
    }
}

/// The tags of a sentence, signs and numbers put right.
pub(super) fn corrected(words: &[&str], tags: &[Tag]) -> Vec<Tag> {
    let correct = |(word, &tag): (&&str, &Tag)| match tag {
        _ if matches!(*word, "$" | "€" | "£" | "¥") => Tag::Sym,
        // No rare word is a preposition.
        Tag::Adp if word.len() > 7 && !is_in(LONG_PREPOSITIONS, word) => Tag::Noun,
        Tag::Punct | Tag::Sym | Tag::X if word.contains(|c: char| c.is_numeric()) => Tag::Num,
        tag => tag,
    };
    words.iter().zip(tags).map(correct).collect()
}

/// The quotes of a sentence; an apostrophe opens none behind an `s`.
fn quote_pairs(words: &[&str]) -> Vec<Quote> {
    let (mut quotes, mut open): (Vec<Quote>, Option<(Range<usize>, char)>) = (Vec::new(), None);
    let mut at = 0;
    while at < words.len() {
        let n_same = words[at..].iter().take_while(|&&word| word == words[at]).count();
        let (kind, length) = match words[at] {
            "\"" | "“" | "”" | "``" | "''" => ('"', 1),
            "'" | "‘" | "’" | "`" if n_same >= 2 => ('"', 2),
            "'" | "‘" | "’" | "`" => ('\'', 1),
            _ => ('\0', 1),
        };
        let place = at + 1..at + 1 + length;
        let is_apostrophe = kind == '\'' && at > 0 && words[at - 1].ends_with('s');
        match open.take() {
            Some((start, opened)) if opened == kind => quotes.push(Quote { open: start, close: place }),
            None if kind != '\0' && !is_apostrophe => open = Some((place, kind)),
            still => open = still,
        }
        at += length;
    }
    quotes
}
