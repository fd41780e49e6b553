//! What is typed.

use crate::input::{From, Keep};
use crate::keyword::KeywordMethod;
use crate::language::Language;
use crate::output::Format;
use crate::rank::SentenceMethod;
use crate::select::Budget;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::str::FromStr;

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
  nutgraf keywords -n 5 article.txt         five keywords, one a line
  curl -s URL | nutgraf gist                one line
  nutgraf summarize news.jsonl -o out.jsonl one summary a row

Exit codes: 0 all done, 2 wrong usage or fatal error, 3 done but some documents failed,
130 interrupted.")]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,
    /// No messages but fatal ones
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Bold headings between documents
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: Color,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the sentences that say most
    #[command(
        visible_alias = "summarise",
        after_help = "Examples:
  nutgraf summarize article.txt
  nutgraf summarize --length 280c --method textrank article.txt
  nutgraf summarize --why article.txt
  nutgraf summarize --keywords 8 --format json article.txt
  nutgraf summarize news.jsonl --text-field body -o summaries.jsonl"
    )]
    Summarize(Box<SummarizeArgs>),
    /// Print the phrases that say what the text is about, one a line
    #[command(after_help = "Examples:
  nutgraf keywords article.txt
  nutgraf keywords -0 article.txt | xargs -0 -I{} echo 'tag: {}'
  nutgraf keywords --format tsv -n 20 corpus/")]
    Keywords(KeywordsArgs),
    /// Print one line that says it all
    #[command(after_help = "Examples:
  nutgraf gist article.txt
  nutgraf gist --max-bytes 75 headlines.jsonl")]
    Gist(GistArgs),
    /// Print the sentences, one a line
    #[command(after_help = "Examples:
  nutgraf split article.txt
  nutgraf split --lang de --format jsonl artikel.txt")]
    Split(SplitArgs),
    /// Learn from your own documents which words are common there
    Corpus {
        #[command(subcommand)]
        command: super::corpus::CorpusCommand,
    },
    /// Score summaries or keywords against those of people
    Eval {
        #[command(subcommand)]
        command: super::eval::EvalCommand,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
    /// Print version, licences and notices
    About,
}

/// What is read.
#[derive(Debug, Clone, Args)]
pub(super) struct SourceArgs {
    /// Files or directories; none or - is standard input
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// What the input is
    #[arg(long, value_name = "KIND", default_value = "auto")]
    pub from: From,
    /// In directories, read files with such names, or with ! before it not; may be given several times
    #[arg(short, long = "glob", value_name = "GLOB")]
    pub globs: Vec<String>,
    /// In directories, pass over larger files (500k, 10M, 1G)
    #[arg(long, value_name = "SIZE", value_parser = parse_size)]
    pub max_filesize: Option<u64>,
    /// The field of a row that has the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub text_field: String,
    /// The field of a row that names it in the output
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub id_field: String,
    /// The field of a row that has its title
    #[arg(long, value_name = "NAME", default_value = "title")]
    pub title_field: String,
    /// The language, as an ISO 639 code; auto detects it for each document
    #[arg(long, value_name = "CODE", default_value = "auto", value_parser = parse_language)]
    pub lang: LanguageArg,
    /// How many threads; 0 is one a core
    #[arg(short = 'j', long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// Stop at the first document that fails
    #[arg(long)]
    pub strict: bool,
}

/// What is read and how it is printed.
#[derive(Debug, Clone, Args)]
pub(super) struct InputArgs {
    #[command(flatten)]
    pub source: SourceArgs,
    /// Write here instead of standard output; .gz and .zst are packed
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How to print; rows in give jsonl, all else text
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Carry these fields of the rows along, between commas; all for all
    #[arg(long, value_name = "FIELDS", default_value = "", hide_default_value = true)]
    pub keep: Keep,
    /// Print the text that the offsets refer to
    #[arg(long)]
    pub with_text: bool,
    /// Print documents as they are done, not in the order of the input
    #[arg(long)]
    pub unordered: bool,
    /// Go on where an earlier run with the same options and -o FILE was interrupted
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// Go on before the first document that failed in the earlier run
    #[arg(long, requires = "resume")]
    pub retry_errors: bool,
}

/// The language asked for: none for `auto`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LanguageArg {
    pub given: String,
    pub language: Option<Language>,
}

#[derive(Debug, Clone, Args)]
pub(super) struct SummarizeArgs {
    /// How long: sentences (3s), words (100w), characters (280c), bytes (1kB) or share of the words (15%)
    #[arg(short, long, value_name = "LENGTH", default_value = "3s")]
    pub length: Budget,
    /// How to rank sentences
    #[arg(long, value_name = "NAME", default_value = "blend", value_parser = sentence_method())]
    pub method: SentenceMethod,
    /// Prefer sentences about this
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub query: String,
    /// Take a sentence that has this term; may be given several times
    #[arg(long, value_name = "TERM")]
    pub must_include: Vec<String>,
    /// Leave out such sentences where there are others; may be given several times
    #[arg(long, value_name = "KIND")]
    pub avoid: Vec<AvoidArg>,
    /// Say the sentences more shortly, so that more of them fit; whole phrases go, in languages other than English
    /// asides alone
    #[arg(long)]
    pub compress: bool,
    /// The length is for each section, not for the document
    #[arg(long)]
    pub per_section: bool,
    /// Say why each sentence was picked
    #[arg(long)]
    pub why: bool,
    /// Sentences on lines of their own
    #[arg(long)]
    pub one_per_line: bool,
    /// Add so many keywords
    #[arg(long, value_name = "N")]
    pub keywords: Option<usize>,
    #[command(flatten)]
    pub together: TogetherArgs,
    /// Take this model for how common words are; nutgraf corpus learn makes one
    #[arg(long, value_name = "FILE")]
    pub corpus: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputArgs,
}

/// Which documents are summarized together.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Many documents about one thing")]
pub(super) struct TogetherArgs {
    /// One summary of all documents
    #[arg(long, conflicts_with = "resume")]
    pub together: bool,
    /// One summary of all rows that have the same value here
    #[arg(long, value_name = "FIELD", conflicts_with_all = ["together", "resume"])]
    pub group_by: Option<String>,
    /// Leave out documents that are nearly the same as an earlier one of theirs
    #[arg(long)]
    pub dedup: bool,
}

impl TogetherArgs {
    pub(super) fn is_wanted(&self) -> bool {
        self.together || self.group_by.is_some() || self.dedup
    }

    /// Whether copies are to be left out of nothing.
    pub(super) fn is_alone(&self) -> bool {
        !self.together && self.group_by.is_none()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum AvoidArg {
    /// Sentences with quotation marks
    Quotes,
    /// Questions and exclamations
    Questions,
}

#[derive(Debug, Clone, Args)]
pub(super) struct KeywordsArgs {
    /// At most so many
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// No phrase of more words
    #[arg(long, value_name = "N", default_value_t = 4)]
    pub max_words: usize,
    /// Nothing with a lower score, 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = 0.0)]
    pub min_score: f64,
    /// How much a phrase loses that shares words with a better one, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0)]
    pub diversity: f64,
    /// Words, not phrases
    #[arg(long)]
    pub single_words: bool,
    /// Prefer phrases about this
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub query: String,
    /// How to rank phrases
    #[arg(long, value_name = "NAME", default_value = "blend", value_parser = keyword_method())]
    pub method: KeywordMethod,
    /// A NUL byte, not a newline, behind every keyword
    #[arg(short = '0', long = "null")]
    pub null_separated: bool,
    /// Say why each phrase was picked
    #[arg(long)]
    pub why: bool,
    /// Take this model for how common words are; nutgraf corpus learn makes one
    #[arg(long, value_name = "FILE")]
    pub corpus: Option<PathBuf>,
    #[command(flatten)]
    pub input: InputArgs,
}

#[derive(Debug, Clone, Args)]
pub(super) struct GistArgs {
    /// At most so many words
    #[arg(long, value_name = "N", default_value_t = 25, value_parser = at_least_one)]
    pub max_words: usize,
    /// At most so many bytes
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub max_bytes: Option<usize>,
    #[command(flatten)]
    pub input: InputArgs,
}

#[derive(Debug, Clone, Args)]
pub(super) struct SplitArgs {
    #[command(flatten)]
    pub input: InputArgs,
}

fn at_least_one(given: &str) -> Result<usize, String> {
    match given.parse() {
        Ok(0) => Err("leaves no room for a word".to_owned()),
        Ok(n) => Ok(n),
        Err(_) => Err("not a whole number".to_owned()),
    }
}

/// A number of bytes: `500`, `500k`, `10M`, `1G`; `k` is 1024, as ripgrep has it.
fn parse_size(given: &str) -> Result<u64, String> {
    let digits = given.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &given[digits.len()..] {
        "" => 1,
        "k" | "K" => 1 << 10,
        "M" => 1 << 20,
        "G" => 1 << 30,
        _ => return Err("not a size such as 500k, 10M or 1G".to_owned()),
    };
    let number: Option<u64> = digits.parse().ok();
    number
        .and_then(|number| number.checked_mul(unit))
        .ok_or_else(|| "not a size such as 500k, 10M or 1G".to_owned())
}

fn parse_language(given: &str) -> Result<LanguageArg, crate::error::Error> {
    let language = if given == "auto" { None } else { Some(given.parse()?) };
    Ok(LanguageArg { given: given.to_owned(), language })
}

fn sentence_method() -> impl TypedValueParser<Value = SentenceMethod> {
    let names =
        SentenceMethod::ALL.iter().map(|method| PossibleValue::new(method.name()).help(method.summary()));
    PossibleValuesParser::new(names).try_map(|name| SentenceMethod::from_str(&name))
}

fn keyword_method() -> impl TypedValueParser<Value = KeywordMethod> {
    let names =
        KeywordMethod::ALL.iter().map(|method| PossibleValue::new(method.name()).help(method.summary()));
    PossibleValuesParser::new(names).try_map(|name| KeywordMethod::from_str(&name))
}
