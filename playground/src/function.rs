//! The functions of the JavaScript side.

use crate::options::CallOptions;
use crate::report::{Findings, ReportLengths, document_main};
use crate::utf16::in_utf16;
use nutgraf::job::{Input, Job};
use nutgraf::read::PlainText;
use nutgraf::{Analysis, Gist, Keywords, Scope, Segmenter, Summarizer};
use serde_json::{Value, json};

/// A function: its results are rows, or the report that the page shows.
#[derive(Clone, Copy)]
pub enum Function {
    Summarize,
    Keywords,
    Gist,
    Split,
    Report,
}

impl Function {
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "summarize" => Some(Self::Summarize),
            "keywords" => Some(Self::Keywords),
            "gist" => Some(Self::Gist),
            "split" => Some(Self::Split),
            "report" => Some(Self::Report),
            _ => None,
        }
    }

    /// The result for a text; every option has to be one of its own.
    pub fn run(
        self,
        source: PlainText,
        segmenter: Segmenter,
        mut options: CallOptions,
    ) -> Result<Value, String> {
        let job = match self {
            Self::Summarize => summary_job(&mut options)?,
            Self::Keywords => keywords_job(&mut options)?,
            Self::Gist => gist_job(&mut options)?,
            Self::Split => Job::split(),
            Self::Report => return report(source, segmenter, options),
        };
        let with_text = options.flag("withText")?;
        options.end()?;
        let text = source.text.clone();
        let input = Input::new((), source.text).stamps(source.stamps);
        let row = job.segmenter(segmenter).run(source.title.into_iter().fold(input, Input::title));
        if let Some(error) = row.error() {
            return Err(error.to_owned());
        }
        let mut value = serde_json::to_value(&row).map_err(|error| error.to_string())?;
        in_utf16(&mut value, &text);
        if let Value::Object(fields) = &mut value {
            fields.remove("id");
            if with_text {
                fields.insert("document".to_owned(), text.into());
            }
        }
        Ok(value)
    }
}

fn summary_job(options: &mut CallOptions) -> Result<Job, String> {
    let mut summarizer = Summarizer::default()
        .scope(if options.flag("perSection")? { Scope::Section } else { Scope::Document })
        .nested(options.flag("nested")?)
        .compress(options.flag("compress")?)
        .why(options.flag("why")?)
        .query(options.text("query")?.unwrap_or_default());
    summarizer = options.length("length")?.into_iter().fold(summarizer, Summarizer::budget);
    summarizer = options.named("method")?.into_iter().fold(summarizer, Summarizer::method);
    summarizer = options.texts("mustInclude")?.into_iter().fold(summarizer, Summarizer::must_include);
    for kind in options.texts("avoid")? {
        summarizer = summarizer.avoid(kind.parse().map_err(|error: nutgraf::Error| error.to_string())?);
    }
    Ok(match options.count("keywords")? {
        Some(top) => Job::summary_and_keywords(summarizer, Keywords::default().top(top)),
        None => Job::summary(summarizer),
    })
}

fn keywords_job(options: &mut CallOptions) -> Result<Job, String> {
    let mut keywords = Keywords::default()
        .why(options.flag("why")?)
        .single_words(options.flag("singleWords")?)
        .query(options.text("query")?.unwrap_or_default());
    keywords = options.count("top")?.into_iter().fold(keywords, Keywords::top);
    keywords = options.named("method")?.into_iter().fold(keywords, Keywords::method);
    keywords = options.count("maxWords")?.into_iter().fold(keywords, Keywords::max_words);
    keywords = options.number("minScore")?.into_iter().fold(keywords, Keywords::min_score);
    keywords = options.number("diversity")?.into_iter().fold(keywords, Keywords::diversity);
    Ok(Job::keywords(options.texts("stop")?.into_iter().fold(keywords, Keywords::stop)))
}

fn gist_job(options: &mut CallOptions) -> Result<Job, String> {
    let gist = options.count("maxWords")?.into_iter().fold(Gist::default(), Gist::max_words);
    Ok(Job::gist(options.count("maxBytes")?.into_iter().fold(gist, Gist::max_bytes)))
}

/// The inner part of a report, with the name of the text.
fn report(source: PlainText, segmenter: Segmenter, mut options: CallOptions) -> Result<Value, String> {
    let name = options.text("name")?.unwrap_or_else(|| "Pasted text".to_owned());
    options.end()?;
    let segmenter = source.title.iter().cloned().fold(segmenter.stamps(source.stamps), Segmenter::title);
    let document = segmenter.run(source.text).map_err(|error| error.to_string())?;
    let analysis = Analysis::of(&document);
    let lengths = ReportLengths::default();
    let findings = Findings::of(&analysis, &name, source.title.as_deref(), lengths);
    let html = document_main(&analysis, &findings, &name, lengths, None).into_string();
    Ok(json!({ "html": html, "title": findings.title }))
}
