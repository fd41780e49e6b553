//! What the arguments mean: what is done to each document.

use super::model::read_model;
use crate::arguments::{
    AvoidArg, Command, DocumentArgs, GistArgs, KeywordsArgs, SourceArgs, SplitArgs, SummarizeArgs,
    TogetherArgs,
};
use crate::input::{RawDocument, ReadFailure};
use crate::output::{Body, CompressedRow, KeywordRow, PartRow, Report, SentenceRow, SplitRow, TextStyle};
use nutgraf::{
    Analysis, Avoid, CorpusModel, Cut, Document, Gist, Keyword, Keywords, Part, Scope, Segmenter, Span,
    Summarizer,
};
use std::io;

/// What to do with a document.
pub(super) enum Job {
    Summarize { summarizer: Box<Summarizer>, keywords: Option<Keywords>, with_why: bool },
    Keywords { keywords: Keywords, with_why: bool },
    Gist(Gist),
    Split,
}

/// A command that reads documents: what to do, what to read, how text looks.
pub(super) struct Task {
    pub job: Job,
    /// The corpus that says how common words are.
    pub corpus: Option<CorpusModel>,
    /// What the output depends on beside the input, in words.
    pub settings: String,
    pub input: DocumentArgs,
    pub one_per_line: bool,
    pub null_separated: bool,
    /// How documents are summarized together, if they are.
    pub together: Option<TogetherArgs>,
}

impl Task {
    /// The task of a command; nothing for one that reads no documents.
    ///
    /// # Errors
    /// If the corpus model cannot be read.
    pub(super) fn of(command: Command) -> Option<io::Result<Self>> {
        let mut settings = settings(&command);
        let corpus = match &command {
            Command::Summarize(args) => args.corpus.clone(),
            Command::Keywords(args) => args.corpus.clone(),
            _ => None,
        };
        let task = Self::of_command(command)?;
        if task.together.as_ref().is_some_and(TogetherArgs::is_alone) {
            return Some(Err(io::Error::other("--dedup goes with --together or --group-by")));
        }
        let corpus = match corpus.map(|path| read_model(&path)).transpose() {
            Ok(corpus) => corpus,
            Err(error) => return Some(Err(error)),
        };
        if let Some(corpus) = &corpus {
            settings += &crc32fast::hash(corpus.as_bytes()).to_string();
        }
        Some(Ok(Self { corpus, settings, ..task }))
    }

    fn of_command(command: Command) -> Option<Self> {
        match command {
            Command::Summarize(args) => Some(summarize(*args)),
            Command::Keywords(args) => Some(keywords(args)),
            Command::Gist(args) => Some(gist(args)),
            Command::Split(SplitArgs { input }) => Some(plain(Job::Split, input)),
            Command::Corpus { .. }
            | Command::Eval { .. }
            | Command::Completions { .. }
            | Command::Man
            | Command::About => None,
        }
    }

    pub(super) fn style(&self, color: bool) -> TextStyle {
        TextStyle { one_per_line: self.one_per_line, null_separated: self.null_separated, color }
    }
}

fn plain(job: Job, input: DocumentArgs) -> Task {
    Task {
        job,
        corpus: None,
        settings: String::new(),
        input,
        one_per_line: false,
        null_separated: false,
        together: None,
    }
}

/// What was typed, but for what changes no byte of the output.
fn settings(command: &Command) -> String {
    match command {
        Command::Summarize(args) => {
            format!("{:?}", SummarizeArgs { input: essential(&args.input), ..(**args).clone() })
        }
        Command::Keywords(args) => {
            format!("{:?}", KeywordsArgs { input: essential(&args.input), ..args.clone() })
        }
        Command::Gist(args) => format!("{:?}", GistArgs { input: essential(&args.input), ..args.clone() }),
        Command::Split(args) => format!("{:?}", SplitArgs { input: essential(&args.input) }),
        Command::Corpus { .. }
        | Command::Eval { .. }
        | Command::Completions { .. }
        | Command::Man
        | Command::About => String::new(),
    }
}

fn essential(input: &DocumentArgs) -> DocumentArgs {
    let source = SourceArgs { threads: 0, strict: false, ..input.source.clone() };
    DocumentArgs { source, output: None, resume: false, retry_errors: false, ..input.clone() }
}

fn summarize(args: SummarizeArgs) -> Task {
    let scope = if args.per_section { Scope::Section } else { Scope::Document };
    let plain_summarizer = Summarizer::default()
        .method(args.method)
        .budget(args.length)
        .query(args.query)
        .scope(scope)
        .compress(args.compress);
    let with_terms = args.must_include.into_iter().fold(plain_summarizer, Summarizer::must_include);
    let summarizer = args.avoid.iter().fold(with_terms, |summarizer, kind| {
        summarizer.avoid(match kind {
            AvoidArg::Quotes => Avoid::Quotes,
            AvoidArg::Questions => Avoid::Questions,
        })
    });
    let keywords = args.keywords.map(|n| Keywords::default().top(n));
    let job = Job::Summarize { summarizer: Box::new(summarizer), keywords, with_why: args.why };
    let together = args.together.is_wanted().then_some(args.together);
    Task { one_per_line: args.one_per_line, together, ..plain(job, args.input) }
}

fn keywords(args: KeywordsArgs) -> Task {
    let keywords = Keywords::default()
        .method(args.method)
        .top(args.top)
        .max_words(args.max_words)
        .min_score(args.min_score)
        .diversity(args.diversity)
        .single_words(args.single_words)
        .query(args.query);
    let job = Job::Keywords { keywords, with_why: args.why };
    Task { null_separated: args.null_separated, ..plain(job, args.input) }
}

fn gist(args: GistArgs) -> Task {
    let gist = Gist::default().max_words(args.max_words);
    plain(Job::Gist(args.max_bytes.into_iter().fold(gist, Gist::max_bytes)), args.input)
}

impl Task {
    /// Hands the report on one document to `print`.
    pub(super) fn run<T>(
        &self,
        raw: RawDocument,
        segmenter: &Segmenter,
        with_text: bool,
        print: impl FnOnce(&Report) -> T,
    ) -> Result<T, ReadFailure> {
        let RawDocument { id, text, title, kept, .. } = raw;
        let segmented = match title {
            Some(title) => segmenter.clone().title(title).run(text),
            None => segmenter.run(text),
        };
        match segmented {
            Ok(document) => {
                let text = with_text.then(|| document.text());
                Ok(print(&Report { text, fields: kept, ..Report::new(id, self.body(&document)) }))
            }
            Err(error) => Err(ReadFailure { message: format!("{id}: {error}"), id }),
        }
    }

    pub(super) fn body<'d>(&self, document: &'d Document) -> Body<'d> {
        let language = document.language().code();
        let analysis = || match &self.corpus {
            Some(corpus) => Analysis::with_corpus(document, corpus),
            None => Analysis::of(document),
        };
        match &self.job {
            Job::Split => Body::Split { language, sentences: split_rows(document) },
            Job::Summarize { summarizer, keywords, with_why } => {
                let analysis = analysis();
                let summary = summarizer.run(&analysis);
                let why = with_why.then(|| summarizer.explain(&analysis, &summary));
                let keywords = keywords.as_ref().map(|keywords| keyword_rows(&keywords.run(&analysis)));
                let mut shortened = summary.shortened.into_iter();
                let sentences = summary.picks.iter().map(|pick| SentenceRow {
                    source: None,
                    index: pick.index,
                    start: pick.span.start,
                    end: pick.span.end,
                    score: pick.score,
                    text: document.slice(pick.span),
                    cut: pick.cut != Cut::Whole,
                    mark: pick.cut.mark(),
                    compressed: shortened.next().map(|short| CompressedRow {
                        compressed: short.text,
                        kept: short.spans.iter().map(|span| [span.start, span.end]).collect(),
                    }),
                });
                let why = why.map(|why| why.into_iter().map(Into::into).collect());
                Body::Summary {
                    language,
                    sentences: sentences.collect(),
                    keywords,
                    why,
                    sources: None,
                    copies: Vec::new(),
                }
            }
            Job::Keywords { keywords, with_why } => {
                let analysis = analysis();
                let found = keywords.run(&analysis);
                let why = with_why.then(|| keywords.explain(&analysis, &found));
                let why = why.map(|why| why.into_iter().map(Into::into).collect());
                Body::Keywords { language, keywords: keyword_rows(&found), why }
            }
            Job::Gist(gist) => {
                let line = gist.run(&analysis());
                let parts = line.parts.iter().map(|part| match *part {
                    Part::Kept { sentence, span: Span { start, end } } => {
                        PartRow::Kept { sentence, start, end }
                    }
                    Part::Inserted(inserted) => PartRow::Inserted { inserted },
                });
                Body::Gist { language, parts: parts.collect(), gist: line.text, cut: line.is_cut }
            }
        }
    }
}

fn keyword_rows(found: &[Keyword]) -> Vec<KeywordRow> {
    let row = |keyword: &Keyword| KeywordRow {
        text: keyword.text.clone(),
        score: keyword.score,
        count: keyword.spans.len(),
        spans: keyword.spans.iter().map(|span| [span.start, span.end]).collect(),
        sources: Vec::new(),
    };
    found.iter().map(row).collect()
}

fn split_rows(document: &Document) -> Vec<SplitRow<'_>> {
    let row = |index: usize| {
        let sentence = document.sentence(index);
        SplitRow {
            start: sentence.span().start,
            end: sentence.span().end,
            kind: sentence.block().kind.name(),
            text: sentence.text(),
        }
    };
    (0..document.n_sentences()).map(row).collect()
}
