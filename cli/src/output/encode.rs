//! Encodes reports as bytes, each by itself, so that many can be encoded in parallel; [`super::Printer`] joins them.

use super::format::{OutputFormat, TextStyle};
use super::one_line::one_line;
use super::report::Report;
use super::table::{self, TableCell};
use super::text;
use crate::input::DocumentId;
use nutgraf::job::RowBody;
use std::io::{self, Write};

/// Encodes reports in a format.
#[derive(Debug, Clone)]
pub(crate) struct ReportEncoder {
    pub format: OutputFormat,
    pub style: TextStyle,
    /// The input fields that get a column in tables.
    pub kept: Vec<String>,
}

/// The encoded reports of some documents.
#[derive(Debug, Default)]
pub(crate) struct EncodedReports {
    /// The reports as some of several, each after its separator.
    pub(super) bytes: Vec<u8>,
    /// The last report as the only one, if that is encoded differently.
    pub(super) alone: Option<Vec<u8>>,
    /// The names of the columns of a table.
    pub(super) header: Vec<String>,
    /// The rows of a Parquet file.
    pub(super) rows: Vec<Vec<TableCell>>,
}

impl ReportEncoder {
    /// Adds a report. `may_be_only` is true if it may be the only one of the run.
    pub(crate) fn encode(
        &self,
        report: &Report,
        may_be_only: bool,
        out: &mut EncodedReports,
    ) -> io::Result<()> {
        match self.format {
            OutputFormat::Jsonl => {
                serde_json::to_writer(&mut out.bytes, report)?;
                out.bytes.push(b'\n');
            }
            OutputFormat::Json => {
                out.bytes.extend_from_slice(JSON_SEPARATOR);
                serde_json::to_writer(&mut out.bytes, report)?;
                if may_be_only {
                    let mut alone = serde_json::to_vec_pretty(report)?;
                    alone.push(b'\n');
                    out.alone = Some(alone);
                }
            }
            OutputFormat::Text => self.encode_text(report, may_be_only, out)?,
            OutputFormat::Tsv => self.encode_rows(report, b'\t', out)?,
            OutputFormat::Csv => self.encode_rows(report, b',', out)?,
            OutputFormat::Parquet => {
                self.set_header(&report.row.body, out);
                out.rows.extend(table::rows(report, &self.kept));
            }
        }
        Ok(())
    }

    fn encode_text(&self, report: &Report, may_be_only: bool, out: &mut EncodedReports) -> io::Result<()> {
        if report.row.error().is_some() {
            return Ok(());
        }
        let body = text::render(report, self.style).into_bytes();
        // A program that reads NUL-separated keywords would take a heading for one.
        if !self.style.null_separated {
            let id = one_line(&report.row.id.to_string());
            let (bold, plain) = if self.style.color { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
            writeln!(out.bytes, "\n{bold}{id}{plain}")?;
        }
        out.bytes.extend_from_slice(&body);
        out.alone = may_be_only.then_some(body);
        Ok(())
    }

    fn encode_rows(&self, report: &Report, delimiter: u8, out: &mut EncodedReports) -> io::Result<()> {
        self.set_header(&report.row.body, out);
        let rows = table::rows(report, &self.kept);
        let shown = rows.iter().map(|row| row.iter().map(TableCell::shown).collect::<Vec<_>>());
        out.bytes.append(&mut delimited(delimiter, shown)?);
        Ok(())
    }

    fn set_header(&self, body: &RowBody<DocumentId>, out: &mut EncodedReports) {
        if out.header.is_empty() {
            out.header = table::header(body, &self.kept);
        }
    }
}

/// Separates the objects of an array.
pub(super) const JSON_SEPARATOR: &[u8] = b",\n";

/// Rows of delimited fields, quoted where needed.
pub(super) fn delimited(delimiter: u8, rows: impl Iterator<Item = Vec<String>>) -> io::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

impl EncodedReports {
    /// The number of bytes and of rows, to go back to with [`EncodedReports::truncate`].
    pub(crate) fn len(&self) -> (usize, usize) {
        (self.bytes.len(), self.rows.len())
    }

    /// Removes the reports added since.
    pub(crate) fn truncate(&mut self, len: (usize, usize)) {
        self.bytes.truncate(len.0);
        self.rows.truncate(len.1);
        self.alone = None;
    }
}
