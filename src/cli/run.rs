//! One run over the input: chunks in, worked on in parallel, rows out in order, and what is said about it.

use super::args::{InputArgs, SourceArgs};
use super::interrupt::{self, IS_INTERRUPTED};
use super::output::{Opened, open};
use super::progress::Progress;
use super::resolve::Task;
use super::together;
use super::{Cli, Color, DONE, FATAL, INTERRUPTED, Messages, SOME_FAILED, wants_color};
use crate::batch::{self, Order};
use crate::input::{Chunk, Failure, Fields, Files, Keep, Mark, Meter, RawDocument, Read, chunks, has_rows};
use crate::language::Language;
use crate::output::{Done, Encoded, Encoder, Entry, Format, Printer, Report};
use crate::segment::Segmenter;
use clap::CommandFactory;
use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// What a chunk became.
#[derive(Default)]
pub(super) struct Piece {
    encoded: Encoded,
    entry: Entry,
    messages: Vec<String>,
    /// Why the run ends here.
    fatal: Option<String>,
}

/// Standard input, where no path was given; false if that is a terminal.
pub(super) fn default_to_stdin(source: &mut SourceArgs) -> bool {
    if source.paths.is_empty() {
        if io::stdin().is_terminal() {
            return false;
        }
        source.paths.push(PathBuf::from("-"));
    }
    true
}

/// The files to read; the error is about the globs.
pub(super) fn files(source: &SourceArgs) -> io::Result<Files> {
    let files = Files {
        paths: source.paths.clone(),
        from: source.from,
        globs: source.globs.clone(),
        max_filesize: source.max_filesize,
    };
    files.check().map_err(io::Error::other)?;
    Ok(files)
}

/// What cuts the texts, with the language asked for.
pub(super) fn segmenter(source: &SourceArgs, messages: &Messages) -> Segmenter {
    let Some(language) = source.lang.language else { return Segmenter::default() };
    if language == Language::Undetermined && source.lang.given != "und" {
        let given = &source.lang.given;
        messages.say(&format!("nothing is known of the language \"{given}\": general rules apply"));
    }
    Segmenter::default().language(language)
}

/// The fields that rows are read from.
pub(super) fn fields(source: &SourceArgs, keep: Keep) -> Arc<Fields> {
    Arc::new(Fields {
        text: source.text_field.clone(),
        id: source.id_field.clone(),
        title: source.title_field.clone(),
        group: None,
        keep,
    })
}

/// Runs a command over its input; returns the exit code.
pub(super) fn run(mut task: Task, color: Color, messages: &Messages) -> io::Result<u8> {
    if !default_to_stdin(&mut task.input.source) {
        Cli::command().print_help()?;
        return Ok(FATAL);
    }
    let input = &task.input;
    let encoder = encoder(&task, color)?;
    let segmenter = segmenter(&input.source, messages);
    if let Some(together) = &task.together {
        return together::run(&task, together, encoder, segmenter, messages);
    }
    let fields = fields(&input.source, input.keep.clone());
    let files = files(&input.source)?;
    let (target, done) =
        match open(input, encoder.format, fingerprint(&task.settings), |what| messages.say(what))? {
            Opened::Target(target, done) => (target, done),
            Opened::Complete => {
                messages.say(&format!("{}: is complete", input.output.clone().unwrap_or_default().display()));
                return Ok(DONE);
            }
        };
    let meter = Meter::default();
    let mut progress = Progress::new(files.size(), messages.quiet);
    done.entries.iter().for_each(|entry| progress.add_before(entry));
    let part = target.part().map(|part| part.display().to_string());
    let mut printer = Printer::new(*target, encoder.format);
    let mut pieces = chunks(files, Arc::clone(&fields), meter.clone());
    skip(&mut pieces, &done, part.as_deref())?;
    let worker = Worker { task: &task, encoder, segmenter, fields };
    let ended = pump(
        pieces,
        &input.source,
        if input.unordered { Order::Any } else { Order::Input },
        |(number, chunk)| worker.work(chunk, number == 0),
        |piece| print(piece, &mut printer, &mut progress, messages, &meter),
    );
    progress.clear();
    end(ended, printer, &progress, messages, part.as_deref())
}

/// Runs `work` over numbered chunks and hands on what they became; listens to Ctrl-C where it takes time.
pub(super) fn pump<O: Send>(
    chunks: impl Iterator<Item = Chunk>,
    source: &SourceArgs,
    order: Order,
    work: impl Fn((usize, Chunk)) -> O + Sync,
    mut print: impl FnMut(O) -> io::Result<()> + Send,
) -> io::Result<()> {
    if source.threads == 1 {
        batch::stay_on_this_thread();
    }
    let is_live = is_live(source);
    if is_live {
        interrupt::listen();
    }
    let settings = batch::Settings { threads: source.threads, order, is_live, stop: &IS_INTERRUPTED };
    let pieces = interrupt::watched(chunks.enumerate()).inspect(|(number, _)| {
        if *number == 1 {
            interrupt::listen();
        }
    });
    batch::run(
        pieces,
        settings,
        |(_, chunk)| chunk.mark().bytes,
        work,
        |outcome| {
            let printed = print(outcome);
            interrupt::printed();
            printed
        },
    )
}

/// Whether rows come through a pipe, at whatever pace.
fn is_live(source: &SourceArgs) -> bool {
    has_rows(&[], source.from) && source.paths.iter().any(|path| path.as_os_str() == "-")
}

fn encoder(task: &Task, color: Color) -> io::Result<Encoder> {
    let InputArgs { source, output, format, keep, .. } = &task.input;
    let default = if has_rows(&source.paths, source.from) { Format::Jsonl } else { Format::Text };
    let by_name =
        output.as_ref().and_then(|path| path.extension()).filter(|&extension| extension == "parquet");
    let format = format.unwrap_or(if by_name.is_some() { Format::Parquet } else { default });
    let kept = match (keep, format) {
        (Keep::These(names), _) => names.clone(),
        (Keep::All, Format::Json | Format::Jsonl | Format::Text) => Vec::new(),
        (Keep::All, Format::Csv | Format::Tsv | Format::Parquet) => {
            return Err(io::Error::other("a table needs to know its columns: name the fields of --keep"));
        }
    };
    Ok(Encoder { format, style: task.style(wants_color(color, output.is_none())), kept })
}

/// A checksum of what the output depends on beside the input (FNV-1a, 64 bits).
fn fingerprint(settings: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    settings.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

/// Passes over what an earlier run has done.
fn skip(chunks: &mut impl Iterator<Item = Chunk>, done: &Done, part: Option<&str>) -> io::Result<()> {
    for entry in &done.entries {
        let mark = chunks.next().map(|chunk| chunk.mark());
        if mark != Some(Mark { bytes: entry.bytes, crc: entry.crc }) {
            let part = part.unwrap_or_default();
            let message =
                format!("the input has changed since the run that left {part}; delete it to start anew");
            return Err(io::Error::other(message));
        }
    }
    Ok(())
}

/// What is done to a chunk.
pub(super) struct Worker<'t> {
    pub(super) task: &'t Task,
    pub(super) encoder: Encoder,
    pub(super) segmenter: Segmenter,
    pub(super) fields: Arc<Fields>,
}

impl Worker<'_> {
    fn work(&self, chunk: Chunk, is_first: bool) -> Piece {
        let mark = chunk.mark();
        let may_be_only = is_first && chunk.is_one();
        let mut piece = Piece::default();
        (piece.entry.bytes, piece.entry.crc) = (mark.bytes, mark.crc);
        chunk.documents(&self.fields, |read| self.document(read, may_be_only, &mut piece));
        piece
    }

    /// Adds what becomes of one document.
    fn document(&self, mut read: Read, may_be_only: bool, piece: &mut Piece) -> ControlFlow<()> {
        piece.entry.n_documents += 1;
        if let Ok(raw) = &mut read {
            piece.messages.extend(raw.warning.take());
        }
        let before = piece.encoded.len();
        let encoded = read.and_then(|raw| self.encode(raw, may_be_only, piece));
        let Err(failure) = encoded else { return ControlFlow::Continue(()) };
        if self.task.input.source.strict {
            piece.fatal = Some(failure.message);
            piece.encoded.truncate(before);
            return ControlFlow::Break(());
        }
        piece.entry.n_failed += 1;
        piece.messages.push(failure.message.clone());
        piece.encoded.truncate(before);
        // An error row is plain text; nothing can go wrong with it.
        let _ = self.encoder.encode(&Report::from(failure), may_be_only, &mut piece.encoded);
        ControlFlow::Continue(())
    }

    fn encode(&self, raw: RawDocument, may_be_only: bool, piece: &mut Piece) -> Result<(), Failure> {
        let id = raw.id.clone();
        let with_text = self.task.input.with_text;
        let job = || {
            self.task.run(raw, &self.segmenter, with_text, |report| {
                self.encoder.encode(report, may_be_only, &mut piece.encoded)
            })
        };
        match catch_unwind(AssertUnwindSafe(job)) {
            Ok(Ok(Ok(()))) => Ok(()),
            Ok(Ok(Err(error))) => Err(Failure { message: format!("{id}: {error}"), id }),
            Ok(Err(failure)) => Err(failure),
            Err(_) => {
                let message = format!("{id}: a fault in the program; please report it with the text");
                Err(Failure { id, message })
            }
        }
    }
}

/// Prints a piece and says what went wrong with it.
fn print(
    piece: Piece,
    printer: &mut Printer,
    progress: &mut Progress,
    messages: &Messages,
    meter: &Meter,
) -> io::Result<()> {
    let Piece { encoded, entry, messages: said, fatal } = piece;
    if !said.is_empty() || fatal.is_some() {
        progress.clear();
        said.iter().for_each(|message| messages.say(message));
    }
    if let Some(fatal) = fatal {
        // What came before in the chunk is printed, but not counted as done, so that it can be gone on with.
        printer.print_rest(encoded)?;
        return Err(io::Error::other(format!("{fatal} (stopped, as --strict says)")));
    }
    printer.print(encoded, entry)?;
    progress.add(&entry);
    progress.show(meter.bytes());
    Ok(())
}

/// Closes the output, says what is to be said and returns the exit code.
pub(super) fn end(
    ended: io::Result<()>,
    printer: Printer,
    progress: &Progress,
    messages: &Messages,
    part: Option<&str>,
) -> io::Result<u8> {
    let goes_on = part.map_or(String::new(), |part| format!("; {part} is kept for --resume"));
    if let Err(error) = ended {
        let is_closed = error.kind() == io::ErrorKind::BrokenPipe;
        // The first error is the one to tell.
        let _ = printer.leave();
        return Err(if is_closed {
            error
        } else {
            io::Error::new(error.kind(), format!("{error}{goes_on}"))
        });
    }
    if IS_INTERRUPTED.load(Ordering::SeqCst) {
        printer.leave()?;
        messages.say(&format!("interrupted: {}{goes_on}", progress.line()));
        return Ok(INTERRUPTED);
    }
    printer.finish()?;
    if progress.is_worth_a_line() {
        messages.say(&progress.line());
    }
    Ok(if progress.n_failed > 0 { SOME_FAILED } else { DONE })
}
