//! `nutgraf eval`: rows of references and rows of predictions in, scores out.

mod keywords;
mod rows;
mod summaries;
mod table;

use super::Messages;
use clap::{Args, Subcommand, ValueEnum};
use std::io;
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(super) enum EvalCommand {
    /// ROUGE-1, -2, -L and -Lsum of summaries against references
    #[command(after_help = "Examples:
  nutgraf eval summaries --gold gold.jsonl --pred summaries.jsonl
  nutgraf eval summaries --gold gold.jsonl --pred a.jsonl --against b.jsonl
  nutgraf eval summaries --gold gold.jsonl --pred a.jsonl --like rouge-1.5.5 --bytes 665

Gold rows: {\"id\", \"summary\": [reference, …], \"lang\"}, a reference a text, its sentences on lines, or a
list of sentences. Predicted rows: as `nutgraf summarize --format jsonl` prints them, or {\"id\", \"summary\"}.

Exit codes: 0 all rows scored, 2 wrong usage or nothing to score, 3 some rows could not be scored.")]
    Summaries(summaries::SummariesArgs),
    /// Precision, recall, F1, MAP and nDCG of keywords against those people gave
    #[command(after_help = "Examples:
  nutgraf eval keywords --gold gold.jsonl --pred keywords.jsonl
  nutgraf eval keywords --gold gold.jsonl --pred keywords.jsonl -k 3,10 --present

Gold rows: {\"id\", \"keys\": [phrase, …], \"text\"}; the text is needed for --present only.
Predicted rows: as `nutgraf keywords --format jsonl` prints them.

Exit codes: 0 all rows scored, 2 wrong usage or nothing to score, 3 some rows could not be scored.")]
    Keywords(keywords::KeywordsArgs),
}

/// What is read, and how the scores are printed.
#[derive(Debug, Args)]
struct Files {
    /// The rows of references
    #[arg(long, value_name = "FILE")]
    gold: PathBuf,
    /// The rows of predictions; - is standard input
    #[arg(long, value_name = "FILE")]
    pred: PathBuf,
    /// Another system's predictions, to compare with
    #[arg(long, visible_alias = "pred2", value_name = "FILE")]
    against: Option<PathBuf>,
    /// How to print
    #[arg(long, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people, in percent
    Text,
    /// One object, in shares
    Json,
}

/// Scores what the command names; returns what to print and how many rows could not be scored.
pub(super) fn run(command: &EvalCommand, messages: &Messages) -> io::Result<(String, usize)> {
    match command {
        EvalCommand::Summaries(args) => args.run(messages),
        EvalCommand::Keywords(args) => args.run(messages),
    }
}
