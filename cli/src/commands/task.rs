//! What the arguments mean: what is done to each document.

use super::model::read_model;
use crate::arguments::{
    Command, DocumentArgs, GistArgs, KeywordsArgs, SourceArgs, SplitArgs, SummarizeArgs, TogetherArgs,
};
use crate::input::{RawDocument, ReadFailure};
use crate::output::{
    Body, CompressedRow, KeywordRow, PartRow, Report, SentenceRow, SplitRow, SpokenWhy, TextStyle,
    VerdictRow, WhyNotRow,
};
use nutgraf::{
    Analysis, BoundaryVerdict, CorpusModel, Cut, Document, Error, Gist, Keyword, Keywords, Part, Pick, Scope,
    Segmenter, Span, Summarizer,
};
use std::io;

/// What to do with a document.
pub(super) enum Job {
    Summarize { summarizer: Box<Summarizer>, keywords: Option<Keywords> },
    Keywords { keywords: Keywords, why_not: Vec<String> },
    Gist(Gist),
    Split { with_why: bool },
}

impl Job {
    /// Checks the settings.
    fn check(&self) -> Result<(), Error> {
        match self {
            Self::Summarize { summarizer, keywords } => {
                summarizer.check()?;
                keywords.as_ref().map_or(Ok(()), Keywords::check)
            }
            Self::Keywords { keywords, .. } => keywords.check(),
            Self::Gist(gist) => gist.check(),
            Self::Split { .. } => Ok(()),
        }
    }
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
    /// If a setting makes no sense, or the corpus model cannot be read.
    pub(super) fn of(command: Command) -> Option<io::Result<Self>> {
        let mut settings = settings(&command);
        let corpus = match &command {
            Command::Summarize(args) => args.corpus.clone(),
            Command::Keywords(args) => args.corpus.clone(),
            _ => None,
        };
        let task = Self::of_command(command)?;
        if let Err(error) = task.job.check() {
            return Some(Err(io::Error::other(error)));
        }
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
            Command::Split(SplitArgs { why, input }) => Some(plain(Job::Split { with_why: why }, input)),
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
        Command::Split(args) => format!("{:?}", SplitArgs { input: essential(&args.input), ..args.clone() }),
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
        .compress(args.compress)
        .why(args.why);
    let with_terms = args.must_include.into_iter().fold(plain_summarizer, Summarizer::must_include);
    let summarizer = args.avoid.into_iter().fold(with_terms, Summarizer::avoid);
    let keywords = args.keywords.map(|n| Keywords::default().top(n));
    let job = Job::Summarize { summarizer: Box::new(summarizer), keywords };
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
        .query(args.query)
        .why(args.why);
    let job = Job::Keywords { keywords, why_not: args.why_not };
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
        let segmenter = match title {
            Some(title) => &segmenter.clone().title(title),
            None => segmenter,
        };
        let segmented = match self.job {
            Job::Split { with_why: true } => {
                segmenter.explain(text).map(|(document, verdicts)| (document, Some(verdicts)))
            }
            _ => segmenter.run(text).map(|document| (document, None)),
        };
        match segmented {
            Ok((document, verdicts)) => {
                let text = with_text.then(|| document.text());
                let mut body = self.body(&document);
                if let (Body::Split { why, .. }, Some(verdicts)) = (&mut body, verdicts) {
                    *why = Some(verdict_rows(document.text(), &verdicts));
                }
                Ok(print(&Report { text, fields: kept, ..Report::new(id, body) }))
            }
            Err(error) => Err(ReadFailure { message: format!("{id}: {error}"), id }),
        }
    }

    pub(super) fn body<'d>(&self, document: &'d Document) -> Body<'d> {
        let language = document.language().code();
        let analysis = || {
            let analysis = match &self.corpus {
                Some(corpus) => Analysis::with_corpus(document, corpus),
                None => Analysis::of(document),
            };
            analysis.threads(self.input.source.threads)
        };
        match &self.job {
            Job::Split { .. } => Body::Split { language, sentences: split_rows(document), why: None },
            Job::Summarize { summarizer, keywords } => {
                let analysis = analysis();
                let summary = summarizer.run(&analysis);
                let keywords = keywords.as_ref().map(|keywords| keyword_rows(&keywords.run(&analysis)));
                let why = summary.picks.iter().filter_map(|pick| pick.why.as_ref().map(SpokenWhy::from));
                Body::Summary {
                    language,
                    why: why.collect(),
                    sentences: summary.picks.into_iter().map(|pick| sentence_row(document, pick)).collect(),
                    keywords,
                    sources: None,
                    copies: Vec::new(),
                    joint: document.sentence_joint(),
                }
            }
            Job::Keywords { keywords, why_not } => {
                let analysis = analysis();
                let found = keywords.run(&analysis);
                let why = found.iter().filter_map(|keyword| keyword.why.as_ref().map(SpokenWhy::from));
                let why_not = why_not.iter().map(|text| WhyNotRow::from(keywords.why_not(&analysis, text)));
                Body::Keywords {
                    language,
                    keywords: keyword_rows(&found),
                    why: why.collect(),
                    why_not: why_not.collect(),
                }
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

fn sentence_row(document: &Document, pick: Pick) -> SentenceRow<'_> {
    SentenceRow {
        source: None,
        index: pick.index,
        start: pick.span.start,
        end: pick.span.end,
        score: pick.score,
        text: document.slice(pick.span),
        cut: pick.cut != Cut::Whole,
        compressed: pick.shortened.as_ref().map(|short| CompressedRow {
            compressed: short.text.clone(),
            kept: short.spans.iter().map(|span| [span.start, span.end]).collect(),
        }),
        pick,
        document,
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

fn verdict_rows(text: &str, verdicts: &[BoundaryVerdict]) -> Vec<VerdictRow> {
    verdicts.iter().map(|verdict| VerdictRow::new(text, verdict)).collect()
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
