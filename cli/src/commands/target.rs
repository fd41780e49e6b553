//! Opens what a run writes to.

use crate::arguments::DocumentArgs;
use crate::output::{ChunkEntry, EarlierRun, OutputFormat, OutputTarget, Packing, part_of};
use std::io;
use std::path::Path;

/// What a run writes to.
pub(super) enum OpenedTarget {
    /// A target, and what an earlier run had done.
    Open(Box<OutputTarget>, EarlierRun),
    /// Everything is there already.
    Complete,
}

/// Opens the target. `fingerprint` says what the output depends on beside the input; a warning goes to `say`.
///
/// # Errors
/// What cannot be written, or not gone on with.
pub(super) fn open(
    input: &DocumentArgs,
    format: OutputFormat,
    fingerprint: u32,
    say: impl Fn(&str),
) -> io::Result<OpenedTarget> {
    let Some(path) = &input.output else {
        return if format == OutputFormat::Parquet {
            Err(io::Error::other("a Parquet file needs a name: give it with -o"))
        } else {
            Ok(OpenedTarget::Open(Box::new(OutputTarget::stdout()), EarlierRun::default()))
        };
    };
    // A file that is read from is not written to.
    if input.source.paths.iter().any(|read| is_same_file(read, path)) {
        return Err(io::Error::other(format!("{}: is read from and cannot be written to", path.display())));
    }
    let packing = if format == OutputFormat::Parquet { Packing::Parquet } else { Packing::of(path) };
    if input.resume {
        check_resumable(input, packing)?;
        if let Some((target, done)) = OutputTarget::resume(path, fingerprint, |entries| kept(input, entries))?
        {
            return Ok(OpenedTarget::Open(Box::new(target), done));
        }
        if path.is_file() && !part_of(path).exists() {
            return Ok(OpenedTarget::Complete);
        }
    } else if OutputTarget::is_resumable(path) {
        say(&format!("{}: starts anew; --resume would have gone on", path.display()));
    }
    let target = OutputTarget::create(path, packing, fingerprint)?;
    Ok(OpenedTarget::Open(Box::new(target), EarlierRun::default()))
}

/// How many chunks of an earlier run are kept.
fn kept(input: &DocumentArgs, entries: &[ChunkEntry]) -> usize {
    let first_failed = entries.iter().position(|entry| entry.n_failed > 0);
    first_failed.filter(|_| input.retry_errors).unwrap_or(entries.len())
}

fn check_resumable(input: &DocumentArgs, packing: Packing) -> io::Result<()> {
    let reads_stdin = input.source.paths.iter().any(|path| path.as_os_str() == "-");
    let what = match (reads_stdin, input.unordered, packing) {
        (true, ..) => "standard input",
        (_, true, _) => "--unordered",
        (.., Packing::Parquet) => "a Parquet file as output",
        (.., Packing::Gzip | Packing::Zstd) => "packed output",
        (false, false, Packing::Plain) => return Ok(()),
    };
    Err(io::Error::other(format!("--resume does not go with {what}")))
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}
