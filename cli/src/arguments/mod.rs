//! The command line as it is typed, one file per command. The doc comments here are what `--help` prints.

mod corpus;
mod deferred;
mod eval;
mod gist;
mod headings;
mod keywords;
mod mcp;
mod numbers;
mod outline;
mod report;
mod source;
mod split;
mod summarize;
mod trim;
mod when;

pub(crate) use corpus::{CorpusCommand, LearnArgs, MergeArgs, ModelArgs};
pub(crate) use eval::{
    EvalCommand, EvalFiles, EvalKeywordsArgs, EvalSummariesArgs, ReferencesArg, RougeConventionArg,
    ScoreFormat,
};
pub(crate) use gist::GistArgs;
pub(crate) use headings::for_short_help;
pub(crate) use keywords::KeywordsArgs;
pub(crate) use mcp::McpArgs;
pub(crate) use outline::OutlineArgs;
pub(crate) use report::ReportArgs;
pub(crate) use source::{
    DocumentArgs, SourceArgs, language_or_undetermined, parse_delimiter, parse_document_limit,
};
pub(crate) use split::SplitArgs;
pub(crate) use summarize::{SummarizeArgs, TogetherArgs, TokenizerArgs, ViewArgs};
pub(crate) use trim::TrimArgs;
pub(crate) use when::When;

use clap::{Parser, Subcommand};
use deferred::Deferred;
use headings::OUTPUT;
use std::path::PathBuf;

/// Summaries, keywords and one-line gists of any text.
#[derive(Debug, Parser)]
#[command(
    name = "nutgraf",
    version,
    propagate_version = true,
    max_term_width = 100,
    arg_required_else_help = true
)]
#[command(after_help = "Examples:
  nutgraf summarize article.txt             three sentences
  nutgraf summarize -l 100w *.txt           at most 100 words of each
  nutgraf keywords -n 5 article.txt         five keywords, one per line
  curl -s URL | nutgraf gist                one line
  nutgraf summarize news.jsonl -o out.jsonl one summary per row

Exit codes: 0 success, 2 wrong usage or fatal error, 3 done but some documents failed,
130 interrupted.")]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// Print no messages except fatal errors
    #[arg(short, long, global = true, display_order = 900, help_heading = OUTPUT)]
    pub quiet: bool,
    /// Print how many documents were read, and how fast; on a terminal slow runs do so anyway
    #[arg(short, long, global = true, conflicts_with = "quiet", display_order = 901)]
    #[arg(hide_short_help = true, help_heading = OUTPUT)]
    pub verbose: bool,
    /// When to print headings in bold, and highlights and bars in color
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", ignore_case = true)]
    #[arg(display_order = 902, hide_short_help = true, help_heading = OUTPUT)]
    pub color: When,
    /// Print control characters of the text as they are, even on a terminal
    #[arg(long, global = true, display_order = 903, hide_short_help = true, help_heading = OUTPUT)]
    pub raw: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print the most important sentences
    #[command(
        visible_alias = "summarise",
        after_long_help = "Examples:
  nutgraf summarize article.txt
  nutgraf summarize --length 280c --method textrank article.txt
  nutgraf summarize --why article.txt
  nutgraf summarize --keywords 8 --format json article.txt
  nutgraf summarize news.jsonl --text-field body -o summaries.jsonl"
    )]
    Summarize(Deferred<SummarizeArgs>),
    /// Print the keywords, one per line
    #[command(after_long_help = "Examples:
  nutgraf keywords article.txt
  nutgraf keywords -0 article.txt | xargs -0 -I{} echo 'tag: {}'
  nutgraf keywords --format tsv -n 20 corpus/")]
    Keywords(Deferred<KeywordsArgs>),
    /// Print a one-line summary
    #[command(after_long_help = "Examples:
  nutgraf gist article.txt
  nutgraf gist --max-bytes 75 headlines.jsonl")]
    Gist(Deferred<GistArgs>),
    /// Print the titles, and the best sentence under each
    #[command(after_long_help = "Examples:
  nutgraf outline report.pdf
  nutgraf outline --depth 2 -n 2 README.md
  nutgraf outline --format markdown book.epub > outline.md")]
    Outline(Deferred<OutlineArgs>),
    /// Print the sentences, one per line
    #[command(after_long_help = "Examples:
  nutgraf split article.txt
  nutgraf split --lang de --format jsonl artikel.txt")]
    Split(Deferred<SplitArgs>),
    /// Cut texts down to a length, for the window of a language model
    #[command(
        after_long_help = "What matters most stays as it is, in its order: code blocks, tables and list items whole,
titles with their sections. What is left out is marked, and the marks count:
[… 12 sentences, lines 40–88: installation, errors]. A text that fits comes out
with the same bytes.

Examples:
  nutgraf trim -l 4000t README.md
  nutgraf trim -l 2000w --query 'error E12' manual.pdf
  nutgraf trim -l 30% --format json report.docx"
    )]
    Trim(Deferred<TrimArgs>),
    /// Serve language models: summaries and the like by the Model Context Protocol
    #[command(
        after_long_help = "A client starts it and speaks to it over standard input and output. Its tools are summarize,
keywords, gist, outline and trim; every answer has a hard limit.

Examples:
  nutgraf mcp                     texts alone
  nutgraf mcp --root ~/documents  texts, and files of a folder"
    )]
    Mcp(McpArgs),
    /// Make a report to look at: one HTML file that loads nothing
    ///
    /// One document is shown with its picks marked in the text, as many as a slider says, its keywords, and why each sentence was
    /// picked. Of several, or of rows, there is a table to search and sort.
    #[command(after_long_help = "Examples:
  nutgraf report article.txt -o article.html
  nutgraf report news.jsonl --group-field section --time-field date -o news.html
  nutgraf report archive/ --report-dir report")]
    Report(Deferred<ReportArgs>),
    /// Learn word frequencies from your own documents
    Corpus {
        #[command(subcommand)]
        command: CorpusCommand,
    },
    /// Score summaries or keywords against references
    Eval {
        #[command(subcommand)]
        command: EvalCommand,
    },
    /// Print a shell completion script
    Completions {
        /// Shell to complete for
        shell: clap_complete::Shell,
    },
    /// Print the manual page, of the program or of a command
    ///
    /// With --dir write those of all commands to a directory, as packages have them: nutgraf.1, nutgraf-summarize.1.
    Man {
        /// Command whose page to print
        #[arg(value_name = "COMMAND", conflicts_with = "dir")]
        command: Vec<String>,
        /// Write the pages of all commands to DIR
        #[arg(long, value_name = "DIR")]
        dir: Option<PathBuf>,
    },
    /// Print the version, licences and notices
    About,
}
