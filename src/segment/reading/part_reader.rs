//! Cuts blocks into sentences and words, and numbers the words.

use super::block_splitter::BlockSplitter;
use super::source_text::SourceText;
use super::text_part::TextPart;
use crate::document::{Block, BlockKind, SentenceRecord, Span, TermId, TokenKind};
use crate::language::Language;
use crate::segment::blocks::RawBlock;
use crate::segment::boundary_verdict::NoVerdicts;
use crate::segment::vocabulary::LexiconCache;
use crate::segment::words::{RawToken, WordCutter};

/// A given title is not read beyond this.
const MAX_TITLE_BYTES: usize = 10_000;

impl SourceText<'_> {
    /// The sentences and words of `blocks`, and the terms of a title given with the text. These may be terms of no word.
    pub fn read(&self, blocks: &[RawBlock], title: &str) -> (TextPart, Vec<TermId>) {
        let n_bytes: usize = blocks.iter().map(|block| block.span.len()).sum();
        let mut reader = PartReader {
            source: self,
            lexicons: LexiconCache::take(n_bytes),
            language: self.language,
            words: WordCutter::new(self.text),
            raw: Vec::with_capacity(64),
            part: TextPart::with_capacity(n_bytes, blocks.len()),
            n_with_term: 0,
        };
        reader.read_blocks(blocks);
        reader.find_terms();
        let title = reader.read_title(title);
        reader.lexicons.put_back();
        (reader.part, title)
    }
}

struct PartReader<'r, 't> {
    source: &'r SourceText<'t>,
    lexicons: LexiconCache,
    /// The language of the block being read.
    language: Language,
    words: WordCutter<'t>,
    /// The words of the sentence being read.
    raw: Vec<RawToken>,
    part: TextPart,
    /// How many tokens of the part have their terms.
    n_with_term: usize,
}

impl PartReader<'_, '_> {
    fn read_blocks(&mut self, blocks: &[RawBlock]) {
        let splitter = BlockSplitter::new(self.source);
        let mut spans = Vec::with_capacity(16);
        let mut section = 0;
        for block in blocks {
            section += u32::from(block.kind == BlockKind::Title);
            let first = self.part.sentences.len() as u32;
            let language = splitter.split(block, &mut spans, &mut NoVerdicts);
            if language != self.language {
                self.find_terms();
                self.language = language;
            }
            for span in spans.drain(..) {
                self.read_sentence(span);
            }
            let sentences = first..self.part.sentences.len() as u32;
            let &RawBlock { kind, span, level, .. } = block;
            self.part.blocks.push(Block { kind, span, language, sentences, section, level });
        }
    }

    fn read_sentence(&mut self, span: Span) {
        let text = self.source.text;
        let Self { lexicons, language, words, raw, part, .. } = self;
        let TextPart { blocks, sentences, tokens, vocabulary, .. } = part;
        let first = tokens.len() as u32;
        raw.clear();
        words.cut(span, *language, raw);
        lexicons.lexicon(*language).number(text, raw, vocabulary, tokens);
        let tokens = first..tokens.len() as u32;
        sentences.push(SentenceRecord { span, tokens, block: blocks.len() as u32 });
    }

    /// Finds the terms of the words read since the last call, enters them in the tokens, and counts the words.
    fn find_terms(&mut self) {
        let TextPart { tokens, vocabulary, .. } = &mut self.part;
        self.lexicons.lexicon(self.language).find_terms(self.source.text, vocabulary);
        for token in &mut tokens[self.n_with_term..] {
            let word = &mut vocabulary.words[token.word.index()];
            word.count += 1;
            token.term = word.term;
        }
        self.n_with_term = tokens.len();
    }

    /// The terms of a title.
    fn read_title(&mut self, title: &str) -> Vec<TermId> {
        let mut terms = Vec::new();
        let lexicon = self.lexicons.lexicon(self.source.language);
        let title = &title[..title.floor_char_boundary(MAX_TITLE_BYTES)];
        self.raw.clear();
        WordCutter::new(title).cut(Span::new(0, title.len()), self.source.language, &mut self.raw);
        for token in self.raw.iter().filter(|token| token.kind != TokenKind::Punctuation) {
            terms.push(lexicon.number_term(title, *token, &mut self.part.vocabulary));
        }
        terms
    }
}
