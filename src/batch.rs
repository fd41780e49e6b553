//! Many documents: worked on in parallel, handed on in input order, in bounded memory.

use crate::input::{Failure, Item, RawDocument};
use crate::output::Report;
use rayon::prelude::*;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A batch is closed when its items hold so many bytes …
const BATCH_BYTES: usize = 16 << 20;
/// … or when it has so many items.
const BATCH_ITEMS: usize = 4096;

/// What becomes of an item.
pub(crate) type Outcome = Result<Report, Failure>;

/// Works on every item and hands the outcomes to `print` in input order.
///
/// A document that fails, or that makes `work` panic, costs only itself. Threads are started only for a
/// second document; a `threads` of 0 is one a core.
///
/// # Errors
/// Those of `print`, at once, and of starting threads.
pub(crate) fn run(
    items: impl Iterator<Item = Item>,
    threads: usize,
    work: impl Fn(RawDocument) -> Outcome + Sync,
    mut print: impl FnMut(Vec<Outcome>) -> io::Result<()>,
) -> io::Result<()> {
    let mut items = items.peekable();
    let mut pool = None;
    while items.peek().is_some() {
        let batch = next_batch(&mut items);
        if batch.len() == 1 || threads == 1 {
            for item in batch {
                print(vec![outcome(item, &work)])?;
            }
            continue;
        }
        if pool.is_none() {
            let builder = rayon::ThreadPoolBuilder::new().num_threads(threads);
            pool = Some(builder.build().map_err(io::Error::other)?);
        }
        let outcomes = pool.as_ref().map(|pool| {
            pool.install(|| batch.into_par_iter().map(|item| outcome(item, &work)).collect::<Vec<_>>())
        });
        print(outcomes.unwrap_or_default())?;
    }
    Ok(())
}

/// The next items, until they hold enough.
fn next_batch(items: &mut impl Iterator<Item = Item>) -> Vec<Item> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while bytes < BATCH_BYTES && batch.len() < BATCH_ITEMS {
        let Some(item) = items.next() else { break };
        bytes += item.size();
        batch.push(item);
    }
    batch
}

fn outcome(item: Item, work: &(impl Fn(RawDocument) -> Outcome + Sync)) -> Outcome {
    let raw = item.load()?;
    let id = raw.id.clone();
    catch_unwind(AssertUnwindSafe(|| work(raw))).unwrap_or_else(|_| {
        let message = format!("{id}: a fault in the program; please report it with the text");
        Err(Failure { id, message })
    })
}
