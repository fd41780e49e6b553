//! Keywords: candidates, a method that scores them, and the choice of those that are shown.
//!
//! `role` tells what every token can be in a phrase; `candidate` collects the phrases with all their
//! occurrences; each method scores them in a file of its own; `overlap` picks; `surface` writes.

mod candidates;
mod choose;
mod methods;
mod query;
mod surface;

pub use methods::{KeywordBlend, KeywordMethod};

use crate::analysis::Analysis;
use crate::document::Span;
use crate::explain::Why;
use crate::tag::tag_words_alone;
use candidates::{Phrases, Shape, Tags};
use choose::Choice;

/// A phrase that says what the text is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Keyword {
    /// The phrase as the text has it, blanks collapsed.
    pub text: String,
    /// How good it is by the method, 0 to 1; 1 for the best of the document.
    pub score: f64,
    /// Every occurrence in reading order, inside longer phrases too, without possessive endings; those of its
    /// abbreviation, or of what it is short for, too, where the text tells them: "sea ice index (SII)".
    pub spans: Vec<Span>,
}

/// Finds keywords: a method, how many, how long.
///
/// ```
/// use nutgraf::{Analysis, Document, Keywords};
/// let document = Document::new("The sea ice is thin. Scientists measure the sea ice with a lidar.")?;
/// let keywords = Keywords::default().top(1).run(&Analysis::of(&document));
/// assert_eq!(keywords[0].text, "sea ice");
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Keywords {
    method: KeywordMethod,
    top: usize,
    max_words: usize,
    min_score: f64,
    diversity: f64,
    single_words: bool,
    query: String,
}

impl Default for Keywords {
    fn default() -> Self {
        Self {
            method: KeywordMethod::default(),
            top: 10,
            max_words: 4,
            min_score: 0.0,
            diversity: 0.0,
            single_words: false,
            query: String::new(),
        }
    }
}

impl Keywords {
    /// The method that ranks the phrases.
    #[must_use]
    pub fn method(mut self, method: KeywordMethod) -> Self {
        self.method = method;
        self
    }

    /// At most so many; 10 if not said.
    #[must_use]
    pub fn top(mut self, top: usize) -> Self {
        self.top = top;
        self
    }

    /// No phrase of more words; 4 if not said, never more than 8.
    #[must_use]
    pub fn max_words(mut self, max_words: usize) -> Self {
        self.max_words = max_words;
        self
    }

    /// Nothing with a lower score, 0 to 1.
    #[must_use]
    pub fn min_score(mut self, min_score: f64) -> Self {
        self.min_score = min_score;
        self
    }

    /// How much a phrase loses that shares words with a better one: 0 (nothing) to 1.
    #[must_use]
    pub fn diversity(mut self, diversity: f64) -> Self {
        self.diversity = diversity.clamp(0.0, 1.0);
        self
    }

    /// Whether to give single words only, each by itself.
    #[must_use]
    pub fn single_words(mut self, single_words: bool) -> Self {
        self.single_words = single_words;
        self
    }

    /// What the reader wants to know; phrases near its words come first.
    #[must_use]
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = query.into();
        self
    }

    /// The keywords of an analysed document, best first; none only if the document has no content word.
    #[must_use]
    pub fn run(&self, analysis: &Analysis) -> Vec<Keyword> {
        let phrases = self.phrases(analysis);
        let mut scores = self.method.scores(analysis, &phrases);
        query::draw(analysis, &phrases, &self.query, &mut scores);
        let scores = scaled(scores, &phrases);
        let (min_score, diversity) = (self.min_score, self.diversity);
        let chosen = choose::choose(&phrases, &scores, Choice { top: self.top, min_score, diversity });
        let whole = |((text, spans), phrase): ((String, Vec<Span>), &usize)| Keyword {
            text,
            score: scores[*phrase],
            spans,
        };
        surface::shown(&phrases, &chosen).into_iter().zip(&chosen).map(whole).collect()
    }

    /// Why every keyword found with these settings scores what it does, aligned with `keywords`.
    ///
    /// The children of a root are the parts of the method's own score.
    #[must_use]
    pub fn explain(&self, analysis: &Analysis, keywords: &[Keyword]) -> Vec<Why> {
        let phrases = self.phrases(analysis);
        let tokens = analysis.document().tokens();
        let found = |keyword: &Keyword| {
            let is_shown =
                |span: &&Span| surface::collapsed(analysis.document().slice(**span)) == keyword.text;
            let span = keyword.spans.iter().find(is_shown).or(keyword.spans.first())?;
            let start = tokens.partition_point(|token| token.span.start < span.start);
            let end = tokens.partition_point(|token| token.span.start < span.end);
            phrases.find(&tokens[start..end])
        };
        let wanted: Vec<Option<usize>> = keywords.iter().map(found).collect();
        let known: Vec<usize> = wanted.iter().flatten().copied().collect();
        let mut parts = self.method.explain(analysis, &phrases, &known).into_iter();
        let why = |(keyword, phrase): (&Keyword, &Option<usize>)| {
            let children = phrase.and_then(|_| parts.next()).unwrap_or_default();
            Why::node(self.method.name(), keyword.score, children)
        };
        keywords.iter().zip(&wanted).map(why).collect()
    }

    /// The signals of every candidate of the default method with its text, and the document's
    /// [`KeywordBlend::shares`], or [`KeywordBlend::word_shares`] for single words; for tuning.
    #[doc(hidden)]
    #[must_use]
    pub fn signals(&self, analysis: &Analysis) -> (Vec<f64>, Vec<(String, Vec<f64>)>) {
        let phrases = self.phrases(analysis);
        let signals = methods::Signals::new(analysis, &phrases);
        let candidates: Vec<usize> =
            (0..phrases.len()).filter(|&phrase| phrases.is_candidate(phrase)).collect();
        let values = candidates.iter().map(|&phrase| signals.of(phrase).to_vec());
        let texts = surface::texts(&phrases, &candidates);
        let shares = match phrases.shape {
            Shape::Words => KeywordBlend::word_shares(analysis).to_vec(),
            _ => KeywordBlend::shares(analysis).to_vec(),
        };
        (shares, texts.into_iter().zip(values).collect())
    }

    fn phrases<'d>(&self, analysis: &Analysis<'d>) -> Phrases<'d> {
        let shape = if self.single_words { Shape::Words } else { self.method.shape() };
        let tags = if self.method.reads_context() {
            analysis.tags().map(Tags::OfTokens)
        } else {
            tag_words_alone(analysis.document()).map(Tags::OfWords)
        };
        Phrases::of(analysis, tags, shape, self.max_words)
    }
}

/// The scores divided by the best candidate's.
fn scaled(mut scores: Vec<f64>, phrases: &Phrases) -> Vec<f64> {
    let candidates = (0..scores.len()).filter(|&phrase| phrases.is_candidate(phrase));
    let best = candidates.map(|phrase| scores[phrase]).fold(0.0, f64::max);
    if best > 0.0 {
        scores.iter_mut().for_each(|score| *score /= best);
    }
    scores
}
