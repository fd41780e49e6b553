//! The common ground of all methods: counts, weights and one sparse row for each sentence, made once a document.

mod candidates;
mod rows;
mod shape;
mod weights;
mod word_classes;

use crate::background::Background;
use crate::corpus::CorpusModel;
use crate::document::{Document, Sentence, TermId, Token, is_quotation_mark};
use crate::handle::Handle;
use crate::language::Language;
use crate::math::{SparseRows, ln};
use crate::tag::{DocumentTags, Tag, tag_document, tag_words};
use crate::threads::Threads;
use candidates::candidates;
use shape::Shape;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;
use weights::Scale;
use word_classes::word_classes;

pub(crate) use weights::TfIdfWeights;

/// The candidates of a document and their tf·idf rows.
///
/// A candidate is a sentence that may be picked for a summary: those of paragraphs, or, where the
/// document has little running text, those of list items and quotes too, or of anything that has a word.
/// Methods number the candidates from 0; [`Analysis::sentence_of`] gives their sentences.
///
/// It borrows the document, or shares it ([`Handle`]) and then lives as long as it likes:
///
/// ```
/// use nutgraf::{Analysis, Document, Summarizer};
/// use std::sync::Arc;
/// let document = Arc::new(Document::new("Rain fell. It was the first in a year.")?);
/// let analysis: Analysis<'static> = Analysis::of(document);
/// let picks = std::thread::spawn(move || Summarizer::default().run(&analysis).picks);
/// assert_eq!(picks.join().unwrap().len(), 2);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Analysis<'d> {
    document: Handle<'d, Document>,
    /// The corpus that says how common words are, if it has documents in the language.
    corpus: Option<Handle<'d, CorpusModel>>,
    pub(crate) threads: Threads,
    /// The sentence of every candidate, in reading order, found when first asked for.
    candidates: OnceLock<Vec<u32>>,
    /// The words and terms of the candidates, counted when first asked for.
    counted: OnceLock<Counted>,
    /// The tf·idf rows as a matrix, made when first asked for.
    matrix: OnceLock<SparseRows>,
    /// The part of speech of every token, found when first asked for.
    tags: OnceLock<Option<DocumentTags>>,
    /// How common every term is in general, found when first asked for.
    zipf: OnceLock<Option<Vec<f64>>>,
    /// By word: what it may be in the language, looked up when first asked for.
    word_classes: OnceLock<Vec<u32>>,
    /// By term: the first sentence that has it, found when first asked for.
    first_mentions: OnceLock<Vec<u32>>,
}

/// The words and terms of the candidates.
#[derive(Debug, Clone)]
struct Counted {
    /// By candidate: the number of word tokens.
    n_words: Vec<u32>,
    /// By term: the number of candidates that have it.
    frequency: Vec<u32>,
    /// One row for each candidate, one column for each term: how often it has the content term.
    counts: SparseRows<u16>,
    /// Turns the counts into tf·idf.
    scale: Scale,
}

impl<'d> Analysis<'d> {
    /// The analysis of `document`, with idf taken from its own candidates:
    /// `idf = ln(1 + n / df)`, n candidates of which df have the term. Linear in its tokens.
    #[must_use]
    pub fn of(document: impl Into<Handle<'d, Document>>) -> Self {
        Self::made(document.into(), None)
    }

    /// The analysis of `document`, in which words that are common in a corpus of its kind count for less:
    /// `idf = ln(1 + n / df) · ln(1 + N / DF)`, N documents of which DF have the term, where the corpus has
    /// documents in its language. Keywords use the frequencies of the corpus in place of those of the language.
    #[must_use]
    pub fn with_corpus(
        document: impl Into<Handle<'d, Document>>,
        corpus: impl Into<Handle<'d, CorpusModel>>,
    ) -> Self {
        Self::made(document.into(), Some(corpus.into()))
    }

    fn made(document: Handle<'d, Document>, corpus: Option<Handle<'d, CorpusModel>>) -> Self {
        let corpus = corpus.filter(|corpus| corpus.knows(document.language()));
        let (candidates, counted, matrix) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        let (tags, zipf) = (OnceLock::new(), OnceLock::new());
        let (word_classes, first_mentions) = (OnceLock::new(), OnceLock::new());
        Self {
            document,
            corpus,
            threads: Threads::ONE,
            candidates,
            counted,
            matrix,
            tags,
            zipf,
            word_classes,
            first_mentions,
        }
    }

    /// How many threads may work on it, if the text is long; 1 if not said, 0 is one for each core. See
    /// [`crate::Segmenter::threads`].
    #[must_use]
    pub fn threads(mut self, n_threads: usize) -> Self {
        self.threads = Threads(n_threads).for_text(self.document.text().len());
        self
    }

    fn candidates(&self) -> &[u32] {
        made_outside::<Vec<u32>>(&self.candidates, || {
            candidates(&self.document, &|sentence, word| self.classes_in(sentence, word), self.threads)
        })
    }

    fn counted(&self) -> &Counted {
        made_outside(&self.counted, || self.count())
    }

    #[cold]
    fn count(&self) -> Counted {
        let (counts, n_words) = rows::counted(&self.document, self.candidates(), self.threads);
        let frequency = counts.rows_by_column(self.document.n_terms());
        let rarity = self.corpus.as_deref().map(|corpus| rarity(&self.document, corpus));
        let scale = Scale::of(&counts, &frequency, rarity.as_deref(), self.threads);
        Counted { n_words, frequency, counts, scale }
    }

    /// The document analysed.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The number of candidates.
    #[must_use]
    pub fn n_candidates(&self) -> usize {
        self.candidates().len()
    }

    /// The sentence of a candidate.
    ///
    /// # Panics
    /// If there is no such candidate.
    #[must_use]
    pub fn sentence_of(&self, candidate: usize) -> usize {
        self.candidates()[candidate] as usize
    }

    /// The number of a sentence among the candidates, if it is one.
    #[must_use]
    pub fn candidate_of(&self, sentence: usize) -> Option<usize> {
        self.candidates().binary_search(&(sentence as u32)).ok()
    }

    /// The part of speech of every token of the document; none if its language has no tagger.
    #[must_use]
    pub fn tags(&self) -> Option<&[Tag]> {
        self.document_tags().map(|tags| tags.of_tokens.as_slice())
    }

    /// By word: the part of speech that it most often has in any context; none if the language has no tagger.
    pub(crate) fn usual_tags(&self) -> Option<&[Tag]> {
        self.document_tags().map(|tags| tags.usual.as_slice())
    }

    fn document_tags(&self) -> Option<&DocumentTags> {
        self.tags.get_or_init(|| tag_document(&self.document)).as_ref()
    }

    /// The part of speech of every token of an English sentence: what is asked of sentences by their tags is asked of English
    /// ones. Tags that sentence alone, unless the document is tagged.
    pub(crate) fn sentence_tags(&self, sentence: usize) -> Option<Cow<'_, [Tag]>> {
        if self.document.language() != Language::English {
            return None;
        }
        let sentence = self.document.sentence(sentence);
        if let Some(tags) = self.tags.get() {
            return tags.as_ref().map(|tags| Cow::Borrowed(&tags.of_tokens[sentence.token_range()]));
        }
        let words: Vec<&str> =
            sentence.tokens().iter().map(|&token| self.document.token_text(token)).collect();
        tag_words(self.document.language(), &words).map(Cow::Owned)
    }

    /// How common every term is in the corpus, or else in the language ([`Background::zipf`]); none if neither is
    /// known.
    pub(crate) fn zipf(&self) -> Option<&[f64]> {
        let document = &*self.document;
        let of_terms = || {
            let background = Background::with_corpus(document.language(), self.corpus.as_deref())?;
            let zipf = |term| background.zipf(document.term_text(TermId(term)));
            Some((0..document.n_terms() as u32).map(zipf).collect())
        };
        self.zipf.get_or_init(of_terms).as_deref()
    }

    /// By word: the bits of the [`WordClass`](crate::language::WordClass)es that it may be of, in any case, in the language of
    /// the document, or [`QUOTATION_MARK`](crate::document::QUOTATION_MARK).
    pub(crate) fn word_classes(&self) -> &[u32] {
        self.word_classes.get_or_init(|| word_classes(&self.document))
    }

    /// The bits of the classes that a word may be of in a sentence, in any case, in the language of its block.
    #[inline]
    pub(crate) fn classes_in(&self, sentence: Sentence, word: Token) -> u32 {
        let language = sentence.block().language;
        if language == self.document.language() {
            self.word_classes()[word.word.index()]
        } else {
            language.profile().classes_in_any_case(self.document.token_text(word))
        }
    }

    /// The first sentence that has a term.
    pub(crate) fn first_mention(&self, term: TermId) -> usize {
        let of_terms = || {
            let document = self.document();
            let mut first = vec![u32::MAX; document.n_terms()];
            for sentence in document.sentences() {
                for token in sentence.tokens() {
                    let first = &mut first[token.term.index()];
                    *first = (*first).min(sentence.index() as u32);
                }
            }
            first
        };
        self.first_mentions.get_or_init(of_terms)[term.index()] as usize
    }

    /// How much of the document are headings, lists, code and lines of speakers.
    pub(crate) fn shape(&self) -> Shape {
        Shape::of(&self.document, self.candidates())
    }

    /// The number of word tokens of a candidate.
    pub(crate) fn n_running_words(&self, candidate: usize) -> usize {
        self.counted().n_words[candidate] as usize
    }

    /// The candidates of every section that has any, in order.
    pub(crate) fn sections(&self) -> Vec<Range<usize>> {
        let section_of = |&candidate: &u32| self.document.sentence(candidate as usize).block().section;
        let mut start = 0;
        let chunks = self.candidates().chunk_by(|a, b| section_of(a) == section_of(b));
        let ranges = chunks.map(|chunk| {
            start += chunk.len();
            start - chunk.len()..start
        });
        ranges.collect()
    }

    /// True if a candidate has a quotation mark.
    pub(crate) fn has_quote(&self, candidate: usize) -> bool {
        let tokens = self.document.sentence(self.sentence_of(candidate)).tokens();
        tokens.iter().any(|token| is_quotation_mark(self.document.token_text(*token)))
    }

    /// True if a candidate ends in a question or exclamation mark; quotes and brackets may follow it.
    pub(crate) fn is_question(&self, candidate: usize) -> bool {
        let tokens = self.document.sentence(self.sentence_of(candidate)).tokens();
        let marks = tokens.iter().rev().take_while(|&&token| !self.document.kind(token).is_word());
        marks.take(3).any(|token| self.document.term_text(token.term).starts_with(['?', '!', '؟']))
    }

    /// The number of candidates that have the term.
    pub(crate) fn frequency(&self, term: TermId) -> u32 {
        self.counted().frequency[term.index()]
    }

    /// How often every candidate has every content term.
    pub(crate) fn counts(&self) -> &SparseRows<u16> {
        &self.counted().counts
    }

    /// The tf·idf rows: each of length 1, or empty if the candidate has no content term.
    pub(crate) fn weights(&self) -> TfIdfWeights<'_> {
        let Counted { counts, scale, .. } = self.counted();
        TfIdfWeights::new(counts, scale, self.threads)
    }

    /// The same as a matrix, for methods that use it many times.
    pub(crate) fn weight_rows(&self) -> &SparseRows {
        made_outside(&self.matrix, || self.weights().matrix())
    }
}

/// The value of a cell. If it is empty the value is made outside of it: threads that share the work must not wait for
/// the cell.
fn made_outside<T>(cell: &OnceLock<T>, make: impl FnOnce() -> T) -> &T {
    cell.get().unwrap_or_else(|| {
        let made = make();
        cell.get_or_init(|| made)
    })
}

/// By term: how rare it is in a corpus, `ln(1 + N / DF)`.
fn rarity(document: &Document, corpus: &CorpusModel) -> Vec<f64> {
    let n = corpus.n_documents() as f64;
    let frequency = |term: u32| corpus.document_frequency(document.term_text(TermId(term)));
    (0..document.n_terms() as u32).map(|term| ln(1.0 + n / f64::from(frequency(term).max(1)))).collect()
}
