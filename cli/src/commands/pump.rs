//! Chunks through the threads, and Ctrl-C while they run.

use crate::arguments::SourceArgs;
use crate::batch::{self, OutputOrder};
use crate::input::{Chunk, has_rows};
use crate::interrupt::{self, IS_INTERRUPTED};
use std::io;

/// Runs `work` over numbered chunks and hands on what they became; listens to Ctrl-C where it takes time.
pub(super) fn pump<O: Send>(
    chunks: impl Iterator<Item = Chunk>,
    source: &SourceArgs,
    order: OutputOrder,
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
    let settings = batch::BatchSettings { threads: source.threads, order, is_live, stop: &IS_INTERRUPTED };
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
