//! What a run says of itself while it goes on and at its end.

use crate::output::ChunkEntry;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Counts what is done; shows it on a terminal once a run is slow.
pub(super) struct Progress {
    started: Instant,
    shown: Option<Instant>,
    is_shown: bool,
    /// The bytes to read, where that is known.
    total: Option<u64>,
    n_documents: u64,
    pub(super) n_failed: u64,
    n_bytes: u64,
    /// Documents that an earlier run had done.
    n_before: u64,
}

/// Before a run takes so long nothing is shown.
const SLOW: Duration = Duration::from_secs(1);
/// Of so many documents it is said how many failed.
const MANY: u64 = 100;
/// The time between two looks.
const STEP: Duration = Duration::from_millis(100);

impl Progress {
    /// `total` bytes are to be read; `is_quiet` shows nothing.
    pub(super) fn new(total: Option<u64>, is_quiet: bool) -> Self {
        Self {
            started: Instant::now(),
            shown: None,
            is_shown: !is_quiet && io::stderr().is_terminal(),
            total: total.filter(|&total| total > 0),
            n_documents: 0,
            n_failed: 0,
            n_bytes: 0,
            n_before: 0,
        }
    }

    /// Counts what was done.
    pub(super) fn add(&mut self, entry: &ChunkEntry) {
        self.n_documents += entry.n_documents;
        self.n_failed += entry.n_failed;
        self.n_bytes += entry.bytes;
    }

    /// Counts what an earlier run had done.
    pub(super) fn add_before(&mut self, entry: &ChunkEntry) {
        self.n_documents += entry.n_documents;
        self.n_failed += entry.n_failed;
        self.n_before += entry.n_documents;
    }

    /// Shows how far the run is, when it is time to. `read` bytes of the files have been read.
    pub(super) fn show(&mut self, read: u64) {
        let elapsed = self.started.elapsed();
        if !self.is_shown || elapsed < SLOW || self.shown.is_some_and(|shown| shown.elapsed() < STEP) {
            return;
        }
        self.shown = Some(Instant::now());
        let left = self.total.map_or(String::new(), |total| {
            let share = (read as f64 / total as f64).clamp(0.0, 1.0);
            let left = elapsed.as_secs_f64() * (1.0 - share) / share.max(1e-9);
            format!(" · {:.0}% · {} left", share * 100.0, clock(left))
        });
        let _ = write!(io::stderr(), "\r{}{left}\x1b[K", self.line());
    }

    /// Takes away what is shown, so that a message can be written.
    pub(super) fn clear(&mut self) {
        if self.shown.take().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    /// One line on what was done.
    pub(super) fn line(&self) -> String {
        let seconds = self.started.elapsed().as_secs_f64().max(1e-3);
        let here = (self.n_documents - self.n_before) as f64;
        format!(
            "{} documents · {} failed · {:.1} MB/s · {:.0} documents/s",
            self.n_documents,
            self.n_failed,
            self.n_bytes as f64 / 1e6 / seconds,
            here / seconds
        )
    }

    /// Whether the end is worth a line.
    pub(super) fn is_worth_a_line(&self) -> bool {
        let is_slow = self.started.elapsed() >= SLOW;
        self.n_documents > 1 && is_slow || self.n_documents >= MANY && self.n_failed > 0
    }
}

fn clock(seconds: f64) -> String {
    let seconds = seconds.min(359_999.0) as u64;
    match seconds / 3600 {
        0 => format!("{}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    }
}
