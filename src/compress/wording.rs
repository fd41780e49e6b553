//! Tokens of a sentence as a sentence.

use crate::document::{Document, TokenKind};

/// The tokens, blanks between them where the text has them next to either, the first letter a capital, and
/// one mark at the end: the mark that the tokens end with if it is none of a clause, or else a full stop.
pub(crate) fn sentence(document: &Document, tokens: &[usize]) -> String {
    let mut line = joined(document, tokens);
    let is_ended = |c: char| matches!(c, '?' | '!' | '…') || !c.is_ascii() && !c.is_alphanumeric();
    // "The sequel \"Tides,\"" was followed by something.
    if let Some(comma) = line.strip_suffix(['"', '”']).and_then(|line| line.strip_suffix(',')).map(str::len)
    {
        line.remove(comma);
    }
    let has_stop = line.ends_with(".\"") || line.ends_with(".”");
    if !line.ends_with(is_ended) && !has_stop && !line.is_empty() {
        line.push('.');
    }
    capitalized(&line)
}

/// The tokens as the head of a sentence that was cut: as [`sentence`], with `…` at the end.
pub(crate) fn head(document: &Document, tokens: &[usize]) -> String {
    capitalized(&(joined(document, tokens) + "…"))
}

/// The tokens with their blanks, less the marks at the end.
fn joined(document: &Document, tokens: &[usize]) -> String {
    let mut line = String::new();
    for (place, &at) in tokens.iter().enumerate() {
        let before = place.checked_sub(1).map(|place| tokens[place]);
        if before.is_some_and(|before| has_blank(document, before, at)) {
            line.push(' ');
        }
        line.push_str(&document.read(document.tokens()[at].span));
    }
    let is_open = |c: char| matches!(c, ',' | ';' | ':' | '.' | '-' | '–' | '—') || c.is_whitespace();
    line.truncate(line.trim_end_matches(is_open).len());
    line
}

/// Whether a blank goes between two tokens: a mark keeps to the word it touches in the text.
fn has_blank(document: &Document, before: usize, at: usize) -> bool {
    let tokens = document.tokens();
    let is_mark = |at: usize| document.kind(tokens[at]) == TokenKind::Punctuation;
    let touches = |at: usize| document.touches_next(at);
    let is_glued_on = is_mark(at) && touches(at - 1);
    let closes = matches!(document.token_text(tokens[before]), "," | ";" | ":" | "." | "?" | "!" | ")" | "]");
    let is_glued_before = (is_mark(before) && !closes || before + 1 == at) && touches(before);
    !is_glued_on && !is_glued_before && !is_gap_without_blank(document, before, at)
}

/// Whether both sides of a gap are of a script that puts no blanks between words.
fn is_gap_without_blank(document: &Document, before: usize, at: usize) -> bool {
    let text = |at: usize| document.token_text(document.tokens()[at]);
    let is_dense = |c: char| {
        matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
            || c >= '\u{2e80}'
    };
    text(before).ends_with(is_dense) && text(at).starts_with(is_dense)
}

fn capitalized(line: &str) -> String {
    // A word like "iPhone" keeps its own capitals, and "httplib2", "man(1)" or an address has none.
    let first_word =
        line.split_whitespace().next().unwrap_or_default().trim_end_matches(['.', ',', ':', ';']);
    let is_odd = |c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '.' | ':' | '/' | '_' | '(');
    let mut letters = line.chars();
    match letters.next() {
        Some(first) if !first_word.contains(is_odd) => first.to_uppercase().chain(letters).collect(),
        _ => line.to_owned(),
    }
}
