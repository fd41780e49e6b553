//! One document of a report.

use crate::arguments::ReportArgs;
use crate::input::{Chunk, Fields, RawDocument, ReadContext, ReadFailure};
use crate::output::ChunkEntry;
use crate::report::{CorpusEntry, EntryFacts, Findings, ReportLengths, document_page};
use nutgraf::{Analysis, Document, Segmenter};
use serde_json::value::RawValue;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A document, the row that a report on several has of it, and its own page if that is wanted.
pub(super) struct Study {
    pub document: Document,
    pub entry: CorpusEntry,
    pub page: Option<String>,
    /// A warning about text that could not be decoded.
    pub warning: Option<String>,
}

/// Studies documents; shared by all threads.
pub(super) struct Scholar<'a> {
    pub args: &'a ReportArgs,
    pub segmenter: Segmenter,
    pub fields: &'a Fields,
    pub context: &'a ReadContext,
    /// The page that the pages of documents belong to, if there is one.
    pub index: Option<&'static str>,
}

impl Scholar<'_> {
    /// The studies of the documents of a chunk, or their errors, and the counts. `is_first` is true if no chunk comes before it.
    pub(super) fn study_all(&self, chunk: Chunk, is_first: bool) -> (ChunkEntry, Vec<Result<Study, String>>) {
        let has_page = self.index.is_some() || is_first && chunk.is_one();
        let mut entry = ChunkEntry { bytes: chunk.mark().bytes, ..ChunkEntry::default() };
        let mut studies = Vec::new();
        chunk.documents(self.fields, self.context, |read| {
            entry.n_documents += 1;
            let study = read
                .map_err(|ReadFailure { message, .. }| message)
                .and_then(|raw| self.guarded(raw, has_page));
            let is_over = study.is_err() && self.args.source.strict;
            entry.n_failed += u64::from(study.is_err());
            studies.push(study);
            if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        (entry, studies)
    }

    /// The study of a document; an error, or a panic, is its message.
    fn guarded(&self, raw: RawDocument, has_page: bool) -> Result<Study, String> {
        let id = raw.id.to_string();
        let study = catch_unwind(AssertUnwindSafe(|| self.study(raw, &id, has_page)));
        match study {
            Ok(study) => study.map_err(|error| format!("{id}: {error}")),
            Err(_) => Err(format!("{id}: internal error; please report it together with the text")),
        }
    }

    fn study(&self, raw: RawDocument, id: &str, has_page: bool) -> Result<Study, nutgraf::Error> {
        let lengths = ReportLengths { sentences: self.args.n_sentences, keywords: self.args.keywords };
        let facts = EntryFacts {
            id: id.to_owned(),
            group: self.args.group_field.as_deref().and_then(|name| value(&raw, name)),
            time: self.args.time_field.as_deref().and_then(|name| value(&raw, name)),
        };
        let segmenter = self.segmenter.clone().stamps(raw.stamps);
        let segmenter = raw.title.iter().fold(segmenter, |segmenter, title| segmenter.title(title.clone()));
        let document = segmenter.run(raw.text)?;
        let analysis = Analysis::of(&document).threads(self.args.source.threads);
        let findings = Findings::of(&analysis, id, raw.title.as_deref(), lengths);
        let page = has_page.then(|| document_page(&analysis, &findings, id, lengths, self.index));
        let entry = CorpusEntry::of(&document, &findings, facts, lengths);
        drop(analysis);
        Ok(Study { document, entry, page, warning: raw.warning })
    }
}

/// The value of a field as people read it; `None` if it is missing or null.
fn value(raw: &RawDocument, name: &str) -> Option<String> {
    let (_, value): &(String, Box<RawValue>) = raw.kept.iter().find(|(kept, _)| kept == name)?;
    if value.get() == "null" {
        return None;
    }
    Some(serde_json::from_str(value.get()).unwrap_or_else(|_| value.get().to_owned()))
}
