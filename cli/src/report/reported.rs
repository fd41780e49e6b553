//! The report of documents that are analysed already, for programs that call this library.

use super::corpus::Corpus;
use super::corpus_entry::{CorpusEntry, EntryFacts};
use super::corpus_page::corpus_pages;
use super::document_page::document_page;
use super::findings::{Findings, ReportLengths};
use super::page_names::{PageLinks, TOO_LARGE};
use nutgraf::Analysis;

/// A document to report on.
#[derive(Debug, Clone)]
pub struct ReportedDocument<'a> {
    /// Names the document; shown where it has no title.
    pub id: String,
    /// A title that is not in the text.
    pub title: Option<String>,
    /// The analysis of the document.
    pub analysis: &'a Analysis<'a>,
}

/// The report as one HTML page, which loads nothing: on the one document, or a row for each of several under a title.
///
/// The same bytes for the same documents. Near-linear in the texts; one document is ranked by every method.
///
/// ```
/// use nutgraf::{Analysis, Document};
/// use nutgraf_cli::{ReportedDocument, report};
/// let document = Document::new("Rain fell on Tuesday. It was the first rain in a year. Farmers cheered.")?;
/// let analysis = Analysis::of(&document);
/// let reported = ReportedDocument { id: "rain.txt".to_owned(), title: None, analysis: &analysis };
/// let html = report("Weather", &[reported]).expect("one document fits on a page");
/// assert!(html.contains("Rain fell on Tuesday."));
/// # Ok::<(), nutgraf::Error>(())
/// ```
///
/// # Errors
/// A message if the documents are too many for a page: over 500, or over 3 MB.
pub fn report(title: &str, documents: &[ReportedDocument]) -> Result<String, String> {
    let lengths = ReportLengths::default();
    let findings = |document: &ReportedDocument| {
        Findings::of(document.analysis, &document.id, document.title.as_deref(), lengths)
    };
    if let [only] = documents {
        return Ok(document_page(only.analysis, &findings(only), &only.id, lengths, None));
    }
    let mut corpus = Corpus::new(title.to_owned());
    for reported in documents {
        let document = reported.analysis.document();
        let facts = EntryFacts { id: reported.id.clone(), ..EntryFacts::default() };
        corpus.add(CorpusEntry::of(document, &findings(reported), facts, lengths), document);
    }
    only_page(corpus_pages(&corpus, PageLinks::None)).ok_or_else(|| TOO_LARGE.to_owned())
}

/// The page, if it is the only one.
pub(crate) fn only_page(pages: Vec<String>) -> Option<String> {
    let [page]: [String; 1] = pages.try_into().ok()?;
    Some(page)
}
