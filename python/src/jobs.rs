//! The jobs that keyword arguments ask for: every door takes the same arguments through here.

use crate::corpus::corpus;
use crate::error::{characters, raised, wrong_type};
use crate::options::{Options, count};
use nutgraf::job::Job;
use nutgraf::{Budget, Gist, Keywords, Outline, Scope, Segmenter, Summarizer, Tag, Tokenizer, Trim};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyString};

/// The job with the language and the corpus that are asked for.
pub(crate) fn read_as_asked(options: &mut Options<'_>, job: Job) -> PyResult<Job> {
    let job = match options.language()? {
        Some(language) => job.segmenter(Segmenter::default().language(language)),
        None => job,
    };
    Ok(match corpus(options)? {
        Some(corpus) => job.corpus(corpus),
        None => job,
    })
}

/// The job of a summary.
pub(crate) fn summary_job(options: &mut Options<'_>, length: Option<&Bound<'_, PyAny>>) -> PyResult<Job> {
    let mut summarizer = Summarizer::default()
        .scope(if options.flag("per_section")? { Scope::Section } else { Scope::Document })
        .nested(options.flag("nested")?)
        .compress(options.flag("compress")?)
        .why(options.flag("why")?)
        .query(options.text("query")?.unwrap_or_default());
    let tokenizer = options.named("tokenizer")?;
    if let Some(length) = length {
        summarizer = summarizer.budget(in_tokens(budget(length)?, tokenizer));
    }
    if let Some(method) = options.named("method")? {
        summarizer = summarizer.method(method);
    }
    summarizer = options.texts("must_include")?.into_iter().fold(summarizer, Summarizer::must_include);
    for kind in options.texts("avoid")? {
        summarizer = summarizer.avoid(kind.to_ascii_lowercase().parse().map_err(raised)?);
    }
    checked(match options.count("keywords")? {
        Some(top) => Job::summary_and_keywords(summarizer, Keywords::default().top(top)),
        None => Job::summary(summarizer),
    })
}

/// The job of keywords.
pub(crate) fn keywords_job(options: &mut Options<'_>, top: Option<&Bound<'_, PyAny>>) -> PyResult<Job> {
    let mut keywords = Keywords::default()
        .why(options.flag("why")?)
        .single_words(options.flag("single_words")?)
        .query(options.text("query")?.unwrap_or_default());
    if let Some(top) = top {
        keywords = keywords.top(count("top", top)?);
    }
    if let Some(method) = options.named("method")? {
        keywords = keywords.method(method);
    }
    keywords = options.count("max_words")?.into_iter().fold(keywords, Keywords::max_words);
    keywords = options.share("min_score")?.into_iter().fold(keywords, Keywords::min_score);
    keywords = options.share("diversity")?.into_iter().fold(keywords, Keywords::diversity);
    let tags: Result<Vec<Tag>, _> = options.texts("pos")?.iter().map(|name| name.parse()).collect();
    keywords = keywords.parts_of_speech(tags.map_err(raised)?);
    keywords = options.texts("stop")?.into_iter().fold(keywords, Keywords::stop);
    let only = options.names("only")?.into_iter();
    keywords = only.fold(keywords, |keywords, (name, others)| keywords.only(name, others));
    let boost = options.factors("boost")?.into_iter();
    keywords = boost.fold(keywords, |keywords, (phrase, factor)| keywords.boost(phrase, factor));
    checked(Job::keywords(keywords))
}

/// The job of a gist.
pub(crate) fn gist_job(options: &mut Options<'_>) -> PyResult<Job> {
    let gist = Gist::default().why(options.flag("why")?);
    let gist = options.count("max_words")?.into_iter().fold(gist, Gist::max_words);
    checked(Job::gist(options.count("max_bytes")?.into_iter().fold(gist, Gist::max_bytes)))
}

/// The job of an outline.
pub(crate) fn outline_job(options: &mut Options<'_>) -> PyResult<Job> {
    let mut outline = Outline::default().query(options.text("query")?.unwrap_or_default());
    outline = options.count("sentences")?.into_iter().fold(outline, Outline::sentences);
    if let Some(depth) = options.count("depth")? {
        outline = outline.depth(u8::try_from(depth).unwrap_or(u8::MAX));
    }
    if let Some(method) = options.named("method")? {
        outline = outline.method(method);
    }
    checked(Job::outline(outline))
}

/// The job of a text within a length.
pub(crate) fn trim_job(options: &mut Options<'_>, length: &Bound<'_, PyAny>) -> PyResult<Job> {
    let query = options.text("query")?.unwrap_or_default();
    let length = in_tokens(budget(length)?, options.named("tokenizer")?);
    checked(Job::trim(Trim::to(length).query(query)))
}

/// The length, in tokens of the tokenizer that is asked for.
fn in_tokens(length: Budget, tokenizer: Option<Tokenizer>) -> Budget {
    match (length, tokenizer) {
        (Budget::Tokens(n, _), Some(tokenizer)) => Budget::Tokens(n, tokenizer),
        (length, _) => length,
    }
}

fn checked(job: Job) -> PyResult<Job> {
    job.check().map_err(raised)?;
    Ok(job)
}

/// A length such as "3s", "100w" or "15%"; a number is one of sentences.
fn budget(length: &Bound<'_, PyAny>) -> PyResult<Budget> {
    if let Ok(given) = length.cast::<PyString>() {
        return characters("length", given)?.parse().map_err(raised);
    }
    if length.hasattr("__index__")? && !length.is_instance_of::<PyBool>() {
        return Ok(Budget::Sentences(count("length", length)?));
    }
    Err(wrong_type("length", "a str such as \"3s\", \"100w\" or \"15%\", or a number of sentences", length))
}
