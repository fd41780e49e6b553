//! What the default method knows of a sentence: its signals.

use super::conclusions::Conclusions;
use super::tfidf;
use super::voice::Voices;
use crate::analysis::Analysis;
use crate::document::{Block, BlockKind, Document, Sentence, TermId};
use crate::language::Property;
use crate::math::{exp, ln};
use crate::opening::{Opening, half_quotation};
use crate::segment::ends_with_mark;

/// The number of signals.
pub(crate) const N_SIGNALS: usize = 38;

/// The name of each signal in the table of weights, and in words.
pub(crate) const SIGNALS: [(&str, &str); N_SIGNALS] = [
    ("centroid", "like the text as a whole"),
    ("links", "shares words with other sentences"),
    ("early", "comes early"),
    ("late", "comes near the end"),
    ("fit", "length"),
    ("title", "title words"),
    ("announces", "announces what the text is about"),
    ("question", "question or exclamation"),
    ("first", "is the first"),
    ("last", "is the last"),
    ("opens-paragraph", "opens a paragraph"),
    ("lead-paragraph", "in the first full paragraph"),
    ("lead", "opens the first full paragraph"),
    ("section", "in an early section"),
    ("leans", "leans on the sentence before"),
    ("unended", "ends without a mark"),
    ("colon", "ends with a colon"),
    ("item", "is a list item"),
    ("lower", "starts in lower case"),
    ("digits", "has numbers"),
    ("address", "has an address"),
    ("short", "is very short"),
    ("quote", "has a quotation"),
    ("personal", "speaks in person"),
    ("new-speaker", "another speaker"),
    ("second", "is the second"),
    ("long", "is long"),
    ("capitals", "has many capitals"),
    ("decides", "asks or decides"),
    ("greets", "greets or thanks"),
    ("furniture", "is about the text, not of it"),
    ("furniture-section", "in a section about the text"),
    ("half-quotation", "has half of a quotation"),
    ("elsewhere", "sends the reader elsewhere"),
    ("turn", "in a long turn or paragraph"),
    ("substance", "says much with its words"),
    ("concludes", "says what the text comes to"),
    ("routine", "has words of greetings and notices"),
];

/// How many candidates it takes for "early" to fall to a third, and the same from the end.
const EARLY_DECAY: f64 = 5.0;
const LATE_DECAY: f64 = 10.0;
/// The words of a sentence that says one thing in full.
const FITTING_WORDS: f64 = 24.0;
/// A sentence of no more words is very short; of no more words than the second, it may be nothing but a greeting.
const MAX_SHORT_WORDS: usize = 4;
const MAX_GREETING_WORDS: usize = 14;
/// The first full paragraph has at least this many words.
const MIN_LEAD_WORDS: usize = 10;

/// The signals of every candidate.
pub(super) struct SentenceSignals {
    rows: Vec<[f32; N_SIGNALS]>,
    mean: [f64; N_SIGNALS],
    /// 1 / deviation of a measure; 1 for flags.
    scale: [f64; N_SIGNALS],
}

// The places of signals in a row.
const CENTROID: usize = 0;
pub(super) const LINKS: usize = 1;
const TITLE: usize = 5;
const ANNOUNCES: usize = 6;
const QUESTION: usize = 7;
/// Those from here on are flags, or fall off so fast that they nearly are.
const FIRST_FLAG: usize = 8;
pub(super) const LEANS: usize = 14;
const UNENDED: usize = 15;
const LOWER: usize = 18;
const PERSONAL: usize = 23;

impl SentenceSignals {
    /// The signals of all candidates. Linear in the document.
    pub(super) fn of(analysis: &Analysis) -> Self {
        let context = Context::of(analysis);
        let mut rows = analysis.threads.each(analysis.n_candidates(), |candidate| context.row(candidate));
        for (signal, column) in
            [(CENTROID, tfidf::scores(analysis)), (LINKS, links(analysis)), (TITLE, title(analysis))]
        {
            rows.iter_mut().zip(column).for_each(|(row, value)| row[signal] = value as f32);
        }
        let n = rows.len().max(1) as f64;
        let (mut mean, mut scale) = ([0.0; N_SIGNALS], [1.0; N_SIGNALS]);
        for row in &rows {
            mean.iter_mut().zip(row).for_each(|(sum, &value)| *sum += f64::from(value));
        }
        mean.iter_mut().for_each(|sum| *sum /= n);
        let mut squares = [0.0; FIRST_FLAG];
        for row in &rows {
            for ((square, &value), mean) in squares.iter_mut().zip(row).zip(mean) {
                let difference = f64::from(value) - mean;
                *square += difference * difference;
            }
        }
        for signal in (0..FIRST_FLAG).filter(|&signal| signal != ANNOUNCES) {
            let deviation = (squares[signal] / n).sqrt();
            scale[signal] = if deviation > MIN_DEVIATION { 1.0 / deviation } else { 0.0 };
        }
        Self { rows, mean, scale }
    }

    /// The value of a signal for a candidate, about 0 in the mean.
    pub(super) fn value(&self, candidate: usize, signal: usize) -> f64 {
        let value = (f64::from(self.rows[candidate][signal]) - self.mean[signal]) * self.scale[signal];
        value.clamp(-MAX_VALUE, MAX_VALUE)
    }

    /// The sum of the signals of a candidate, each times its weight.
    pub(super) fn weighted(&self, candidate: usize, weights: &[f64; N_SIGNALS]) -> f64 {
        weights.iter().enumerate().map(|(signal, weight)| weight * self.value(candidate, signal)).sum()
    }

    /// How like the whole the first sentences are, in deviations.
    pub(super) fn head(&self) -> f64 {
        let n = self.rows.len().min(HEAD);
        (0..n).map(|candidate| self.value(candidate, CENTROID)).sum::<f64>() / n.max(1) as f64
    }

    pub(super) fn share_of_questions(&self) -> f64 {
        self.mean[QUESTION]
    }

    pub(super) fn share_unended(&self) -> f64 {
        self.mean[UNENDED]
    }

    pub(super) fn share_in_lower_case(&self) -> f64 {
        self.mean[LOWER]
    }

    pub(super) fn share_in_person(&self) -> f64 {
        self.mean[PERSONAL]
    }
}

/// A sentence that stands out more counts no more: in a long text one would outweigh all that else is known of it.
const MAX_VALUE: f64 = 2.0;
/// Values that differ by less are equal.
const MIN_DEVIATION: f64 = 1e-6;
/// The number of sentences in the head of a document.
const HEAD: usize = 3;

/// All that the signals of a sentence depend on beside the sentence.
struct Context<'a> {
    analysis: &'a Analysis<'a>,
    voices: Voices<'a>,
    lead: Option<usize>,
    first_section: u32,
    /// By candidate: the length of its turn.
    turns: Vec<f64>,
    /// The sections whose titles are about the text, in order.
    sections_about_text: Vec<u32>,
    /// True if sentences of the language end with a mark.
    needs_marks: bool,
    conclusions: Conclusions,
}

impl<'a> Context<'a> {
    fn of(analysis: &'a Analysis) -> Self {
        let document = analysis.document();
        let voices = Voices::of(analysis);
        let is_about_text =
            |own: &Sentence| own.block().kind == BlockKind::Title && voices.hear(*own).is_about_text();
        let sections_about_text =
            document.sentences().filter(is_about_text).map(|own| own.block().section).collect();
        let first = (analysis.n_candidates() > 0).then(|| document.sentence(analysis.sentence_of(0)));
        Self {
            analysis,
            voices,
            lead: lead_paragraph(document),
            turns: turns(analysis),
            first_section: first.map_or(0, |first| first.block().section),
            sections_about_text,
            needs_marks: !document.language().profile().has(Property::SentencesWithoutMarks),
            conclusions: Conclusions::of(analysis),
        }
    }

    fn sentence(&self, candidate: usize) -> Sentence<'a> {
        self.analysis.document().sentence(self.analysis.sentence_of(candidate))
    }

    /// The signals of a candidate by itself; those that depend on all others are 0.
    fn row(&self, candidate: usize) -> [f32; N_SIGNALS] {
        let own = self.sentence(candidate);
        let (text, block) = (own.text(), own.block());
        let voice = self.voices.hear(own);
        let opening = Opening::of(self.analysis, own.index());
        let n_words = self.analysis.n_running_words(candidate);
        let length = log_of_fitting(n_words);
        let is_first = own.index() == block.sentences.start as usize;
        let is_in_lead = self.lead == Some(own.block_index());
        let i = candidate as f64;
        let to_end = (self.analysis.n_candidates() - 1 - candidate) as f64;
        let flag = |is: bool| f64::from(u8::from(is));
        let values = [
            0.0,
            0.0,
            decay(i / EARLY_DECAY),
            decay(to_end / LATE_DECAY),
            length_fit(length),
            0.0,
            2.0 * flag(voice.announces()),
            flag(self.analysis.is_question(candidate)),
            decay(i),
            decay(to_end),
            flag(is_first),
            flag(is_in_lead),
            flag(is_in_lead && is_first),
            decay(f64::from(block.section.saturating_sub(self.first_section)) / 2.0),
            flag(opening.leans_back()),
            flag(self.needs_marks && !ends_with_mark(text)),
            flag(text.ends_with([':', '：'])),
            flag(block.kind == BlockKind::ListItem),
            flag(text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)),
            flag(voice.has_digit()),
            flag(voice.has_address()),
            flag(n_words <= MAX_SHORT_WORDS),
            flag(voice.is_quote()),
            flag(voice.is_personal()),
            flag(self.has_new_speaker(candidate)),
            decay((i - 1.0).abs()),
            length.clamp(0.0, 1.5),
            (3.0 * voice.share_of_capitals()).min(1.0),
            flag(voice.decides()),
            flag(n_words <= MAX_GREETING_WORDS && voice.greets()),
            flag(voice.is_about_text()),
            flag(self.sections_about_text.binary_search(&block.section).is_ok()),
            flag(voice.is_quote() && half_quotation(text).is_some()),
            flag(opening.refers_elsewhere()),
            self.turns[candidate],
            self.substance(candidate, n_words),
            flag(self.conclusions.has(own)),
            2.0 * voice.likelihood_of_furniture(),
        ];
        values.map(|value| value as f32)
    }

    /// The share of content words among the words of a candidate.
    fn substance(&self, candidate: usize, n_words: usize) -> f64 {
        let n_content: f64 = self.analysis.counts().row(candidate).map(|(_, count)| count).sum();
        n_content / n_words.max(1) as f64
    }

    fn has_new_speaker(&self, candidate: usize) -> bool {
        let speaker = |candidate: usize| self.sentence(candidate).speaker();
        let own = speaker(candidate);
        own.is_some() && own != candidate.checked_sub(1).and_then(speaker)
    }
}

/// By candidate: the logarithm of the length of its turn, which is all that one person says without a break; without speakers, its
/// block.
fn turns(analysis: &Analysis) -> Vec<f64> {
    let turn_of = |&candidate: &usize| {
        let sentence = analysis.document().sentence(analysis.sentence_of(candidate));
        sentence.speaker().ok_or(sentence.block_index())
    };
    let candidates: Vec<usize> = (0..analysis.n_candidates()).collect();
    let mut lengths = Vec::with_capacity(candidates.len());
    for turn in candidates.chunk_by(|a, b| turn_of(a) == turn_of(b)) {
        let n_words: usize = turn.iter().map(|&candidate| analysis.n_running_words(candidate)).sum();
        lengths.extend(std::iter::repeat_n(log_of_fitting(n_words).clamp(-1.5, 2.5), turn.len()));
    }
    lengths
}

/// The number of the first block of running text that is not a line about it: of some length, with a mark at its end.
fn lead_paragraph(document: &Document) -> Option<usize> {
    let n_words = |block: &Block| -> usize {
        block.sentences.clone().map(|index| document.sentence(index as usize).n_running_words()).sum()
    };
    document.blocks().iter().position(|block| {
        block.kind == BlockKind::Paragraph
            && ends_with_mark(document.slice(block.span))
            && n_words(block) >= MIN_LEAD_WORDS
    })
}

/// exp(−distance), 0 where that is next to nothing.
fn decay(distance: f64) -> f64 {
    if distance < 40.0 { exp(-distance) } else { 0.0 }
}

/// The logarithm of how often the fitting number of words is in a number of words.
fn log_of_fitting(n_words: usize) -> f64 {
    ln(n_words.max(1) as f64 / FITTING_WORDS)
}

/// How well a length fits, given its logarithm: 0 at best, −12 at worst.
fn length_fit(length: f64) -> f64 {
    -(4.0 * length * length).min(12.0)
}

/// The words that every candidate shares with all the others, over their lengths.
fn links(analysis: &Analysis) -> Vec<f64> {
    let counts = analysis.counts();
    let log_length = |candidate: usize| ln(counts.row_len(candidate).max(1) as f64);
    let n = analysis.n_candidates();
    let mean_log_length = (0..n).map(log_length).sum::<f64>() / n.max(1) as f64;
    let shared = |candidate: usize| {
        let others = |(term, _)| f64::from(analysis.frequency(TermId(term as u32)) - 1);
        let sum: f64 = counts.row(candidate).map(others).sum();
        sum / (log_length(candidate) + mean_log_length).max(MIN_LOG_LENGTHS)
    };
    analysis.threads.each(n, shared)
}

/// The logarithms of the lengths of two sentences of one word and of two: less would divide by nearly nothing.
const MIN_LOG_LENGTHS: f64 = std::f64::consts::LN_2;

/// The cosine of every candidate with the content words of the title.
fn title(analysis: &Analysis) -> Vec<f64> {
    let document = analysis.document();
    let mut title = vec![0.0; document.n_terms()];
    let terms = document.title_terms();
    terms.iter().filter(|&&term| document.is_content(term)).for_each(|term| title[term.index()] = 1.0);
    let norm = title.iter().sum::<f64>().sqrt().max(1.0);
    analysis.weights().sparse_product(&title).iter().map(|product| product / norm).collect()
}
