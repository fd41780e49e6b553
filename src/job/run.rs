//! From the settings and a text to the row.

use super::row::{
    CopyRow, GistBody, KeywordRow, KeywordsBody, PartRow, Row, RowBody, SentenceRow, ShortenedRow, SplitBody,
    SplitRow, SummaryBody, VerdictRow,
};
use super::settings::{Input, Job, Task};
use crate::analysis::Analysis;
use crate::document::{Document, Span};
use crate::duplicates::near_duplicates;
use crate::error::Error;
use crate::gist::{Gist, Part};
use crate::keyword::{Keyword, Keywords};
use crate::segment::{BoundaryVerdict, Segmenter};
use crate::summary::{Pick, Summarizer};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The error of a document that the library panicked on.
const PANICKED: &str = "internal error; please report it together with the text";

impl Job {
    /// The row of a text; an error, or a panic, is in the row.
    #[must_use]
    pub fn run<I: Clone>(&self, input: Input<I>) -> Row<I> {
        let Input { id, text, title } = input;
        guarded(id, |id| {
            self.check()?;
            let (document, body) = self.document_and_body(text, title)?;
            Ok(Row { id, body, text: self.with_text.then(|| document.into_text()) })
        })
    }

    /// The row of several texts that are summarized together ([`Document::joined`]), with an id of its own. Every
    /// sentence and keyword has the id of its text, and its place there. For summaries alone: a job of another kind
    /// fails.
    ///
    /// All texts are in memory at once.
    #[must_use]
    pub fn run_together<I: Clone>(&self, id: I, inputs: impl IntoIterator<Item = Input<I>>) -> Row<I> {
        let mut ids = Vec::new();
        let texts = inputs.into_iter().map(|Input { id, text, title }| {
            ids.push(id);
            (text, title)
        });
        let texts: Vec<(String, Option<String>)> = texts.collect();
        guarded(id, |id| {
            self.check()?;
            let Task::Summary { summarizer, keywords } = &self.task else {
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
            let summary = self.summary_body(&joined, &kept, summarizer, keywords.as_ref());
            Ok(Row::new(id, RowBody::Summary(SummaryBody { sources: Some(kept), copies, ..summary })))
        })
    }

    fn document_and_body<I: Clone>(
        &self,
        text: String,
        title: Option<String>,
    ) -> Result<(Document, RowBody<I>), Error> {
        let segmenter = self.segmenter_with(title);
        if let Task::Split { with_why: true } = self.task {
            let (document, verdicts) = segmenter.explain(text)?;
            let why = Some(verdicts.iter().map(verdict_row).collect());
            let body = RowBody::Split(SplitBody { why, ..split_body(&document) });
            return Ok((document, body));
        }
        let document = segmenter.run(text)?;
        let body = match &self.task {
            Task::Summary { summarizer, keywords } => {
                RowBody::Summary(self.summary_body(&document, &[], summarizer, keywords.as_ref()))
            }
            Task::Keywords { keywords, why_not } => {
                RowBody::Keywords(keywords_body(&self.analysis(&document), keywords, why_not))
            }
            Task::Gist(gist) => RowBody::Gist(gist_body(&self.analysis(&document), gist)),
            Task::Split { .. } => RowBody::Split(split_body(&document)),
        };
        Ok((document, body))
    }

    /// The documents of some texts and their titles, cut side by side if they are long.
    fn documents(&self, texts: Vec<(String, Option<String>)>) -> Result<Vec<Document>, Error> {
        let threads = self.threads.for_text(texts.iter().map(|(text, _)| text.len()).sum());
        let cut = |(text, title)| self.segmenter_with(title).run(text);
        threads.run(|| threads.map(texts, cut)).into_iter().collect()
    }

    fn segmenter_with(&self, title: Option<String>) -> Segmenter {
        let segmenter = self.segmenter.clone().threads(self.threads.0);
        title.into_iter().fold(segmenter, Segmenter::title)
    }

    fn analysis<'d>(&'d self, document: &'d Document) -> Analysis<'d> {
        let analysis = match &self.corpus {
            Some(corpus) => Analysis::with_corpus(document, &**corpus),
            None => Analysis::of(document),
        };
        analysis.threads(self.threads.0)
    }

    /// The summary of a document that was joined from those with these ids, if it was joined.
    fn summary_body<I: Clone>(
        &self,
        document: &Document,
        ids: &[I],
        summarizer: &Summarizer,
        keywords: Option<&Keywords>,
    ) -> SummaryBody<I> {
        let analysis = self.analysis(document);
        let mut picks = summarizer.run(&analysis).picks;
        let keywords = keywords.map(|keywords| keyword_rows(document, ids, &keywords.run(&analysis)));
        SummaryBody {
            language: document.language(),
            why: picks.iter_mut().filter_map(|pick| pick.why.take()).collect(),
            sentences: picks.into_iter().map(|pick| sentence_row(document, ids, pick)).collect(),
            keywords,
            sources: None,
            copies: Vec::new(),
            joint: document.sentence_joint(),
        }
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

/// A sentence with its place in the document that it is from.
fn sentence_row<I: Clone>(document: &Document, ids: &[I], pick: Pick) -> SentenceRow<I> {
    let source = document.source_of(pick.index);
    let base = source.map_or(0, |source| source.start);
    let place = |span: Span| [span.start - base, span.end - base];
    let [start, end] = place(pick.span);
    SentenceRow {
        source: source.and_then(|source| ids.get(source.index).cloned()),
        index: pick.index - source.map_or(0, |source| source.first_sentence as usize),
        start,
        end,
        score: pick.score,
        text: document.slice(pick.span).to_owned(),
        cut: pick.cut,
        shortened: pick.shortened.map(|short| ShortenedRow {
            text: short.text,
            kept: short.spans.into_iter().map(place).collect(),
        }),
    }
}

/// Keywords with their places in the documents that they are from.
fn keyword_rows<I: Clone>(document: &Document, ids: &[I], found: &[Keyword]) -> Vec<KeywordRow<I>> {
    let place = |span: &Span| {
        let base = document.source_at(span.start).map_or(0, |source| source.start);
        [span.start - base, span.end - base]
    };
    let source = |span: &Span| ids.get(document.source_at(span.start)?.index).cloned();
    let row = |keyword: &Keyword| KeywordRow {
        text: keyword.text.clone(),
        score: keyword.score,
        count: keyword.spans.len(),
        spans: keyword.spans.iter().map(place).collect(),
        sources: keyword.spans.iter().filter_map(source).collect(),
    };
    found.iter().map(row).collect()
}

fn keywords_body<I: Clone>(analysis: &Analysis, keywords: &Keywords, why_not: &[String]) -> KeywordsBody<I> {
    let document = analysis.document();
    let mut found = keywords.run(analysis);
    KeywordsBody {
        language: document.language(),
        why: found.iter_mut().filter_map(|keyword| keyword.why.take()).collect(),
        keywords: keyword_rows(document, &[], &found),
        why_not: why_not.iter().map(|phrase| keywords.why_not(analysis, phrase)).collect(),
    }
}

fn gist_body(analysis: &Analysis, gist: &Gist) -> GistBody {
    let line = gist.run(analysis);
    let part = |part: Part| match part {
        Part::Kept { sentence, span: Span { start, end } } => PartRow::Kept { sentence, start, end },
        Part::Inserted(inserted) => PartRow::Inserted { inserted },
    };
    GistBody {
        language: analysis.document().language(),
        gist: line.text,
        parts: line.parts.into_iter().map(part).collect(),
        cut: line.is_cut,
    }
}

fn split_body(document: &Document) -> SplitBody {
    let sentences = document.sentences().map(|sentence| SplitRow {
        start: sentence.span().start,
        end: sentence.span().end,
        kind: sentence.block().kind,
        text: sentence.text().to_owned(),
    });
    SplitBody { language: document.language(), sentences: sentences.collect(), why: None }
}

fn verdict_row(verdict: &BoundaryVerdict) -> VerdictRow {
    VerdictRow {
        start: verdict.span.start,
        end: verdict.span.end,
        is_end: verdict.is_end(),
        rule: verdict.rule,
        explanation: verdict.rule.explanation(),
    }
}
