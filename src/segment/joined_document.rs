//! Several documents as one, for one summary of all.

use crate::document::{
    Block, Document, SentenceRecord, Source, Span, Stamp, Term, TermId, TextEdit, Token, Word, WordId,
};
use crate::error::{Error, ErrorKind};
use crate::language::Language;
use foldhash::fast::RandomState;
use hashbrown::HashMap;
use std::borrow::Borrow;

/// No document has more bytes.
const MAX_JOINED_BYTES: usize = u32::MAX as usize - 1;

/// The blank line between two documents.
const BETWEEN: &str = "\n\n";

impl Document {
    /// The documents one after another, each cut as it is by itself; [`Document::source_of`] says which document a
    /// sentence is from. A summary by the default method then looks for what several of them say. The language is that
    /// of most documents. Linear; takes documents or references to them, one at a time.
    ///
    /// # Errors
    /// If they have 4 GiB or more in all.
    pub fn joined(documents: impl IntoIterator<Item = impl Borrow<Document>>) -> Result<Self, Error> {
        let mut joined = JoinedDocument::default();
        let mut n_bytes = 0;
        for document in documents {
            let document = document.borrow();
            n_bytes += document.text.len() + BETWEEN.len();
            if n_bytes <= MAX_JOINED_BYTES {
                joined.add(document);
            }
        }
        if n_bytes > MAX_JOINED_BYTES {
            Err(ErrorKind::TextTooLarge(n_bytes).into())
        } else {
            Ok(joined.finish())
        }
    }
}

/// The documents joined so far, and the numbers of their words and terms.
#[derive(Default)]
struct JoinedDocument {
    document: Document,
    words: HashMap<String, WordId, RandomState>,
    terms: HashMap<String, TermId, RandomState>,
    /// How many documents are in each language, in order of the first.
    languages: Vec<(Language, usize)>,
}

impl JoinedDocument {
    /// The document, in the language of most documents. Of several such languages, the first.
    fn finish(mut self) -> Document {
        let most = self.languages.iter().rev().max_by_key(|(_, n)| *n);
        self.document.language = most.map_or(Language::Undetermined, |(language, _)| *language);
        self.document
    }

    fn count_language(&mut self, language: Language) {
        match self.languages.iter_mut().find(|(known, _)| *known == language) {
            Some((_, n)) => *n += 1,
            None => self.languages.push((language, 1)),
        }
    }

    fn add(&mut self, other: &Document) {
        self.count_language(other.language);
        let terms: Vec<TermId> =
            (0..other.terms.len() as u32).map(|term| self.term(other, TermId(term))).collect();
        if self.document.given_title.is_empty() {
            self.document.given_title = other.given_title.iter().map(|term| terms[term.index()]).collect();
        }
        self.add_blocks(other);
        self.add_tokens(other, &terms);
        let base = self.document.text.len() as u32;
        let moved = |edit: &TextEdit| TextEdit { span: shifted(edit.span, base), ..edit.clone() };
        self.document.edits.extend(other.edits.iter().map(moved));
        let moved = |stamp: &Stamp| Stamp { start: stamp.start + base, ..stamp.clone() };
        if !self.document.stamps.is_empty() {
            self.document.stamps.push(Stamp::new(base as usize, None, None));
        }
        self.document.stamps.extend(other.stamps.iter().map(moved));
        self.document.text.push_str(&other.text);
        self.document.text.push_str(BETWEEN);
    }

    /// Adds the blocks and sentences of a document, before its text and tokens.
    fn add_blocks(&mut self, other: &Document) {
        let joined = &mut self.document;
        let base = joined.text.len() as u32;
        let first_sentence = joined.sentences.len() as u32;
        let first_block = joined.blocks.len() as u32;
        let first_token = joined.tokens.len() as u32;
        let first_section = joined.blocks.last().map_or(0, |block| block.section + 1);
        let index = joined.sources.len();
        joined.sources.push(Source { index, start: base, first_sentence });
        joined.blocks.extend(other.blocks.iter().map(|block| Block {
            span: shifted(block.span, base),
            sentences: block.sentences.start + first_sentence..block.sentences.end + first_sentence,
            section: block.section + first_section,
            ..block.clone()
        }));
        joined.sentences.extend(other.sentences.iter().map(|sentence| SentenceRecord {
            span: shifted(sentence.span, base),
            tokens: sentence.tokens.start + first_token..sentence.tokens.end + first_token,
            block: sentence.block + first_block,
        }));
    }

    /// Adds the words and tokens of a document, before its text; `terms` are the numbers of its terms here.
    fn add_tokens(&mut self, other: &Document, terms: &[TermId]) {
        let base = self.document.text.len() as u32;
        let words: Vec<WordId> = other
            .word_ids()
            .map(|word| self.word(other, word, terms[other.term_of(word).index()], base))
            .collect();
        self.document.tokens.extend(other.tokens.iter().map(|token| Token {
            span: shifted(token.span, base),
            word: words[token.word.index()],
            term: terms[token.term.index()],
        }));
    }

    /// The number of a term of another document.
    fn term(&mut self, other: &Document, id: TermId) -> TermId {
        let text = other.term_text(id);
        let Document { terms, term_text, .. } = &mut self.document;
        let term = &other.terms[id.index()];
        if let Some(&known) = self.terms.get(text) {
            terms[known.index()].count += term.count;
            return known;
        }
        let new = TermId(terms.len() as u32);
        let start = term_text.len();
        term_text.push_str(text);
        terms.push(Term { text: Span::new(start, term_text.len()), ..term.clone() });
        self.terms.insert(text.to_owned(), new);
        new
    }

    /// The number of a word of another document.
    fn word(&mut self, other: &Document, id: WordId, term: TermId, base: u32) -> WordId {
        let text = other.word_text(id);
        let word = &other.words[id.index()];
        let words = &mut self.document.words;
        if let Some(&known) = self.words.get(text) {
            words[known.index()].count += word.count;
            return known;
        }
        let new = WordId(words.len() as u32);
        words.push(Word { first: shifted(word.first, base), term, ..word.clone() });
        self.words.insert(text.to_owned(), new);
        new
    }
}

fn shifted(span: Span, base: u32) -> Span {
    Span { start: span.start + base, end: span.end + base }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_documents_are_cut_as_each_is_alone() {
        let texts = ["Title\n\nRain fell on Mr. Smith. It rained.", "", "- one item\n\nRain fell."];
        let documents: Vec<Document> = texts.iter().map(|text| Document::new(*text).unwrap()).collect();
        let joined = Document::joined(&documents).unwrap();
        let alone: Vec<&str> = documents
            .iter()
            .flat_map(|document| document.sentences().map(crate::document::Sentence::text))
            .collect();
        assert_eq!(joined.sentences().map(crate::document::Sentence::text).collect::<Vec<_>>(), alone);
        let rain = joined.tokens().iter().filter(|&&token| joined.token_text(token) == "Rain");
        let numbers: Vec<_> = rain.map(|token| (token.word, token.term)).collect();
        assert!(numbers.len() == 2 && numbers[0] == numbers[1]);
        assert_eq!(joined.word_count(numbers[0].0), 2);
        for token in joined.tokens() {
            assert_eq!(joined.word_text(token.word), joined.token_text(*token));
        }
        let last = joined.n_sentences() - 1;
        assert_eq!(joined.source_of(0), Some(Source { index: 0, start: 0, first_sentence: 0 }));
        let source = joined.source_of(last).unwrap();
        assert_eq!(
            (source.index, last - source.first_sentence as usize),
            (2, documents[2].n_sentences() - 1)
        );
        assert_eq!(joined.text()[source.start as usize..].get(..10), Some("- one item"));
        assert_eq!(
            [joined.source_at(source.start - 1), joined.source_at(u32::MAX)].map(|s| s.unwrap().index),
            [1, 2]
        );
        assert_eq!([documents[0].source_of(0), documents[0].source_at(0)], [None; 2]);
    }

    #[test]
    fn the_language_is_that_of_most() {
        let check = |languages: &[Language], expected: Language| {
            let cut =
                |&language: &Language| crate::Segmenter::default().language(language).run("Text.").unwrap();
            let joined = Document::joined(languages.iter().map(cut)).unwrap();
            assert_eq!(joined.language(), expected, "{languages:?}");
        };
        let [en, de] = [Language::English, Language::German];
        check(&[], Language::Undetermined);
        check(&[en, de, de], de);
        check(&[de, en, en, de], de);
    }
}
