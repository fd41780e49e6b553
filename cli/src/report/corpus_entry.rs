//! One document among others: what its row says.

use super::findings::{Findings, ReportLengths};
use super::map::{Direction, MapTick, ticks};
use super::month::CalendarDay;
use nutgraf::{Document, Language};

/// The facts about a document that are not in its text.
#[derive(Debug, Clone, Default)]
pub(crate) struct EntryFacts {
    pub id: String,
    /// The value of the field for groups.
    pub group: Option<String>,
    /// The value of the field for times; without it the time in the text counts, such as that of a mail.
    pub time: Option<String>,
}

/// A document of a corpus.
pub(crate) struct CorpusEntry {
    pub(super) id: String,
    pub(super) group: Option<String>,
    pub(super) day: Option<CalendarDay>,
    pub(super) title: String,
    /// The gist, if it is not the title for want of one.
    pub(super) gist: Option<String>,
    pub(super) language: Language,
    pub(super) direction: Direction,
    pub(super) keywords: Vec<EntryKeyword>,
    pub(super) summary: String,
    pub(super) n_words: usize,
    pub(super) ticks: Vec<MapTick>,
    /// The number of the first document that it is nearly the same as.
    pub(super) copy_of: Option<usize>,
}

/// A keyword of a document.
pub(super) struct EntryKeyword {
    pub text: String,
    /// Equal for keywords that differ in case or endings alone.
    pub key: String,
    pub score: f64,
}

/// A longer group is cut.
const GROUP_CHARS: usize = 60;

impl CorpusEntry {
    pub(crate) fn of(
        document: &Document,
        findings: &Findings,
        facts: EntryFacts,
        lengths: ReportLengths,
    ) -> Self {
        let n = findings.n_marked(lengths);
        let mut picked: Vec<usize> = findings.order[..n].to_vec();
        picked.sort_unstable();
        let shown: Vec<String> =
            picked.iter().map(|&sentence| document.shown(document.sentence(sentence).span())).collect();
        let keyword = |keyword: &nutgraf::Keyword| EntryKeyword {
            key: key(findings.language, &keyword.text),
            text: keyword.text.clone(),
            score: keyword.score,
        };
        let has_gist_for_title = findings.is_untitled && !findings.gist.is_empty();
        let first_stamp = document.sentences().next().and_then(nutgraf::Sentence::stamp);
        let own_time = first_stamp.and_then(|stamp| stamp.time.as_deref());
        let group = facts.group.map(|group| super::html::excerpt(&group, GROUP_CHARS));
        Self {
            id: facts.id,
            group: group.filter(|group| !group.trim().is_empty()),
            day: facts.time.as_deref().or(own_time).and_then(CalendarDay::read),
            title: if has_gist_for_title { findings.gist.clone() } else { findings.title.clone() },
            language: findings.language,
            direction: Direction::of(findings),
            gist: (!has_gist_for_title).then(|| findings.gist.clone()),
            keywords: findings.keywords.iter().map(keyword).collect(),
            summary: shown.join(document.sentence_joint()),
            n_words: findings.n_words,
            ticks: ticks(document, findings, n),
            copy_of: None,
        }
    }
}

/// The stems of the words of a phrase, in lower case.
fn key(language: Language, phrase: &str) -> String {
    let words = phrase.split_whitespace().map(|word| language.stem(&word.to_lowercase()).into_owned());
    words.collect::<Vec<_>>().join(" ")
}
