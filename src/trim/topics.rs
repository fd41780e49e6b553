//! The topics of a part of a text, in a few words for its mark.

use super::pieces::{PieceKind, TextPiece};
use crate::analysis::Analysis;
use crate::document::{Document, Span};
use crate::keyword::{Keyword, Keywords};
use std::ops::Range;

/// A mark has no more topics.
const MAX_TOPICS: usize = 3;

/// A longer title is not one.
const MAX_TOPIC_CHARS: usize = 40;

/// This many keywords of the document may be topics.
const N_KEYWORDS: usize = 60;

/// The topics of a document.
pub(super) struct MarkTopics<'d> {
    document: &'d Document,
    keywords: Vec<Keyword>,
}

impl<'d> MarkTopics<'d> {
    pub(super) fn of(analysis: &'d Analysis) -> Self {
        Self { document: analysis.document(), keywords: Keywords::default().top(N_KEYWORDS).run(analysis) }
    }

    /// The titles of a part, or else its keywords, the best first: those of which most occurrences are in it.
    pub(super) fn about(&self, pieces: &[TextPiece], part: Range<usize>) -> Vec<String> {
        let title = |piece: &TextPiece| {
            let PieceKind::Title(_) = piece.kind else { return None };
            let number = piece.sentences.start;
            (number < piece.sentences.end)
                .then(|| shown(self.document, self.document.sentence(number).span()))
        };
        let mut topics: Vec<String> = pieces[part.clone()].iter().filter_map(title).flatten().collect();
        topics.truncate(MAX_TOPICS);
        let bytes = pieces[part.start].bytes.start..pieces[part.end - 1].bytes.end;
        for keyword in &self.keywords {
            if topics.len() == MAX_TOPICS {
                break;
            }
            let n_inside = keyword.spans.iter().filter(|span| bytes.contains(&(span.start as usize))).count();
            let is_own = n_inside * 2 > keyword.spans.len();
            let is_said =
                || topics.iter().any(|topic| topic.to_lowercase().contains(&keyword.text.to_lowercase()));
            if is_own && !is_said() {
                topics.extend(Some(keyword.text.clone()).filter(|text| is_short(text)));
            }
        }
        topics
    }
}

/// A title as people see it, if it is short.
fn shown(document: &Document, span: Span) -> Option<String> {
    Some(document.shown(span)).filter(|text| is_short(text))
}

fn is_short(text: &str) -> bool {
    text.chars().nth(MAX_TOPIC_CHARS).is_none() && !text.contains(['[', ']'])
}
