//! `nutgraf eval summaries --kind-report`: makes summaries by the default method and by others, and scores them.

use super::gold_summary::GoldSummary;
use super::kind_scores::{KindScores, METHODS, MethodScores};
use super::kind_table::render;
use crate::arguments::{EvalSummariesArgs, SourceArgs};
use crate::batch::OutputOrder;
use crate::commands::reading::{fields, files, is_nothing_read, recognize_stdin, tell};
use crate::commands::run_chunks::run_chunks;
use crate::commands::target::check_not_stdout;
use crate::exit::{DONE, INTERRUPTED, SOME_FAILED};
use crate::input::{Chunk, DocumentId, Fields, KeptFields, RawDocument, ReadContext, bare_name, chunks};
use crate::interrupt::IS_INTERRUPTED;
use crate::messages::Messages;
use crate::output::ChunkEntry;
use crate::progress::Progress;
use nutgraf::job::{Input, Job, RowBody};
use nutgraf::{Budget, Segmenter, SentenceMethod, Summarizer};
use nutgraf_eval::RougeScores;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Prints the report; returns the exit code.
pub(super) fn run(args: &EvalSummariesArgs, messages: &Messages) -> io::Result<u8> {
    let paths = &args.kinds.paths;
    check_not_stdout(paths)?;
    let length = args.kinds.length.unwrap_or(Budget::Sentences(1));
    Job::summary(Summarizer::default().budget(length)).check().map_err(io::Error::other)?;
    let context = ReadContext::new(SourceArgs::default().max_document, args.kinds.text_markup);
    let mut progress = Progress::new(files(&args.source(paths.clone()))?.size(), messages);
    let mut scores = KindScores::default();
    for path in paths {
        args.score_file(path, &context, &mut scores, &mut progress, messages)?;
    }
    progress.clear();
    tell(&context, messages);
    if IS_INTERRUPTED.load(Ordering::SeqCst) {
        messages.print(&format!("interrupted: {}", progress.line()));
        return Ok(INTERRUPTED);
    }
    if scores.kinds.is_empty() {
        return Err(io::Error::other("no row could be scored"));
    }
    messages.print_text(&render(&scores, args.format))?;
    if progress.is_worth_a_line() {
        messages.print(&progress.line());
    }
    let has_failed = progress.n_failed > 0 || is_nothing_read(&context, progress.n_documents);
    Ok(if has_failed { SOME_FAILED } else { DONE })
}

impl EvalSummariesArgs {
    /// Adds the scores of the rows of a file, or of the files in a directory.
    fn score_file(
        &self,
        path: &Path,
        context: &ReadContext,
        scores: &mut KindScores,
        progress: &mut Progress,
        messages: &Messages,
    ) -> io::Result<()> {
        let (source, bare_name) = (self.source(vec![path.to_owned()]), bare_name(path));
        let scorer = Scorer::of(self, &source, &bare_name);
        let add = |chunk: ScoredChunk| {
            if !chunk.messages.is_empty() {
                progress.clear();
            }
            chunk.messages.iter().for_each(|message| messages.print(message));
            chunk.scores.into_iter().for_each(|(kind, of_document)| scores.add(kind, &of_document));
            progress.add(&chunk.entry);
            progress.show(context.meter.n_done());
            Ok(())
        };
        let chunks = chunks(files(&source)?, Arc::clone(&scorer.fields), context.clone());
        let work = |(_, chunk)| scorer.score_chunk(chunk, context);
        // The intervals depend on the order.
        run_chunks(chunks, &source, OutputOrder::Input, work, add)
    }

    /// How `paths` are read: as by the other commands.
    fn source(&self, paths: Vec<PathBuf>) -> SourceArgs {
        let (text_field, threads) = (self.kinds.text_field.clone(), self.kinds.threads);
        let mut source = SourceArgs { paths, text_field, threads, ..SourceArgs::default() };
        recognize_stdin(&mut source);
        source
    }
}

/// Summarizes and scores the rows of a file; shared by all threads.
struct Scorer<'a> {
    args: &'a EvalSummariesArgs,
    segmenter: Segmenter,
    fields: Arc<Fields>,
    /// The name of the file, which is its kind unless a field is.
    file: &'a str,
}

/// The results of a chunk.
#[derive(Default)]
struct ScoredChunk {
    /// The kind and the scores of every document that has been scored.
    scores: Vec<(String, MethodScores)>,
    entry: ChunkEntry,
    messages: Vec<String>,
}

impl<'a> Scorer<'a> {
    fn of(args: &'a EvalSummariesArgs, source: &SourceArgs, file: &'a str) -> Self {
        let fields = Fields {
            group: args.kinds.kind_field.clone(),
            ..fields(source, KeptFields::All).as_ref().clone()
        };
        let segmenter = Segmenter::default().threads(source.threads);
        let segmenter = args.lang.into_iter().fold(segmenter, Segmenter::language);
        Self { args, segmenter, fields: Arc::new(fields), file }
    }

    fn score_chunk(&self, chunk: Chunk, context: &ReadContext) -> ScoredChunk {
        let mut results = ScoredChunk::default();
        results.entry.bytes = chunk.mark().bytes;
        chunk.documents(&self.fields, context, |read| {
            results.entry.n_documents += 1;
            let scored = read.map_err(|failure| failure.message).and_then(|mut raw| {
                results.messages.extend(raw.warning.take());
                let id = raw.id.clone();
                self.score(raw).map_err(|what| format!("{id}: {what}"))
            });
            match scored {
                Ok(of_document) => results.scores.push(of_document),
                Err(message) => {
                    results.entry.n_failed += 1;
                    results.messages.push(message);
                }
            }
            ControlFlow::Continue(())
        });
        results
    }

    /// The kind and the scores of a document; the error is a message.
    fn score(&self, raw: RawDocument) -> Result<(String, MethodScores), String> {
        let kind = self.kind(raw.group.as_deref())?;
        let (input, fields) = raw.into_input();
        let gold = GoldSummary::of(&gold_row(&fields), self.args.lang)?;
        let length = self.args.kinds.length.unwrap_or_else(|| Budget::Sentences(gold.n_sentences()));
        let mut scores = MethodScores::default();
        for (scores, (_, method)) in scores.iter_mut().zip(METHODS) {
            *scores = self.score_method(method, length, input.clone(), &gold)?;
        }
        Ok((kind, scores))
    }

    fn kind(&self, group: Option<&RawValue>) -> Result<String, String> {
        let Some(name) = &self.args.kinds.kind_field else { return Ok(self.file.to_owned()) };
        match group.map(RawValue::get) {
            None | Some("null") => Err(format!("field \"{name}\" is missing")),
            Some(value) => Ok(serde_json::from_str(value).unwrap_or_else(|_| value.to_owned())),
        }
    }

    /// The scores of the summary by a method; the error is a message.
    fn score_method(
        &self,
        method: SentenceMethod,
        length: Budget,
        input: Input<DocumentId>,
        gold: &GoldSummary,
    ) -> Result<RougeScores, String> {
        let job = Job::summary(Summarizer::default().method(method).budget(length));
        let job = job.segmenter(self.segmenter.clone()).threads(self.args.kinds.threads);
        match job.run(input).body {
            RowBody::Summary(summary) => {
                let sentences: Vec<&str> =
                    summary.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
                Ok(gold.score(&sentences, self.args, summary.language))
            }
            RowBody::Failed(failed) => Err(failed.error),
            _ => Err("not a summary".to_owned()),
        }
    }
}

/// The fields of a row that the references are read from.
fn gold_row(fields: &[(String, Box<RawValue>)]) -> Value {
    let fields = fields.iter().filter(|(name, _)| name == "summary" || name == "lang");
    let value = |value: &RawValue| serde_json::from_str(value.get()).unwrap_or_default();
    Value::Object(fields.map(|(name, raw)| (name.clone(), value(raw))).collect::<Map<String, Value>>())
}
