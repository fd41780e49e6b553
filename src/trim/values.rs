//! How much each piece of a text is worth: 1 for the best sentence, 0 for the last.

use super::pieces::{PieceKind, TextPiece};
use crate::analysis::Analysis;
use crate::document::{Document, TermId};
use crate::query::terms_of;
use crate::summary::Summarizer;

/// The value of the title of the document, before all others.
pub(super) const MAIN_TITLE: f64 = 4.0;

/// A sentence of the first paragraph is worth this much more, up to some bytes.
const FIRST_PARAGRAPH: f64 = 2.0;

/// A piece that no summary has is worth this share of the piece before it.
const FADING: f64 = 0.9;

/// The value of a piece without a text of its own: less than that of any other, whatever comes with it.
const MARKUP_ALONE: f64 = -2.0;

/// A block before the first sentence of its section is worth about as much as the middle of all.
const AT_START: f64 = 0.5;

/// The value of code, a table or the like that has all words of the query.
const ASKED_FOR: f64 = 1.5;

/// A word of the query in the title of a section adds this to its pieces.
const ABOUT_SECTION: f64 = 0.3;

/// The values of the pieces: the place of their sentences in the order of the best ([`Summarizer::order`]); code, tables and
/// the like are worth about as much as what is before them, or as they have of a query. The first paragraph comes first, up to
/// `head_bytes`. `size` is the share of the length that a piece takes: a long block gives way to several short ones.
pub(super) fn values(
    analysis: &Analysis,
    pieces: &[TextPiece],
    query: &str,
    head_bytes: usize,
    size: impl Fn(usize) -> f64,
) -> Vec<f64> {
    let document = analysis.document();
    let by_sentence = by_sentence(analysis, query);
    let asked = asked(document, query);
    let mut values = Vec::with_capacity(pieces.len());
    let (mut before, mut section, mut about) = (0.0, None, 0.0);
    for (at, piece) in pieces.iter().enumerate() {
        if piece.is_markup {
            values.push(MARKUP_ALONE);
            continue;
        }
        if section != Some(piece.section) {
            (section, before, about) = (Some(piece.section), AT_START, 0.0);
        }
        let own = piece.sentences.clone().filter_map(|sentence| by_sentence[sentence]).reduce(f64::max);
        let share = share_of(document, piece, &asked);
        if let PieceKind::Title(_) = piece.kind {
            about = ABOUT_SECTION * share;
        }
        before = own.unwrap_or(before * FADING);
        let value = match piece.kind {
            PieceKind::Sentence | PieceKind::Title(_) => before,
            PieceKind::Code => (before.max(AT_START) * (1.0 - size(at).min(1.0))).max(ASKED_FOR * share),
            _ => (before * (1.0 - size(at).min(1.0))).max(ASKED_FOR * share),
        };
        values.push(value + about);
    }
    let head_bytes = if query.is_empty() { head_bytes } else { 0 };
    prefer_head(analysis, pieces, head_bytes, size, &mut values);
    values
}

/// By sentence: 1 for the best, down to 0; none for what no summary has.
fn by_sentence(analysis: &Analysis, query: &str) -> Vec<Option<f64>> {
    let order = Summarizer::default().query(query).order(analysis);
    let mut values = vec![None; analysis.document().n_sentences()];
    for (place, &sentence) in order.iter().enumerate() {
        values[sentence] = Some(1.0 - place as f64 / order.len() as f64);
    }
    values
}

/// The words of the query that say something, each once.
fn asked(document: &Document, query: &str) -> Vec<TermId> {
    let mut asked = terms_of(document, query);
    asked.retain(|&term| !document.is_stop(term));
    asked.sort_unstable_by_key(|term| term.index());
    asked.dedup();
    asked
}

/// The share of the words of the query that a piece has.
fn share_of(document: &Document, piece: &TextPiece, asked: &[TermId]) -> f64 {
    if asked.is_empty() {
        return 0.0;
    }
    let mut has = vec![false; asked.len()];
    for sentence in piece.sentences.clone() {
        for token in document.sentence(sentence).tokens() {
            if let Some(at) = asked.iter().position(|&term| term == token.term) {
                has[at] = true;
            }
        }
    }
    has.iter().filter(|&&has| has).count() as f64 / asked.len() as f64
}

/// Puts the title of the document first, then its first paragraph, as far as that has `head_bytes`; see [`values`].
fn prefer_head(
    analysis: &Analysis,
    pieces: &[TextPiece],
    head_bytes: usize,
    size: impl Fn(usize) -> f64,
    values: &mut [f64],
) {
    let is_candidate = |piece: &TextPiece| {
        let has_one = || piece.sentences.clone().any(|sentence| analysis.candidate_of(sentence).is_some());
        piece.kind == PieceKind::Sentence && !piece.is_markup && has_one()
    };
    let first_text = pieces.iter().position(is_candidate).unwrap_or(pieces.len());
    let is_title = |piece: &TextPiece| matches!(piece.kind, PieceKind::Title(_)) && !piece.is_markup;
    let title = pieces[..first_text].iter().position(is_title);
    if let Some(title) = title {
        values[title] = MAIN_TITLE;
        // Of a mail who it is from, and when.
        for near in [title.wrapping_sub(1), title + 1] {
            if pieces.get(near).is_some_and(|piece| piece.kind == PieceKind::Unread) {
                values[near] = 1.0 - 2.0 * size(near);
            }
        }
    }
    let Some(first) = pieces.get(first_text) else { return };
    let block = |piece: &TextPiece| analysis.document().sentence(piece.sentences.start).block_index();
    let is_head = |piece: &&TextPiece| {
        piece.kind == PieceKind::Sentence
            && block(piece) == block(first)
            && piece.bytes.end - first.bytes.start <= head_bytes
    };
    let n_head = pieces[first_text..].iter().take_while(is_head).count();
    values[first_text..][..n_head].iter_mut().for_each(|value| *value += FIRST_PARAGRAPH);
}
