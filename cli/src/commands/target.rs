//! Opens the output of a run.

use super::task::Task;
use crate::arguments::DocumentArgs;
use crate::file_identity::FileIdentity;
use crate::input::{InputFiles, shown_path};
use crate::output::{ChunkEntry, EarlierRun, OutputFormat, OutputTarget, Packing, part_of, written_files};
use std::io;
use std::path::{Path, PathBuf};

/// The output of a run.
pub(super) enum OpenedTarget {
    /// The target to write to, and the work of an earlier run.
    Open(Box<OutputTarget>, EarlierRun),
    /// The output of an earlier run is complete.
    Complete,
}

/// Opens the output. `fingerprint` identifies the options that the output depends on; a warning goes to `warn`.
///
/// # Errors
/// If the output cannot be written or resumed.
pub(super) fn open(
    task: &Task,
    files: &InputFiles,
    format: OutputFormat,
    fingerprint: u32,
    warn: impl Fn(&str),
) -> io::Result<OpenedTarget> {
    let input = &task.input;
    let Some(path) = &input.output else {
        if format == OutputFormat::Parquet {
            return Err(io::Error::other("Parquet output needs a file name: use -o FILE"));
        }
        if input.resume {
            return Err(io::Error::other("--resume does not work with standard output"));
        }
        check_not_stdout(&input.source.paths)?;
        return Ok(OpenedTarget::Open(Box::new(OutputTarget::stdout()), EarlierRun::default()));
    };
    check_not_input(
        path,
        files.files().chain(task.corpus.clone()).chain(input.source.abbreviations.clone()),
    )?;
    let packing = if format == OutputFormat::Parquet { Packing::Parquet } else { Packing::of(path) };
    if input.resume {
        check_resumable(input, packing)?;
        if let Some((target, done)) =
            OutputTarget::resume(path, fingerprint, |entries| n_kept(input, entries))?
        {
            if done.is_damaged {
                let part = part_of(path);
                warn(&format!(
                    "{}: was changed since; what comes after {} documents is done again",
                    shown_path(&part),
                    done.n_documents()
                ));
            }
            return Ok(OpenedTarget::Open(Box::new(target), done));
        }
        if path.is_file() && !part_of(path).exists() {
            if input.retry_errors {
                let message =
                    format!("{}: is complete, so no document can be tried again in it", shown_path(path));
                return Err(io::Error::other(message));
            }
            return Ok(OpenedTarget::Complete);
        }
    }
    let is_restarted = !input.resume && OutputTarget::is_resumable(path);
    let target = OutputTarget::create(path, packing, Some(fingerprint))?;
    if is_restarted {
        warn(&format!("{}: starting over; --resume would have continued the earlier run", shown_path(path)));
    }
    Ok(OpenedTarget::Open(Box::new(target), EarlierRun::default()))
}

/// The number of chunks of an earlier run to keep.
fn n_kept(input: &DocumentArgs, entries: &[ChunkEntry]) -> usize {
    let first_failed = entries.iter().position(|entry| entry.n_failed > 0);
    first_failed.filter(|_| input.retry_errors).unwrap_or(entries.len())
}

fn check_resumable(input: &DocumentArgs, packing: Packing) -> io::Result<()> {
    let reads_stdin = input.source.paths.iter().any(|path| path.as_os_str() == "-");
    let what = match (reads_stdin, input.unordered, packing) {
        (true, ..) => "standard input",
        (_, true, _) => "--unordered",
        (.., Packing::Parquet) => "a Parquet file as output",
        (.., Packing::Gzip | Packing::Zstd) => "compressed output",
        (false, false, Packing::Plain) => return Ok(()),
    };
    Err(io::Error::other(format!("--resume does not work with {what}")))
}

/// Checks that no file that is read would be written over.
///
/// # Errors
/// If one of `inputs` is the output, or has a name that is used while the output is written.
pub(super) fn check_not_input(output: &Path, inputs: impl IntoIterator<Item = PathBuf>) -> io::Result<()> {
    let written = written_files(output)?;
    // Mostly the output is new, and the inputs need not be looked at.
    if written.is_empty() {
        return Ok(());
    }
    let is_written =
        |path: &PathBuf| FileIdentity::of(read_from(path)).is_some_and(|id| written.contains(&id));
    inputs.into_iter().find(is_written).map_or(Ok(()), |path| Err(is_both(output, &path)))
}

/// Checks that standard output is not a file that is named as input.
///
/// # Errors
/// If it is.
pub(super) fn check_not_stdout<'p>(inputs: impl IntoIterator<Item = &'p PathBuf>) -> io::Result<()> {
    let Some(id) = FileIdentity::of_stdout() else { return Ok(()) };
    let is_stdout = |path: &&PathBuf| FileIdentity::of(read_from(path)).is_some_and(|read| read == id);
    inputs.into_iter().find(is_stdout).map_or(Ok(()), |path| Err(is_both(Path::new("standard output"), path)))
}

/// The path that a file is read from: `-` is standard input.
fn read_from(path: &Path) -> &Path {
    if path.as_os_str() == "-" { Path::new(STDIN) } else { path }
}

const STDIN: &str = "/dev/stdin";

fn is_both(output: &Path, input: &Path) -> io::Error {
    let (output, input) = (shown_path(output), shown_path(input));
    io::Error::other(format!("{output}: would be written over the input {input}; choose another file"))
}
