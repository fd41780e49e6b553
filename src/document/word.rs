//! The words of a document, and what each is wherever it stands, which is found out once, when a lexicon first meets it.

use super::span::Span;
use super::token::{TermId, TokenKind};
use crate::language::{Language, Profile, WordClass, WordMap};
use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/furniture_words.rs"));

/// The bit of a quotation mark, beside those of [`WordClass`].
pub(crate) const QUOTATION_MARK: u32 = 1 << 31;
const _: () = assert!(WordClass::ALL.len() < 32);

/// A distinct word as written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Word {
    /// Its first occurrence.
    pub first: Span,
    pub term: TermId,
    pub kind: TokenKind,
    pub count: u32,
    pub traits: WordTraits,
}

/// All that is known of a word by its letters alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct WordTraits {
    /// The language that its classes are of.
    pub language: Language,
    /// The bits of its [`WordClass`]es, in any case, or [`QUOTATION_MARK`].
    pub classes: u32,
    /// How much it speaks for furniture, a greeting, a notice or a line about the text: learnt, 0 if nothing is known.
    pub furniture: f32,
    pub letters: LetterCounts,
}

/// How a word looks, or several of them.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct LetterCounts {
    pub n_letters: u32,
    pub n_capitals: u32,
    pub has_digit: bool,
}

impl WordTraits {
    /// The traits of a word of a language. Linear in its letters.
    pub(crate) fn of(word: &str, kind: TokenKind, language: Language) -> Self {
        Self {
            language,
            classes: classes_of(word, kind, language),
            furniture: furniture(word),
            letters: LetterCounts::of(word),
        }
    }
}

/// The bits of the [`WordClass`]es of a word in a language, in any case, or [`QUOTATION_MARK`].
pub(crate) fn classes_of(word: &str, kind: TokenKind, language: Language) -> u32 {
    if kind == TokenKind::Punctuation {
        return if is_quotation_mark(word) { QUOTATION_MARK } else { 0 };
    }
    let profile: &Profile = language.profile();
    let classes = profile.classes_in_any_case(word);
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return classes;
    }
    // "It's": the pronoun, which may start an opening, is "it".
    let stem = word.split_once(['\'', '’']).map(|(stem, _)| stem);
    let of_stem = stem.map_or(0, |stem| profile.classes_in_any_case(stem));
    // "Dual-licensed"
    let of_last = word.rsplit_once('-').map_or(0, |(_, last)| profile.classes_in_any_case(last));
    classes
        | of_stem & (WordClass::OpeningStart.bit() | WordClass::Pronoun.bit())
        | of_last & WordClass::Furniture.bit()
}

/// True if a mark opens or closes a quotation, in any script. An apostrophe, which rarely does, is not one.
pub(crate) fn is_quotation_mark(text: &str) -> bool {
    matches!(text, "\"" | "“" | "”" | "„" | "«" | "»" | "「" | "」" | "『" | "』" | "``" | "''")
}

fn furniture(word: &str) -> f32 {
    let is_lower = word.bytes().all(|byte| byte.is_ascii_lowercase());
    let word = if is_lower { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) };
    f32::from_bits(FURNITURE_WORDS.find(word.as_bytes()))
}

impl LetterCounts {
    fn of(word: &str) -> Self {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Self { n_letters: word.len() as u32, ..Self::default() };
        }
        let mut counts = Self::default();
        for c in word.chars() {
            match c {
                'a'..='z' => counts.n_letters += 1,
                '0'..='9' => counts.has_digit = true,
                '\0'..='\x7f' if !c.is_ascii_uppercase() => {}
                _ => {
                    counts.n_letters += u32::from(c.is_alphabetic());
                    counts.n_capitals += u32::from(c.is_uppercase());
                }
            }
        }
        counts
    }

    /// Counts the letters of another word too.
    pub(crate) fn add(&mut self, other: Self) {
        self.n_letters += other.n_letters;
        self.n_capitals += other.n_capitals;
        self.has_digit |= other.has_digit;
    }
}
