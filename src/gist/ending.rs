//! How a shortened line ends: an editor stops where a phrase does. The compressor judges by labels; this by the words on both
//! sides of the place where the line stops, whatever they were taken for.

use crate::analysis::Analysis;
use crate::document::{Document, TokenKind};
use crate::language::{Language, WordClass};
use crate::tag::Tag;

/// A word so near the end of a line tells that what is left out opens with a time.
const MAX_TIME_WORDS: usize = 3;

/// True if a line, given by the tokens of a sentence that it keeps, stops within a phrase: before the noun of its article or
/// adjective, before what its verb needs, or between "shortly" and "after". Only English has tags to tell.
pub(super) fn stops_early(analysis: &Analysis, sentence: usize, tokens: &[usize]) -> bool {
    let document = analysis.document();
    let Some(tags) = analysis.sentence_tags(sentence) else { return false };
    let range = document.sentence(sentence).token_range();
    let is_word = |at: &usize| document.kind(document.tokens()[*at]) != TokenKind::Punctuation;
    let Some(last) = tokens.iter().copied().rfind(is_word) else { return false };
    let tag = |at: usize| tags.get(at.checked_sub(range.start)?).copied();
    // With a mark behind it, or at the end, it stops where the writer paused.
    let next = last + 1;
    if next >= range.end || !is_word(&next) {
        // "Foods that have zinc include: …".
        let is_colon = next < range.end && document.token_text(document.tokens()[next]) == ":";
        return is_colon && matches!(tag(last), Some(Tag::Verb | Tag::Aux | Tag::Adp));
    }
    let word = |at: usize| document.token_text(document.tokens()[at]);
    let is_adverb = |at: usize| tag(at) == Some(Tag::Adv);
    // "A second network" is none.
    let is_whole = |at: usize| {
        at + 1 == range.end
            || !matches!(tag(at + 1), Some(Tag::Noun | Tag::Propn))
            || is_time(document, at + 1)
    };
    let opens_time = (next..range.end).take(MAX_TIME_WORDS).any(|at| is_time(document, at) && is_whole(at));
    let may_be_participle = ["ed", "en", "ing"].iter().any(|ending| word(next).ends_with(ending));
    match tag(next) {
        Some(Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Det | Tag::Aux) => !opens_time,
        Some(Tag::Verb) => !may_be_participle,
        // "Sold *around one million*".
        Some(Tag::Adv) => tag(last) == Some(Tag::Verb) && tag(next + 1) == Some(Tag::Num),
        Some(Tag::Sconj | Tag::Adp) => {
            // "The terms *of the deal*", "said *that it had*", "shortly *after it came*".
            let is_wanted =
                matches!(word(next), "that" | "whether") || word(next) == "of" && waits_for_whole(&tag, last);
            let is_measured = tag(next) == Some(Tag::Sconj) || matches!(word(next), "after" | "before");
            is_wanted || is_adverb(last) && is_measured
        }
        Some(Tag::X | Tag::Sym) => tag(last) == Some(Tag::Verb),
        _ => false,
    }
}

/// True if a noun before "of" is not said without what it is of: it has an article ("the terms"), or opens a fixed phrase ("in
/// honour").
fn waits_for_whole(tag: &impl Fn(usize) -> Option<Tag>, noun: usize) -> bool {
    let is_modifier =
        |at: &usize| matches!(tag(*at), Some(Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Verb));
    let before = (0..noun).rev().find(|at| !is_modifier(at));
    before.is_some_and(|at| tag(at) == Some(Tag::Det) || at + 1 == noun && tag(at) == Some(Tag::Adp))
}

fn is_time(document: &Document, at: usize) -> bool {
    let classes = [WordClass::Month, WordClass::WeekDay, WordClass::TimeWord];
    let word = document.token_text(document.tokens()[at]);
    let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_year || Language::English.profile().is_one_of(&classes, word)
}

/// The tokens of a line without a comma between a subject and its verb that closed an aside whose first comma went with it.
pub(super) fn without_stray_commas(analysis: &Analysis, sentence: usize, tokens: Vec<usize>) -> Vec<usize> {
    let document = analysis.document();
    let Some(tags) = analysis.sentence_tags(sentence) else { return tokens };
    let start = document.sentence(sentence).token_range().start;
    let is_comma = |at: usize| document.token_text(document.tokens()[at]) == ",";
    let is_verb = |at: usize| matches!(tags.get(at - start), Some(Tag::Verb | Tag::Aux));
    let is_stray = |place: usize| {
        let (at, before) = (tokens[place], place.checked_sub(1).map(|before| tokens[before]));
        let next = tokens.get(place + 1).copied();
        // What is between went, from the comma behind the word before on.
        let closes = before.is_some_and(|before| before + 1 < at && is_comma(before + 1));
        is_comma(at) && closes && next.is_some_and(is_verb)
    };
    (0..tokens.len()).filter(|&place| !is_stray(place)).map(|place| tokens[place]).collect()
}

#[cfg(all(test, feature = "models"))]
mod tests {
    use super::*;
    use crate::document::Document;

    /// Where a line stops that has the words of a text up to some word.
    fn check(text: &str, last: &str, expected: bool) {
        let document = Document::new(text).unwrap();
        let is_last = |&at: &usize| document.token_text(document.tokens()[at]) == last;
        let end = (0..document.tokens().len()).find(is_last).unwrap();
        let tokens: Vec<usize> = (0..=end).collect();
        assert_eq!(stops_early(&Analysis::of(&document), 0, &tokens), expected, "{text} | {last}");
    }

    #[test]
    fn a_line_does_not_stop_within_a_phrase() {
        check("We train a network, which uses a second network of the same kind.", "uses", true);
        check("She said that he fired her shortly after she left the bank.", "shortly", true);
        check("The town has changed the terms of the deal with the bank.", "terms", true);
        check("The Beatles were loved in every town of the country.", "every", true);
        check(
            "Some foods that have much zinc include: oysters, crabs and beans of all kinds.",
            "include",
            true,
        );
    }

    #[test]
    fn a_line_may_stop_where_a_phrase_does() {
        check("The council approved the tunnel on Monday in the old hall.", "tunnel", false);
        check("The council approved the tunnel Monday night.", "tunnel", false);
        check("The council approved the tunnel, a work of ten years.", "tunnel", false);
        check("We present a method for strong compression of large networks.", "compression", false);
        check("The council approved the tunnel designed by a young woman.", "tunnel", false);
    }

    #[test]
    fn a_comma_goes_with_the_other_of_an_aside() {
        let document = Document::new("The tunnel, unlike the bridge, is open to all.").unwrap();
        let analysis = Analysis::of(&document);
        let words = |tokens: Vec<usize>| {
            let words = tokens.into_iter().map(|at| document.token_text(document.tokens()[at]));
            words.collect::<Vec<_>>().join(" ")
        };
        let without = |tokens: &[usize]| words(without_stray_commas(&analysis, 0, tokens.to_vec()));
        assert_eq!(without(&[0, 1, 6, 7, 8, 9, 10]), "The tunnel is open to all");
        assert_eq!(without(&(0..11).collect::<Vec<_>>()), "The tunnel , unlike the bridge , is open to all");
    }
}
