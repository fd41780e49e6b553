//! `nutgraf corpus`: learns, merges and shows corpus models.

use super::abbreviations::read_abbreviations;
use super::reading::{default_to_stdin, fields, files, is_nothing_read, segmenter, tell};
use super::run_chunks::run_chunks;
use super::target::{check_not_input, check_not_stdout};
use crate::arguments::{Cli, CorpusCommand, LearnArgs, MergeArgs, ModelArgs};
use crate::batch::OutputOrder;
use crate::exit::{DONE, FATAL, INTERRUPTED, SOME_FAILED};
use crate::input::{Chunk, Fields, KeptFields, ReadContext, chunks, shown_path};
use crate::interrupt::IS_INTERRUPTED;
use crate::messages::Messages;
use crate::model::load_model;
use crate::output::{ChunkEntry, OutputTarget, Packing};
use crate::progress::Progress;
use clap::CommandFactory;
use nutgraf::{CorpusLearner, CorpusModel, Segmenter};
use std::io;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};

/// Runs a `corpus` command; returns the exit code.
pub(super) fn run(command: CorpusCommand, messages: &Messages) -> io::Result<u8> {
    match command {
        CorpusCommand::Learn(args) => learn(*args.0, messages),
        CorpusCommand::Merge(MergeArgs { paths, target }) => {
            let output = open(&target, paths.iter().cloned())?;
            let mut models = paths.iter().map(|path| load_model(path));
            let first = models.next().unwrap_or_else(|| Ok(CorpusModel::default()))?;
            let all = models.try_fold(first, |all, model| io::Result::Ok(all.merged(&model?)))?;
            write(&all, &target, output).map(|()| DONE)
        }
        CorpusCommand::Info { path, top } => {
            check_not_stdout([&path])?;
            messages.print_text(&describe_model(&load_model(&path)?, top)).map(|()| DONE)
        }
    }
}

fn learn(mut args: LearnArgs, messages: &Messages) -> io::Result<u8> {
    if !default_to_stdin(&mut args.source) {
        Cli::command().print_help()?;
        return Ok(FATAL);
    }
    let source = &args.source;
    let fields = fields(source, KeptFields::These(Vec::new()));
    let files = files(source)?;
    let target = open(&args.target, files.files().chain(source.abbreviations.clone()))?;
    let abbreviations = read_abbreviations(source.abbreviations.as_deref())?;
    let pool = LearnerPool {
        segmenter: segmenter(source, abbreviations, messages),
        is_strict: source.strict,
        learners: Mutex::default(),
        model: Mutex::default(),
    };
    let context = ReadContext::new(source.max_document, source.text_markup);
    let mut progress = Progress::new(files.size(), messages);
    let result = run_chunks(
        chunks(files, fields.clone(), context.clone()),
        source,
        OutputOrder::Any,
        |(_, chunk)| pool.learn(chunk, &fields, &context),
        |(entry, errors): (ChunkEntry, Vec<String>)| {
            if !errors.is_empty() {
                progress.clear();
            }
            errors.iter().for_each(|error| messages.print(error));
            progress.add(&entry);
            progress.show(context.meter.n_done());
            if source.strict && entry.n_failed > 0 {
                return Err(io::Error::other("stopped at the first failure because of --strict"));
            }
            Ok(())
        },
    );
    progress.clear();
    tell(&context, messages);
    result?;
    if IS_INTERRUPTED.load(Ordering::SeqCst) {
        messages.print(&format!("interrupted, nothing is written: {}", progress.line()));
        return Ok(INTERRUPTED);
    }
    if progress.n_documents == progress.n_failed {
        messages
            .print(&format!("no document was read, so {} is not written", shown_path(&args.target.output)));
        return Ok(SOME_FAILED);
    }
    write(&pool.finish(), &args.target, target)?;
    if progress.is_worth_a_line() {
        messages.print(&progress.line());
    }
    let has_failed = progress.n_failed > 0 || is_nothing_read(&context, progress.n_documents);
    Ok(if has_failed { SOME_FAILED } else { DONE })
}

/// Learners for several threads, and the model they add up to.
struct LearnerPool {
    segmenter: Segmenter,
    is_strict: bool,
    /// Learners that no thread is using; there are never more than threads.
    learners: Mutex<Vec<CorpusLearner>>,
    /// The merged models of full learners.
    model: Mutex<CorpusModel>,
}

/// A learner with this many terms is full: merged into the model, they take half the memory.
const FULL_TERMS: usize = 1 << 20;

/// A model with more terms loses the rarest.
const MAX_TERMS: usize = 1 << 23;

impl LearnerPool {
    /// Learns from the documents of a chunk; returns the counts and the errors.
    fn learn(&self, chunk: Chunk, fields: &Fields, context: &ReadContext) -> (ChunkEntry, Vec<String>) {
        let mut learner = lock(&self.learners).pop().unwrap_or_default();
        let mut entry = ChunkEntry { bytes: chunk.mark().bytes, ..ChunkEntry::default() };
        let mut errors = Vec::new();
        chunk.documents(fields, context, |read| {
            entry.n_documents += 1;
            let learned = read.map_err(|failure| failure.message).and_then(|raw| {
                let id = raw.id.clone();
                let segmented = catch_unwind(AssertUnwindSafe(|| self.segmenter.run(raw.text)));
                let document = segmented
                    .map_err(|_| format!("{id}: internal error; please report it together with the text"))?;
                learner.add(&document.map_err(|error| format!("{id}: {error}"))?);
                Ok(())
            });
            let Err(message) = learned else { return ControlFlow::Continue(()) };
            entry.n_failed += 1;
            errors.push(message);
            if self.is_strict { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if learner.n_terms() >= FULL_TERMS {
            self.merge(learner);
        } else {
            lock(&self.learners).push(learner);
        }
        (entry, errors)
    }

    /// Merges a learner into the model.
    fn merge(&self, learner: CorpusLearner) {
        let learned = learner.finish();
        let mut model = lock(&self.model);
        *model = model.merged(&learned);
        let mut min_documents = 1;
        while model.n_terms() > MAX_TERMS {
            min_documents += 1;
            *model = model.pruned(min_documents, MAX_TERMS);
        }
    }

    fn finish(self) -> CorpusModel {
        let learners = std::mem::take(&mut *lock(&self.learners));
        learners.into_iter().for_each(|learner| self.merge(learner));
        self.model.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The file that a model is written to.
///
/// # Errors
/// If it is one of the files that are read, if another run is writing it, or if it cannot be written.
fn open(target: &ModelArgs, inputs: impl IntoIterator<Item = PathBuf>) -> io::Result<OutputTarget> {
    let output = if target.output.as_os_str() == "-" {
        OutputTarget::stdout()
    } else {
        check_not_input(&target.output, inputs)?;
        OutputTarget::create(&target.output, Packing::Plain, None)?
    };
    if output.is_terminal() {
        return Err(io::Error::other("a model is not text for a terminal: use -o FILE"));
    }
    Ok(output)
}

/// Writes a model, without the terms that are not wanted.
fn write(model: &CorpusModel, args: &ModelArgs, target: OutputTarget) -> io::Result<()> {
    let pruned = (args.min_df > 1 || args.max_terms < model.n_terms())
        .then(|| model.pruned(args.min_df, args.max_terms));
    target.finish(pruned.as_ref().unwrap_or(model).as_bytes())
}

/// A description of a model, with its `top` most frequent terms.
fn describe_model(model: &CorpusModel, top: usize) -> String {
    let mut languages: Vec<_> = model.languages().iter().collect();
    languages.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let languages: Vec<String> = languages.iter().map(|(code, n)| format!("{code} {n}")).collect();
    let mut out = format!(
        "documents\t{}\nwords\t{}\nterms\t{}\nlanguages\t{}\n",
        model.n_documents(),
        model.n_running_words(),
        model.n_terms(),
        languages.join(", ")
    );
    if top > 0 {
        let mut terms: Vec<(&str, u32)> = model.terms().collect();
        terms.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        terms.iter().take(top).for_each(|(term, n)| out.extend([term, "\t", &n.to_string(), "\n"]));
    }
    out
}
