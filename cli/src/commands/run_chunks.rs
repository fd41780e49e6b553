//! Runs the chunks of the input through the threads, and handles Ctrl-C.

use crate::arguments::SourceArgs;
use crate::batch::{self, OutputOrder};
use crate::input::Chunk;
use crate::interrupt::{self, IS_INTERRUPTED};
use std::io;

/// Does `work` on every numbered chunk and passes the results to `print`, one at a time.
///
/// Ctrl-C ends a run of one chunk at once, and any other run cleanly.
pub(super) fn run_chunks<R: Send>(
    chunks: impl Iterator<Item = Chunk>,
    source: &SourceArgs,
    order: OutputOrder,
    work: impl Fn((usize, Chunk)) -> R + Sync,
    mut print: impl FnMut(R) -> io::Result<()> + Send,
) -> io::Result<()> {
    let is_live = is_live(source);
    if is_live {
        interrupt::listen();
    }
    let settings = batch::BatchSettings { threads: source.threads, order, is_live, stop: &IS_INTERRUPTED };
    let chunks = interrupt::watched(chunks.enumerate()).inspect(|(number, _)| {
        if *number == 1 {
            interrupt::listen();
        }
    });
    batch::run(
        chunks,
        settings,
        |(_, chunk)| chunk.mark().bytes,
        work,
        |result| {
            let printed = print(result);
            interrupt::record_printed();
            printed
        },
    )
}

/// True if rows come from standard input, possibly slowly.
fn is_live(source: &SourceArgs) -> bool {
    source.from.has_rows() && source.paths.iter().any(|path| path.as_os_str() == "-")
}
