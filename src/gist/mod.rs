//! The one-line summary.

use crate::analysis::Analysis;
use crate::document::Span;
use crate::rank::SentenceMethod;
use crate::select::Budget;
use crate::summary::Summarizer;

/// Makes the one-line summary of a document.
///
/// Until sentences are compressed, that is the sentence that the default method ranks first; one that
/// is longer than allowed gives way to the best that fits, or is cut at a word where none does.
///
/// ```
/// use nutgraf::{Analysis, Document, Gist};
/// let document = Document::new("Rain fell on Tuesday. Farmers cheered the rain after a dry year.")?;
/// let line = Gist::default().max_words(5).run(&Analysis::of(&document));
/// assert_eq!(line.text, "Rain fell on Tuesday.");
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Gist {
    max_words: usize,
    max_bytes: Option<usize>,
}

/// The one-line summary of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OneLine {
    /// The line, white space collapsed; empty only if the document has no word.
    pub text: String,
    /// What the line is made of, in its order.
    pub parts: Vec<Part>,
    /// Whether a sentence had to be cut to fit.
    pub is_cut: bool,
}

/// A part of a one-line summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Text of the document.
    Kept {
        /// The number of its sentence.
        sentence: usize,
        /// Where it stands.
        span: Span,
    },
    /// A connective that the document does not have there.
    Inserted(&'static str),
}

impl Default for Gist {
    /// At most 25 words.
    fn default() -> Self {
        Self { max_words: 25, max_bytes: None }
    }
}

impl Gist {
    /// How many words the line may have; one at least.
    #[must_use]
    pub fn max_words(mut self, max_words: usize) -> Self {
        self.max_words = max_words.max(1);
        self
    }

    /// How many bytes of UTF-8 the line may have.
    #[must_use]
    pub fn max_bytes(mut self, max_bytes: usize) -> Self {
        self.max_bytes = Some(max_bytes);
        self
    }

    /// The one-line summary of an analysed document.
    #[must_use]
    pub fn run(&self, analysis: &Analysis) -> OneLine {
        let document = analysis.document();
        let best = |budget: Budget| {
            let summarizer = Summarizer::default().method(SentenceMethod::default()).budget(budget);
            summarizer.best_within(analysis)
        };
        let pick = match self.max_bytes {
            Some(bytes) => best(Budget::Bytes(bytes)),
            None => best(Budget::Words(self.max_words)),
        };
        let Some(pick) = pick else { return OneLine::default() };
        let words: Vec<&str> = document.slice(pick.span).split_whitespace().collect();
        OneLine {
            text: words.join(" ") + pick.cut.mark(),
            parts: vec![Part::Kept { sentence: pick.index, span: pick.span }],
            is_cut: pick.cut != crate::summary::Cut::Whole,
        }
    }
}
