//! Turns the arguments of a command into a task.

use super::abbreviations::read_abbreviations;
use super::wording::with_wording;
use crate::arguments::{
    Command, DocumentArgs, GistArgs, KeywordsArgs, OutlineArgs, SourceArgs, SplitArgs, SummarizeArgs,
    TogetherArgs, TokenizerArgs, TrimArgs, ViewArgs, When,
};
use crate::model::load_model;
use crate::output::{TextStyle, View};
use nutgraf::job::Job;
use nutgraf::{Abbreviations, Budget, Gist, Keywords, Outline, Scope, Summarizer, Trim};
use std::io;
use std::path::PathBuf;

/// A command that reads documents: its job, its input, and the look of its output.
pub(super) struct Task {
    pub job: Job,
    /// A description of everything that the output depends on besides the input.
    pub settings: String,
    /// The file of the corpus model.
    pub corpus: Option<PathBuf>,
    pub abbreviations: Abbreviations,
    pub input: DocumentArgs,
    pub one_per_line: bool,
    pub null_separated: bool,
    /// True if every result is explained by a tree, for which tables have no place.
    pub has_trees: bool,
    pub has_why_not: bool,
    /// True if the result can be printed as Markdown.
    pub has_markdown: bool,
    /// True if markup of plain text, such as that of Markdown, is part of the text.
    pub keeps_source: bool,
    /// How a summary is shown.
    pub view: View,
    /// When the output is shown in a pager.
    pub paging: When,
    /// Set if documents are summarized together.
    pub together: Option<TogetherArgs>,
}

impl Task {
    /// The task of a command; `None` if it does not read documents.
    ///
    /// # Errors
    /// If a setting is invalid, or the corpus model cannot be read.
    pub(super) fn of(command: Command) -> Option<io::Result<Self>> {
        let settings = settings(&command);
        let corpus = match &command {
            Command::Summarize(args) => args.0.corpus.clone(),
            Command::Keywords(args) => args.0.corpus.clone(),
            _ => None,
        };
        let task = match Self::of_command(command)? {
            Ok(task) => task,
            Err(error) => return Some(Err(error)),
        };
        if let Err(error) = task.job.check() {
            return Some(Err(io::Error::other(error)));
        }
        if task.together.as_ref().is_some_and(TogetherArgs::is_alone) {
            return Some(Err(io::Error::other("--dedup needs --together or --group-by")));
        }
        Some(task.with_files(settings, corpus))
    }

    /// The task with the content of the files that its options name, which counts as an option.
    fn with_files(mut self, mut settings: String, corpus: Option<PathBuf>) -> io::Result<Self> {
        if let Some(model) = corpus.as_deref().map(load_model).transpose()? {
            settings += &crc32fast::hash(model.as_bytes()).to_string();
            self.job = self.job.corpus(model);
        }
        let abbreviations = read_abbreviations(self.input.source.abbreviations.as_deref())?;
        settings += &self.settings;
        settings += &crc32fast::hash(format!("{abbreviations:?}").as_bytes()).to_string();
        Ok(Self { settings, corpus, abbreviations, ..self })
    }

    fn of_command(command: Command) -> Option<io::Result<Self>> {
        match command {
            Command::Summarize(args) => Some(Ok(summarize(*args.0))),
            Command::Keywords(args) => Some(keywords(*args.0)),
            Command::Gist(args) => Some(Ok(gist(*args.0))),
            Command::Outline(args) => Some(Ok(outline(*args.0))),
            Command::Trim(args) => Some(Ok(trim(*args.0))),
            Command::Split(args) => {
                let SplitArgs { why, input } = *args.0;
                let job = if why { Job::split_and_why() } else { Job::split() };
                Some(Ok(plain(job, input)))
            }
            Command::Report(_)
            | Command::Corpus { .. }
            | Command::Eval { .. }
            | Command::Completions { .. }
            | Command::Man { .. }
            | Command::Mcp(_)
            | Command::About => None,
        }
    }

    pub(super) fn style(&self, color: bool) -> TextStyle {
        TextStyle {
            one_per_line: self.one_per_line,
            null_separated: self.null_separated,
            without_names: self.input.no_filename,
            color,
            view: self.view,
            width: None,
        }
    }
}

/// A task with default output options.
fn plain(job: Job, mut input: DocumentArgs) -> Task {
    input.output = input.output.filter(|path| path.as_os_str() != "-");
    Task {
        job: job.threads(input.source.threads).with_text(input.with_text),
        settings: String::new(),
        corpus: None,
        abbreviations: Abbreviations::default(),
        input,
        one_per_line: false,
        null_separated: false,
        has_trees: false,
        has_why_not: false,
        has_markdown: false,
        keeps_source: false,
        view: View::Alone,
        paging: When::Never,
        together: None,
    }
}

/// The arguments, without those that do not affect the output.
fn settings(command: &Command) -> String {
    match command {
        Command::Summarize(args) => {
            format!("{:?}", SummarizeArgs { input: without_run_options(&args.0.input), ..(*args.0).clone() })
        }
        Command::Keywords(args) => {
            format!("{:?}", KeywordsArgs { input: without_run_options(&args.0.input), ..(*args.0).clone() })
        }
        Command::Gist(args) => {
            format!("{:?}", GistArgs { input: without_run_options(&args.0.input), ..(*args.0).clone() })
        }
        Command::Outline(args) => {
            format!("{:?}", OutlineArgs { input: without_run_options(&args.0.input), ..(*args.0).clone() })
        }
        Command::Trim(args) => {
            format!("{:?}", TrimArgs { input: without_run_options(&args.0.input), ..(*args.0).clone() })
        }
        Command::Split(args) => {
            format!("{:?}", SplitArgs { input: without_run_options(&args.0.input), ..(*args.0).clone() })
        }
        Command::Report(_)
        | Command::Corpus { .. }
        | Command::Eval { .. }
        | Command::Completions { .. }
        | Command::Man { .. }
        | Command::Mcp(_)
        | Command::About => String::new(),
    }
}

fn without_run_options(input: &DocumentArgs) -> DocumentArgs {
    let source = SourceArgs { threads: 0, strict: false, ..input.source.clone() };
    DocumentArgs { source, output: None, resume: false, retry_errors: false, ..input.clone() }
}

fn summarize(args: SummarizeArgs) -> Task {
    let scope = if args.per_section { Scope::Section } else { Scope::Document };
    let plain_summarizer = Summarizer::default()
        .method(args.method)
        .budget(args.n_sentences.map_or(with_tokenizer(args.length, &args.tokenizer), Budget::Sentences))
        .query(args.query)
        .scope(scope)
        .nested(args.nested)
        .compress(args.compress)
        .why(args.why);
    let with_terms = args.must_include.into_iter().fold(plain_summarizer, Summarizer::must_include);
    let summarizer = args.avoid.into_iter().fold(with_terms, Summarizer::avoid);
    let view = match args.view {
        ViewArgs { highlight: true, .. } => View::Highlight { lists_keywords: args.keywords.is_some() },
        ViewArgs { context: Some(n), .. } => View::Context(n),
        ViewArgs { .. } => View::Alone,
    };
    let is_shown = view != View::Alone;
    let n_keywords = args.keywords.or(args.view.highlight.then_some(N_HIGHLIGHTED));
    let job = match n_keywords {
        Some(top) => Job::summary_and_keywords(summarizer, Keywords::default().top(top)),
        None => Job::summary(summarizer),
    };
    let job = job.without_copies(args.together.dedup).with_sentences(is_shown);
    let together = args.together.is_wanted().then_some(args.together);
    let paging = if is_shown { args.view.paging } else { When::Never };
    let one_per_line = args.one_per_line;
    Task { one_per_line, has_trees: args.why, view, paging, together, ..plain(job, args.input) }
}

/// The number of keywords that are shown in a text, if none is asked for.
const N_HIGHLIGHTED: usize = 10;

fn keywords(args: KeywordsArgs) -> io::Result<Task> {
    let keywords = with_wording(&args, Keywords::default())?
        .method(args.method)
        .top(args.top)
        .max_words(args.max_words)
        .min_score(args.min_score)
        .diversity(args.diversity)
        .single_words(args.single_words)
        .parts_of_speech(args.pos)
        .query(args.query)
        .why(args.why);
    // The phrases of files, that is.
    let settings = crc32fast::hash(format!("{keywords:?}").as_bytes()).to_string();
    let has_why_not = !args.why_not.is_empty();
    let job = Job::keywords_and_why_not(keywords, args.why_not);
    let (null_separated, has_trees) = (args.null_separated, args.why);
    Ok(Task { settings, null_separated, has_trees, has_why_not, ..plain(job, args.input) })
}

fn gist(args: GistArgs) -> Task {
    let gist = args.max_words.into_iter().fold(Gist::default(), Gist::max_words);
    let gist = args.max_bytes.into_iter().fold(gist, Gist::max_bytes).why(args.why);
    Task { has_trees: args.why, ..plain(Job::gist(gist), args.input) }
}

fn outline(args: OutlineArgs) -> Task {
    let outline = Outline::default()
        .sentences(args.n_sentences)
        .depth(args.depth)
        .query(args.query)
        .method(args.method);
    Task { has_markdown: true, ..plain(Job::outline(outline), args.input) }
}

fn trim(args: TrimArgs) -> Task {
    let budget = with_tokenizer(args.length, &args.tokenizer);
    Task { keeps_source: true, ..plain(Job::trim(Trim::to(budget).query(args.query)), args.input) }
}

/// The length in tokens of the tokenizer that is asked for.
fn with_tokenizer(length: Budget, tokenizer: &TokenizerArgs) -> Budget {
    match (length, tokenizer.tokenizer) {
        (Budget::Tokens(n, _), Some(tokenizer)) => Budget::Tokens(n, tokenizer),
        (length, _) => length,
    }
}
