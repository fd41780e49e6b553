//! The progress line of a run, and the total at its end.

use crate::messages::Messages;
use crate::output::ChunkEntry;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Counts the documents done; shows the counts on a terminal once a run is slow.
pub(super) struct Progress {
    started: Instant,
    /// When the line was last shown; `None` if it is not on the screen.
    shown: Option<Instant>,
    /// True on a terminal, unless messages are turned off.
    is_enabled: bool,
    /// True if the total is asked for.
    is_verbose: bool,
    /// The number of bytes to read, if known.
    total: Option<u64>,
    pub(super) n_documents: u64,
    pub(super) n_failed: u64,
    /// The wishes that some document meets, a bit each.
    pub(super) met: u64,
    n_bytes: u64,
    /// The number of documents done by an earlier run.
    n_before: u64,
}

/// A run that takes less time shows nothing.
const SLOW: Duration = Duration::from_secs(1);
/// A run over at least this many documents tells on a terminal how many failed.
const MANY: u64 = 100;
/// The least time between two updates of the line.
const STEP: Duration = Duration::from_millis(100);

impl Progress {
    /// Progress over `total` bytes.
    pub(super) fn new(total: Option<u64>, messages: &Messages) -> Self {
        Self {
            started: Instant::now(),
            shown: None,
            is_enabled: !messages.quiet && io::stderr().is_terminal(),
            is_verbose: messages.verbose,
            total: total.filter(|&total| total > 0),
            n_documents: 0,
            n_failed: 0,
            met: 0,
            n_bytes: 0,
            n_before: 0,
        }
    }

    /// Counts a chunk.
    pub(super) fn add(&mut self, entry: &ChunkEntry) {
        self.n_documents += entry.n_documents;
        self.n_failed += entry.n_failed;
        self.met |= entry.met;
        self.n_bytes += entry.bytes;
    }

    /// Counts a chunk that an earlier run did.
    pub(super) fn add_before(&mut self, entry: &ChunkEntry) {
        self.n_documents += entry.n_documents;
        self.n_failed += entry.n_failed;
        self.met |= entry.met;
        self.n_before += entry.n_documents;
    }

    /// Leaves out bytes that an earlier run did.
    pub(super) fn skip(&mut self, bytes: u64) {
        self.total = self.total.map(|total| total.saturating_sub(bytes)).filter(|&total| total > 0);
    }

    /// Updates the line if it is due. `done` is the number of bytes whose documents are done.
    pub(super) fn show(&mut self, done: u64) {
        let elapsed = self.started.elapsed();
        if !self.is_enabled || elapsed < SLOW || self.shown.is_some_and(|shown| shown.elapsed() < STEP) {
            return;
        }
        self.shown = Some(Instant::now());
        let left = self.total.map_or(String::new(), |total| {
            let share = (done as f64 / total as f64).clamp(0.0, 1.0);
            let left = elapsed.as_secs_f64() * (1.0 - share) / share.max(1e-9);
            format!(" · {:.0}% · {} left", share * 100.0, clock(left))
        });
        let _ = write!(io::stderr(), "\r{}{left}\x1b[K", self.line());
    }

    /// Removes the line, so that a message can be printed.
    pub(super) fn clear(&mut self) {
        if self.shown.take().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }

    /// The counts and the speed, as one line.
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

    /// True if the total is asked for, or on a terminal if the run was slow or had failures among many documents.
    pub(super) fn is_worth_a_line(&self) -> bool {
        let is_slow = self.n_documents > 1 && self.started.elapsed() >= SLOW;
        let has_failures = self.n_documents >= MANY && self.n_failed > 0;
        self.is_verbose || self.is_enabled && (is_slow || has_failures)
    }
}

/// Seconds as `m:ss` or `h:mm:ss`.
fn clock(seconds: f64) -> String {
    let seconds = seconds.min(359_999.0) as u64;
    match seconds / 3600 {
        0 => format!("{}:{:02}", seconds / 60, seconds % 60),
        hours => format!("{hours}:{:02}:{:02}", seconds / 60 % 60, seconds % 60),
    }
}
