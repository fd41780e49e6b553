//! What the default method knows of a document as a whole: its cues. They are continuous, so that nothing decides on one
//! kind of text.

use crate::analysis::Analysis;
use crate::document::Document;
use crate::language::Language;
use crate::math::ln;
use crate::tag::Tag;

/// The name of each cue in the table of weights.
pub(in crate::keyword) const CUES: [&str; 11] = [
    "always",
    "long",
    "longer",
    "story",
    "headings",
    "lists",
    "code",
    "speakers",
    "foreign",
    "untagged",
    "ideographs",
];

/// The number of tokens of a text whose length says nothing.
const USUAL_TOKENS: f64 = 500.0;
/// From this many tokens on, what is true of a long text is truer still.
const MANY_TOKENS: f64 = 2000.0;

/// The share of nouns and adjectives among those and names and pronouns in a text that is not a story at all, and in
/// one that is wholly a story.
const PLAIN_NOUNS: f64 = 0.86;
const STORY_NOUNS: f64 = 0.66;

/// The cues of a document, in the order of [`CUES`]; most are 0 to 1. Linear in it.
pub(in crate::keyword) fn cues(analysis: &Analysis) -> [f64; CUES.len()] {
    let document = analysis.document();
    let n_tokens = document.tokens().len().max(1) as f64;
    let shape = analysis.shape();
    let story = analysis.tags().and_then(|tags| noun_share(document, tags));
    let is_untagged = analysis.tags().is_none();
    let flag = |is_so: bool| f64::from(u8::from(is_so));
    [
        1.0,
        ln(n_tokens / USUAL_TOKENS).clamp(-1.5, 3.0),
        ln(n_tokens / MANY_TOKENS).clamp(0.0, 2.0),
        story.map_or(0.0, |share| ((PLAIN_NOUNS - share) / (PLAIN_NOUNS - STORY_NOUNS)).clamp(0.0, 1.0)),
        shape.headings,
        shape.lists,
        shape.code,
        shape.speakers,
        flag(!is_untagged && document.language() != Language::English),
        flag(is_untagged),
        flag(document.language().profile().script.is_ideographic()),
    ]
}

/// The share of nouns and adjectives among those and names and pronouns, if there are any. Names of people and places
/// count, not the abbreviations and symbols that science has instead.
fn noun_share(document: &Document, tags: &[Tag]) -> Option<f64> {
    let (mut n_plain, mut n_narrated) = (0_u32, 0_u32);
    for (token, tag) in document.tokens().iter().zip(tags) {
        n_plain += u32::from(matches!(tag, Tag::Noun | Tag::Adj));
        let is_name = || *tag == Tag::Propn && is_capitalized(document.token_text(*token));
        n_narrated += u32::from(*tag == Tag::Pron || is_name());
    }
    let n = n_plain + n_narrated;
    (n > 0).then(|| f64::from(n_plain) / f64::from(n))
}

/// True if a word has a capital first and small letters after it.
fn is_capitalized(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
}
