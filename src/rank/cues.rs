//! What the default method knows of a document as a whole, and of how much of it is wanted: its cues. They are continuous, so
//! that nothing decides on one kind of text.

use super::signals::SentenceSignals;
use crate::analysis::Analysis;
use crate::document::TermId;
use crate::math::{exp, ln};

include!(concat!(env!("OUT_DIR"), "/everyday_weights.rs"));

/// The number of cues that are measured.
pub(crate) const N_MEASURED: usize = 22;

/// The name of each cue that is measured in the tables of weights.
#[cfg(any(test, feature = "training"))]
pub(crate) const MEASURED: [&str; N_MEASURED] = [
    "always",
    "long",
    "headings",
    "lists",
    "speakers",
    "personal",
    "lower",
    "questions",
    "unended",
    "flow",
    "brief",
    "single",
    "covering",
    "pooled",
    "titled",
    "code",
    "wordy",
    "few",
    "head",
    "longer",
    "impersonal",
    "letter",
];

// The places of cues.
const BRIEF: usize = 10;
const SINGLE: usize = 11;
pub(super) const COVERING: usize = 12;
pub(super) const POOLED: usize = 13;
const IMPERSONAL: usize = 20;

/// The measured cues that everyday writing has once more, for itself: "always", "long", "lists", "speakers", "lower", "unended",
/// "letter".
const OF_EVERYDAY: [usize; 7] = [0, 1, 3, 4, 6, 8, 21];

/// The number of cues that weights are for.
pub(crate) const N_CUES: usize = N_MEASURED + OF_EVERYDAY.len();

/// The cues that weights are for. What people write each other, and for themselves, is read for other things than what is published:
/// so both have weights of their own, and a text those of both by the share of it that is everyday writing.
pub(super) fn all_cues(measured: [f64; N_MEASURED]) -> [f64; N_CUES] {
    let everyday = everyday(&measured);
    let mut all = [0.0; N_CUES];
    let (published, of_everyday) = all.split_at_mut(N_MEASURED);
    published.copy_from_slice(&measured.map(|cue| (1.0 - everyday) * cue));
    // Whatever the text is, these are of the summary and of the pool.
    [COVERING, POOLED].into_iter().for_each(|cue| published[cue] = measured[cue]);
    of_everyday.iter_mut().zip(OF_EVERYDAY).for_each(|(own, cue)| *own = everyday * measured[cue]);
    all
}

/// How much of a text is everyday writing: mails, chats, talk, notes, instructions. 0 to 1, a logistic regression on the cues.
fn everyday(measured: &[f64; N_MEASURED]) -> f64 {
    let score: f64 = EVERYDAY[0].iter().zip(measured).map(|(weight, cue)| weight * cue).sum();
    1.0 / (1.0 + exp(-score))
}

/// The cues of a document, most of them 0 to 1.
pub(super) struct DocumentCues<'a> {
    analysis: &'a Analysis<'a>,
    /// Those of the document, and for those of how much of it is wanted the factor that the document has in them.
    of_document: [f64; N_MEASURED],
}

impl<'a> DocumentCues<'a> {
    /// The cues of a document. Linear in it.
    pub(super) fn of(analysis: &'a Analysis, signals: &SentenceSignals) -> Self {
        Self { analysis, of_document: of_document(analysis, signals) }
    }

    /// The cues if about `n_wanted` sentences are wanted.
    pub(super) fn at(&self, n_wanted: f64) -> [f64; N_MEASURED] {
        let brief = 1.0 / n_wanted.max(1.0).sqrt();
        let mut cues = self.of_document;
        cues[BRIEF] = brief;
        cues[SINGLE] *= ((brief - 0.58) / 0.42).max(0.0);
        cues[COVERING] = covering(self.analysis, n_wanted);
        cues[IMPERSONAL] *= brief * brief;
        cues
    }
}

fn of_document(analysis: &Analysis, signals: &SentenceSignals) -> [f64; N_MEASURED] {
    let document = analysis.document();
    let n = analysis.n_candidates().max(1) as f64;
    let n_words: usize =
        (0..analysis.n_candidates()).map(|candidate| analysis.n_running_words(candidate)).sum();
    let shape = analysis.shape();
    let long = ln(n / 25.0).clamp(-1.0, 2.0);
    let speaking = 4.0 * signals.share_in_person();
    let has_title = !document.given_title.is_empty();
    [
        1.0,
        long,
        shape.headings,
        shape.lists,
        shape.speakers,
        (speaking - 1.0).clamp(0.0, 1.0),
        signals.share_in_lower_case(),
        (3.0 * signals.share_of_questions()).min(1.0),
        signals.share_unended(),
        flow(analysis),
        1.0,
        (ln(n / 8.0) / ln(3.0)).clamp(0.0, 1.0),
        1.0,
        pooled(analysis),
        f64::from(u8::from(has_title)),
        shape.code,
        ln(n_words.max(1) as f64 / n / 18.0).clamp(-1.0, 1.0),
        ln(10.0 / n).clamp(0.0, 1.0),
        signals.head().clamp(-1.0, 1.0),
        long.max(0.0),
        (1.0 - speaking).clamp(0.0, 1.0),
        f64::from(u8::from(document.is_letter)),
    ]
}

/// 0 if less than an eighth of the sentences is wanted beside the first, 1 if a third is.
pub(super) fn covering(analysis: &Analysis, n_wanted: f64) -> f64 {
    let beside_first = n_wanted.max(1.0) - 1.0;
    ((beside_first / analysis.n_candidates().max(1) as f64 - 0.12) * 5.0).clamp(0.0, 1.0)
}

/// 1 if nine of ten sentences of a long text have the same word; 0 if seven do, or if the text has 25 sentences. In such
/// a text the order says nothing, and no sentence leans on the one before.
pub(super) fn pooled(analysis: &Analysis) -> f64 {
    if analysis.n_candidates() <= 25 {
        return 0.0;
    }
    let n = analysis.n_candidates() as f64;
    let frequency = |term: usize| analysis.frequency(TermId(term as u32));
    let most = (0..analysis.document().n_terms()).map(frequency).max().unwrap_or_default();
    ((f64::from(most) / n - 0.7) * 5.0).clamp(0.0, 1.0) * ln(n / 25.0).clamp(0.0, 1.0)
}

/// 1 − 6 · breaks between blocks / candidates, at least 0.
fn flow(analysis: &Analysis) -> f64 {
    let block_of =
        |candidate: usize| analysis.document().sentence(analysis.sentence_of(candidate)).block_index();
    let n = analysis.n_candidates();
    let n_breaks = (1..n).filter(|&candidate| block_of(candidate) != block_of(candidate - 1)).count();
    (1.0 - 6.0 * n_breaks as f64 / n.max(1) as f64).max(0.0)
}

/// The names of the cues that weights are for.
#[cfg(test)]
pub(super) fn cue_names() -> Vec<String> {
    let of_everyday = OF_EVERYDAY.map(|cue| format!("everyday-{}", MEASURED[cue]));
    MEASURED.map(str::to_owned).into_iter().chain(of_everyday).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn sentences_without_marks_are_unended_only_where_others_have_them() {
        let check = |text: &str, is_unended: bool| {
            let document = Document::new(text).unwrap();
            let analysis = Analysis::of(&document);
            let cues = of_document(&analysis, &SentenceSignals::of(&analysis));
            let unended = MEASURED.iter().position(|cue| *cue == "unended").unwrap();
            assert_eq!(cues[unended] > 0.0, is_unended, "{text}");
        };
        check("วันนี้น้ำลดลงแล้ว  รถเมล์กลับมาวิ่งตามปกติ  โรงเรียนสิบแห่งหยุดเรียน", false);
        check("The water fell today.\n\nThe buses run again\n\nTen schools stay closed.", true);
    }

    #[test]
    fn the_weights_of_everyday_writing_have_the_names_of_cues() {
        assert_eq!(EVERYDAY_CUES, MEASURED);
        assert_eq!(EVERYDAY_SIGNALS, ["everyday"]);
    }
}
