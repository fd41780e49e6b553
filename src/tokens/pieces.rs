//! Cuts a text into the pieces that tokens do not go beyond, as the regular expressions of the encodings do, without the
//! time that a general engine takes. A word has the blank before it; a number has three digits at most; white space has its
//! last line end, or all but the blank before a word.
//!
//! ```text
//! o200k:  [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
//!         |[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
//!         |\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+
//! cl100k: (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+
//!         |\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s+$|\s*[\r\n]+|\s+(?!\S)|\s+
//! ```

use super::tokenizer::Tokenizer;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// The pieces of a text, in order; together they are the text.
pub(super) struct Pieces<'t> {
    tokenizer: Tokenizer,
    rest: &'t str,
}

impl<'t> Pieces<'t> {
    pub(super) fn of(tokenizer: Tokenizer, text: &'t str) -> Self {
        Self { tokenizer, rest: text }
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let first = self.rest.chars().next()?;
        let word = match self.tokenizer {
            Tokenizer::O200k => cased_word(self.rest, first),
            Tokenizer::Cl100k => contraction(self.rest).or_else(|| plain_word(self.rest, first)),
        };
        let length = word
            .or_else(|| number(self.rest))
            .or_else(|| marks(self.rest, self.tokenizer))
            .unwrap_or_else(|| white_space(self.rest, self.tokenizer));
        let (piece, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some(piece)
    }
}

/// The kind of a character, as the expressions tell characters apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CharKind {
    Upper,
    Lower,
    /// A letter without case.
    Letter,
    /// A mark that joins the letter before it.
    Mark,
    Number,
    LineEnd,
    Space,
    Other,
}

impl CharKind {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' => Self::Lower,
            'A'..='Z' => Self::Upper,
            '0'..='9' => Self::Number,
            '\r' | '\n' => Self::LineEnd,
            _ if c.is_whitespace() => Self::Space,
            _ if c.is_ascii() => Self::Other,
            _ => match (c.general_category(), c.general_category_group()) {
                (GeneralCategory::UppercaseLetter | GeneralCategory::TitlecaseLetter, _) => Self::Upper,
                (GeneralCategory::LowercaseLetter, _) => Self::Lower,
                (_, GeneralCategoryGroup::Letter) => Self::Letter,
                (_, GeneralCategoryGroup::Mark) => Self::Mark,
                (_, GeneralCategoryGroup::Number) => Self::Number,
                _ => Self::Other,
            },
        }
    }

    fn is_letter(self) -> bool {
        matches!(self, Self::Upper | Self::Lower | Self::Letter)
    }

    /// True for what a capitalized word begins with.
    fn may_be_upper(self) -> bool {
        matches!(self, Self::Upper | Self::Letter | Self::Mark)
    }

    /// True for what the rest of a word is of.
    fn may_be_lower(self) -> bool {
        matches!(self, Self::Lower | Self::Letter | Self::Mark)
    }

    /// True for what may stand before a word in its piece.
    fn may_lead(self) -> bool {
        matches!(self, Self::Mark | Self::Space | Self::Other)
    }

    fn is_mark(self) -> bool {
        matches!(self, Self::Mark | Self::Other)
    }
}

/// The bytes at the start of a text that are of some kinds.
fn run(text: &str, is_of: impl Fn(CharKind) -> bool) -> usize {
    text.find(|c| !is_of(CharKind::of(c))).unwrap_or(text.len())
}

/// The length of a word without cases, after the character that may lead it.
fn plain_word(text: &str, first: char) -> Option<usize> {
    let lead = if CharKind::of(first).may_lead() { first.len_utf8() } else { 0 };
    let length = run(&text[lead..], CharKind::is_letter);
    (length > 0).then_some(lead + length)
}

/// The length of a word that ends where a capital follows small letters, with its contraction.
fn cased_word(text: &str, first: char) -> Option<usize> {
    let lead = if CharKind::of(first).may_lead() { first.len_utf8() } else { 0 };
    // Without the character that leads it only if that is part of the word itself.
    let leads: &[usize] = if lead > 0 { &[lead, 0] } else { &[0] };
    let word = |form: fn(&str) -> Option<usize>| {
        leads.iter().find_map(|&lead| form(&text[lead..]).map(|length| lead + length))
    };
    let length = word(with_small_letters).or_else(|| word(of_capitals))?;
    Some(length + contraction(&text[length..]).unwrap_or(0))
}

/// Capitals, then at least one small letter, or a letter that may be either.
fn with_small_letters(text: &str) -> Option<usize> {
    let capitals = run(text, CharKind::may_be_upper);
    let small = run(&text[capitals..], CharKind::may_be_lower);
    if small > 0 {
        return Some(capitals + small);
    }
    let is_either = |&(_, c): &(usize, char)| CharKind::of(c).may_be_lower();
    let (at, last) = text[..capitals].char_indices().rev().find(is_either)?;
    Some(at + last.len_utf8())
}

/// Capitals alone.
fn of_capitals(text: &str) -> Option<usize> {
    Some(run(text, CharKind::may_be_upper)).filter(|&length| length > 0)
}

/// The length of `'s`, `'re` and the like at the start of a text.
fn contraction(text: &str) -> Option<usize> {
    let mut chars = text.strip_prefix('\'')?.chars();
    // The long s is an s in any case.
    let folded = |c: char| if c == '\u{17f}' { 's' } else { c.to_ascii_lowercase() };
    let first = chars.next()?;
    match (folded(first), chars.next().map(folded)) {
        ('s' | 't' | 'm' | 'd', _) => Some(1 + first.len_utf8()),
        ('r' | 'v', Some('e')) | ('l', Some('l')) => Some(3),
        _ => None,
    }
}

/// The length of up to three digits.
fn number(text: &str) -> Option<usize> {
    let digits = text.char_indices().take(3).take_while(|&(_, c)| CharKind::of(c) == CharKind::Number);
    digits.last().map(|(at, c)| at + c.len_utf8())
}

/// The length of marks, with the blank before them and the line ends after them.
fn marks(text: &str, tokenizer: Tokenizer) -> Option<usize> {
    let blank = usize::from(text.starts_with(' '));
    let length = run(&text[blank..], CharKind::is_mark);
    let rest = &text[blank + length..];
    let is_after = |c: char| matches!(c, '\r' | '\n') || c == '/' && tokenizer == Tokenizer::O200k;
    let after = rest.len() - rest.trim_start_matches(is_after).len();
    (length > 0).then_some(blank + length + after)
}

/// The length of white space that is a piece by itself.
fn white_space(text: &str, tokenizer: Tokenizer) -> usize {
    let length = text.len() - text.trim_start().len();
    if length == text.len() && tokenizer == Tokenizer::Cl100k {
        return length;
    }
    let space = &text[..length];
    if let Some(last) = space.rfind(['\r', '\n']) {
        return last + 1;
    }
    let last = space.chars().next_back().map_or(0, char::len_utf8);
    if length == text.len() || length == last { length } else { length - last }
}
