//! The sentences that may be picked for a summary.

use crate::document::{Block, BlockKind, Document, Sentence, Token};
use crate::language::WordClass;
use crate::threads::Threads;

/// With at least this share of its words in paragraphs, only those have candidates.
const RUNNING_TEXT_SHARE: f64 = 0.4;

/// A list item or paragraph, but not what somebody says, of fewer words without a mark at its end is a thing, not a statement.
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
    let furniture = Furniture::of(document);
    let picked = TIERS.iter().filter(has_enough).map(|kinds| {
        let may_be_any = kinds.len() == BlockKind::ALL.len();
        let is_wanted = |index: usize| {
            kinds.contains(&document.sentence(index).block().kind)
                && has_word(document, index)
                && (may_be_any
                    || !is_thing(document, index)
                        && !is_ritual(document.sentence(index))
                        && !leads_in(document, index)
                        && !furniture.has(document, index))
        };
        threads.picked(document.n_sentences(), is_wanted)
    });
    picked.into_iter().find(|picked| !picked.is_empty()).unwrap_or_default()
}

/// A line about the text has no more words, and the title of a section about it.
const MAX_FURNITURE_WORDS: usize = 12;
const MAX_FURNITURE_TITLE_WORDS: usize = 3;

/// The parts that are about the text, not of it: lines by themselves such as "Sign up for our newsletter.", and sections after the first
/// such as "License".
struct Furniture {
    /// In order.
    sections: Vec<u32>,
}

impl Furniture {
    fn of(document: &Document) -> Self {
        let is_titled = |block: &&Block| {
            let title = block.sentences.clone().next().map(|index| document.sentence(index as usize));
            block.kind == BlockKind::Title
                && block.section > 1
                && title.is_some_and(|title| {
                    title.n_running_words() <= MAX_FURNITURE_TITLE_WORDS && names_furniture(title)
                })
        };
        Self { sections: document.blocks().iter().filter(is_titled).map(|block| block.section).collect() }
    }

    fn has(&self, document: &Document, index: usize) -> bool {
        let sentence = document.sentence(index);
        self.sections.binary_search(&sentence.block().section).is_ok()
            || is_line(sentence)
                && (names_furniture(sentence)
                    || opened_before(sentence).is_some_and(|first| is_line(first) && names_furniture(first)))
    }
}

/// True if a sentence is short and alone in its block.
fn is_line(sentence: Sentence) -> bool {
    sentence.block().sentences.len() == 1
        && sentence.token_range().len() <= 2 * MAX_FURNITURE_WORDS
        && sentence.n_running_words() <= MAX_FURNITURE_WORDS
}

/// The sentence that a block in lower case after a list goes on with: "Licensed under either of", the list, "at your option."
fn opened_before(sentence: Sentence) -> Option<Sentence> {
    let document = sentence.document();
    let before = &document.blocks()[..sentence.block_index()];
    let is_item = |block: &&Block| block.kind == BlockKind::ListItem;
    let goes_on =
        sentence.text().starts_with(char::is_lowercase) && before.last().as_ref().is_some_and(is_item);
    if !goes_on {
        return None;
    }
    let first = before.iter().rev().find(|block| !is_item(block))?;
    Some(document.sentence((first.sentences.end as usize).checked_sub(1)?))
}

/// True if a sentence has a word of what is around texts: "copyright".
fn names_furniture(sentence: Sentence) -> bool {
    let document = sentence.document();
    let profile = sentence.block().language.profile();
    let classes = |&token: &Token| profile.classes_in_any_case(document.token_text(token));
    profile.has_any(WordClass::Furniture)
        && sentence.tokens().iter().any(|token| classes(token) & WordClass::Furniture.bit() != 0)
}

/// A greeting or thanks has no more tokens.
const MAX_RITUAL_TOKENS: usize = 8;

/// True if a sentence says nothing but thanks or a greeting: "Oh, thank you."
fn is_ritual(sentence: Sentence) -> bool {
    const NOTHING: u32 = WordClass::Ritual.bit() | WordClass::StopWord.bit();
    let (document, tokens) = (sentence.document(), sentence.tokens());
    let profile = sentence.block().language.profile();
    if tokens.len() > MAX_RITUAL_TOKENS || !profile.has_any(WordClass::Ritual) {
        return false;
    }
    let words = || tokens.iter().filter(|token| is_word(document, token));
    let is =
        |token: &Token, classes: u32| profile.classes_in_any_case(document.token_text(*token)) & classes != 0;
    words().all(|token| is(token, NOTHING)) && words().any(|token| is(token, WordClass::Ritual.bit()))
}

/// A line over a list has no more words.
const MAX_LINE_OVER_LIST_WORDS: usize = 8;

/// True for a sentence at the end of its block that leads in what is not in it: it ends with a colon, or is a line without a
/// mark over a list: "Version 2.1 (this week)".
fn leads_in(document: &Document, index: usize) -> bool {
    let sentence = document.sentence(index);
    let block = sentence.block();
    let is_over_list = || {
        let next = document.blocks().get(sentence.block_index() + 1);
        block.kind == BlockKind::Paragraph
            && block.sentences.len() == 1
            && sentence.stamp().is_none()
            && next.is_some_and(|next| next.kind == BlockKind::ListItem)
            && sentence.text().ends_with(|c: char| c.is_alphanumeric() || c == ')')
            && sentence.n_running_words() <= MAX_LINE_OVER_LIST_WORDS
    };
    index + 1 == block.sentences.end as usize && (sentence.text().ends_with([':', '：']) || is_over_list())
}

fn has_word(document: &Document, sentence: usize) -> bool {
    document.sentence(sentence).tokens().iter().any(|token| is_word(document, token))
}

fn is_thing(document: &Document, sentence: usize) -> bool {
    let sentence = document.sentence(sentence);
    matches!(sentence.block().kind, BlockKind::ListItem | BlockKind::Paragraph)
        && sentence.block().sentences.len() == 1
        && sentence.stamp().is_none()
        && sentence.n_running_words() < MIN_ITEM_WORDS
        && sentence.tokens().last().is_some_and(|last| is_word(document, last))
}

fn is_word(document: &Document, token: &Token) -> bool {
    document.kind(*token).is_word()
}
