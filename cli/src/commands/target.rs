//! Opens the output of a run.

use crate::arguments::DocumentArgs;
use crate::output::{ChunkEntry, EarlierRun, OutputFormat, OutputTarget, Packing, part_of};
use std::io;
use std::path::Path;

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
    input: &DocumentArgs,
    format: OutputFormat,
    fingerprint: u32,
    warn: impl Fn(&str),
) -> io::Result<OpenedTarget> {
    let Some(path) = &input.output else {
        return if format == OutputFormat::Parquet {
            Err(io::Error::other("Parquet output needs a file name: use -o FILE"))
        } else {
            Ok(OpenedTarget::Open(Box::new(OutputTarget::stdout()), EarlierRun::default()))
        };
    };
    if input.source.paths.iter().any(|read| is_same_file(read, path)) {
        return Err(io::Error::other(format!(
            "{}: is an input file, so it cannot be the output",
            path.display()
        )));
    }
    let packing = if format == OutputFormat::Parquet { Packing::Parquet } else { Packing::of(path) };
    if input.resume {
        check_resumable(input, packing)?;
        if let Some((target, done)) =
            OutputTarget::resume(path, fingerprint, |entries| n_kept(input, entries))?
        {
            return Ok(OpenedTarget::Open(Box::new(target), done));
        }
        if path.is_file() && !part_of(path).exists() {
            return Ok(OpenedTarget::Complete);
        }
    } else if OutputTarget::is_resumable(path) {
        warn(&format!("{}: starting over; --resume would have continued the earlier run", path.display()));
    }
    let target = OutputTarget::create(path, packing, fingerprint)?;
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

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
