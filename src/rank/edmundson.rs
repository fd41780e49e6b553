//! Edmundson, "New methods in automatic extracting", Journal of the ACM 16 (1969).
//!
//! Four clues added up, the title and location clues counting most, as the paper found best:
//!
//! score(i) = cue + key + 1.5 · title + 1.5 · location
//!
//! - *cue*: bonus less stigma words of the language (`seeds/lang`), per word; 0 for a language
//!   without them;
//! - *key*: the share of the sentence's words that are among the document's most frequent content words;
//! - *title*: the share of the title's words that the sentence has;
//! - *location*: 1 for the first and last paragraph's sentences, ½ for one that opens or closes a
//!   paragraph, else 0.
//!
//! The paper's weights are counts of a punched-card corpus; ours bring every clue to 0..1.

use crate::analysis::Analysis;
use crate::document::TermId;
use crate::language::WordList;
use foldhash::HashMap;

/// How many frequent content words are keys.
const MAX_KEYS: usize = 20;

/// The score of every candidate. O(tokens + terms · log terms).
pub(super) fn scores(analysis: &Analysis) -> Vec<f64> {
    let document = analysis.document();
    let cues = Cues::of(analysis);
    let keys = keys(analysis);
    let mut is_title = vec![false; document.n_terms()];
    let title = document.title_terms();
    title.iter().filter(|&&term| document.is_content(term)).for_each(|term| is_title[term.index()] = true);
    let n_title = is_title.iter().filter(|is_title| **is_title).count().max(1) as f64;
    let score = |candidate: usize| {
        let n_words = analysis.n_words(candidate).max(1) as f64;
        let (mut cue, mut key, mut shared) = (0.0, 0.0, 0.0);
        for (term, count) in analysis.counts().row(candidate) {
            cue += cues.weight[term] * count;
            key += f64::from(u8::from(keys[term])) * count;
            shared += f64::from(u8::from(is_title[term]));
        }
        (cue + key) / n_words + 1.5 * shared / n_title + 1.5 * location(analysis, candidate)
    };
    (0..analysis.n_candidates()).map(score).collect()
}

/// Whether each term is a key.
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

/// What each term is worth as a cue: 1, −1 or 0.
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
