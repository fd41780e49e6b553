//! Sentence compression: which words of a sentence to keep.
//!
//! A compression is a path over the words that are kept, from the start of the sentence to its end (McDonald,
//! "Discriminative sentence compression with soft syntactic evidence", EACL 2006). Its score is the sum of
//! what keeping every word is worth and of what every step from a kept word to the next is worth, words
//! between the two being dropped: `score = Σ keep(i) + Σ step(j, i)`. Both are sums of integer weights of
//! hashed features: words, tags, commas, the word that governs a phrase, the verbs passed over. The best path
//! of at most so many words is found exactly; steps that would break a name, a negation or a quantity are no
//! steps at all, and those of which the rules are not sure cost something (see [`Step`]). What the path keeps is then read
//! once more: where a verb, a subject or an object has become something else, the gap beside it is given up.
//!
//! The weights are in `seeds/models`, used in place; `training/src/train_compressor` makes them, from the
//! features and with the search of this file.

mod aside;
mod clause;
mod dateline;
mod droppable;
mod essential;
mod features;
mod frame;
mod gap;
mod glue;
mod label;
mod marks;
mod mend;
mod model;
mod reading;
mod relation;
mod reread;
mod risk;
mod rules;
mod search;
mod sound;
mod tail;
mod tree;
mod trim;
mod view;
pub(crate) mod wording;
mod words;

pub use features::{Encoded, FEATURE_BITS};
pub use label::Unlabelled;
pub use model::FEATURE_BUCKET_BITS;
pub use reading::Reading;
pub use relation::N_RELATIONS;
pub use relation::Relation;
#[cfg(feature = "training")]
pub use risk::{GapSignals, gap_signal_names};
pub use rules::Step;
pub use search::{Lattice, Score};

use crate::analysis::Analysis;
use crate::document::{Document, Span, is_quotation_mark};
use crate::tag::{Tag, tag_words};
use model::{Model, RelationModel};
use risk::Gap;
use std::ops::Range;

/// Longer sentences are left as they are: the search takes time in the square of their length.
const MAX_TOKENS: usize = 160;

/// What a word is worth beside what the weights say: one left out wrongly does more harm than one kept.
const WORD_GAIN: Score = 10;

/// What is paid for a gap that the labels do not vouch for.
const UNSURE_COST: Score = 60;

/// The same where little would be left of the sentence.
const TERSE_COST: Score = 1000;

/// Where there is room for so much, as many words are given up for a line that is sound, rather than one that is so with a
/// probability of 1 / e.
const RISK_WORDS: Score = 20;

/// What a byte is worth where there is room for so many, how many bytes of a word count, and of how many bytes a word is where
/// there is room for so many words.
const FILLING_GAIN: Score = 80;
const MAX_FILLING: Score = 100;
const USUAL_BYTES: Score = 5;

/// What a word costs that says but who said so.
const FRAME_COST: Score = 100;

/// What is kept of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Compression {
    /// The numbers of the tokens kept, in the document, in order.
    pub tokens: Vec<usize>,
    /// The probability that what is left out breaks the line; 0 where there was room for any number of words.
    pub risk: f64,
}

impl Compression {
    /// The spans kept, in order; those of neighbouring tokens are one.
    pub(crate) fn spans(&self, analysis: &Analysis) -> Vec<Span> {
        let document = analysis.document();
        let mut spans: Vec<Span> = Vec::new();
        let mut last = None;
        for &at in &self.tokens {
            let span = document.tokens()[at].span;
            match spans.last_mut() {
                Some(before) if last == at.checked_sub(1) => before.end = span.end,
                _ => spans.push(span),
            }
            last = Some(at);
        }
        spans
    }
}

impl Compression {
    /// The same without marks at its head and without a quotation mark that is alone: what is left of a quotation of
    /// several sentences.
    fn tidied(mut self, document: &Document) -> Self {
        let n_stray = self.tokens.iter().take_while(|&&at| is_stray(document, at)).count();
        self.tokens.drain(..n_stray);
        let is_quote = |at: usize| is_quotation_mark(document.token_text(document.tokens()[at]));
        if self.tokens.iter().filter(|&&at| is_quote(at)).count() == 1 {
            self.tokens.retain(|&at| !is_quote(at));
        }
        self
    }
}

/// How much room there is for a compression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// Any number of words.
    Any,
    /// So many words.
    Words(usize),
    /// So many bytes, blanks and marks included.
    Bytes(usize),
}

impl Room {
    fn limit(self) -> usize {
        match self {
            Self::Any => usize::MAX,
            Self::Words(n) | Self::Bytes(n) => n,
        }
    }

    /// What keeping a token that costs so much is worth beside what the model says. Room is there to be filled.
    fn gain(self, cost: usize) -> Score {
        let filling = Score::try_from(cost).map_or(MAX_FILLING, |cost| cost.min(MAX_FILLING));
        match self {
            Self::Any => WORD_GAIN,
            Self::Words(_) => WORD_GAIN + USUAL_BYTES * FILLING_GAIN * filling,
            Self::Bytes(_) => FILLING_GAIN * filling,
        }
    }

    /// What it costs that a line is sound with a probability of 1 / e; nothing where no word has to go: what goes is up to the model.
    fn risk_cost(self) -> Option<Score> {
        match self {
            Self::Any => None,
            Self::Words(_) | Self::Bytes(_) => Some(RISK_WORDS * USUAL_BYTES * FILLING_GAIN),
        }
    }

    /// How much of it a token of a document takes.
    fn cost(self, document: &Document, at: usize) -> usize {
        let token = document.tokens()[at];
        match self {
            Self::Any => 0,
            Self::Words(_) => usize::from(document.kind(token).is_word()),
            Self::Bytes(_) => {
                let touches = at > 0 && document.touches_next(at - 1);
                document.token_text(token).len() + usize::from(!touches)
            }
        }
    }
}

/// A sentence of so many words is not compressed unless it has to be.
const SHORT: usize = 6;

/// A sentence of twice as many words is not made shorter than this.
const MIN_WORDS: usize = 5;

/// A sentence within so much room, without marks at its head; a short one as it is. In a language without a model it
/// loses its asides (see [`trim`]) and, if it is then too long, what follows its statement behind a comma (see [`clause`]).
pub(crate) fn shortened(analysis: &Analysis, sentence: usize, room: Room) -> Option<Compression> {
    let document = analysis.document();
    let view = document.sentence(sentence);
    let max_words = if let Room::Words(max_words) = room { max_words } else { SHORT };
    let compression = if Model::of(document.language()).is_none() {
        let tokens = trim::trimmed(document, after_dateline(document, sentence));
        let cost = |tokens: &[usize]| tokens.iter().map(|&at| room.cost(document, at)).sum::<usize>();
        let fits = |tokens: &[usize]| cost(tokens) <= room.limit();
        let head = || clause::head(document, &tokens, fits);
        let tokens = if fits(&tokens) { Some(tokens.clone()) } else { head() };
        Compression { tokens: tokens?, risk: 0.0 }
    } else if view.n_running_words() <= SHORT.min(max_words) {
        Compression { tokens: after_dateline(document, sentence).collect(), risk: 0.0 }
    } else {
        compress(analysis, sentence, room)?
    };
    Some(compression.tidied(document))
}

/// A whole sentence without its dateline, what links it to the one before, brackets that give but another name or figure, and marks at
/// its head.
pub(crate) fn cleaned(document: &Document, sentence: usize) -> Compression {
    let tokens = trim::cleaned(document, after_dateline(document, sentence));
    Compression { tokens, risk: 0.0 }.tidied(document)
}

/// The same without any brackets, and without what stands between dashes.
pub(crate) fn without_asides(document: &Document, sentence: usize) -> Compression {
    let tokens = trim::trimmed(document, after_dateline(document, sentence));
    Compression { tokens, risk: 0.0 }.tidied(document)
}

/// The numbers of a sentence's tokens behind its dateline.
pub(crate) fn after_dateline(document: &Document, sentence: usize) -> Range<usize> {
    let range = document.sentence(sentence).token_range();
    range.start + dateline::length(document, range.clone())..range.end
}

/// Whether a sentence has what only links it to the one before it, which a line goes without.
pub(crate) fn has_link(document: &Document, sentence: usize) -> bool {
    let mut links = trim::links(document, &document.tokens()[after_dateline(document, sentence)]);
    links.any(|link| !link.is_empty())
}

/// A sentence said as shortly as it can be, and what is then kept of it; nothing if that is no shorter.
pub(crate) fn shorter(analysis: &Analysis, sentence: usize) -> Option<(String, Compression)> {
    let document = analysis.document();
    let compression = shortened(analysis, sentence, Room::Any)?;
    let text = wording::sentence(document, &compression.tokens);
    (text.len() < document.sentence(sentence).text().len()).then_some((text, compression))
}

/// Whether a token is a mark that no line opens with.
fn is_stray(document: &Document, at: usize) -> bool {
    const MARKS: [&str; 12] = [",", ";", ":", ".", ")", "-", "–", "—", "•", "·", "*", "▪"];
    MARKS.contains(&document.token_text(document.tokens()[at]))
}

/// The best compression of a sentence for which there is room; nothing if the language has no model, the sentence
/// is too long, or no allowed compression is so short.
fn compress(analysis: &Analysis, sentence: usize, room: Room) -> Option<Compression> {
    compress_tokens(analysis, sentence, room, &|_| false)
}

/// The shortest compression of a sentence that keeps certain tokens, told by their numbers in the document;
/// the best of those that are as short.
pub(crate) fn compress_keeping(
    analysis: &Analysis,
    sentence: usize,
    must_keep: &dyn Fn(usize) -> bool,
) -> Option<Compression> {
    let tokens = analysis.document().sentence(sentence).token_range();
    let n_required = tokens.clone().filter(|&at| must_keep(at)).count();
    (n_required..=tokens.len()).find_map(|n| compress_tokens(analysis, sentence, Room::Words(n), must_keep))
}

fn compress_tokens(
    analysis: &Analysis,
    sentence: usize,
    room: Room,
    must_keep: &dyn Fn(usize) -> bool,
) -> Option<Compression> {
    let document = analysis.document();
    let model = Model::of(document.language())?;
    let range = line_range(document, sentence, room);
    with_reading(document, range.clone(), |reading, label| {
        let rules = &reading.rules;
        // Places count from 1.
        let is_required = |place: usize| must_keep(range.start + place - 1);
        let keeps_required = |from: usize, to: usize| !(from + 1..to).any(is_required);
        let mut lattice = reading.lattice(|feature| model.weight(feature), keeps_required);
        let costs: Vec<usize> = range.clone().map(|at| room.cost(document, at)).collect();
        (1..=costs.len()).for_each(|place| lattice.add(place, room.gain(costs[place - 1])));
        rules.frame_words().for_each(|place| lattice.add(place, -FRAME_COST));
        let without_risks = room.risk_cost().map(|cost| {
            let before = lattice.clone();
            lattice.charge(|from, to, step| {
                let gap = Gap::of(reading.encoded(), from, to, step);
                gap.map_or(0, |gap| (f64::from(cost) * gap.cost()).round() as Score)
            });
            before
        });
        lattice.add_to_unsure(reading.encoded(), -UNSURE_COST);
        let kept_by = |lattice: &mut Lattice| {
            let misread = |path: &[usize]| {
                let kept = rules.is_sound(path).then(|| rules.tidy(path))?;
                let tags = tag_words(document.language(), &reading.kept_words(&kept))?;
                Some(reading.misread(&kept, &tags, label))
            };
            Some(rules.tidy(&sound_path(lattice, &costs, room.limit(), misread)?))
        };
        let is_word = |&place: &usize| document.kind(document.tokens()[range.start + place - 1]).is_word();
        let n_words = |kept: &[usize]| kept.iter().copied().filter(is_word).count();
        let whole: Vec<usize> = (1..=costs.len()).collect();
        let mut kept = kept_by(&mut lattice);
        if kept.as_ref().is_none_or(|kept| n_words(kept) < SHORT) {
            lattice.add_to_unsure(reading.encoded(), -TERSE_COST);
            kept = kept_by(&mut lattice).or(kept);
        }
        let mut kept = kept?;
        // "The tunnel opens." of a short sentence is less than who reads it has time for.
        let is_short = n_words(&whole) <= 2 * SHORT && costs.iter().sum::<usize>() <= room.limit();
        if n_words(&kept) < MIN_WORDS && is_short {
            kept = whole;
        }
        (n_words(&kept) > 0).then(|| {
            let risk = without_risks.map_or(0.0, |lattice| risk::risk(reading.encoded(), &kept, &lattice));
            Compression { tokens: kept.into_iter().map(|place| range.start + place - 1).collect(), risk }
        })
    })
}

/// The tokens of a sentence that a line is made of. One that is read alone has nothing to join.
fn line_range(document: &Document, sentence: usize, room: Room) -> Range<usize> {
    let mut range = after_dateline(document, sentence);
    if room != Room::Any {
        range.start += trim::leading_link(document, &document.tokens()[range.clone()]);
    }
    range
}

/// Tells the relations of words by them and their tags.
type Labels<'l> = &'l dyn Fn(&[&str], &[Tag]) -> Vec<Relation>;

/// What is made of some tokens of a sentence, read for the search; nothing if the language has no model, or they are too many.
fn with_reading<T>(
    document: &Document,
    range: Range<usize>,
    make: impl FnOnce(&Reading, Labels) -> Option<T>,
) -> Option<T> {
    if range.is_empty() || range.len() > MAX_TOKENS {
        return None;
    }
    let words: Vec<&str> = document.tokens()[range].iter().map(|&token| document.token_text(token)).collect();
    let tags = tag_words(document.language(), &words)?;
    let labeller = RelationModel::of(document.language())?;
    let label = |words: &[&str], tags: &[Tag]| label::label(labeller, words, tags);
    make(&Reading::new(&words, &tags, label), &label)
}

/// For the fit: what is known of every gap of a sentence, given by the places of the words around it among those of the line, from
/// 1: the signals, and the relations of its phrase and of what that hangs on.
#[cfg(feature = "training")]
#[must_use]
pub fn gap_signals(analysis: &Analysis, sentence: usize, gaps: &[[usize; 2]]) -> Option<Vec<GapSignals>> {
    let document = analysis.document();
    let model = Model::of(document.language())?;
    with_reading(document, line_range(document, sentence, Room::Words(0)), |reading, _| {
        let lattice = reading.lattice(|feature| model.weight(feature), |_, _| true);
        let is_inside = |[from, to]: &[usize; 2]| from < to && *to <= reading.encoded().len() + 1;
        let of = |&[from, to]: &[usize; 2]| {
            Some(Gap::of(reading.encoded(), from, to, lattice.step(from, to))?.into_signals())
        };
        gaps.iter().all(is_inside).then(|| gaps.iter().filter_map(of).collect())
    })
}

/// How many paths are tried.
const MAX_TRIES: usize = 5;

/// The best path that is sound and reads as it did, looked for by taking from each other its widest gap, or that next to the
/// first word misread; `misread` tells those, and nothing for a path that is not sound. If none is, the sound one with the
/// fewest.
fn sound_path(
    lattice: &mut Lattice,
    costs: &[usize],
    limit: usize,
    misread: impl Fn(&[usize]) -> Option<Vec<usize>>,
) -> Option<Vec<usize>> {
    let mut found: Option<(usize, Vec<usize>)> = None;
    for _ in 0..MAX_TRIES {
        let Some((path, _)) = lattice.best_within(costs, limit) else { break };
        let ends = path.iter().copied().chain([costs.len() + 1]);
        let gaps =
            std::iter::once(0).chain(path.iter().copied()).zip(ends).filter(|(from, to)| to - from > 1);
        let widest = gaps.clone().max_by_key(|(from, to)| to - from);
        let gap = match misread(&path) {
            None => widest,
            Some(misread) => {
                let Some(&first) = misread.first() else { return Some(path) };
                let n_misread = misread.len();
                let nearest = gaps.min_by_key(
                    |&(from, to)| {
                        if first <= from { from - first } else { first.abs_diff(to) }
                    },
                );
                if found.as_ref().is_none_or(|(fewest, _)| n_misread < *fewest) {
                    found = Some((n_misread, path));
                }
                nearest
            }
        };
        let Some((from, to)) = gap else { break };
        lattice.forbid(from, to);
    }
    found.map(|(_, path)| path)
}

#[cfg(all(test, feature = "models"))]
mod tests;
