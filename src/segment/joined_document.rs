//! Several documents as one, for one summary of all.

use crate::document::{Block, Document, SentenceRecord, Source, Span, Term, TermId, Token, Word, WordId};
use crate::error::{Error, ErrorKind};
use crate::language::Language;
use hashbrown::HashMap;

/// As many bytes as no document has.
const MAX_JOINED_BYTES: usize = u32::MAX as usize;

/// What stands between two documents.
const BETWEEN: &str = "\n\n";

impl Document {
    /// The documents one behind the other, each cut as it is by itself; [`Document::source_of`] tells which
    /// document a sentence is of. A summary by the default method then looks for what several of them say. In the
    /// language of most. Linear.
    ///
    /// # Errors
    /// If they have 4 GiB or more in all.
    pub fn joined(documents: &[Document]) -> Result<Self, Error> {
        let n_bytes: usize = documents.iter().map(|document| document.text.len() + BETWEEN.len()).sum();
        if n_bytes >= MAX_JOINED_BYTES {
            return Err(ErrorKind::TextTooLarge(n_bytes).into());
        }
        let mut joint = Joint::new(language(documents), n_bytes);
        documents.iter().for_each(|document| joint.add(document));
        Ok(joint.document)
    }
}

/// The language of most documents, the first of these.
fn language(documents: &[Document]) -> Language {
    let count = |language: Language| documents.iter().filter(|other| other.language == language).count();
    let languages = documents.iter().map(|document| document.language);
    languages.rev().max_by_key(|&language| count(language)).unwrap_or(Language::Undetermined)
}

/// What has been joined so far.
struct Joint {
    document: Document,
    words: HashMap<String, WordId, foldhash::fast::RandomState>,
    terms: HashMap<String, TermId, foldhash::fast::RandomState>,
}

impl Joint {
    fn new(language: Language, n_bytes: usize) -> Self {
        let document = Document {
            text: String::with_capacity(n_bytes),
            language,
            blocks: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::new(),
            words: Vec::new(),
            terms: Vec::new(),
            term_text: String::new(),
            given_title: Vec::new(),
            sources: Vec::new(),
        };
        Self { document, words: HashMap::default(), terms: HashMap::default() }
    }

    fn add(&mut self, other: &Document) {
        let terms: Vec<TermId> =
            (0..other.terms.len() as u32).map(|term| self.term(other, TermId(term))).collect();
        let joint = &mut self.document;
        let base = joint.text.len() as u32;
        let first_sentence = joint.sentences.len() as u32;
        let first_block = joint.blocks.len() as u32;
        let first_token = joint.tokens.len() as u32;
        let first_section = joint.blocks.last().map_or(0, |block| block.section + 1);
        let shifted = |span: Span| Span { start: span.start + base, end: span.end + base };
        joint.sources.push(Source { start: base, sentence: first_sentence });
        joint.text.push_str(&other.text);
        joint.text.push_str(BETWEEN);
        joint.blocks.extend(other.blocks.iter().map(|block| Block {
            span: shifted(block.span),
            sentences: block.sentences.start + first_sentence..block.sentences.end + first_sentence,
            section: block.section + first_section,
            ..block.clone()
        }));
        joint.sentences.extend(other.sentences.iter().map(|sentence| SentenceRecord {
            span: shifted(sentence.span),
            tokens: sentence.tokens.start + first_token..sentence.tokens.end + first_token,
            block: sentence.block + first_block,
        }));
        if joint.given_title.is_empty() {
            joint.given_title = other.given_title.iter().map(|term| terms[term.index()]).collect();
        }
        let words: Vec<WordId> = other
            .word_ids()
            .map(|word| self.word(other, word, terms[other.term_of(word).index()], base))
            .collect();
        self.document.tokens.extend(other.tokens.iter().map(|token| Token {
            span: shifted(token.span),
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
        let first = Span { start: word.first.start + base, end: word.first.end + base };
        words.push(Word { first, term, ..word.clone() });
        self.words.insert(text.to_owned(), new);
        new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_documents_are_cut_as_each_is_alone() {
        let texts = ["Title\n\nRain fell on Mr. Smith. It rained.", "", "- one item\n\nRain fell."];
        let documents: Vec<Document> = texts.iter().map(|text| Document::new(*text).unwrap()).collect();
        let joint = Document::joined(&documents).unwrap();
        let alone: Vec<&str> = documents
            .iter()
            .flat_map(|document| document.sentences().map(crate::document::Sentence::text))
            .collect();
        assert_eq!(joint.sentences().map(crate::document::Sentence::text).collect::<Vec<_>>(), alone);
        let rain = joint.tokens().iter().filter(|&&token| joint.token_text(token) == "Rain");
        let numbers: Vec<_> = rain.map(|token| (token.word, token.term)).collect();
        assert!(numbers.len() == 2 && numbers[0] == numbers[1]);
        assert_eq!(joint.word_count(numbers[0].0), 2);
        for token in joint.tokens() {
            assert_eq!(joint.word_text(token.word), joint.token_text(*token));
        }
        let last = joint.n_sentences() - 1;
        assert_eq!(joint.source_of(0), (0, 0, 0));
        let (source, index, base) = joint.source_of(last);
        assert_eq!((source, index), (2, documents[2].n_sentences() - 1));
        assert_eq!(joint.text()[base..].get(..10), Some("- one item"));
    }
}
