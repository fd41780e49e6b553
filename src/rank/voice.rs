//! Who speaks in a sentence: the authors of their text, the writer and the reader in person, or someone quoted.
//!
//! "We show …" and "This paper …" announce what a text is about (a form of Edmundson's cue method). "I" and "you"
//! outside quotes are of how-to texts, reviews, talks and meetings, whose first sentences do not summarize them.
//! Pronouns and words for texts show it, as `seeds/lang` lists them; a language without them has neither.

use crate::analysis::{Analysis, is_quotation_mark};
use crate::document::{Document, Token, TokenKind, WordId};
use crate::language::WordClass;

/// How each candidate of a document shows who speaks; aligned with the candidates.
pub(super) struct Voice {
    /// 1 for a sentence, not of a quote, in which the authors speak or that speaks of the text itself, else 0.
    pub announces: Vec<f64>,
    /// The share of sentences that say "I" or "you", quotes aside; 0 to 1.
    pub personal: f64,
}

// What a word may be.
const WE: u32 = WordClass::We.bit();
const PERSON: u32 = WordClass::Person.bit();
const THIS: u32 = WordClass::This.bit();
const TEXT: u32 = WordClass::Text.bit();
const QUOTE: u32 = 1 << 31;

impl Voice {
    /// O(tokens).
    pub(super) fn of(analysis: &Analysis) -> Self {
        let document = analysis.document();
        let roles = roles(document);
        let heard = analysis.threads.each(analysis.n_candidates(), |candidate| {
            let tokens = document.sentence(analysis.sentence_of(candidate)).tokens();
            let (seen, speaks_of_text) = seen(&roles, tokens);
            let is_quote = seen & QUOTE != 0;
            let is_personal = !is_quote && seen & PERSON != 0;
            (is_personal, !is_quote && (seen & WE != 0 || speaks_of_text))
        });
        let n_personal = heard.iter().filter(|(is_personal, _)| *is_personal).count();
        Self {
            announces: heard.iter().map(|&(_, announces)| f64::from(u8::from(announces))).collect(),
            personal: n_personal as f64 / heard.len().max(1) as f64,
        }
    }
}

/// The roles of the words of a sentence taken together, and true if one of `TEXT` follows one of `THIS`.
fn seen(roles: &[u32], tokens: &[Token]) -> (u32, bool) {
    let (mut all, mut before, mut speaks_of_text) = (0, 0, false);
    for token in tokens {
        let role = roles[token.word.index()];
        speaks_of_text |= before & THIS != 0 && role & TEXT != 0;
        all |= role;
        before = role;
    }
    (all, speaks_of_text)
}

/// The bits of what every word as written may be.
fn roles(document: &Document) -> Vec<u32> {
    let profile = document.language().profile();
    let is_known =
        [WordClass::We, WordClass::Person, WordClass::This].iter().any(|class| profile.has_any(*class));
    let role = |word: WordId| {
        let text = document.word_text(word);
        match document.word_kind(word) {
            TokenKind::Punctuation if is_quotation_mark(text) => QUOTE,
            TokenKind::Word if is_known => profile.classes_in_any_case(text) & (WE | PERSON | THIS | TEXT),
            _ => 0,
        }
    };
    document.word_ids().map(role).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of each sentence whether it announces; and the share that says "I" or "you".
    fn check(text: &str, announces: &[f64], personal: f64) {
        let document = Document::new(text).unwrap();
        let voice = Voice::of(&Analysis::of(&document));
        assert_eq!((voice.announces.as_slice(), voice.personal), (announces, personal), "{text}");
    }

    #[test]
    fn tells_who_speaks() {
        check("Bread rises slowly. We show why. This paper is short.", &[0.0, 1.0, 1.0], 0.0);
        check("“We are late,” said the guard. The paper was late.", &[0.0, 0.0], 0.0);
        check("Oil your chain. Wipe it. Then I ride.", &[0.0; 3], 2.0 / 3.0);
        check("Wir zeigen die Ursache. Der Deich hielt dem Wasser nicht stand.", &[1.0, 0.0], 0.0);
    }
}
