//! From the settings and a text to the row.

use super::bodies::{gist_body, keywords_body, split_body, summary_body, verdict_row};
use super::row::{CopyRow, Row, RowBody, SummaryBody};
use super::settings::{Input, Job, JobKind};
use crate::analysis::Analysis;
use crate::document::{Document, Stamp};
use crate::duplicates::near_duplicates;
use crate::error::Error;
use crate::segment::Segmenter;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The error of a document that the library panicked on.
const PANICKED: &str = "internal error; please report it together with the text";

impl Job {
    /// The row of a text; an error, or a panic, is in the row.
    #[must_use]
    pub fn run<I: Clone>(&self, input: Input<I>) -> Row<I> {
        let Input { id, text, title, stamps } = input;
        guarded(id, |id| {
            self.check()?;
            let segmenter = self.segmenter_with(title, stamps);
            Ok(match &self.kind {
                JobKind::Summary { summarizer, keywords } => self.row(id, segmenter.run(text)?, |analysis| {
                    RowBody::Summary(summary_body(analysis, &[], summarizer, keywords.as_ref()))
                }),
                JobKind::Keywords { keywords, why_not } => self.row(id, segmenter.run(text)?, |analysis| {
                    RowBody::Keywords(keywords_body(analysis, keywords, why_not))
                }),
                JobKind::Gist(gist) => {
                    self.row(id, segmenter.run(text)?, |analysis| RowBody::Gist(gist_body(analysis, gist)))
                }
                JobKind::Split { with_why } => self.split_row(id, &segmenter, text, *with_why)?,
            })
        })
    }

    /// The row of several texts that are summarized together ([`Document::joined`]), with an id of its own. Every
    /// sentence and keyword has the id of its text, and its place there. For summaries alone: a job of another kind
    /// fails.
    ///
    /// All texts are in memory at once.
    #[must_use]
    pub fn run_together<I: Clone>(&self, id: I, inputs: impl IntoIterator<Item = Input<I>>) -> Row<I> {
        let (ids, texts): (Vec<I>, Vec<_>) =
            inputs.into_iter().map(|input| (input.id, (input.text, input.title, input.stamps))).unzip();
        guarded(id, |id| {
            self.check()?;
            let JobKind::Summary { summarizer, keywords } = &self.kind else {
                return Ok(Row::failed(id, "only summaries are made of several documents"));
            };
            let documents = self.documents(texts)?;
            let originals = if self.without_copies { near_duplicates(&documents) } else { Vec::new() };
            let original = |at: usize| originals.get(at).copied().flatten();
            let is_kept = |at: &usize| original(*at).is_none();
            let kept: Vec<I> = (0..ids.len()).filter(is_kept).map(|at| ids[at].clone()).collect();
            let documents = documents.into_iter().enumerate().filter(|(at, _)| is_kept(at));
            let joined = Document::joined(documents.map(|(_, document)| document))?;
            let copy = |at: usize| Some(CopyRow { id: ids[at].clone(), of: ids[original(at)?].clone() });
            let copies = (0..ids.len()).filter_map(copy).collect();
            let summary = summary_body(&self.analysis(&joined), &kept, summarizer, keywords.as_ref());
            let body = SummaryBody { sources: Some(kept), copies, ..summary };
            Ok(Row { id, body: RowBody::Summary(body), text: None })
        })
    }

    /// The row of a document.
    fn row<I>(&self, id: I, document: Document, body: impl FnOnce(&Analysis) -> RowBody<I>) -> Row<I> {
        let body = body(&self.analysis(&document));
        Row { id, body, text: self.with_text.then(|| document.into_text()) }
    }

    fn split_row<I>(
        &self,
        id: I,
        segmenter: &Segmenter,
        text: String,
        with_why: bool,
    ) -> Result<Row<I>, Error> {
        let (document, why) = if with_why {
            let (document, verdicts) = segmenter.explain(text)?;
            let why = verdicts.iter().map(|verdict| verdict_row(document.text(), verdict)).collect();
            (document, Some(why))
        } else {
            (segmenter.run(text)?, None)
        };
        let text = self.with_text.then(|| document.text().to_owned());
        Ok(Row { id, body: RowBody::Split(split_body(document, why)), text })
    }

    /// The documents of some texts and their titles, cut side by side if they are long.
    fn documents(&self, texts: Vec<(String, Option<String>, Vec<Stamp>)>) -> Result<Vec<Document>, Error> {
        let threads = self.threads.for_text(texts.iter().map(|(text, ..)| text.len()).sum());
        let cut = |(text, title, stamps)| self.segmenter_with(title, stamps).run(text);
        threads.run(|| threads.map(texts, cut)).into_iter().collect()
    }

    fn segmenter_with(&self, title: Option<String>, stamps: Vec<Stamp>) -> Segmenter {
        let segmenter = self.segmenter.clone().threads(self.threads.0).stamps(stamps);
        title.into_iter().fold(segmenter, Segmenter::title)
    }

    fn analysis<'d>(&'d self, document: &'d Document) -> Analysis<'d> {
        let analysis = match &self.corpus {
            Some(corpus) => Analysis::with_corpus(document, &**corpus),
            None => Analysis::of(document),
        };
        analysis.threads(self.threads.0)
    }
}

/// The row that `work` makes; an error or a panic becomes the row's error.
fn guarded<I: Clone>(id: I, work: impl FnOnce(I) -> Result<Row<I>, Error>) -> Row<I> {
    let own = id.clone();
    match catch_unwind(AssertUnwindSafe(|| work(own))) {
        Ok(Ok(row)) => row,
        Ok(Err(error)) => Row::failed(id, error.to_string()),
        Err(_) => Row::failed(id, PANICKED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_the_error_of_its_row() {
        let row = guarded(7, |_| panic!("as a test"));
        assert_eq!((row.id, row.error()), (7, Some(PANICKED)));
        let row = guarded(8, |id| Ok(Row::failed(id, "expected")));
        assert_eq!((row.id, row.error()), (8, Some("expected")));
    }
}
