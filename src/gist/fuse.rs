//! Two sentences as one: "A and B agreed to act in X. Both discussed Y in Z." says in short that A and B agreed
//! to act in X and Z.
//!
//! Only where nothing is left to chance: the first sentence's subject is two names, the second's is "both",
//! "they" or "the two", and follows it; what it does is to discuss; its topic and the end of the first sentence hang on
//! the same preposition; neither denies, doubts or quotes. The one word inserted is "and".

use super::line::{GistLine, Part};
use super::mention::short_form;
use crate::analysis::Analysis;
use crate::compress::{compress_keeping, wording};
use crate::document::{Document, Span};
use crate::tag::Tag;
use std::ops::Range;

/// What two do who have a topic in common.
const DISCUSSING: [&str; 14] = [
    "discussed",
    "discuss",
    "addressed",
    "address",
    "reviewed",
    "review",
    "examined",
    "examine",
    "debated",
    "considered",
    "analyzed",
    "analysed",
    "covered",
    "explored",
];

/// Words that take back, doubt or hang on a condition.
const DOUBTING: [&str; 16] = [
    "not", "no", "never", "nor", "neither", "without", "may", "might", "could", "would", "if", "unless",
    "but", "refused", "denied", "failed",
];

/// A sentence and the one behind it as one line, if they can be joined.
pub(super) fn fused(analysis: &Analysis, sentence: usize) -> Option<GistLine> {
    let document = analysis.document();
    if sentence + 1 >= document.n_sentences() {
        return None;
    }
    let (first, second) = (document.sentence(sentence), document.sentence(sentence + 1));
    let is_apart =
        second.block().kind != first.block().kind || second.block().section != first.block().section;
    let speaks_of_both = subject_end(document, second.token_range()).is_some();
    if is_apart || !speaks_of_both || is_doubtful(document, first.token_range()) {
        return None;
    }
    let tags = analysis.tags()?;
    let (subject, verb) = joint_subject(analysis, tags, first.token_range())?;
    let complement = last_complement(tags, verb..first.token_range().end)?;
    let topic = topic(document, tags, second.token_range(), &lower(document, complement.start))?;
    let must_keep = |at: usize| at == verb || complement.contains(&at);
    let compression = compress_keeping(analysis, sentence, &must_keep)?;
    let mut predicate = compression;
    predicate.tokens.retain(|&at| at >= verb && at < complement.end);
    predicate.tokens.splice(0..0, subject);
    let topic_span = Span {
        start: document.tokens()[topic.start].span.start,
        end: document.tokens()[topic.end - 1].span.end,
    };
    let head = wording::sentence(document, &predicate.tokens);
    let tail = document.shown(topic_span);
    let text = format!("{} and {tail}.", head.trim_end_matches('.'));
    let mut parts: Vec<Part> =
        predicate.spans(analysis).into_iter().map(|span| Part::Kept { sentence, span }).collect();
    parts.push(Part::Inserted("and"));
    parts.push(Part::Kept { sentence: sentence + 1, span: topic_span });
    Some(GistLine { parts, ..GistLine::of(text) })
}

fn lower(document: &Document, at: usize) -> String {
    document.token_text(document.tokens()[at]).to_lowercase()
}

fn is_doubtful(document: &Document, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| {
        let word = lower(document, at);
        DOUBTING.contains(&word.as_str()) || word.ends_with("n't") || word.contains(['"', '“', '”', '«'])
    })
}

/// The tokens of "A and B" of a subject that is two names, whatever is said of either, and where its verb stands.
fn joint_subject(analysis: &Analysis, tags: &[Tag], tokens: Range<usize>) -> Option<(Vec<usize>, usize)> {
    let document = analysis.document();
    let verb = tokens.clone().find(|&at| matches!(tags[at], Tag::Verb | Tag::Aux))?;
    let mut conjunctions = (tokens.start..verb).filter(|&at| tags[at] == Tag::Cconj);
    let and = conjunctions.next().filter(|&at| lower(document, at) == "and")?;
    if conjunctions.next().is_some() {
        return None;
    }
    let end = if tags[verb - 1] == Tag::Punct { verb - 1 } else { verb };
    let name = |end: usize, start: usize| {
        let first = (start..end).rev().take_while(|&at| tags[at] == Tag::Propn).last()?;
        Some(short_form(analysis, tags, first..end).map_or(first..end, |at| at..at + 1))
    };
    let (one, other) = (name(and, tokens.start)?, name(end, and + 1)?);
    Some((one.chain([and]).chain(other).collect(), verb))
}

/// The last phrase with a preposition, where it ends the sentence.
fn last_complement(tags: &[Tag], tokens: Range<usize>) -> Option<Range<usize>> {
    let end = tokens.clone().rev().find(|&at| tags[at] != Tag::Punct)? + 1;
    let preposition = (tokens.start..end).rev().find(|&at| tags[at] == Tag::Adp)?;
    (noun_phrase_end(tags, preposition + 1, end)? == end).then_some(preposition..end)
}

/// Where a plain noun phrase ends: an article, what modifies the noun, the noun.
fn noun_phrase_end(tags: &[Tag], start: usize, limit: usize) -> Option<usize> {
    let start_of_nouns = if tags.get(start) == Some(&Tag::Det) { start + 1 } else { start };
    let is_part = |&at: &usize| matches!(tags[at], Tag::Adj | Tag::Noun | Tag::Propn);
    let end = start_of_nouns + (start_of_nouns..limit).take_while(is_part).count();
    (end > start_of_nouns && matches!(tags[end - 1], Tag::Noun | Tag::Propn)).then_some(end)
}

/// What the second sentence says was discussed, behind the same preposition.
fn topic(document: &Document, tags: &[Tag], tokens: Range<usize>, preposition: &str) -> Option<Range<usize>> {
    let verb = subject_end(document, tokens.clone())?;
    if verb >= tokens.end || !DISCUSSING.contains(&lower(document, verb).as_str()) {
        return None;
    }
    let is_other_verb = |&at: &usize| !matches!(tags[at], Tag::Verb | Tag::Aux);
    let object = verb + 1..verb + 1 + (verb + 1..tokens.end).take_while(is_other_verb).count();
    if is_doubtful(document, object.clone()) {
        return None;
    }
    let at = object.clone().find(|&at| tags[at] == Tag::Adp && lower(document, at) == preposition)?;
    Some(at + 1..noun_phrase_end(tags, at + 1, object.end)?)
}

/// Where a subject ends that stands for two: "both", "they", "the two".
fn subject_end(document: &Document, tokens: Range<usize>) -> Option<usize> {
    // A sentence of control characters has no token.
    if tokens.is_empty() {
        return None;
    }
    match lower(document, tokens.start).as_str() {
        "both" | "they" => Some(tokens.start + 1),
        "the" if tokens.len() > 3 && lower(document, tokens.start + 1) == "two" => Some(tokens.start + 2),
        _ => None,
    }
}
