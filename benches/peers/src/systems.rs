//! The systems compared. Each is used as intended: whatever can be reused between texts is set up once.

use keyword_extraction::rake::{Rake as KeRake, RakeParams};
use keyword_extraction::text_rank::{TextRank, TextRankParams};
use keyword_extraction::yake::{Yake as KeYake, YakeParams};
use nutgraf::{
    Analysis, Document, KeywordMethod, Keywords, Language, Segmenter, SentenceMethod, Summarizer,
};
use std::collections::HashSet;
use std::num::NonZeroU32;

/// A task of a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    Summary,
    Keywords,
    Both,
}

impl Job {
    pub const ALL: [Self; 3] = [Self::Summary, Self::Keywords, Self::Both];

    pub fn title(self) -> &'static str {
        match self {
            Self::Summary => "summaries",
            Self::Keywords => "keywords",
            Self::Both => "both in one pass",
        }
    }
}

/// A system. `run` processes a text and returns the number of results.
pub struct System {
    pub name: &'static str,
    pub job: Job,
    pub run: Box<dyn FnMut(&str) -> usize>,
}

/// All systems; nutgraf's default comes first for each job.
pub fn all() -> Vec<System> {
    let mut systems = ours();
    systems.extend(summarizers());
    systems.extend(keyword_rankers());
    systems
}

fn system(name: &'static str, job: Job, run: impl FnMut(&str) -> usize + 'static) -> System {
    System { name, job, run: Box::new(run) }
}

/// A document in a language, which is detected if not given.
fn document(text: &str, language: Option<Language>) -> Document {
    let segmenter =
        language.map_or_else(Segmenter::default, |language| Segmenter::default().language(language));
    segmenter.run(text).expect("a text of less than 4 GiB")
}

fn ours() -> Vec<System> {
    let summary = |method: SentenceMethod, language| {
        let summarizer = Summarizer::default().method(method);
        move |text: &str| summarizer.run(&Analysis::of(&document(text, language))).picks.len()
    };
    let keywords = |method: KeywordMethod| {
        let keywords = Keywords::default().method(method);
        move |text: &str| keywords.run(&Analysis::of(&document(text, None))).len()
    };
    let both = |text: &str| {
        let document = document(text, None);
        let analysis = Analysis::of(&document);
        Summarizer::default().run(&analysis).picks.len() + Keywords::default().run(&analysis).len()
    };
    vec![
        system("nutgraf", Job::Summary, summary(SentenceMethod::default(), None)),
        system(
            "nutgraf, language given",
            Job::Summary,
            summary(SentenceMethod::default(), Some(Language::English)),
        ),
        system("nutgraf tfidf", Job::Summary, summary(SentenceMethod::TfIdf, None)),
        system("nutgraf textrank", Job::Summary, summary(SentenceMethod::TextRank, None)),
        system("nutgraf keywords", Job::Keywords, keywords(KeywordMethod::default())),
        system("nutgraf keywords tfidf", Job::Keywords, keywords(KeywordMethod::TfIdf)),
        system("nutgraf keywords rake", Job::Keywords, keywords(KeywordMethod::Rake)),
        system("nutgraf summary and keywords", Job::Both, both),
    ]
}

fn summarizers() -> Vec<System> {
    let summary = summary::Summarizer::new(summary::Language::English);
    let three = NonZeroU32::new(3).expect("three is not zero");
    vec![
        system("simple-summarize", Job::Summary, |text| {
            simple_summarize::summarize_text(text, 0.8).map_or(0, |report| report.summary.len())
        }),
        system("lede", Job::Summary, |text| lede::summarize(text, 500, lede::Mode::Default).summary.len()),
        system("summary", Job::Summary, move |text| summary.summarize_sentences(text, three).len()),
    ]
}

fn keyword_rankers() -> Vec<System> {
    let stop_words: Vec<String> = stop_words::get("en").iter().map(|word| (*word).to_string()).collect();
    let rake = rake::Rake::new(stop_words.iter().cloned().collect::<HashSet<String>>().into());
    let yake_words = yake_rust::StopWords::predefined("en").expect("English stop words");
    let (for_rake, for_rank, for_yake) = (stop_words.clone(), stop_words.clone(), stop_words);
    vec![
        system("rake", Job::Keywords, move |text| rake.run(text).len()),
        system("keyword_extraction RAKE", Job::Keywords, move |text| {
            KeRake::new(RakeParams::WithDefaults(text, &for_rake)).get_ranked_phrases(10).len()
        }),
        system("keyword_extraction TextRank", Job::Keywords, move |text| {
            TextRank::new(TextRankParams::WithDefaults(text, &for_rank)).get_ranked_phrases(10).len()
        }),
        system("keyword_extraction YAKE", Job::Keywords, move |text| {
            KeYake::new(YakeParams::WithDefaults(text, &for_yake)).get_ranked_keywords(10).len()
        }),
        system("yake-rust", Job::Keywords, move |text| {
            yake_rust::get_n_best(10, text, &yake_words, &yake_rust::Config::default()).len()
        }),
    ]
}
