//! Writes encoded reports in order, with the headers and brackets around them.

use super::encode::{EncodedReports, JSON_SEPARATOR, delimited};
use super::format::OutputFormat;
use super::resume::ChunkEntry;
use super::target::OutputTarget;
use std::io;

/// Writes the reports encoded by [`super::ReportEncoder`]. [`Printer::finish`] must be called after the last.
///
/// Only the second report shows that a JSON array or headings are needed, so the first is held back until then.
pub(crate) struct Printer {
    target: OutputTarget,
    format: OutputFormat,
    held: Option<(EncodedReports, ChunkEntry)>,
    is_empty: bool,
    is_first: bool,
}

impl Printer {
    /// A printer to a target that may hold the output of an earlier run.
    pub(crate) fn new(target: OutputTarget, format: OutputFormat) -> Self {
        let is_new = target.is_empty();
        Self { target, format, held: None, is_empty: is_new, is_first: is_new }
    }

    /// Writes the reports of a chunk, or holds them back if they are the first.
    pub(crate) fn print(&mut self, encoded: EncodedReports, entry: ChunkEntry) -> io::Result<()> {
        if self.is_first && encoded.alone.is_some() {
            self.is_first = false;
            self.held = Some((encoded, entry));
            return Ok(());
        }
        self.is_first = false;
        if let Some((first, entry)) = self.held.take() {
            self.write(first, entry)?;
        }
        self.write(encoded, entry)
    }

    /// Writes the reports of an unfinished chunk, without recording it as done.
    pub(crate) fn print_rest(&mut self, encoded: EncodedReports) -> io::Result<()> {
        self.target.stop_recording();
        self.print(encoded, ChunkEntry::default())
    }

    /// Writes the rest and completes the file, which only now gets its name.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        let end = match (self.held.take(), self.format, self.is_empty) {
            (Some((held, _)), ..) => held.alone.unwrap_or_default(),
            (None, OutputFormat::Json, true) => b"[]\n".to_vec(),
            (None, OutputFormat::Json, false) => b"\n]\n".to_vec(),
            (None, ..) => Vec::new(),
        };
        self.target.finish(&end)
    }

    /// Writes nothing, and leaves the file as it was before the run.
    pub(crate) fn discard(self) {
        self.target.discard();
    }

    /// Writes the rest of a run that ends early, and leaves the file incomplete.
    pub(crate) fn leave(mut self) -> io::Result<()> {
        if let Some((held, entry)) = self.held.take() {
            self.write(held, entry)?;
        }
        self.target.flush()
    }

    fn write(&mut self, encoded: EncodedReports, entry: ChunkEntry) -> io::Result<()> {
        if self.format == OutputFormat::Parquet {
            return self.target.write_rows(&encoded.header, &encoded.rows);
        }
        let mut bytes = encoded.bytes;
        if self.is_empty && !(bytes.is_empty() && encoded.header.is_empty()) {
            bytes = match self.format {
                OutputFormat::Text | OutputFormat::Markdown => {
                    bytes.strip_prefix(b"\n").map(<[u8]>::to_vec).unwrap_or(bytes)
                }
                OutputFormat::Json => [b"[\n", &bytes[JSON_SEPARATOR.len()..]].concat(),
                OutputFormat::Tsv => [delimited(b'\t', std::iter::once(encoded.header))?, bytes].concat(),
                OutputFormat::Csv => [delimited(b',', std::iter::once(encoded.header))?, bytes].concat(),
                OutputFormat::Jsonl | OutputFormat::Parquet => bytes,
            };
            self.is_empty = false;
        }
        self.target.write(&bytes, entry)
    }
}
