//! `nutgraf eval`.

use super::deferred::Deferred;
use super::source::language_or_undetermined;
use clap::builder::RangedU64ValueParser;
use clap::{Args, Subcommand, ValueEnum};
use nutgraf::Language;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum EvalCommand {
    /// Score summaries against references: ROUGE-1, -2, -L and -Lsum
    #[command(after_help = "Examples:
  nutgraf eval summaries --gold gold.jsonl --pred summaries.jsonl
  nutgraf eval summaries --gold gold.jsonl --pred a.jsonl --against b.jsonl
  nutgraf eval summaries --gold gold.jsonl --pred a.jsonl --like rouge-1.5.5 --bytes 665

Gold rows: {\"id\", \"summary\": [reference, …], \"lang\"}. A reference is a text with one sentence per line, or a
list of sentences. Predicted rows: as `nutgraf summarize --format jsonl` prints them, or {\"id\", \"summary\"}.

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

impl EvalCommand {
    /// The files to compare.
    pub(crate) fn files(&self) -> &EvalFiles {
        match self {
            Self::Summaries(args) => &args.0.files,
            Self::Keywords(args) => &args.0.files,
        }
    }
}

/// Files to compare, and the output format.
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
    /// Output format
    #[arg(long, default_value = "text")]
    pub format: ScoreFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScoreFormat {
    /// A table, in percent
    Text,
    /// A JSON object, with values from 0 to 1
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct EvalSummariesArgs {
    #[command(flatten)]
    pub files: EvalFiles,
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
    /// How to combine several references [default: best; average with --like rouge-1.5.5]
    #[arg(long, value_name = "HOW")]
    pub references: Option<ReferencesArg>,
    /// The ROUGE package whose scores to reproduce
    #[arg(long, value_name = "PACKAGE", default_value = "rouge-score")]
    pub like: RougeConventionArg,
    /// Language of rows without a "lang" field
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language_or_undetermined)]
    pub lang: Language,
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
    /// Score the first K keywords; several values are separated by commas
    #[arg(short, long, value_name = "K", value_delimiter = ',', default_value = "5,10,15")]
    #[arg(value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pub k: Vec<usize>,
    /// Count only gold keywords that occur in the text
    #[arg(long)]
    pub present: bool,
}
