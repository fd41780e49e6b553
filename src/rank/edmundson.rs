//! Edmundson, "New methods in automatic extracting", Journal of the ACM 16 (1969).
//!
//! Four clues added up, the title and location clues counting most, as the paper found best:
//!
//! score(i) = cue + key + 1.5 · title + 1.5 · location
//!
//! - *cue*: bonus words of the language minus its stigma words (`seeds/lang`), per word; 0 for a
//!   language without a list;
//! - *key*: the share of the sentence's words that are among the document's most frequent content words;
//! - *title*: the share of the title's words that the sentence has;
//! - *location*: 1 for the sentences of the first and the last paragraph, ½ for one that opens or closes a
//!   paragraph, else 0.
//!
//! The paper's weights are counts of a punched-card corpus; ours bring every clue to 0..1.

use super::words::by_word;
use crate::analysis::Analysis;
use crate::document::TermId;
use crate::explain::Why;
use crate::language::WordList;
use foldhash::HashMap;

/// How many frequent content words are keys.
const MAX_KEYS: usize = 20;

const TITLE_WEIGHT: f64 = 1.5;
const LOCATION_WEIGHT: f64 = 1.5;

/// The score of every candidate. O(tokens + terms · log terms).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    let clues = Clues::of(analysis);
    let score = |candidate: usize| {
        let (mut cue, mut key, mut shared) = (0.0, 0.0, 0.0);
        for (term, count) in analysis.counts().row(candidate) {
            cue += clues.cues.weight[term] * count;
            key += f64::from(u8::from(clues.is_key[term])) * count;
            shared += f64::from(u8::from(clues.is_title[term]));
        }
        let n_words = analysis.n_running_words(candidate).max(1) as f64;
        let title = TITLE_WEIGHT * shared / clues.n_title;
        (cue + key) / n_words + title + LOCATION_WEIGHT * location(analysis, candidate)
    };
    (0..analysis.n_candidates()).map(score).collect()
}

/// The clues that each term gives.
struct Clues {
    cues: Cues,
    is_key: Vec<bool>,
    is_title: Vec<bool>,
    /// How many content words the title has, at least 1.
    n_title: f64,
}

impl Clues {
    fn of(analysis: &Analysis) -> Self {
        let document = analysis.document();
        let mut is_title = vec![false; document.n_terms()];
        let title = document.title_terms();
        let content = title.iter().filter(|&&term| document.is_content(term));
        content.for_each(|term| is_title[term.index()] = true);
        let n_title = is_title.iter().filter(|is_title| **is_title).count().max(1) as f64;
        Self { cues: Cues::of(analysis), is_key: keys(analysis), is_title, n_title }
    }
}

pub(super) fn explain(analysis: &Analysis, candidates: &[usize]) -> Vec<Why> {
    let clues = Clues::of(analysis);
    candidates.iter().map(|&candidate| why(analysis, &clues, candidate)).collect()
}

fn why(analysis: &Analysis, clues: &Clues, candidate: usize) -> Why {
    let n_words = analysis.n_running_words(candidate).max(1) as f64;
    let of_words = |label: &'static str, share: &dyn Fn(usize, f64) -> f64| {
        let shares = analysis.counts().row(candidate).map(|(term, count)| (term, share(term, count)));
        let shares: Vec<(usize, f64)> = shares.collect();
        let sum = shares.iter().map(|(_, share)| share).sum();
        Why::added(label, sum).of(by_word(analysis, candidate, shares.into_iter()))
    };
    let flag = |is_so: bool| f64::from(u8::from(is_so));
    let parts = vec![
        of_words("cue words", &|term, count| clues.cues.weight[term] * count / n_words),
        of_words("most frequent words", &|term, count| flag(clues.is_key[term]) * count / n_words),
        of_words("title words", &|term, _| TITLE_WEIGHT * flag(clues.is_title[term]) / clues.n_title),
        Why::added("place in the text", LOCATION_WEIGHT * location(analysis, candidate)),
    ];
    Why::added("clues", parts.iter().map(|part| part.share).sum()).of(parts)
}

/// True for each term that is a key.
fn keys(analysis: &Analysis) -> Vec<bool> {
    let document = analysis.document();
    let mut terms: Vec<u32> = (0..document.n_terms() as u32)
        .filter(|&term| document.is_content(TermId(term)) && document.term_count(TermId(term)) > 1)
        .collect();
    terms.sort_by_key(|&term| (std::cmp::Reverse(document.term_count(TermId(term))), term));
    let mut keys = vec![false; document.n_terms()];
    terms.iter().take(MAX_KEYS).for_each(|&term| keys[term as usize] = true);
    keys
}

fn location(analysis: &Analysis, candidate: usize) -> f64 {
    let block_of =
        |candidate: usize| analysis.document().sentence(analysis.sentence_of(candidate)).block_index();
    let (n, block) = (analysis.n_candidates(), block_of(candidate));
    let is_outer = block == block_of(0) || block == block_of(n - 1);
    let opens = candidate == 0 || block_of(candidate - 1) != block;
    let closes = candidate + 1 == n || block_of(candidate + 1) != block;
    match (is_outer && block_of(0) != block_of(n - 1), opens || closes) {
        (true, _) => 1.0,
        (false, true) => 0.5,
        (false, false) => 0.0,
    }
}

/// The value of each term as a cue: 1, −1 or 0.
struct Cues {
    weight: Vec<f64>,
}

impl Cues {
    fn of(analysis: &Analysis) -> Self {
        let document = analysis.document();
        let stemmer = document.language().profile().stemmer();
        let stem = |word: &'static str| match &stemmer {
            Some(stemmer) => stemmer.stem(word).into_owned(),
            None => word.to_owned(),
        };
        let signed = |(list, sign): (WordList, f64)| {
            document.language().profile().list(list).iter().map(move |&word| (word, sign))
        };
        let cues = [(WordList::Bonus, 1.0), (WordList::Stigma, -1.0)].into_iter().flat_map(signed);
        let signs: HashMap<String, f64> = cues.map(|(word, sign)| (stem(word), sign)).collect();
        let weight = |term: u32| signs.get(document.term_text(TermId(term))).copied().unwrap_or(0.0);
        Self { weight: (0..document.n_terms() as u32).map(weight).collect() }
    }
}
