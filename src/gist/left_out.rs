//! Finds the text that a line leaves out of its sentences, and why it does.

use super::dropped::{DropReason, Dropped};
use super::line::{GistLine, Part};
use crate::analysis::Analysis;
use crate::compress::{Compression, after_dateline, cleaned, without_asides};
use crate::document::Document;

/// The text that a line leaves out, in its order. Linear in the sentences.
pub(super) fn dropped(analysis: &Analysis, line: &GistLine) -> Vec<Dropped> {
    let mut sentences: Vec<usize> = line.parts.iter().filter_map(sentence_of).collect();
    sentences.sort_unstable();
    sentences.dedup();
    sentences.into_iter().flat_map(|sentence| of_sentence(analysis.document(), line, sentence)).collect()
}

fn sentence_of(part: &Part) -> Option<usize> {
    match part {
        Part::Kept { sentence, .. } => Some(*sentence),
        Part::Inserted(_) => None,
    }
}

fn of_sentence(document: &Document, line: &GistLine, sentence: usize) -> Vec<Dropped> {
    let is_kept = |at: usize| {
        let start = document.tokens()[at].span.start;
        line.parts.iter().any(|part| match part {
            Part::Kept { span, .. } => (span.start..span.end).contains(&start),
            Part::Inserted(_) => false,
        })
    };
    let (body, whole) = (after_dateline(document, sentence), cleaned(document, sentence));
    let trimmed = without_asides(document, sentence);
    let keeps = |stage: &Compression, at: usize| stage.tokens.binary_search(&at).is_ok();
    let first = whole.tokens.first().copied().unwrap_or(body.start);
    let reason = |at: usize| match at {
        at if at < body.start => DropReason::Dateline,
        at if at < first => DropReason::Link,
        at if !keeps(&whole, at) || !keeps(&trimmed, at) => DropReason::Aside,
        _ if line.is_cut => DropReason::Rest,
        _ => DropReason::Phrase,
    };
    let mut found: Vec<Dropped> = Vec::new();
    let mut is_next = false;
    for at in document.sentence(sentence).token_range() {
        let (span, is_word) = (document.tokens()[at].span, document.kind(document.tokens()[at]).is_word());
        match found.last_mut() {
            _ if is_kept(at) => is_next = false,
            // A mark goes with the words before it.
            Some(last) if is_next && (!is_word || last.reason == reason(at)) && !opens(document, at) => {
                last.span.end = span.end;
            }
            _ if is_word || opens(document, at) => {
                found.push(Dropped { sentence, span, reason: reason(at) });
                is_next = true;
            }
            _ => {}
        }
    }
    found
}

/// True for a bracket that belongs to the words behind it.
fn opens(document: &Document, at: usize) -> bool {
    matches!(document.token_text(document.tokens()[at]), "(" | "[" | "（")
}
