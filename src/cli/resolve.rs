//! What the arguments mean: what is done to each document.

use super::args::{
    AvoidArg, Command, GistArgs, InputArgs, KeywordsArgs, SourceArgs, SplitArgs, SummarizeArgs,
};
use crate::analysis::Analysis;
use crate::document::{Document, Span};
use crate::gist::{Gist, Part};
use crate::input::{Failure, RawDocument};
use crate::keyphrase::{Keyphrase, Keyphrases};
use crate::output::{Body, KeywordRow, PartRow, Report, SentenceRow, SplitRow, Style};
use crate::segment::Segmenter;
use crate::summary::{Avoid, Cut, Scope, Summarizer};

/// What to do with a document.
pub(super) enum Job {
    Summarize { summarizer: Summarizer, keyphrases: Option<Keyphrases>, with_why: bool },
    Keywords { keyphrases: Keyphrases, with_why: bool },
    Gist(Gist),
    Split,
}

/// A command that reads documents: what to do, what to read, how text looks.
pub(super) struct Task {
    pub job: Job,
    /// What the output depends on beside the input, in words.
    pub settings: String,
    pub input: InputArgs,
    pub one_per_line: bool,
    pub null_separated: bool,
}

impl Task {
    /// The task of a command; nothing for one that reads no documents.
    pub(super) fn of(command: Command) -> Option<Self> {
        let settings = settings(&command);
        let task = Self::of_command(command)?;
        Some(Self { settings, ..task })
    }

    fn of_command(command: Command) -> Option<Self> {
        match command {
            Command::Summarize(args) => Some(summarize(args)),
            Command::Keywords(args) => Some(keywords(args)),
            Command::Gist(args) => Some(gist(args)),
            Command::Split(SplitArgs { input }) => Some(plain(Job::Split, input)),
            Command::Eval { .. } | Command::Completions { .. } | Command::Man | Command::About => None,
        }
    }

    pub(super) fn style(&self, color: bool) -> Style {
        Style { one_per_line: self.one_per_line, null_separated: self.null_separated, color }
    }
}

fn plain(job: Job, input: InputArgs) -> Task {
    Task { job, settings: String::new(), input, one_per_line: false, null_separated: false }
}

/// What was typed, but for what changes no byte of the output.
fn settings(command: &Command) -> String {
    match command {
        Command::Summarize(args) => {
            format!("{:?}", SummarizeArgs { input: essential(&args.input), ..args.clone() })
        }
        Command::Keywords(args) => {
            format!("{:?}", KeywordsArgs { input: essential(&args.input), ..args.clone() })
        }
        Command::Gist(args) => format!("{:?}", GistArgs { input: essential(&args.input), ..args.clone() }),
        Command::Split(args) => format!("{:?}", SplitArgs { input: essential(&args.input) }),
        Command::Eval { .. } | Command::Completions { .. } | Command::Man | Command::About => String::new(),
    }
}

fn essential(input: &InputArgs) -> InputArgs {
    let source = SourceArgs { threads: 0, strict: false, ..input.source.clone() };
    InputArgs { source, output: None, resume: false, retry_errors: false, ..input.clone() }
}

fn summarize(args: SummarizeArgs) -> Task {
    let scope = if args.per_section { Scope::Section } else { Scope::Document };
    let plain_summarizer =
        Summarizer::default().method(args.method).budget(args.length).query(args.query).scope(scope);
    let with_terms = args.must_include.into_iter().fold(plain_summarizer, Summarizer::must_include);
    let summarizer = args.avoid.iter().fold(with_terms, |summarizer, kind| {
        summarizer.avoid(match kind {
            AvoidArg::Quotes => Avoid::Quotes,
            AvoidArg::Questions => Avoid::Questions,
        })
    });
    let keyphrases = args.keywords.map(|n| Keyphrases::default().top(n));
    let job = Job::Summarize { summarizer, keyphrases, with_why: args.why };
    Task { one_per_line: args.one_per_line, ..plain(job, args.input) }
}

fn keywords(args: KeywordsArgs) -> Task {
    let keyphrases = Keyphrases::default()
        .method(args.method)
        .top(args.top)
        .max_words(args.max_words)
        .min_score(args.min_score)
        .diversity(args.diversity)
        .single_words(args.single_words);
    let job = Job::Keywords { keyphrases, with_why: args.why };
    Task { null_separated: args.null_separated, ..plain(job, args.input) }
}

fn gist(args: GistArgs) -> Task {
    let gist = Gist::default().max_words(args.max_words);
    plain(Job::Gist(args.max_bytes.into_iter().fold(gist, Gist::max_bytes)), args.input)
}

impl Job {
    /// Hands the report on one document to `print`.
    pub(super) fn run<T>(
        &self,
        raw: RawDocument,
        segmenter: &Segmenter,
        with_text: bool,
        print: impl FnOnce(&Report) -> T,
    ) -> Result<T, Failure> {
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
            Err(error) => Err(Failure { message: format!("{id}: {error}"), id }),
        }
    }

    fn body<'d>(&self, document: &'d Document) -> Body<'d> {
        let language = document.language().code();
        match self {
            Self::Split => Body::Split { language, sentences: split_rows(document) },
            Self::Summarize { summarizer, keyphrases, with_why } => {
                let analysis = Analysis::of(document);
                let summary = summarizer.run(&analysis);
                let why = with_why.then(|| summarizer.explain(&analysis, &summary));
                let keywords = keyphrases.as_ref().map(|keyphrases| keyword_rows(&keyphrases.run(&analysis)));
                let sentences = summary.picks.iter().map(|pick| SentenceRow {
                    index: pick.index,
                    start: pick.span.start,
                    end: pick.span.end,
                    score: pick.score,
                    text: document.slice(pick.span),
                    cut: pick.cut != Cut::Whole,
                    mark: pick.cut.mark(),
                });
                let why = why.map(|why| why.into_iter().map(Into::into).collect());
                Body::Summary { language, sentences: sentences.collect(), keywords, why }
            }
            Self::Keywords { keyphrases, with_why } => {
                let analysis = Analysis::of(document);
                let found = keyphrases.run(&analysis);
                let why = with_why.then(|| keyphrases.explain(&analysis, &found));
                let why = why.map(|why| why.into_iter().map(Into::into).collect());
                Body::Keywords { language, keywords: keyword_rows(&found), why }
            }
            Self::Gist(gist) => {
                let line = gist.run(&Analysis::of(document));
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

fn keyword_rows(found: &[Keyphrase]) -> Vec<KeywordRow> {
    let row = |keyphrase: &Keyphrase| KeywordRow {
        text: keyphrase.text.clone(),
        score: keyphrase.score,
        count: keyphrase.spans.len(),
        spans: keyphrase.spans.iter().map(|span| [span.start, span.end]).collect(),
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
