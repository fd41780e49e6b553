//! Encodes reports as bytes, each by itself, so that many can be encoded in parallel; [`super::Printer`] joins them.

use super::format::{OutputFormat, TextStyle};
use super::formulas::Formulas;
use super::one_line::one_line;
use super::outline;
use super::paint::Paint;
use super::report::Report;
use super::table::{self, TableCell};
use super::text;
use crate::control_characters::ControlCharacters;
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
    /// Cells of tables that a spreadsheet would run.
    pub formulas: Formulas,
    pub controls: ControlCharacters,
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
                self.push_json(serde_json::to_string(report)?, &mut out.bytes);
                out.bytes.push(b'\n');
            }
            OutputFormat::Json => {
                out.bytes.extend_from_slice(JSON_SEPARATOR);
                self.push_json(serde_json::to_string(report)?, &mut out.bytes);
                if may_be_only {
                    let mut alone = Vec::new();
                    self.push_json(serde_json::to_string_pretty(report)?, &mut alone);
                    alone.push(b'\n');
                    out.alone = Some(alone);
                }
            }
            OutputFormat::Text | OutputFormat::Markdown => self.encode_text(report, may_be_only, out)?,
            OutputFormat::Tsv => self.encode_rows(report, b'\t', out)?,
            OutputFormat::Csv => self.encode_rows(report, b',', out)?,
            OutputFormat::Parquet => {
                self.set_header(&report.row.body, out);
                out.rows.extend(table::rows(report, &self.kept));
            }
        }
        Ok(())
    }

    fn push_json(&self, json: String, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(self.controls.show_json(json).as_bytes());
    }

    fn encode_text(&self, report: &Report, may_be_only: bool, out: &mut EncodedReports) -> io::Result<()> {
        if report.row.error().is_some() {
            return Ok(());
        }
        let paint = Paint { has_color: self.style.color, controls: self.controls };
        let body = match &report.row.body {
            RowBody::Outline(body) if self.format == OutputFormat::Markdown => {
                paint.text(&outline::markdown(body)).into_owned()
            }
            _ => text::render(report, self.style, paint),
        };
        // A program that reads NUL-separated keywords would take a heading for one.
        if !self.style.null_separated && !self.style.without_names {
            let id = one_line(&report.row.id.to_string());
            writeln!(out.bytes, "\n{}", paint.bold(&id))?;
        }
        out.bytes.extend_from_slice(body.as_bytes());
        let is_open = !body.is_empty() && !body.ends_with(['\n', '\0']);
        out.bytes.extend(is_open.then_some(b'\n'));
        // A text that is trimmed has the bytes that it has, but on a terminal.
        let end = if is_open && self.controls == ControlCharacters::Visible { "\n" } else { "" };
        out.alone = may_be_only.then(|| (body + end).into_bytes());
        Ok(())
    }

    fn encode_rows(&self, report: &Report, delimiter: u8, out: &mut EncodedReports) -> io::Result<()> {
        self.set_header(&report.row.body, out);
        let mut rows = table::rows(report, &self.kept);
        if rows.is_empty() && report.row.error().is_none() {
            rows.push(table::empty_row(report, &self.kept));
        }
        let shown = rows.iter().map(|row| row.iter().map(|cell| self.cell(cell)).collect::<Vec<_>>());
        out.bytes.append(&mut delimited(delimiter, shown)?);
        Ok(())
    }

    fn cell(&self, cell: &TableCell) -> String {
        let text = cell.shown();
        let shown = self.controls.show(&text);
        if matches!(cell, TableCell::Text(_)) { self.formulas.guard(&shown) } else { shown.into_owned() }
    }

    fn set_header(&self, body: &RowBody<DocumentId>, out: &mut EncodedReports) {
        if out.header.is_empty() {
            let names = table::header(body, &self.kept);
            out.header = names.iter().map(|name| self.formulas.guard(&self.controls.show(name))).collect();
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
