//! The sentences that may be picked for a summary.

use crate::document::{Block, BlockKind, Document, Sentence, Token, TokenKind};
use crate::language::WordClass;
use crate::segment::ends_with_mark;
use crate::threads::Threads;

/// With at least this share of its words in paragraphs, only those have candidates.
const RUNNING_TEXT_SHARE: f64 = 0.4;

/// A list item or paragraph, but not what somebody says, of fewer words without a mark at its end is a thing, not a statement; so is
/// a sentence of fewer words in brackets.
const MIN_ITEM_WORDS: usize = 4;

/// The kinds of blocks that have candidates: the first of these that have enough of the text.
const TIERS: [&[BlockKind]; 3] = [
    &[BlockKind::Paragraph],
    &[BlockKind::Paragraph, BlockKind::ListItem],
    &[BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Quote],
];

/// The bits of the [`WordClass`]es that a word may be of in a sentence.
type ClassesIn<'a> = &'a (dyn Fn(Sentence, Token) -> u32 + Sync);

/// The kinds of blocks that have the text.
const TEXT: [BlockKind; 4] = [BlockKind::Paragraph, BlockKind::ListItem, BlockKind::Quote, BlockKind::Title];

/// The sentences that may be picked, in reading order; none only if the document has no word.
pub(super) fn candidates(document: &Document, classes: ClassesIn, threads: Threads) -> Vec<u32> {
    let furniture = Furniture::of(document, classes);
    let states = |index: usize| {
        let sentence = document.sentence(index);
        TEXT.contains(&sentence.block().kind)
            && has_word(document, index)
            && !is_thing(document, index)
            && !is_ritual(sentence)
            && !leads_in(document, index)
            && !furniture.has(index)
    };
    let statements = threads.picked(document.n_sentences(), states);
    let sentence = |index: u32| document.sentence(index as usize);
    let mut n_tokens = [0_usize; BlockKind::ALL.len()];
    for &index in &statements {
        n_tokens[sentence(index).block().kind as usize] += sentence(index).token_range().len();
    }
    let of = |kinds: &[BlockKind]| kinds.iter().map(|&kind| n_tokens[kind as usize]).sum::<usize>() as f64;
    let has_enough = |kinds: &&&[BlockKind]| of(kinds) >= of(&TEXT) * RUNNING_TEXT_SHARE;
    let description = description(document);
    let of_kinds = |kinds: &&[BlockKind]| -> Vec<u32> {
        let is_wanted = |&index: &u32| {
            kinds.contains(&sentence(index).block().kind)
                || description == Some(sentence(index).block_index())
        };
        statements.iter().copied().filter(is_wanted).collect()
    };
    let picked = TIERS.iter().filter(has_enough).map(of_kinds).find(|picked| !picked.is_empty());
    picked.unwrap_or_else(|| threads.picked(document.n_sentences(), |index| has_word(document, index)))
}

/// The number of the block that says under the title of a text of sections, as a quotation, what it is about:
/// "> A small library for dates." Not a note, "> [!NOTE]".
fn description(document: &Document) -> Option<usize> {
    let blocks = document.blocks();
    let at = blocks.iter().position(|block| block.kind != BlockKind::Title)?;
    let is_description = at > 0
        && blocks[at].kind == BlockKind::Quote
        && blocks[at + 1..].iter().any(|block| block.kind == BlockKind::Title)
        && !document.slice(blocks[at].span).starts_with('[');
    is_description.then_some(at)
}

/// A line about the text has no more words, and the title of a section about it.
const MAX_FURNITURE_WORDS: usize = 12;
const MAX_FURNITURE_TITLE_WORDS: usize = 3;

/// The parts that are about the text, not of it: lines by themselves such as "Sign up for our newsletter.", and sections after the first
/// such as "License".
struct Furniture<'a> {
    document: &'a Document,
    classes: ClassesIn<'a>,
    /// In order.
    sections: Vec<u32>,
}

impl<'a> Furniture<'a> {
    fn of(document: &'a Document, classes: ClassesIn<'a>) -> Self {
        let is_titled = |block: &&Block| {
            let title = block.sentences.clone().next().map(|index| document.sentence(index as usize));
            block.kind == BlockKind::Title
                && block.section > 1
                && title.is_some_and(|title| {
                    title.n_running_words() <= MAX_FURNITURE_TITLE_WORDS && names_furniture(classes, title)
                })
        };
        let sections = document.blocks().iter().filter(is_titled).map(|block| block.section).collect();
        Self { document, classes, sections }
    }

    fn has(&self, index: usize) -> bool {
        let sentence = self.document.sentence(index);
        self.sections.binary_search(&sentence.block().section).is_ok()
            || is_alone(sentence) && is_between_bars(sentence)
            || is_line(sentence)
                && (self.is_made_by(sentence)
                    || opened_before(sentence).is_some_and(|first| is_line(first) && self.is_made_by(first)))
    }

    /// True if a line names furniture, or has an address and no mark at its end: "Jane Doe <jane@example.org>".
    fn is_made_by(&self, line: Sentence) -> bool {
        names_furniture(self.classes, line) || !ends_with_mark(line.text()) && has_address(line)
    }
}

/// True if a sentence is short and alone in its block, and nobody says it.
fn is_line(sentence: Sentence) -> bool {
    is_alone(sentence)
        && sentence.token_range().len() <= 2 * MAX_FURNITURE_WORDS
        && sentence.n_running_words() <= MAX_FURNITURE_WORDS
}

/// True if a sentence is alone in its block, and nobody says it.
fn is_alone(sentence: Sentence) -> bool {
    sentence.block().sentences.len() == 1 && sentence.speaker().is_none()
}

/// Marks that stand between the parts of a line about a text; a dash is one only if the line has two.
const BARS: [&str; 7] = [" | ", " • ", " · ", " ● ", " » ", " › ", " > "];
const DASH: &str = " – ";
/// A line with such marks has no more bytes.
const MAX_BYTES_WITH_BARS: usize = 200;

/// True for a line in parts: "Home » News", "Ann · 3 days ago", "[Next][Index]". With a mark at its end it has three or more.
fn is_between_bars(line: Sentence) -> bool {
    let text = line.text();
    if text.len() > MAX_BYTES_WITH_BARS {
        return false;
    }
    if ends_with_mark(text) {
        return text.matches(BARS[0]).nth(1).is_some();
    }
    BARS.iter().any(|bar| text.contains(bar))
        || text.matches(DASH).nth(1).is_some()
        || text.starts_with('[') && text.ends_with(']') && text.contains("][")
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
fn names_furniture(classes: ClassesIn, sentence: Sentence) -> bool {
    let is_furniture = |&token: &Token| classes(sentence, token) & WordClass::Furniture.bit() != 0;
    sentence.block().language.profile().has_any(WordClass::Furniture)
        && sentence.tokens().iter().any(is_furniture)
}

fn has_address(sentence: Sentence) -> bool {
    let document = sentence.document();
    sentence.tokens().iter().any(|&token| document.kind(token) == TokenKind::Address)
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
            && is_alone(sentence)
            && next.is_some_and(|next| next.kind == BlockKind::ListItem)
            && sentence.text().ends_with(|c: char| c.is_alphanumeric() || c == ')')
            && sentence.n_running_words() <= MAX_LINE_OVER_LIST_WORDS
    };
    index + 1 == block.sentences.end as usize && (sentence.text().ends_with([':', '：']) || is_over_list())
}

fn has_word(document: &Document, sentence: usize) -> bool {
    document.sentence(sentence).tokens().iter().any(|token| is_word(document, token))
}

/// True for a line or words in brackets that name something and state nothing.
fn is_thing(document: &Document, sentence: usize) -> bool {
    let sentence = document.sentence(sentence);
    let is_alone = is_alone(sentence);
    let is_short = || sentence.n_running_words() < MIN_ITEM_WORDS;
    let ends_open = || sentence.tokens().last().is_some_and(|last| is_word(document, last));
    let is_in_brackets = || sentence.text().starts_with('(') && sentence.text().ends_with(')');
    matches!(sentence.block().kind, BlockKind::ListItem | BlockKind::Paragraph)
        && sentence.speaker().is_none()
        && ((is_in_brackets() || is_alone && ends_open()) && is_short()
            || enumerates(sentence.text(), is_alone))
}

/// A line that names at least as many things, each in no more words, is a list; without a label it has one more.
const MIN_THINGS: usize = 3;
const MAX_WORDS_OF_THING: usize = 5;
/// A list in one line has no more bytes, and its label.
const MAX_BYTES_OF_LIST: usize = 300;
const MAX_BYTES_OF_LABEL: usize = 60;

/// True for a list in one line: "Present: Ann, Bob (chair), Cy", or, alone in its block, "1 board, 40 coins, 2 dice, 15 camels".
fn enumerates(line: &str, is_alone: bool) -> bool {
    let (things, min_things) = match after_label(line) {
        Some(things) => (things, MIN_THINGS),
        None if is_alone && !ends_with_mark(line) => (line, MIN_THINGS + 1),
        None => return false,
    };
    line.len() <= MAX_BYTES_OF_LIST
        && things.split(", ").count() >= min_things
        && things.split(", ").all(is_few_words)
}

/// The text after a label: "Ann, Bob" of "Present: Ann, Bob".
fn after_label(line: &str) -> Option<&str> {
    let head = &line.as_bytes()[..line.len().min(MAX_BYTES_OF_LABEL)];
    let (label, things) = line.split_at(head.iter().position(|&byte| byte == b':')?);
    things.strip_prefix(": ").filter(|_| is_few_words(label))
}

fn is_few_words(text: &str) -> bool {
    (1..=MAX_WORDS_OF_THING).contains(&text.split_whitespace().count())
}

fn is_word(document: &Document, token: &Token) -> bool {
    document.kind(*token).is_word()
}
