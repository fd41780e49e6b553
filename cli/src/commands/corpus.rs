//! `nutgraf corpus`: learns, merges and describes corpus models.

use super::model::read_model;
use super::pump::pump;
use super::reading::{default_to_stdin, fields, files, segmenter};
use crate::arguments::{Cli, CorpusCommand, LearnArgs, MergeArgs, ModelArgs};
use crate::batch::OutputOrder;
use crate::exit::{DONE, FATAL, INTERRUPTED, SOME_FAILED};
use crate::input::{Chunk, Fields, KeptFields, Meter, chunks};
use crate::interrupt::IS_INTERRUPTED;
use crate::messages::Messages;
use crate::output::{ChunkEntry, part_of};
use crate::progress::Progress;
use clap::CommandFactory;
use nutgraf::{CorpusLearner, CorpusModel, Segmenter};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::Ordering;
use std::sync::{Mutex, PoisonError};

/// Runs a command on models; returns the exit code.
pub(super) fn run(command: CorpusCommand, messages: &Messages) -> io::Result<u8> {
    match command {
        CorpusCommand::Learn(args) => learn(args, messages),
        CorpusCommand::Merge(MergeArgs { paths, target }) => {
            let mut models = paths.iter().map(|path| read_model(path));
            let first = models.next().unwrap_or_else(|| Ok(CorpusLearner::default().finish()))?;
            let all = models.try_fold(first, |all, model| io::Result::Ok(all.merged(&model?)))?;
            write(&all, &target).map(|()| DONE)
        }
        CorpusCommand::Info { path, top } => {
            io::stdout().write_all(described(&read_model(&path)?, top).as_bytes()).map(|()| DONE)
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
    let class = LearnerPool {
        segmenter: segmenter(source, messages),
        is_strict: source.strict,
        learners: Mutex::default(),
        model: Mutex::new(CorpusLearner::default().finish()),
    };
    let meter = Meter::default();
    let mut progress = Progress::new(files.size(), messages.quiet);
    let ended = pump(
        chunks(files, fields.clone(), meter.clone()),
        source,
        OutputOrder::Any,
        |(_, chunk)| class.read(chunk, &fields),
        |(entry, said): (ChunkEntry, Vec<String>)| {
            if !said.is_empty() {
                progress.clear();
            }
            said.iter().for_each(|message| messages.say(message));
            progress.add(&entry);
            progress.show(meter.bytes());
            if source.strict && entry.n_failed > 0 {
                return Err(io::Error::other("stopped at the first failure, as --strict says"));
            }
            Ok(())
        },
    );
    progress.clear();
    ended?;
    if IS_INTERRUPTED.load(Ordering::SeqCst) {
        messages.say(&format!("interrupted, nothing is written: {}", progress.line()));
        return Ok(INTERRUPTED);
    }
    write(&class.finish(), &args.target)?;
    if progress.is_worth_a_line() {
        messages.say(&progress.line());
    }
    Ok(if progress.n_failed > 0 { SOME_FAILED } else { DONE })
}

/// Learners at work side by side.
struct LearnerPool {
    segmenter: Segmenter,
    is_strict: bool,
    /// Those that nobody uses at the moment: there are no more than threads.
    learners: Mutex<Vec<CorpusLearner>>,
    /// What full learners have learnt.
    model: Mutex<CorpusModel>,
}

/// A learner that has met so many terms is full: sorted, they take half the room.
const FULL_TERMS: usize = 1 << 20;

/// A model of more terms loses the rarest.
const MAX_TERMS: usize = 1 << 23;

impl LearnerPool {
    fn read(&self, chunk: Chunk, fields: &Fields) -> (ChunkEntry, Vec<String>) {
        let mut learner = lock(&self.learners).pop().unwrap_or_default();
        let mut entry = ChunkEntry { bytes: chunk.mark().bytes, ..ChunkEntry::default() };
        let mut said = Vec::new();
        chunk.documents(fields, |read| {
            entry.n_documents += 1;
            let learnt = read.map_err(|failure| failure.message).and_then(|raw| {
                let id = raw.id.clone();
                let cut = catch_unwind(AssertUnwindSafe(|| self.segmenter.run(raw.text)));
                let document = cut.map_err(|_| format!("{id}: a fault in the program"))?;
                learner.add(&document.map_err(|error| format!("{id}: {error}"))?);
                Ok(())
            });
            let Err(message) = learnt else { return ControlFlow::Continue(()) };
            entry.n_failed += 1;
            said.push(message);
            if self.is_strict { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if learner.n_terms() >= FULL_TERMS {
            self.collect(learner);
        } else {
            lock(&self.learners).push(learner);
        }
        (entry, said)
    }

    fn collect(&self, learner: CorpusLearner) {
        let learnt = learner.finish();
        let mut model = lock(&self.model);
        *model = model.merged(&learnt);
        let mut least = 1;
        while model.n_terms() > MAX_TERMS {
            least += 1;
            *model = model.pruned(least, MAX_TERMS);
        }
    }

    fn finish(self) -> CorpusModel {
        let learners = std::mem::take(&mut *lock(&self.learners));
        learners.into_iter().for_each(|learner| self.collect(learner));
        self.model.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes a model; the file has its name only when it is complete.
fn write(model: &CorpusModel, target: &ModelArgs) -> io::Result<()> {
    let pruned = (target.min_df > 1 || target.max_terms < model.n_terms())
        .then(|| model.pruned(target.min_df, target.max_terms));
    let part = part_of(&target.output);
    let bytes = pruned.as_ref().unwrap_or(model).as_bytes();
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, &target.output));
    written.map_err(|error| io::Error::other(format!("{}: {error}", target.output.display())))
}

/// What a model holds, for people.
fn described(model: &CorpusModel, top: usize) -> String {
    let mut languages: Vec<_> = model.languages().iter().collect();
    languages.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let languages: Vec<String> = languages.iter().map(|(code, n)| format!("{code} {n}")).collect();
    let mut out = format!(
        "documents\t{}\nwords\t{}\nterms\t{}\nlanguages\t{}\n",
        model.n_documents(),
        model.n_words(),
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
