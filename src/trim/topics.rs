//! The topics of a part of a text, in a few words for its mark.

use super::pieces::{PieceKind, TextPiece};
use crate::analysis::Analysis;
use crate::document::Document;
use crate::topics::{PartTopics, is_topic};
use std::ops::Range;

/// A mark has no more topics.
const MAX_TOPICS: usize = 3;

/// The topics of marks.
pub(super) struct MarkTopics<'d> {
    document: &'d Document,
    topics: PartTopics,
}

impl<'d> MarkTopics<'d> {
    pub(super) fn of(analysis: &'d Analysis) -> Self {
        Self { document: analysis.document(), topics: PartTopics::of(analysis) }
    }

    /// The titles of a part, and its topics as far as there are no more titles.
    pub(super) fn about(&self, pieces: &[TextPiece], part: Range<usize>) -> Vec<String> {
        let title = |piece: &TextPiece| {
            let PieceKind::Title(_) = piece.kind else { return None };
            let number = Some(piece.sentences.start).filter(|&number| number < piece.sentences.end)?;
            Some(self.document.shown(self.document.sentence(number).span())).filter(|title| is_topic(title))
        };
        let mut topics: Vec<String> =
            pieces[part.clone()].iter().filter_map(title).take(MAX_TOPICS).collect();
        let bytes = pieces[part.start].bytes.start..pieces[part.end - 1].bytes.end;
        self.topics.extend(&mut topics, &bytes, MAX_TOPICS);
        topics
    }
}
