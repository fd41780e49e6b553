//! A run over documents: reads chunks, processes them in parallel, prints the results in order.

use super::dropped::{check_format, without_effect};
use super::ending::end;
use super::reading::{default_to_stdin, fields, files, is_nothing_read, segmenter, tell, tell_unmet};
use super::run_chunks::run_chunks;
use super::target::{OpenedTarget, open};
use super::task::Task;
use super::together;
use super::wishes::Wishes;
use super::worker::{ProcessedChunk, Worker};
use crate::arguments::{Cli, DocumentArgs, When};
use crate::batch::OutputOrder;
use crate::control_characters::ControlCharacters;
use crate::exit::{DONE, FATAL, SOME_FAILED};
use crate::input::{Chunk, ChunkMark, KeptFields, ReadContext, chunks, shown_path};
use crate::messages::Messages;
use crate::output::{EarlierRun, Formulas, OutputFormat, OutputTarget, Printer, ReportEncoder, View};
use crate::progress::Progress;
use clap::CommandFactory;
use std::io::{self, IsTerminal};
use std::sync::Arc;

/// Runs a task over its input; returns the exit code.
pub(super) fn run(mut task: Task, color: When, messages: &Messages) -> io::Result<u8> {
    if !default_to_stdin(&mut task.input.source) {
        Cli::command().print_help()?;
        return Ok(FATAL);
    }
    task.job = task.job.segmenter(segmenter(&task.input.source, task.abbreviations.clone(), messages));
    let input = &task.input;
    let files = files(&input.source)?;
    let formats = files.formats();
    let has_rows = formats.iter().any(|format| format.has_rows());
    let default = if has_rows { OutputFormat::Jsonl } else { OutputFormat::Text };
    let mut encoder = encoder(&task, default, color)?;
    without_effect(&task, files.has_directory(), &formats).iter().for_each(|message| messages.print(message));
    if let Some(together) = &task.together {
        return together::run(&task, together, encoder, messages);
    }
    let fields = fields(&input.source, input.keep.clone());
    let fingerprint = crc32fast::hash(task.settings.as_bytes());
    let (mut target, done) =
        match open(&task, &files, encoder.format, fingerprint, |what| messages.print(what))? {
            OpenedTarget::Open(target, done) => (target, done),
            OpenedTarget::Complete => {
                messages.print(&format!(
                    "{}: is complete",
                    input.output.as_deref().map(shown_path).unwrap_or_default()
                ));
                return Ok(DONE);
            }
        };
    let context = ReadContext::new(input.source.max_document, input.source.text_markup);
    let context = if task.keeps_source { context.with_source() } else { context };
    encoder.controls = ControlCharacters::on(target.is_terminal(), messages.raw);
    encoder.style.width = target.width();
    if is_paged(task.paging, &target) {
        target.show_in_pager();
    }
    let mut progress = Progress::new(files.size(), messages);
    done.entries.iter().for_each(|entry| progress.add_before(entry));
    let part = target.part().map(shown_path);
    let mut printer = Printer::new(*target, encoder.format);
    let mut chunks = chunks(files, Arc::clone(&fields), context.clone());
    progress.skip(skip(&mut chunks, &done, part.as_deref())?);
    let wishes = Wishes::of(&task.job);
    let worker = Worker { task: &task, encoder, fields, context: context.clone(), wishes };
    let result = run_chunks(
        chunks,
        &input.source,
        if input.unordered { OutputOrder::Any } else { OutputOrder::Input },
        |(number, chunk)| worker.process(chunk, number == 0),
        |chunk| print(chunk, &mut printer, &mut progress, messages, &context),
    );
    progress.clear();
    tell(&context, messages);
    if result.is_ok() {
        tell_unmet(&worker.wishes, &progress, messages);
    }
    let is_nothing_read = result.is_ok() && is_nothing_read(&context, progress.n_documents);
    if let Some(path) = input.output.as_ref().filter(|_| is_nothing_read) {
        messages.print(&format!("no document was read, so {} is not written", shown_path(path)));
        printer.discard();
        return Ok(SOME_FAILED);
    }
    let code = end(result, printer, &progress, messages, part.as_deref())?;
    Ok(if code == DONE && is_nothing_read { SOME_FAILED } else { code })
}

/// The encoder for the output format: the one asked for, or by the file name, or by the input.
fn encoder(task: &Task, default: OutputFormat, color: When) -> io::Result<ReportEncoder> {
    let DocumentArgs { output, format, keep, .. } = &task.input;
    let is_text =
        task.null_separated || task.input.no_filename || task.one_per_line || task.view != View::Alone;
    let default = if is_text { OutputFormat::Text } else { default };
    let by_name =
        output.as_ref().and_then(|path| path.extension()).filter(|&extension| extension == "parquet");
    let format = format.unwrap_or(if by_name.is_some() { OutputFormat::Parquet } else { default });
    check_format(task, format)?;
    let kept = match (keep, format) {
        (KeptFields::These(names), _) => names.clone(),
        (
            KeptFields::All,
            OutputFormat::Json | OutputFormat::Jsonl | OutputFormat::Text | OutputFormat::Markdown,
        ) => Vec::new(),
        (KeptFields::All, OutputFormat::Csv | OutputFormat::Tsv | OutputFormat::Parquet) => {
            return Err(io::Error::other("--keep all does not work with tables: name the fields to keep"));
        }
    };
    Ok(ReportEncoder {
        format,
        style: task.style(wants_color(color, output.is_none())),
        kept,
        formulas: if task.input.csv_safe { Formulas::Guarded } else { Formulas::AsIs },
        controls: ControlCharacters::AsIs,
    })
}

/// Skips the chunks that an earlier run did, and returns the bytes that were read for them.
///
/// # Errors
/// If they are not the same as in that run.
fn skip(chunks: &mut impl Iterator<Item = Chunk>, done: &EarlierRun, part: Option<&str>) -> io::Result<u64> {
    let mut n_read = 0;
    for entry in &done.entries {
        let chunk = chunks.next();
        n_read += chunk.as_ref().map_or(0, Chunk::n_read);
        let mark = chunk.map(|chunk| chunk.mark());
        if mark != Some(ChunkMark { bytes: entry.bytes, crc: entry.crc }) {
            let part = part.unwrap_or_default();
            let message =
                format!("the input has changed since the run that left {part}; delete it to start over");
            return Err(io::Error::other(message));
        }
    }
    Ok(n_read)
}

/// Prints the results of a chunk and its messages.
fn print(
    chunk: ProcessedChunk,
    printer: &mut Printer,
    progress: &mut Progress,
    messages: &Messages,
    context: &ReadContext,
) -> io::Result<()> {
    let ProcessedChunk { encoded, entry, messages: of_chunk, fatal } = chunk;
    if !of_chunk.is_empty() || fatal.is_some() {
        progress.clear();
        of_chunk.iter().for_each(|message| messages.print(message));
    }
    if let Some(fatal) = fatal {
        // The documents before it are printed but not recorded: a resumed run does the whole chunk again.
        printer.print_rest(encoded)?;
        return Err(io::Error::other(format!("{fatal} (stopped because of --strict)")));
    }
    printer.print(encoded, entry)?;
    progress.add(&entry);
    progress.show(context.meter.n_done());
    Ok(())
}

/// True if a pager shows the output.
fn is_paged(paging: When, target: &OutputTarget) -> bool {
    match paging {
        When::Always => target.is_stdout(),
        When::Never => false,
        When::Auto => target.is_stdout() && target.is_terminal(),
    }
}

/// True if headings are printed in bold, and so on.
fn wants_color(color: When, to_stdout: bool) -> bool {
    match color {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            let is_off = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            to_stdout && !is_off && io::stdout().is_terminal()
        }
    }
}
