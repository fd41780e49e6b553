//! Who speaks in a sentence: the authors of their text, the writer and the reader in person, or someone quoted.
//!
//! "We show …" and "This paper …" announce what a text is about (a form of Edmundson's cue method). "I" and "you"
//! outside quotes are of how-to texts, reviews, talks and meetings, whose first sentences are no summaries.
//! Told by lists of pronouns and of words for texts (`seeds/lang/voice`); a language without one has neither.

use crate::analysis::{Analysis, is_quotation_mark};
use crate::document::{Document, Token, TokenKind, WordId};
use crate::lang::Language;
use foldhash::HashMap;
use std::sync::OnceLock;

/// What the sentences of a document show of who speaks, an entry a candidate.
pub(super) struct Voice {
    /// 1 for a sentence, not of a quote, in which the authors speak or that speaks of the text itself, else 0.
    pub announces: Vec<f64>,
    /// The share of sentences that say "I" or "you", quotes aside; 0 to 1.
    pub personal: f64,
}

// What a word may be; `THIS` also where the list has it under another name.
const WE: u8 = 1;
const PERSON: u8 = 2;
const THIS: u8 = 4;
const TEXT: u8 = 8;
const QUOTE: u8 = 16;

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

/// What the words of a sentence are, taken together, and whether one of `TEXT` follows one of `THIS`.
fn seen(roles: &[u8], tokens: &[Token]) -> (u8, bool) {
    let (mut all, mut before, mut speaks_of_text) = (0, 0, false);
    for token in tokens {
        let role = roles[token.word.index()];
        speaks_of_text |= before & THIS != 0 && role & TEXT != 0;
        all |= role;
        before = role;
    }
    (all, speaks_of_text)
}

/// What every word as written is.
fn roles(document: &Document) -> Vec<u8> {
    let entries = Entries::of(document.language());
    let role = |word: WordId| {
        let text = document.word_text(word);
        match document.word_kind(word) {
            TokenKind::Punctuation if is_quotation_mark(text) => QUOTE,
            TokenKind::Word if entries.may_have(text) => entries.role(text),
            _ => 0,
        }
    };
    document.word_ids().map(role).collect()
}

/// The entries of a language's list, in lower case, with what they are.
struct Entries {
    roles: HashMap<&'static str, u8>,
    /// For every first byte a bit for each length of an entry: most words are ruled out by these alone.
    lengths: [u32; 256],
}

impl Entries {
    /// Made on first use.
    fn of(language: Language) -> &'static Self {
        static ENTRIES: [OnceLock<Box<Entries>>; Language::ALL.len() + 1] =
            [const { OnceLock::new() }; Language::ALL.len() + 1];
        ENTRIES[language as usize].get_or_init(|| Box::new(Self::read(list(language))))
    }

    fn read(list: &'static str) -> Self {
        let mut entries = Self { roles: HashMap::default(), lengths: [0; 256] };
        for (name, words) in list.lines().filter_map(|line| line.split_once(':')) {
            let role = match name {
                "we" => WE,
                "person" => PERSON,
                "this" => THIS,
                "text" => TEXT,
                _ => continue,
            };
            for word in words.split_whitespace() {
                entries.lengths[first(word)] |= length_bit(word);
                *entries.roles.entry(word).or_insert(0) |= role;
            }
        }
        entries
    }

    fn may_have(&self, word: &str) -> bool {
        self.lengths[first(word)] & length_bit(word) != 0
    }

    fn role(&self, word: &str) -> u8 {
        let lower = word.to_lowercase();
        // A letter beyond ASCII may have one of ASCII for its small form: not a word of the list.
        let is_same_script = lower.is_ascii() == word.is_ascii();
        self.roles.get(lower.as_str()).copied().filter(|_| is_same_script).unwrap_or(0)
    }
}

/// The first byte, a letter of ASCII in lower case.
fn first(word: &str) -> usize {
    word.as_bytes().first().map_or(0, |byte| usize::from(byte.to_ascii_lowercase()))
}

/// Entries are shorter than 32 bytes.
fn length_bit(word: &str) -> u32 {
    1_u32.checked_shl(word.len() as u32).unwrap_or(0)
}

fn list(language: Language) -> &'static str {
    match language {
        Language::English => include_str!("../../seeds/lang/voice/en.txt"),
        Language::German => include_str!("../../seeds/lang/voice/de.txt"),
        Language::French => include_str!("../../seeds/lang/voice/fr.txt"),
        Language::Spanish => include_str!("../../seeds/lang/voice/es.txt"),
        Language::Chinese => include_str!("../../seeds/lang/voice/zh.txt"),
        _ => "",
    }
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
