//! Reports to a stream, in order, with what stands between them.

use super::json::{Body, Report};
use super::{Format, Style, table, text};
use std::io::{self, Write};

/// Writes reports in one format. [`Printer::finish`] must be called after the last.
///
/// Whether a JSON array or headings are needed shows with the second report, so the first is held back
/// until then.
pub(crate) struct Printer<W: Write> {
    out: W,
    format: Format,
    style: Style,
    held: Option<Report>,
    n_written: usize,
    has_header: bool,
}

impl<W: Write> Printer<W> {
    pub(crate) fn new(out: W, format: Format, style: Style) -> Self {
        Self { out, format, style, held: None, n_written: 0, has_header: false }
    }

    /// Writes a report, or holds it back if it is the first.
    pub(crate) fn print(&mut self, report: Report) -> io::Result<()> {
        let must_hold = matches!(self.format, Format::Text | Format::Json);
        if must_hold && self.n_written == 0 && self.held.is_none() {
            self.held = Some(report);
            return Ok(());
        }
        if let Some(first) = self.held.take() {
            self.write(&first, true)?;
        }
        self.write(&report, true)
    }

    /// Hands on what was written so far.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Writes what was held back and closes what is open.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        if let Some(only) = self.held.take() {
            self.write(&only, false)?;
        } else if self.format == Format::Json {
            writeln!(self.out, "{}", if self.n_written == 0 { "[]" } else { "\n]" })?;
        }
        self.out.flush()
    }

    fn write(&mut self, report: &Report, is_one_of_several: bool) -> io::Result<()> {
        match self.format {
            Format::Jsonl => {
                serde_json::to_writer(&mut self.out, report)?;
                self.out.write_all(b"\n")?;
            }
            Format::Json => self.write_json(report, is_one_of_several)?,
            Format::Text => self.write_text(report, is_one_of_several)?,
            Format::Tsv => self.write_table(report, b'\t')?,
            Format::Csv => self.write_table(report, b',')?,
        }
        self.n_written += 1;
        Ok(())
    }

    fn write_json(&mut self, report: &Report, is_one_of_several: bool) -> io::Result<()> {
        if is_one_of_several {
            self.out.write_all(if self.n_written == 0 { b"[\n" } else { b",\n" })?;
            serde_json::to_writer(&mut self.out, report)?;
        } else {
            serde_json::to_writer_pretty(&mut self.out, report)?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn write_text(&mut self, report: &Report, is_one_of_several: bool) -> io::Result<()> {
        if matches!(report.body, Body::Failed { .. }) {
            return Ok(());
        }
        // Headings would be taken for keywords by a program that reads NUL-separated ones.
        if is_one_of_several && !self.style.null_separated {
            if self.n_written > 0 {
                writeln!(self.out)?;
            }
            let id = text::one_line(&report.id.to_string());
            if self.style.color {
                writeln!(self.out, "\x1b[1m{id}\x1b[0m")?;
            } else {
                writeln!(self.out, "{id}")?;
            }
        }
        self.out.write_all(text::render(report, self.style).as_bytes())
    }

    fn write_table(&mut self, report: &Report, delimiter: u8) -> io::Result<()> {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        let header = table::header(&report.body);
        if !self.has_header && !header.is_empty() {
            writer.write_record(header)?;
            self.has_header = true;
        }
        for row in table::rows(report) {
            writer.write_record(row)?;
        }
        let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        self.out.write_all(&bytes)
    }
}
