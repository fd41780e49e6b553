//! `nutgraf eval`.

use super::deferred::Deferred;
use super::headings::{INPUT, KINDS};
use super::numbers::parse_count;
use super::source::language_or_undetermined;
use crate::input::Markup;
use clap::builder::RangedU64ValueParser;
use clap::{Args, Subcommand, ValueEnum};
use nutgraf::{Budget, Language};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum EvalCommand {
    /// Score summaries against references: ROUGE-1, -2, -L and -Lsum
    #[command(override_usage = "nutgraf eval summaries [OPTIONS] --gold <FILE> --pred <FILE>
       nutgraf eval summaries [OPTIONS] --kind-report <FILE>...")]
    #[command(after_help = "Examples:
  nutgraf eval summaries --gold gold.jsonl --pred summaries.jsonl
  nutgraf eval summaries --gold gold.jsonl --pred a.jsonl --against b.jsonl
  nutgraf eval summaries --gold gold.jsonl --pred a.jsonl --like rouge-1.5.5 --bytes 665
  nutgraf eval summaries --kind-report news.jsonl mails.jsonl -l 3s

Gold rows: {\"id\", \"summary\": [reference, …], \"lang\"}, for --kind-report with a \"text\". A reference
is a text with one sentence per line, or a list of sentences. Predicted rows: as printed by
`nutgraf summarize --format jsonl`, or {\"id\", \"summary\"}.

Exit codes: 0 all rows scored, 2 wrong usage or nothing to score, 3 some rows could not be scored.")]
    Summaries(Deferred<EvalSummariesArgs>),
    /// Score keywords against references: precision, recall, F1, MAP and nDCG
    #[command(after_help = "Examples:
  nutgraf eval keywords --gold gold.jsonl --pred keywords.jsonl
  nutgraf eval keywords --gold gold.jsonl --pred keywords.jsonl -k 3,10 --present

Gold rows: {\"id\", \"keys\": [keyword, …], \"text\"}; only --present needs the text.
Predicted rows: as `nutgraf keywords --format jsonl` prints them.

Exit codes: 0 all rows scored, 2 wrong usage or nothing to score, 3 some rows could not be scored.")]
    Keywords(Deferred<EvalKeywordsArgs>),
}

/// Files to compare.
#[derive(Debug, Args)]
pub(crate) struct EvalFiles {
    /// Rows with the references
    #[arg(long, value_name = "FILE")]
    pub gold: PathBuf,
    /// Rows with the predictions; - reads standard input
    #[arg(long, value_name = "FILE")]
    pub pred: PathBuf,
    /// Predictions of another system, to compare with
    #[arg(long, visible_alias = "pred2", value_name = "FILE")]
    pub against: Option<PathBuf>,
}

impl EvalFiles {
    /// The files that are read.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        [&self.gold, &self.pred].into_iter().chain(&self.against)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScoreFormat {
    /// A table, in percent
    Text,
    /// A table with tabs, with values from 0 to 1
    Tsv,
    /// A JSON object, with values from 0 to 1
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct EvalSummariesArgs {
    /// Not given if summaries are made here, for a report by kind.
    #[command(flatten)]
    pub files: Option<EvalFiles>,
    /// Output format
    #[arg(long, default_value = "text")]
    pub format: ScoreFormat,
    /// Score only the first N words of each prediction
    #[arg(long, value_name = "N", conflicts_with = "bytes")]
    pub words: Option<usize>,
    /// Score only the first N bytes of each prediction
    #[arg(long, value_name = "N")]
    pub bytes: Option<usize>,
    /// Compare stems in every language that has a stemmer, not just in English
    #[arg(long, conflicts_with = "no_stem")]
    pub stem: bool,
    /// Compare words instead of stems
    #[arg(long)]
    pub no_stem: bool,
    /// How to combine several references [default: best; for rouge-1.5.5 average]
    #[arg(long, value_name = "HOW")]
    pub references: Option<ReferencesArg>,
    /// The ROUGE package whose scores to reproduce
    #[arg(long, value_name = "PACKAGE", default_value = "rouge-score")]
    pub like: RougeConventionArg,
    /// Language of rows without "lang" [default: en; detected for --kind-report]
    #[arg(long, value_name = "CODE", value_parser = language_or_undetermined)]
    pub lang: Option<Language>,
    #[command(flatten)]
    pub kinds: KindReportArgs,
}

/// Rows to summarize and score by kind of text, and how.
#[derive(Debug, Args)]
pub(crate) struct KindReportArgs {
    /// Summarize rows, and compare the default method with lead and textrank
    ///
    /// For each kind of text, prints the scores with 95% intervals, and how much better the default is than each of the others.
    ///
    /// The files are read as by `nutgraf summarize`: JSONL, CSV, Parquet and the like, packed or not; - is standard input.
    #[arg(long = "kind-report", id = "kind-report", value_name = "FILE", num_args = 1..)]
    #[arg(conflicts_with_all = ["gold", "pred", "against"], help_heading = KINDS)]
    pub paths: Vec<PathBuf>,
    /// Field of a row that names its kind [default: the name of the file]
    ///
    /// A name with dots is a path into objects.
    #[arg(long, value_name = "NAME", help_heading = KINDS)]
    #[arg(requires = "kind-report", conflicts_with = "gold")]
    pub kind_field: Option<String>,
    /// Length of summaries, such as 3s [default: that of the references]
    ///
    /// By default a summary has as many sentences as the references of its row have on average, at least one.
    #[arg(short, long, value_name = "LENGTH", help_heading = KINDS)]
    #[arg(requires = "kind-report", conflicts_with = "gold")]
    pub length: Option<Budget>,
    /// Field of a row that holds the text
    #[arg(long, value_name = "NAME", default_value = "text", hide_short_help = true, help_heading = INPUT)]
    #[arg(requires = "kind-report", conflicts_with = "gold")]
    pub text_field: String,
    /// Markup of the text in rows
    #[arg(long, value_name = "KIND", default_value = "auto", ignore_case = true)]
    #[arg(hide_short_help = true, help_heading = INPUT)]
    #[arg(requires = "kind-report", conflicts_with = "gold")]
    pub text_markup: Markup,
    /// Number of threads; 0 means one per core
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0, value_parser = parse_count)]
    #[arg(hide_short_help = true, help_heading = INPUT)]
    #[arg(requires = "kind-report", conflicts_with = "gold")]
    pub threads: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReferencesArg {
    /// The best score
    Best,
    /// The mean score
    Average,
    /// Leave out each reference in turn, take the best score of the others, and average
    Jackknife,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RougeConventionArg {
    /// The Python package
    #[value(name = "rouge-score")]
    RougeScore,
    /// The Perl program of DUC and TAC: limits apply to references too, words are ASCII, irregular forms are stemmed
    #[value(name = "rouge-1.5.5")]
    Rouge155,
}

#[derive(Debug, Args)]
pub(crate) struct EvalKeywordsArgs {
    #[command(flatten)]
    pub files: EvalFiles,
    /// Output format
    #[arg(long, default_value = "text")]
    pub format: ScoreFormat,
    /// Score the first K keywords; several values are separated by commas
    #[arg(short, long, value_name = "K", value_delimiter = ',', default_value = "5,10,15")]
    #[arg(value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pub k: Vec<usize>,
    /// Count only gold keywords that occur in the text
    #[arg(long)]
    pub present: bool,
}
