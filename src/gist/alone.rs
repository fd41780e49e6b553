//! Whether a sentence, or what is kept of it, can be understood without the others.

use super::Part;
use crate::analysis::Analysis;
use crate::opening::leans_back;
use crate::tag::Tag;

/// Whether a sentence is whole and points to no other.
pub(super) fn stands_alone(analysis: &Analysis, sentence: usize) -> bool {
    !points_back(analysis, sentence)
        && !lacks_subject(analysis, sentence)
        && has_verb(analysis, sentence)
        && !is_run_together(analysis, sentence)
}

/// Whether a sentence opens with a word that stands for something in the sentence before.
pub(super) fn points_back(analysis: &Analysis, sentence: usize) -> bool {
    const POINTERS: [&str; 24] = [
        "it", "he", "she", "they", "this", "these", "those", "that", "both", "such", "his", "her", "its",
        "their", "but", "and", "so", "also", "however", "there", "nor", "or", "yet", "then",
    ];
    let document = analysis.document();
    let first = document.sentence(sentence).tokens().iter().find(|&&token| document.kind(token).is_word());
    let is_pointer = first.is_some_and(|&token| {
        let word = document.token_text(token);
        POINTERS.iter().any(|pointer| word.eq_ignore_ascii_case(pointer))
    });
    is_pointer || leans_back(document, sentence)
}

/// Whether a sentence has a verb: captions, addresses and datelines have none.
fn has_verb(analysis: &Analysis, sentence: usize) -> bool {
    let mut tokens = analysis.document().sentence(sentence).token_range();
    analysis.tags().is_none_or(|tags| tokens.any(|at| matches!(tags[at], Tag::Verb | Tag::Aux)))
}

/// Whether a statement starts with an auxiliary, as notes do: "Didn't do much wrong."
fn lacks_subject(analysis: &Analysis, sentence: usize) -> bool {
    let document = analysis.document();
    let sentence = document.sentence(sentence);
    let is_word = |&at: &usize| document.kind(document.tokens()[at]).is_word();
    let mut words = sentence.token_range().filter(is_word);
    let Some(((first, second), tags)) = words.next().zip(words.next()).zip(analysis.tags()) else {
        return false;
    };
    // "Will Smith", "May 5"
    let goes_on_small = document.token_text(document.tokens()[second]).starts_with(char::is_lowercase);
    tags[first] == Tag::Aux && goes_on_small && !sentence.text().ends_with('?')
}

/// Whether what look like two sentences stand in one: "... on this device *But* the team ...".
fn is_run_together(analysis: &Analysis, sentence: usize) -> bool {
    let document = analysis.document();
    let tokens = document.sentence(sentence).tokens();
    let range = document.sentence(sentence).token_range();
    let is_verb = |at: usize| analysis.tags().is_some_and(|tags| matches!(tags[at], Tag::Verb | Tag::Aux));
    tokens.windows(3).enumerate().any(|(index, three)| {
        let [before, word, next] = [0, 1, 2].map(|at| document.token_text(three[at]));
        let place = range.start + index + 1;
        let are_two = || (range.start..place).any(is_verb) && (place..range.end).any(is_verb);
        before.starts_with(char::is_lowercase)
            && word.starts_with(char::is_uppercase)
            && (word.ends_with(char::is_lowercase) || word == "A")
            && document.is_stop(three[1].term)
            && (!next.starts_with(char::is_uppercase) || are_two())
    })
}

/// Whether a plural pronoun is kept and every plural noun before it in the sentence is not: "In a letter to teachers, Boyd
/// said they …".
pub(super) fn loses_antecedent(analysis: &Analysis, sentence: usize, parts: &[Part]) -> bool {
    const PRONOUNS: [&str; 5] = ["they", "them", "their", "theirs", "themselves"];
    let Some(tags) = analysis.tags() else { return false };
    let document = analysis.document();
    let is_kept = |at: usize| {
        let start = document.tokens()[at].span.start;
        parts
            .iter()
            .any(|part| matches!(part, Part::Kept { span, .. } if span.range().contains(&(start as usize))))
    };
    let word = |at: usize| document.token_text(document.tokens()[at]);
    let is_plural =
        |at: &usize| matches!(tags[*at], Tag::Noun | Tag::Propn) && word(*at).ends_with(['s', 'S']);
    let tokens = document.sentence(sentence).token_range();
    let pronoun = tokens
        .clone()
        .find(|&at| is_kept(at) && PRONOUNS.iter().any(|pronoun| word(at).eq_ignore_ascii_case(pronoun)));
    pronoun.is_some_and(|pronoun| {
        let mut plurals = (tokens.start..pronoun).filter(is_plural).peekable();
        plurals.peek().is_some() && !plurals.any(is_kept)
    })
}
