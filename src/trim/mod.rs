//! A text cut down to a length, for the window of a language model: what matters most stays as it is, in its order.
//!
//! `pieces` cuts a document into what stays or goes as a whole: a short paragraph, a turn of a dialogue, a sentence of a longer
//! one, a list item, a code block, a table, a title. `values` says what each is worth, `plan` takes the best that fit, with the titles above them, and counts the marks
//! of what is left out; `marks` writes those. `measure` counts the result as a text by itself, so that it is never over the
//! length, and a text that fits comes out as it is.

mod marks;
mod markup;
mod measure;
mod pieces;
mod plan;
mod topics;
mod trimmed;
mod values;

pub use trimmed::{KeptPart, OmittedPart, Trimmed};

use crate::analysis::Analysis;
use crate::document::{Document, Span};
use crate::error::Error;
use crate::query::{Wish, has_word_of};
use crate::segment::Segmenter;
use crate::select::Budget;
use crate::summary::Summarizer;
use measure::Measure;
use pieces::{Whole, pieces};
use plan::Plan;
use values::values;

/// The first paragraph takes no more of a length before what matters most.
const HEAD_SHARE: f64 = 0.33;

/// Trims: the length, and what the text should be about.
///
/// ```
/// use nutgraf::{Analysis, Budget, Document, Trim};
/// let text = "# Rain\n\nRain fell on Tuesday. It was the first in a year.\n\n## Snow\n\nSnow will fall in May, they say.\n";
/// let document = Document::new(text)?;
/// let analysis = Analysis::of(&document);
/// assert_eq!(Trim::to(Budget::Words(100)).run(&analysis).text, text);
/// let trimmed = Trim::to(Budget::Words(12)).run(&analysis);
/// assert!(trimmed.text.starts_with("# Rain\n\nRain fell on Tuesday."), "{}", trimmed.text);
/// assert!(trimmed.length <= 12);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Trim {
    budget: Budget,
    query: String,
    segmenter: Segmenter,
}

impl Trim {
    /// Trims to a length, of which [`Budget::Share`] is a share of the words of the document. What is printed in place of what
    /// is left out counts too: a mark is one sentence.
    #[must_use]
    pub fn to(budget: Budget) -> Self {
        Self { budget, query: String::new(), segmenter: Segmenter::default() }
    }

    /// Sets what the text should be about: it decides what matters, in place of the first paragraph.
    #[must_use]
    pub fn query(mut self, query: impl Into<String>) -> Self {
        self.query = query.into();
        self
    }

    /// Sets how the words and sentences of the result are counted; by default its language is detected. To be what the
    /// document was cut with.
    #[must_use]
    pub fn segmenter(mut self, segmenter: Segmenter) -> Self {
        self.segmenter = segmenter;
        self
    }

    /// Checks the settings.
    ///
    /// # Errors
    /// If the budget holds nothing or is a share outside of 0 to 1.
    pub fn check(&self) -> Result<(), Error> {
        self.budget.check()
    }

    /// The query, if there is one.
    pub(crate) fn wishes(&self) -> Vec<Wish> {
        Wish::of_query(&self.query).into_iter().collect()
    }

    /// The query, if the document has no word of it.
    #[must_use]
    pub fn unmet(&self, document: &Document) -> Vec<Wish> {
        if has_word_of(document, &self.query) { Vec::new() } else { self.wishes() }
    }

    /// The text within the length: with the same bytes if it fits, else in parts. Empty only if the text has no word, or
    /// [`Trim::check`] refuses the settings.
    ///
    /// A second run gives the same text, unless the length is a share. Costs about as much as [`Summarizer::order`], and the
    /// result is cut into sentences once or twice more if words or sentences count.
    #[must_use]
    pub fn run(&self, analysis: &Analysis) -> Trimmed {
        let document = analysis.document();
        let text = document.text();
        let measure = Measure::of(self.budget, document, &self.segmenter);
        if self.check().is_err() || measure.total <= measure.limit {
            return Trimmed::whole(text, &measure);
        }
        analysis.threads.run(|| self.cut(analysis, &measure))
    }

    fn cut(&self, analysis: &Analysis, measure: &Measure) -> Trimmed {
        let text = analysis.document().text();
        let share = measure.limit as f64 / measure.total as f64;
        let pieces = pieces(analysis.document(), Whole::in_share(analysis.document(), share));
        let mut plan = Plan::of(text, &pieces, measure);
        let head_bytes = (text.len() as f64 * share * HEAD_SHARE) as usize;
        let values = values(analysis, &pieces, &self.query, head_bytes, |piece| plan.size(piece));
        plan.take_best(&values);
        let topics = topics::MarkTopics::of(analysis);
        let mut n_dropped = 1;
        while !plan.is_empty() {
            let trimmed = plan.trimmed(&topics);
            if trimmed.length <= measure.limit {
                return trimmed;
            }
            plan.drop_last(n_dropped);
            n_dropped *= 2;
        }
        self.one_sentence(analysis, measure)
    }

    /// The best sentence, cut if it has to be, where not even one fits with the marks around it.
    fn one_sentence(&self, analysis: &Analysis, measure: &Measure) -> Trimmed {
        let document = analysis.document();
        let summarizer = Summarizer::default().query(self.query.clone()).budget(measure.budget());
        let picks = summarizer.run(analysis).picks;
        let Some(pick) = picks.iter().max_by(|a, b| a.score.total_cmp(&b.score).then(b.index.cmp(&a.index)))
        else {
            return Trimmed::parts(document.text(), String::new(), &[], Vec::new(), measure);
        };
        let mut shown = document.slice(pick.span).to_owned() + pick.cut.mark();
        while measure.count(&shown) > measure.limit && shown.pop().is_some() {}
        let span = Span {
            start: pick.span.start,
            end: pick.span.start + (shown.trim_end_matches('…').len() as u32).min(pick.span.len() as u32),
        };
        Trimmed::parts(document.text(), shown, &[span], Vec::new(), measure)
    }
}
