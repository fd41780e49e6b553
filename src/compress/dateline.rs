//! "PARIS, France (Reuters) -- ": where and by whom a report was filed, before its first sentence.

use super::words::is_month;
use crate::document::{Document, TokenKind};
use std::ops::Range;

/// The longest dateline, in tokens.
const MAX_TOKENS: usize = 14;
/// The longest place before a source in brackets, in tokens.
const MAX_PLACE: usize = 6;

/// How many tokens of a sentence are its dateline; 0 if it has none.
pub(super) fn length(document: &Document, sentence: Range<usize>) -> usize {
    let word = |at: usize| document.token_text(document.tokens()[at]);
    let is_dash = |at: usize| matches!(word(at), "-" | "–" | "—" | "--");
    let end = sentence.end.min(sentence.start + MAX_TOKENS);
    let is_wordlike = |at: usize| document.kind(document.tokens()[at]) != TokenKind::Punctuation;
    let is_head = |at: usize| {
        let is_mark = matches!(word(at), "," | "." | "(" | ")" | "/");
        is_mark || word(at).starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    };
    let head = sentence.start + (sentence.start..end).take_while(|&at| is_head(at)).count();
    let is_shouted = |at: usize| word(at).len() > 1 && word(at).chars().all(char::is_uppercase);
    let has_source = (sentence.start..head).any(|at| is_shouted(at) || word(at) == "(");
    let dashes = (head..end).take_while(|&at| is_dash(at)).count();
    if has_source && dashes > 0 && head + dashes < sentence.end {
        return head + dashes - sentence.start;
    }
    // "Mumbai, Aug 02 The": a place and a day, without a dash.
    let day = (sentence.start + 2..head.min(sentence.end - 1)).take(MAX_PLACE).find(|&at| {
        is_month(word(at - 1)) && word(at).parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
    });
    let is_dated = |day: usize| {
        let starts = word(day + 1).starts_with(char::is_uppercase) && !is_month(word(day + 1));
        starts && (sentence.start + 1..day).any(|at| word(at) == ",")
    };
    if let Some(day) = day.filter(|&day| is_dated(day)) {
        return day + 1 - sentence.start;
    }
    // "(CNN)Serena Williams", "Sanaa, Yemen (CNN)Rebels": a source alone.
    let mut places = sentence.start..head.min(sentence.end - 1);
    let open = places.clone().find(|&at| word(at) == "(");
    let close = places.find(|&at| word(at) == ")");
    match (open, close) {
        (Some(open), Some(close)) if open - sentence.start <= MAX_PLACE && open < close => {
            // "(The Hollywood Reporter)It's": no blank parts it from the sentence.
            let is_joined =
                open == sentence.start && close + 1 < sentence.end && document.touches_next(close);
            let is_source = (open + 1..close).all(|at| is_shouted(at) || !is_wordlike(at) || is_joined);
            // "The European Commission (EC) has": what goes on in lower case goes on with the sentence.
            let is_start = close + 1 < sentence.end && !word(close + 1).starts_with(char::is_lowercase);
            if is_source && is_start { close + 1 - sentence.start } else { 0 }
        }
        _ => 0,
    }
}
