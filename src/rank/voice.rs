//! What the words of a sentence say of it: who speaks in it and how, and how it looks. The authors of their text, the writer and the
//! reader in person, someone quoted; words that ask or decide, greet, or belong to what is around a text.
//!
//! "We show …" and "This paper …" announce what a text is about (a form of Edmundson's cue method). "I" and "you"
//! outside quotes are of how-to texts, reviews, talks and meetings. The words are those of `seeds/lang`; a language without
//! them has none. How much all words speak for furniture, a greeting, a notice or a line about the text, was learnt.

use crate::analysis::Analysis;
use crate::document::{Document, LetterCounts, QUOTATION_MARK, Sentence, TokenKind};
use crate::language::WordClass;
use crate::math::exp;

/// The voices in the sentences of a document.
pub(super) struct Voices<'a> {
    /// By word: what it may be.
    classes: &'a [u32],
    document: &'a Document,
}

/// The voice in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice {
    /// The classes of all words.
    heard: u32,
    speaks_of_text: bool,
    letters: LetterCounts,
    has_address: bool,
    /// How much its words speak for furniture.
    furniture: f32,
}

// What a word may be.
const WE: u32 = WordClass::We.bit();
const PERSON: u32 = WordClass::Person.bit();
const THIS: u32 = WordClass::This.bit();
const TEXT: u32 = WordClass::Text.bit();
const DECISION: u32 = WordClass::Decision.bit();
const RITUAL: u32 = WordClass::Ritual.bit();
const FURNITURE: u32 = WordClass::Furniture.bit();

impl<'a> Voices<'a> {
    pub(super) fn of(analysis: &'a Analysis) -> Self {
        Self { classes: analysis.word_classes(), document: analysis.document() }
    }

    /// The voice in a sentence.
    pub(super) fn hear(&self, sentence: Sentence) -> Voice {
        let mut voice = Voice {
            heard: 0,
            speaks_of_text: false,
            letters: LetterCounts::default(),
            has_address: false,
            furniture: 0.0,
        };
        let mut before = 0;
        for &token in sentence.tokens() {
            let classes = self.classes[token.word.index()];
            voice.speaks_of_text |= before & THIS != 0 && classes & TEXT != 0;
            voice.heard |= classes;
            let traits = self.document.word_traits(token.word);
            voice.letters.add(traits.letters);
            voice.furniture += traits.furniture;
            voice.has_address |= self.document.kind(token) == TokenKind::Address;
            before = classes;
        }
        voice
    }
}

/// Words that sum up to less are rather those of a statement.
const FURNITURE_BIAS: f64 = 1.5;

impl Voice {
    pub(super) fn is_quote(self) -> bool {
        self.heard & QUOTATION_MARK != 0
    }

    pub(super) fn has_digit(self) -> bool {
        self.letters.has_digit
    }

    pub(super) fn has_address(self) -> bool {
        self.has_address
    }

    /// The share of capitals among the letters.
    pub(super) fn share_of_capitals(self) -> f64 {
        f64::from(self.letters.n_capitals) / f64::from(self.letters.n_letters.max(1))
    }

    /// True if the authors speak, or the text speaks of itself.
    pub(super) fn announces(self) -> bool {
        !self.is_quote() && (self.heard & WE != 0 || self.speaks_of_text)
    }

    /// True if the writer or the reader speaks in person.
    pub(super) fn is_personal(self) -> bool {
        !self.is_quote() && self.heard & PERSON != 0
    }

    /// True if the sentence asks for something or settles it.
    pub(super) fn decides(self) -> bool {
        self.heard & DECISION != 0
    }

    /// True for words of greetings and thanks.
    pub(super) fn greets(self) -> bool {
        self.heard & RITUAL != 0
    }

    /// How likely the words are those of furniture, 0 to 1.
    pub(super) fn likelihood_of_furniture(self) -> f64 {
        1.0 / (1.0 + exp(FURNITURE_BIAS - f64::from(self.furniture)))
    }

    /// True for words of what is around a text: "copyright".
    pub(super) fn is_about_text(self) -> bool {
        self.heard & FURNITURE != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn check(text: &str, announces: &[bool], is_personal: &[bool]) {
        let document = Document::new(text).unwrap();
        let analysis = Analysis::of(&document);
        let voices = Voices::of(&analysis);
        let heard: Vec<Voice> = document.sentences().map(|sentence| voices.hear(sentence)).collect();
        let of = |is: fn(Voice) -> bool| heard.iter().map(|&voice| is(voice)).collect::<Vec<_>>();
        assert_eq!(
            (of(Voice::announces), of(Voice::is_personal)),
            (announces.to_vec(), is_personal.to_vec()),
            "{text}"
        );
    }

    #[test]
    fn tells_who_speaks() {
        check("Bread rises slowly. We show why. This paper is short.", &[false, true, true], &[false; 3]);
        check("“We are late,” said the guard. The paper was late.", &[false; 2], &[false; 2]);
        check("Oil your chain. Wipe it. Then I ride.", &[false; 3], &[true, false, true]);
        check("Wir zeigen die Ursache. Der Deich hielt dem Wasser nicht stand.", &[true, false], &[false; 2]);
    }
}
