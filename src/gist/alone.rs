//! Whether a sentence, or what is kept of it, can be understood without the others.

use super::line::GistLine;
use crate::analysis::Analysis;
use crate::document::{Document, Sentence};
use crate::opening::may_lean_back;
use crate::tag::Tag;

/// Whether a sentence is whole and points to no other.
pub(super) fn stands_alone(analysis: &Analysis, sentence: usize) -> bool {
    let document = analysis.document();
    if may_lean_back(analysis, sentence)
        || breaks_off(document, sentence)
        || goes_on(document, sentence)
        || lacks_function_words(document, sentence)
    {
        return false;
    }
    let Some(tags) = analysis.sentence_tags(sentence) else { return true };
    let sentence = document.sentence(sentence);
    !lacks_subject(document, sentence, &tags)
        && tags.iter().any(|&tag| is_verb(tag))
        && !is_run_together(document, sentence, &tags)
        && !speaks_of_that(document, sentence, &tags)
}

/// Whether a text ends within its last sentence, as it does where it was cut: the sentence before it has an end mark.
fn breaks_off(document: &Document, sentence: usize) -> bool {
    let has_end = |sentence: usize| {
        !document.sentence(sentence).text().ends_with(|c: char| c.is_alphanumeric() || c == ',')
    };
    let is_last = sentence + 1 == document.n_sentences() && sentence > 0;
    is_last && !has_end(sentence) && has_end(sentence - 1) && {
        document.sentence(sentence).block_index() == document.sentence(sentence - 1).block_index()
    }
}

/// Whether a quotation goes on from the sentence before, or in the next: who says it, or that somebody does, is told there.
fn goes_on(document: &Document, sentence: usize) -> bool {
    let text = document.sentence(sentence).text();
    let n = |mark: &str| text.matches(mark).count();
    n("\"") % 2 == 1 || n("“") != n("”") || n("``") != n("''")
}

/// Whether a long sentence has next to no word that is in every sentence of the language: it is a list of names and scores, or
/// in another.
fn lacks_function_words(document: &Document, sentence: usize) -> bool {
    let sentence = document.sentence(sentence);
    let n_stops = sentence.tokens().iter().filter(|token| document.is_stop(token.term)).count();
    sentence.n_running_words() > 8 && n_stops * 8 < sentence.n_running_words()
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

/// Whether something is said of what the sentence before told: "The minister said *that* would take years."
fn speaks_of_that(document: &Document, sentence: Sentence, tags: &[Tag]) -> bool {
    sentence.tokens().windows(3).zip(tags.windows(3)).any(|(tokens, tags)| {
        let is_that = ["that", "this"].contains(&document.token_text(tokens[1]));
        is_that && tags[0] == Tag::Verb && tags[2] == Tag::Aux
    })
}

/// Whether what look like two sentences stand in one: "... on this device *But* the team ...".
fn is_run_together(document: &Document, sentence: Sentence, tags: &[Tag]) -> bool {
    let has_verb = |tags: &[Tag]| tags.iter().any(|&tag| is_verb(tag));
    sentence.tokens().windows(3).enumerate().any(|(index, three)| {
        let [before, word, next] = [0, 1, 2].map(|at| document.token_text(three[at]));
        let are_two = || has_verb(&tags[..=index]) && has_verb(&tags[index + 1..]);
        before.starts_with(char::is_lowercase)
            && word.starts_with(char::is_uppercase)
            && (word.ends_with(char::is_lowercase) || word == "A")
            && document.is_stop(three[1].term)
            && (!next.starts_with(char::is_uppercase) || are_two())
    })
}

/// Whether a pronoun is kept and not whom it stands for: a plural one, of which every plural noun before it is dropped ("In a
/// letter to teachers, Boyd said they …"), or one with no noun before it and no name behind ("Cleaning it takes an hour").
pub(super) fn loses_antecedent(analysis: &Analysis, sentence: usize, line: &GistLine) -> bool {
    const OF_MANY: [&str; 5] = ["they", "them", "their", "theirs", "themselves"];
    const OF_ONE: [&str; 8] = ["it", "its", "he", "him", "his", "she", "her", "hers"];
    let tokens = analysis.document().sentence(sentence).tokens();
    let word = |at: usize| analysis.document().token_text(tokens[at]);
    let is_kept = |&at: &usize| line.keeps(tokens[at].span);
    let is_in = |list: &[&str], at: usize| list.iter().any(|pronoun| word(at).eq_ignore_ascii_case(pronoun));
    let is_pronoun = |&at: &usize| is_in(&OF_MANY, at) || is_in(&OF_ONE, at);
    let Some(pronoun) = (0..tokens.len()).filter(is_pronoun).find(is_kept) else { return false };
    let Some(tags) = analysis.sentence_tags(sentence) else { return false };
    let is_name = |&at: &usize| tags[at] == Tag::Propn;
    let is_noun = |at: &usize| is_name(at) || tags[*at] == Tag::Noun;
    let is_plural = |at: &usize| is_noun(at) && word(*at).ends_with(['s', 'S']);
    let mut plurals = (0..pronoun).filter(is_plural).peekable();
    let is_dropped = is_in(&OF_MANY, pronoun) && plurals.peek().is_some() && !plurals.any(|at| is_kept(&at));
    let is_first = (0..tokens.len()).find(is_kept) == Some(pronoun);
    let is_missing = !(0..pronoun).filter(is_noun).any(|at| is_kept(&at))
        && (is_first || !(pronoun + 1..tokens.len()).filter(is_name).any(|at| is_kept(&at)));
    is_dropped || is_missing
}
