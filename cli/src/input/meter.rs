//! Measures how much of the input has been read, and how much of that is done.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the bytes of files; compressed files count as they are on disk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meter(Arc<MeterCounts>);

#[derive(Debug, Default)]
struct MeterCounts {
    n_read: AtomicU64,
    n_done: AtomicU64,
}

impl Meter {
    pub(super) fn add(&self, bytes: u64) {
        self.0.n_read.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Counts bytes whose documents are done.
    pub(super) fn add_done(&self, bytes: u64) {
        self.0.n_done.fetch_add(bytes, Ordering::Relaxed);
    }

    /// The bytes read so far.
    pub(super) fn n_read(&self) -> u64 {
        self.0.n_read.load(Ordering::Relaxed)
    }

    /// The bytes done so far.
    pub(crate) fn n_done(&self) -> u64 {
        self.0.n_done.load(Ordering::Relaxed)
    }
}

/// A reader that counts its bytes.
pub(super) struct Metered<R> {
    pub(super) inner: R,
    pub(super) meter: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.meter.add(n as u64);
        Ok(n)
    }
}
