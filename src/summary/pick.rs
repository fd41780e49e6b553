//! A summary: sentences of a document, and how they are shown.

use crate::document::{Document, Span, spoken};
use crate::explain::Why;
use crate::select::Cut;

/// Sentences of a document, in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Summary {
    /// The sentences picked, in reading order.
    pub picks: Vec<Pick>,
}

/// One sentence of a summary.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Pick {
    /// The sentence's number in the document.
    pub index: usize,
    /// The part of the document that is picked: the whole sentence, unless it was cut; from the name of its speaker on, if the
    /// text has that before it.
    pub span: Span,
    /// Who says it, if that is shown before the sentence: not where it goes on with the one picked before, nor where it was cut.
    pub speaker: Option<String>,
    /// How good the sentence is by the method and by what was asked for, 0 to 1; 1 for the best by the method alone. It is
    /// that of a summary of three sentences, whatever the length asked for.
    pub score: f64,
    /// Its place in the order of all, from 0, if summaries are nested ([`crate::Summarizer::nested`]).
    pub place: Option<usize>,
    /// How its end is shown: it is cut if the sentence alone was over the budget.
    pub cut: Cut,
    /// The sentence as it is shown if sentences are shortened ([`crate::Summarizer::compress`]).
    pub shortened: Option<Shortened>,
    /// Why it was picked, if that was asked for ([`crate::Summarizer::why`]).
    pub why: Option<Why>,
}

/// A sentence without what it can do without.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Shortened {
    /// The sentence: white space collapsed, a capital first, one mark at the end.
    pub text: String,
    /// The spans of the document that are kept, in order.
    pub spans: Vec<Span>,
}

impl Summary {
    /// The summary as a paragraph, as `--format text` shows it: each pick as [`Pick::shown`], joined by
    /// [`Document::sentence_joint`].
    ///
    /// `document` is the one that was summarized.
    ///
    /// ```
    /// use nutgraf::{Analysis, Budget, Document, Summarizer};
    /// let document = Document::new("Rain fell on Tuesday.\nIt was the first rain in a year.")?;
    /// let summary = Summarizer::default().run(&Analysis::of(&document));
    /// assert_eq!(summary.text(&document), "Rain fell on Tuesday. It was the first rain in a year.");
    /// # Ok::<(), nutgraf::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self, document: &Document) -> String {
        let shown: Vec<String> = self.picks.iter().map(|pick| pick.shown(document)).collect();
        shown.join(document.sentence_joint())
    }
}

impl Pick {
    /// The sentence as people see it: shortened, or else with white space collapsed and `…` where it was cut.
    #[must_use]
    pub fn shown(&self, document: &Document) -> String {
        match &self.shortened {
            Some(short) => short.text.clone(),
            None if self.cut == Cut::Whole => {
                self.said(&document.shown(document.sentence(self.index).span()))
            }
            None => document.shown(self.span) + self.cut.mark(),
        }
    }

    /// A text after the name of its speaker if that is shown.
    pub(super) fn said(&self, text: &str) -> String {
        spoken(self.speaker.as_deref(), text).into_owned()
    }
}

/// Puts the name of its speaker before each pick, but where it goes on with the one before.
pub(super) fn name_speakers(document: &Document, picks: &mut [Pick]) {
    let mut before = None;
    for pick in picks {
        let sentence = document.sentence(pick.index);
        let goes_on = before.is_some_and(|before: usize| {
            before + 1 == pick.index && document.sentence(before).stamp() == sentence.stamp()
        });
        before = Some(pick.index);
        let Some(speaker) = sentence.speaker().filter(|_| !goes_on && pick.cut == Cut::Whole) else {
            continue;
        };
        pick.speaker = Some(speaker.to_owned());
        let between = |name: Span| document.slice(Span { start: name.end, end: pick.span.start });
        let name = sentence.speaker_span().filter(|&name| between(name).trim_end_matches(' ') == ":");
        pick.span.start = name.map_or(pick.span.start, |name| name.start);
    }
}
