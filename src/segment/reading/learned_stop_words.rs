//! Stop words learned from the text, for languages without a list.

use super::text_part::TextPart;
use crate::document::TokenKind;
use crate::language::{Language, WordClass};
use crate::segment::vocabulary::DocumentVocabulary;

/// A text with fewer sentences teaches no stop words.
const MIN_SENTENCES: usize = 8;

/// A longer word is not a stop word, however frequent.
const MAX_LETTERS: usize = 4;

/// Marks as stop words the short words that a fifth of the sentences have, if the language has no list.
pub(crate) fn learn_stop_words(language: Language, part: &mut TextPart) {
    let n = part.sentences.len();
    if language.profile().has_any(WordClass::StopWord) || n < MIN_SENTENCES {
        return;
    }
    let mut last_seen = vec![usize::MAX; part.vocabulary.terms.len()];
    let mut frequency = vec![0_usize; part.vocabulary.terms.len()];
    for (index, sentence) in part.sentences.iter().enumerate() {
        for token in &part.tokens[sentence.tokens.start as usize..sentence.tokens.end as usize] {
            let term = token.term.index();
            frequency[term] += usize::from(std::mem::replace(&mut last_seen[term], index) != index);
        }
    }
    let DocumentVocabulary { terms, term_text, .. } = &mut part.vocabulary;
    for (term, frequency) in terms.iter_mut().zip(frequency) {
        let is_short = term_text[term.text.range()].chars().count() <= MAX_LETTERS;
        term.is_stop |= is_short && frequency * 5 >= n && term.kind == TokenKind::Word;
    }
}
