//! Blocks to sentences and numbered words, in reading order.

use crate::document::{Block, BlockKind, SentenceRecord, Span, TermId, Token, TokenKind};
use crate::language::Language;
use crate::segment::blocks::reader::RawBlock;
use crate::segment::sentences::splitter::SentenceSplitter;
use crate::segment::vocabulary::lexicon::Vocabulary;
use crate::segment::vocabulary::lexicon_cache::Shelf;
use crate::segment::words::cutter::{RawToken, Words};

/// A text, and how it is to be read.
pub(in crate::segment) struct Reading<'t> {
    pub(in crate::segment) text: &'t str,
    pub(in crate::segment) language: Language,
    /// Whether a block in another script than the text's is read in the language detected for it alone.
    pub(in crate::segment) detects_blocks: bool,
}

/// What has been read of a text: all of it, or some of its blocks, with numbers that start from 0.
#[derive(Default)]
pub(in crate::segment) struct Part {
    pub(in crate::segment) blocks: Vec<Block>,
    pub(in crate::segment) sentences: Vec<SentenceRecord>,
    pub(in crate::segment) tokens: Vec<Token>,
    pub(in crate::segment) vocabulary: Vocabulary,
}

/// More of a given title than this is not read.
const MAX_TITLE_BYTES: usize = 10_000;

impl Reading<'_> {
    /// What `blocks` hold, and the terms of a title that stands beside the text; they may be terms of no word.
    pub(in crate::segment) fn read(&self, blocks: &[RawBlock], title: &str) -> (Part, Vec<TermId>) {
        let n_bytes: usize = blocks.iter().map(|block| block.span.len()).sum();
        let part = Part {
            blocks: Vec::with_capacity(blocks.len()),
            sentences: Vec::with_capacity(n_bytes / 80),
            tokens: Vec::with_capacity(n_bytes / 5),
            vocabulary: Vocabulary::with_capacity(n_bytes),
        };
        let mut reader = Reader {
            reading: self,
            shelf: Shelf::take(n_bytes),
            language: self.language,
            words: Words::new(self.text),
            raw: Vec::with_capacity(64),
            part,
            n_named: 0,
        };
        reader.read_blocks(blocks);
        reader.name_terms();
        let title = reader.read_title(title);
        reader.shelf.put_back();
        (reader.part, title)
    }
}

struct Reader<'r, 't> {
    reading: &'r Reading<'t>,
    shelf: Shelf,
    /// The language of the block being read.
    language: Language,
    words: Words<'t>,
    /// The words of the sentence being read.
    raw: Vec<RawToken>,
    part: Part,
    /// So many tokens of the part have their terms.
    n_named: usize,
}

impl Reader<'_, '_> {
    fn read_blocks(&mut self, blocks: &[RawBlock]) {
        let Reading { text, language: of_text, detects_blocks } = *self.reading;
        let mut splitter = SentenceSplitter::new(text, of_text.profile());
        let mut spans = Vec::with_capacity(16);
        let mut section = 0;
        for block in blocks {
            section += u32::from(block.kind == BlockKind::Title);
            let first = self.part.sentences.len() as u32;
            let mut language = of_text;
            if block.kind != BlockKind::Rule {
                let own = &text[block.span.range()];
                if detects_blocks && !of_text.may_write(own) {
                    language = Language::detect(own);
                    SentenceSplitter::new(text, language.profile()).split(block, &mut spans);
                } else {
                    splitter.split(block, &mut spans);
                }
            }
            if language != self.language {
                self.name_terms();
                self.language = language;
            }
            for span in spans.drain(..) {
                self.read_sentence(span);
            }
            let sentences = first..self.part.sentences.len() as u32;
            self.part.blocks.push(Block { kind: block.kind, span: block.span, language, sentences, section });
        }
    }

    fn read_sentence(&mut self, span: Span) {
        let text = self.reading.text;
        let Self { shelf, language, words, raw, part, .. } = self;
        let Part { blocks, sentences, tokens, vocabulary, .. } = part;
        let first = tokens.len() as u32;
        raw.clear();
        words.cut(span, *language, raw);
        shelf.lexicon(*language).number(text, raw, vocabulary, tokens);
        let tokens = first..tokens.len() as u32;
        sentences.push(SentenceRecord { span, tokens, block: blocks.len() as u32 });
    }

    /// Gives the words read since the last call, and their tokens, their terms; counts the words.
    fn name_terms(&mut self) {
        let Part { tokens, vocabulary, .. } = &mut self.part;
        self.shelf.lexicon(self.language).name_terms(self.reading.text, vocabulary);
        for token in &mut tokens[self.n_named..] {
            let word = &mut vocabulary.words[token.word.index()];
            word.count += 1;
            token.term = word.term;
        }
        self.n_named = tokens.len();
    }

    fn read_title(&mut self, title: &str) -> Vec<TermId> {
        let mut terms = Vec::new();
        let lexicon = self.shelf.lexicon(self.reading.language);
        let title = &title[..title.floor_char_boundary(MAX_TITLE_BYTES)];
        self.raw.clear();
        Words::new(title).cut(Span::new(0, title.len()), self.reading.language, &mut self.raw);
        for token in self.raw.iter().filter(|token| token.kind != TokenKind::Punctuation) {
            terms.push(lexicon.number_term(title, *token, &mut self.part.vocabulary));
        }
        terms
    }
}
