//! The head of a sentence that is too long for the budget.

use super::budget::Budget;
use crate::analysis::Analysis;
use crate::document::{Document, Span, Token};
use unicode_segmentation::UnicodeSegmentation;

/// How the end of a sentence is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Cut {
    /// The sentence is whole.
    Whole,
    /// It was cut, and `…` is shown after it, for which the budget has room.
    Ellipsis,
    /// It was cut, and the budget has no room for a mark.
    Bare,
}

impl Cut {
    /// The mark to show after the sentence.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Whole | Self::Bare => "",
            Self::Ellipsis => "…",
        }
    }
}

/// The longest head of a candidate that a budget holds, with `…` after it if it can be. Nothing if not even a
/// character fits.
pub(crate) fn cut(analysis: &Analysis, candidate: usize, budget: Budget) -> Option<(Span, Cut)> {
    match head(analysis, candidate, budget) {
        Some(span) => Some((span, Cut::Ellipsis)),
        None => Some((head(analysis, candidate, without_mark(budget))?, Cut::Bare)),
    }
}

/// A budget that holds as much of the text alone as this one holds with `…` after it.
fn without_mark(budget: Budget) -> Budget {
    match budget {
        Budget::Chars(n) => Budget::Chars(n.saturating_add(1)),
        Budget::Bytes(n) => Budget::Bytes(n.saturating_add('…'.len_utf8())),
        Budget::Tokens(n, tokenizer) => Budget::Tokens(n.saturating_add(1), tokenizer),
        Budget::Sentences(_) | Budget::Words(_) | Budget::Share(_) => budget,
    }
}

/// The longest head that a budget holds with `…` after it, cut after a word; where no word fits, the first word cut
/// after a character.
fn head(analysis: &Analysis, candidate: usize, budget: Budget) -> Option<Span> {
    let document = analysis.document();
    let sentence = document.sentence(analysis.sentence_of(candidate));
    let words = sentence.tokens().iter().filter(|&&token| document.kind(token).is_word());
    let up_to = |token: &Token| Span { start: sentence.span().start, end: token.span.end };
    let fits: &dyn Fn(&Span) -> bool = match budget {
        Budget::Words(_) | Budget::Share(_) => {
            return words.take(budget.allowance(document)).last().map(up_to);
        }
        Budget::Sentences(_) => &|_| true,
        Budget::Chars(n) => &move |span| document.slice(*span).chars().count() < n,
        Budget::Bytes(n) => &move |span| span.len() + '…'.len_utf8() <= n,
        Budget::Tokens(n, tokenizer) => &move |span| tokenizer.count(document.slice(*span)) < n,
    };
    let first = words.clone().next()?.span;
    last_fitting(words.map(up_to), fits).or_else(|| head_of_word(document, first, fits))
}

/// The last of some heads, each longer than the one before, that fits. Few of them are measured: a longer head is longer in
/// every unit.
fn last_fitting(heads: impl Iterator<Item = Span>, fits: &dyn Fn(&Span) -> bool) -> Option<Span> {
    let heads: Vec<Span> = heads.collect();
    let n_fitting = heads.partition_point(fits);
    n_fitting.checked_sub(1).map(|last| heads[last])
}

/// The longest head of a word that fits: whole characters as readers see them, or else code points.
fn head_of_word(document: &Document, word: Span, fits: &dyn Fn(&Span) -> bool) -> Option<Span> {
    let text = document.slice(word);
    let head = |len: usize| Span { start: word.start, end: word.start + len as u32 };
    let graphemes = text.grapheme_indices(true).map(|(at, grapheme)| at + grapheme.len());
    let characters = text.char_indices().map(|(at, character)| at + character.len_utf8());
    last_fitting(graphemes.map(head), fits).or_else(|| last_fitting(characters.map(head), fits))
}
