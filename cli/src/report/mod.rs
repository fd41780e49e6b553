//! Reports to look at: one HTML file that loads nothing, works from a disk, and is readable in full without its script.
//!
//! `findings` is all that is found in one document. `document_page` shows it: `text_section` is the text with its picks, `map`
//! where they are, `pick_list` the same as links with the reasons, `keyword_list` and `method_table` the rest. `corpus` collects an
//! [`CorpusEntry`] of each of many documents, and `corpus_page` shows them, with `corpus_rows`, `corpus_keywords` and, by
//! group or `month`, `corpus_chart`. Every page is written as [`html::Html`], which keeps texts and markup apart, within the
//! frame of `page`, which names its one style sheet and its one script (`assets`) by their hashes.

mod assets;
mod corpus;
mod corpus_chart;
mod corpus_entry;
mod corpus_keywords;
mod corpus_page;
mod corpus_rows;
mod document_page;
mod findings;
mod html;
mod keyword_list;
mod language;
mod map;
mod method_table;
mod month;
mod page;
mod page_names;
mod pick_list;
mod reported;
mod text_section;

pub(crate) use corpus::Corpus;
pub(crate) use corpus_entry::{CorpusEntry, EntryFacts};
pub(crate) use corpus_page::corpus_pages;
#[allow(unused_imports, reason = "the page in playground/ has its own frame")]
pub(crate) use document_page::document_main;
pub(crate) use document_page::document_page;
pub(crate) use findings::{Findings, ReportLengths};
pub(crate) use page::GENERATOR;
pub(crate) use page_names::{MAX_PAGE_ROWS, PageLinks, TOO_LARGE, document_file, index_file};
pub(crate) use reported::only_page;
pub use reported::{ReportedDocument, report};
