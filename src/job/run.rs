//! From the settings and a text to the row.

use super::bodies::{
    gist_body, keywords_body, outline_body, split_body, summary_body, trim_body, verdict_row,
};
use super::row::{CopyRow, FailedBody, Row, RowBody, SplitSentences, SummaryBody};
use super::settings::{Input, Job, JobKind};
use crate::analysis::Analysis;
use crate::document::{Document, Stamp};
use crate::duplicates::near_duplicates;
use crate::error::Error;
use crate::segment::Segmenter;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The error of a document that the library panicked on.
const PANICKED: &str = "internal error; please report it together with the text";

/// The error of a job that asks an analysis why sentences end.
const WHY_IS_LOST: &str = "why sentences end is known only while a text is cut";

impl Job {
    /// The row of a text; an error, or a panic, is in the row.
    #[must_use]
    pub fn run<I: Clone>(&self, input: Input<I>) -> Row<I> {
        let Input { id, text, title, stamps } = input;
        guarded(id, |id| {
            self.check()?;
            let segmenter = self.segmenter_with(title, stamps);
            if let JobKind::Split { with_why } = self.kind {
                return self.split_row(id, &segmenter, text, with_why);
            }
            let document = segmenter.run(text)?;
            self.check_language(document.language())?;
            let body = self.body(&self.analysis(&document));
            Ok(Row { id, body, text: self.with_text.then(|| document.into_text()) })
        })
    }

    /// The row of a document that is already analysed, so that several jobs can share one analysis. How texts are cut and
    /// the corpus are those of the analysis, not those of the job; why sentences end where they do ([`Job::split_and_why`])
    /// is known only while a text is cut, so such a job fails.
    #[must_use]
    pub fn run_analysed<I: Clone>(&self, id: I, analysis: &Analysis) -> Row<I> {
        guarded(id, |id| {
            self.check()?;
            self.check_language(analysis.document().language())?;
            let text = self.with_text.then(|| analysis.document().text().to_owned());
            Ok(Row { id, body: self.body(analysis), text })
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

    /// The result of the job on an analysed document.
    fn body<I: Clone>(&self, analysis: &Analysis) -> RowBody<I> {
        match &self.kind {
            JobKind::Summary { summarizer, keywords } => {
                let body = summary_body(analysis, &[], summarizer, keywords.as_ref());
                let all = self.with_sentences.then(|| SplitSentences::of(analysis.document().clone()));
                RowBody::Summary(SummaryBody { all, ..body })
            }
            JobKind::Keywords { keywords, why_not } => {
                RowBody::Keywords(keywords_body(analysis, keywords, why_not))
            }
            JobKind::Gist(gist) => RowBody::Gist(gist_body(analysis, gist)),
            JobKind::Outline(outline) => RowBody::Outline(outline_body(analysis, outline)),
            JobKind::Trim(trim) => {
                RowBody::Trim(trim_body(analysis, &(**trim).clone().segmenter(self.segmenter.clone())))
            }
            JobKind::Split { with_why: false } => {
                RowBody::Split(split_body(analysis.document().clone(), None))
            }
            JobKind::Split { with_why: true } => {
                RowBody::Failed(FailedBody { error: WHY_IS_LOST.to_owned() })
            }
        }
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
