//! `nutgraf report`.

use super::headings::{LENGTH, OUTPUT, PRINTED};
use super::numbers::parse_count;
use super::source::SourceArgs;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Clone, Args)]
pub(crate) struct ReportArgs {
    /// Show keywords by the values of FIELD in rows, and filter by them
    #[arg(long, value_name = "FIELD", help_heading = PRINTED)]
    pub group_field: Option<String>,
    /// Show keywords by the month, or the year, in FIELD of rows
    ///
    /// Dates such as 2024-05-03, "3 May 2024", 3.5.2024, and seconds since 1970 are understood.
    #[arg(long, value_name = "FIELD", help_heading = PRINTED)]
    pub time_field: Option<String>,
    /// Mark N sentences when the report is opened
    #[arg(short = 'n', long = "sentences", value_name = "N", default_value_t = 3)]
    #[arg(value_parser = parse_count, help_heading = LENGTH)]
    pub n_sentences: usize,
    /// Show N keywords of each document
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = parse_count, help_heading = LENGTH)]
    pub keywords: usize,
    /// Write to FILE instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = OUTPUT)]
    pub output: Option<PathBuf>,
    /// Write a page for each document and an index to DIR
    ///
    /// For more than 500 documents or 3 MB. DIR is made; if it is there it has to be empty or an earlier report.
    #[arg(long, value_name = "DIR", conflicts_with = "output", help_heading = OUTPUT)]
    pub report_dir: Option<PathBuf>,
    #[command(flatten)]
    pub source: SourceArgs,
}
