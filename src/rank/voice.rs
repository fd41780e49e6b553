//! Who speaks in a sentence and how: the authors of their text, the writer and the reader in person, someone quoted; words that
//! ask or decide, greet, or belong to what is around a text.
//!
//! "We show …" and "This paper …" announce what a text is about (a form of Edmundson's cue method). "I" and "you"
//! outside quotes are of how-to texts, reviews, talks and meetings. The words are those of `seeds/lang`; a language without
//! them has none.

use crate::analysis::is_quotation_mark;
use crate::document::{Document, Sentence, TokenKind, WordId};
use crate::language::WordClass;

/// The voices in the sentences of a document.
pub(super) struct Voices {
    /// By word: what it may be.
    roles: Vec<u32>,
}

/// The voice in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice {
    heard: u32,
    speaks_of_text: bool,
}

// What a word may be.
const WE: u32 = WordClass::We.bit();
const PERSON: u32 = WordClass::Person.bit();
const THIS: u32 = WordClass::This.bit();
const TEXT: u32 = WordClass::Text.bit();
const DECISION: u32 = WordClass::Decision.bit();
const RITUAL: u32 = WordClass::Ritual.bit();
const FURNITURE: u32 = WordClass::Furniture.bit();
const QUOTE: u32 = 1 << 31;

impl Voices {
    pub(super) fn of(document: &Document) -> Self {
        let profile = document.language().profile();
        let classes = [
            WordClass::We,
            WordClass::Person,
            WordClass::This,
            WordClass::Decision,
            WordClass::Ritual,
            WordClass::Furniture,
        ];
        let is_known = classes.iter().any(|class| profile.has_any(*class));
        let all = WE | PERSON | THIS | TEXT | DECISION | RITUAL | FURNITURE;
        let role = |word: WordId| {
            let text = document.word_text(word);
            match document.word_kind(word) {
                TokenKind::Punctuation if is_quotation_mark(text) => QUOTE,
                TokenKind::Word if is_known => profile.classes_in_any_case(text) & all,
                _ => 0,
            }
        };
        Self { roles: document.word_ids().map(role).collect() }
    }

    /// The voice in a sentence.
    pub(super) fn hear(&self, sentence: Sentence) -> Voice {
        let mut voice = Voice { heard: 0, speaks_of_text: false };
        let mut before = 0;
        for token in sentence.tokens() {
            let role = self.roles[token.word.index()];
            voice.speaks_of_text |= before & THIS != 0 && role & TEXT != 0;
            voice.heard |= role;
            before = role;
        }
        voice
    }
}

impl Voice {
    pub(super) fn is_quote(self) -> bool {
        self.heard & QUOTE != 0
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

    /// True for words of what is around a text: "copyright".
    pub(super) fn is_about_text(self) -> bool {
        self.heard & FURNITURE != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, announces: &[bool], is_personal: &[bool]) {
        let document = Document::new(text).unwrap();
        let voices = Voices::of(&document);
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
