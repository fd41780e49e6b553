//! `nutgraf eval`.

use super::source::language_or_undetermined;
use clap::builder::RangedU64ValueParser;
use clap::{Args, Subcommand, ValueEnum};
use nutgraf::Language;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum EvalCommand {
    /// ROUGE-1, -2, -L and -Lsum of summaries against references
    #[command(after_help = "Examples:
  nutgraf eval summaries --gold gold.jsonl --pred summaries.jsonl
  nutgraf eval summaries --gold gold.jsonl --pred a.jsonl --against b.jsonl
  nutgraf eval summaries --gold gold.jsonl --pred a.jsonl --like rouge-1.5.5 --bytes 665

Gold rows: {\"id\", \"summary\": [reference, …], \"lang\"}, a reference a text, its sentences on lines, or a
list of sentences. Predicted rows: as `nutgraf summarize --format jsonl` prints them, or {\"id\", \"summary\"}.

Exit codes: 0 all rows scored, 2 wrong usage or nothing to score, 3 some rows could not be scored.")]
    Summaries(EvalSummariesArgs),
    /// Precision, recall, F1, MAP and nDCG of keywords against those people gave
    #[command(after_help = "Examples:
  nutgraf eval keywords --gold gold.jsonl --pred keywords.jsonl
  nutgraf eval keywords --gold gold.jsonl --pred keywords.jsonl -k 3,10 --present

Gold rows: {\"id\", \"keys\": [phrase, …], \"text\"}; the text is needed for --present only.
Predicted rows: as `nutgraf keywords --format jsonl` prints them.

Exit codes: 0 all rows scored, 2 wrong usage or nothing to score, 3 some rows could not be scored.")]
    Keywords(EvalKeywordsArgs),
}

/// What is read, and how the scores are printed.
#[derive(Debug, Args)]
pub(crate) struct EvalFiles {
    /// The rows of references
    #[arg(long, value_name = "FILE")]
    pub gold: PathBuf,
    /// The rows of predictions; - is standard input
    #[arg(long, value_name = "FILE")]
    pub pred: PathBuf,
    /// Another system's predictions, to compare with
    #[arg(long, visible_alias = "pred2", value_name = "FILE")]
    pub against: Option<PathBuf>,
    /// How to print
    #[arg(long, default_value = "text")]
    pub format: ScoreFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ScoreFormat {
    /// A table for people, in percent
    Text,
    /// One object, in shares
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct EvalSummariesArgs {
    #[command(flatten)]
    pub files: EvalFiles,
    /// Look only at the first words of a prediction
    #[arg(long, value_name = "N", conflicts_with = "bytes")]
    pub words: Option<usize>,
    /// Look only at the first bytes of a prediction
    #[arg(long, value_name = "N")]
    pub bytes: Option<usize>,
    /// Compare stems in every language that has a stemmer; else in English only
    #[arg(long, conflicts_with = "no_stem")]
    pub stem: bool,
    /// Compare words as they are, not their stems
    #[arg(long)]
    pub no_stem: bool,
    /// What to do with several references; best, or as ROUGE-1.5.5 average
    #[arg(long, value_name = "HOW")]
    pub references: Option<ReferencesArg>,
    /// Whose scores are meant
    #[arg(long, value_name = "PACKAGE", default_value = "rouge-score")]
    pub like: RougeConventionArg,
    /// The language of rows without a field `lang`
    #[arg(long, value_name = "CODE", default_value = "en", value_parser = language_or_undetermined)]
    pub lang: Language,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReferencesArg {
    /// The best counts
    Best,
    /// The mean over all
    Average,
    /// The mean, over all, of the best of the others
    Jackknife,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RougeConventionArg {
    /// The Python package
    #[value(name = "rouge-score")]
    RougeScore,
    /// The Perl program of DUC and TAC: limits hold for references too, words are ASCII, irregular forms count
    #[value(name = "rouge-1.5.5")]
    Rouge155,
}

#[derive(Debug, Args)]
pub(crate) struct EvalKeywordsArgs {
    #[command(flatten)]
    pub files: EvalFiles,
    /// How many of the first phrases to look at
    #[arg(short, long, value_name = "K", value_delimiter = ',', default_value = "5,10,15")]
    #[arg(value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pub k: Vec<usize>,
    /// Count only gold phrases that stand in the text
    #[arg(long)]
    pub present: bool,
}
