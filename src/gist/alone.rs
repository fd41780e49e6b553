//! Whether a sentence, or what is kept of it, can be understood without the others.

use super::Part;
use crate::analysis::Analysis;
use crate::document::{Document, Sentence};
use crate::opening::leans_back;
use crate::tag::Tag;

/// Whether a sentence is whole and points to no other.
pub(super) fn stands_alone(analysis: &Analysis, sentence: usize) -> bool {
    if points_back(analysis, sentence) {
        return false;
    }
    let document = analysis.document();
    let Some(tags) = analysis.sentence_tags(sentence) else { return true };
    let sentence = document.sentence(sentence);
    !lacks_subject(document, sentence, &tags)
        && tags.iter().any(|&tag| is_verb(tag))
        && !is_run_together(document, sentence, &tags)
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

/// Captions, addresses and datelines have none.
fn is_verb(tag: Tag) -> bool {
    matches!(tag, Tag::Verb | Tag::Aux)
}

/// Whether a statement starts with an auxiliary, as notes do: "Didn't do much wrong."
fn lacks_subject(document: &Document, sentence: Sentence, tags: &[Tag]) -> bool {
    let tokens = sentence.tokens();
    let mut words = (0..tokens.len()).filter(|&at| document.kind(tokens[at]).is_word());
    let Some((first, second)) = words.next().zip(words.next()) else { return false };
    // "Will Smith", "May 5"
    let goes_on_small = document.token_text(tokens[second]).starts_with(char::is_lowercase);
    tags[first] == Tag::Aux && goes_on_small && !sentence.text().ends_with('?')
}

/// Whether what look like two sentences stand in one: "... on this device *But* the team ...".
fn is_run_together(document: &Document, sentence: Sentence, tags: &[Tag]) -> bool {
    let has_verb = |tags: &[Tag]| tags.iter().any(|&tag| is_verb(tag));
    sentence.tokens().windows(3).enumerate().any(|(index, three)| {
        let [before, word, next] = [0, 1, 2].map(|at| document.token_text(three[at]));
        let are_two = || has_verb(&tags[..index + 1]) && has_verb(&tags[index + 1..]);
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
    let tokens = analysis.document().sentence(sentence).tokens();
    let word = |at: usize| analysis.document().token_text(tokens[at]);
    let is_kept = |at: usize| {
        let start = tokens[at].span.start as usize;
        parts.iter().any(|part| matches!(part, Part::Kept { span, .. } if span.range().contains(&start)))
    };
    let is_pronoun = |at: usize| PRONOUNS.iter().any(|pronoun| word(at).eq_ignore_ascii_case(pronoun));
    let Some(pronoun) = (0..tokens.len()).find(|&at| is_pronoun(at) && is_kept(at)) else { return false };
    let Some(tags) = analysis.sentence_tags(sentence) else { return false };
    let is_plural =
        |&at: &usize| matches!(tags[at], Tag::Noun | Tag::Propn) && word(at).ends_with(['s', 'S']);
    let mut plurals = (0..pronoun).filter(is_plural).peekable();
    plurals.peek().is_some() && !plurals.any(is_kept)
}
