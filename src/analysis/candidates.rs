//! The sentences that may be picked for a summary.

use crate::document::{BlockKind, Document, Token};
use crate::threads::Threads;

/// With at least this share of its words in paragraphs, only those have candidates.
const RUNNING_TEXT_SHARE: f64 = 0.4;

/// A list item of fewer words without a mark at its end is a thing, not a statement.
const MIN_ITEM_WORDS: usize = 4;

/// The kinds of blocks that have candidates: the first of these that have enough of the text.
const TIERS: [&[BlockKind]; 4] = [
    &[BlockKind::Paragraph],
    &[BlockKind::Paragraph, BlockKind::ListItem],
    &[BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Quote],
    BlockKind::ALL,
];

/// The kinds of blocks that have the text.
const TEXT: [BlockKind; 4] = [BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Quote, BlockKind::Title];

/// The sentences that may be picked, in reading order; none only if the document has no word.
pub(super) fn candidates(document: &Document, threads: Threads) -> Vec<u32> {
    let mut n_tokens = [0_usize; BlockKind::ALL.len()];
    for sentence in document.sentences() {
        n_tokens[sentence.block().kind as usize] += sentence.token_range().len();
    }
    let of = |kinds: &[BlockKind]| kinds.iter().map(|&kind| n_tokens[kind as usize]).sum::<usize>() as f64;
    let has_enough = |kinds: &&&[BlockKind]| of(kinds) >= of(&TEXT) * RUNNING_TEXT_SHARE;
    let picked = TIERS.iter().filter(has_enough).map(|kinds| {
        let may_be_thing = kinds.len() == BlockKind::ALL.len();
        let is_wanted = |index: usize| {
            kinds.contains(&document.sentence(index).block().kind)
                && has_word(document, index)
                && (may_be_thing || !is_thing(document, index))
        };
        threads.picked(document.n_sentences(), is_wanted)
    });
    picked.into_iter().find(|picked| !picked.is_empty()).unwrap_or_default()
}

fn has_word(document: &Document, sentence: usize) -> bool {
    document.sentence(sentence).tokens().iter().any(|token| is_word(document, token))
}

fn is_thing(document: &Document, sentence: usize) -> bool {
    let sentence = document.sentence(sentence);
    sentence.block().kind == BlockKind::ListItem
        && sentence.n_running_words() < MIN_ITEM_WORDS
        && sentence.tokens().last().is_some_and(|last| is_word(document, last))
}

fn is_word(document: &Document, token: &Token) -> bool {
    document.kind(*token).is_word()
}
