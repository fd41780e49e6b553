//! The trained tagger: its weights pruned to the size of the file, its accuracy, and the file.

use crate::example::TagExample;
use crate::lexicon::{Feature, around, features};
use crate::perceptron::best;
use nutgraf::training::{
    N_TABLE_ROWS, N_TAGS, NO_TAG, Piece, TagTable, WordPlace, bucket_bits, column, hash_index_file,
    piece_key, pieces, row_starts_file, written_bits,
};
use std::collections::{BTreeMap, HashMap};

/// A weight of 1 in the file, in thousandths of a mean update.
const UNIT: f64 = 400.0;
/// The number of weights of words alone that are kept for each byte of the file.
const ALONE_A_BYTE: f64 = 0.08;

/// Of this many pieces that the file does not have about one is taken for one that it has.
const WRONG: usize = 512;

/// TaggerWeights by feature, in the units of the file.
pub type TaggerWeights = BTreeMap<Feature, [i32; N_TAGS]>;

/// The learned mean weights of features, and the number of times each was seen.
pub type MeanWeights = BTreeMap<Feature, ([i32; N_TAGS], u32)>;

pub struct TrainedTagger {
    pub weights: TaggerWeights,
    /// The words that always have the same tag, by the hash of their form.
    pub fixed: BTreeMap<u32, u8>,
    /// The largest size of the file.
    pub max_bytes: usize,
}

impl TrainedTagger {
    /// Adds the strongest weights of words alone.
    pub fn add_alone(&mut self, learned: &MeanWeights) {
        let threshold = strengths(learned)
            .get((self.max_bytes as f64 * ALONE_A_BYTE) as usize)
            .copied()
            .unwrap_or_default();
        self.weights.extend(prune(learned, threshold));
    }

    /// Adds the strongest weights of words in sentences, as many as fit into the file.
    pub fn add_in_sentences(&mut self, learned: &MeanWeights) {
        let strengths = strengths(learned);
        let alone = std::mem::take(&mut self.weights);
        let (mut low, mut high) = (0, strengths.len().saturating_sub(1));
        while low < high {
            let middle = usize::midpoint(low, high + 1);
            self.weights.clone_from(&alone);
            self.weights.extend(prune(learned, strengths[middle]));
            if self.bytes().len() <= self.max_bytes { low = middle } else { high = middle - 1 }
        }
        self.weights = alone;
        self.weights.extend(prune(learned, strengths.get(low).copied().unwrap_or_default()));
    }

    /// The tag of a word that always has the same one.
    pub fn fixed(&self, word: &str) -> Option<u8> {
        self.fixed.get(&form_hash(word)).copied()
    }

    /// The tag of a word, guessed without its neighbours.
    pub fn guess(&self, word: &str) -> u8 {
        let alone = || best(&self.sums(word)[WordPlace::Alone as usize], u32::MAX);
        self.fixed(word).unwrap_or_else(alone)
    }

    /// The sums of the weights of a word, by place.
    fn sums(&self, word: &str) -> [[i32; N_TAGS]; WordPlace::ALL.len()] {
        let mut sums = [[0; N_TAGS]; WordPlace::ALL.len()];
        for (hash, place) in features(word) {
            if let Some(weights) = self.weights.get(&Feature::Piece(hash, place)) {
                add(&mut sums[place as usize], weights);
            }
        }
        sums
    }

    /// The percentage of words with an allowed tag, and the mistakes, the most common first: right tag, tag found, number.
    pub fn accuracy(&self, examples: &[TagExample]) -> (f64, Vec<((u8, u8), u32)>) {
        let (mut n, mut mistakes) = (0_usize, HashMap::new());
        for example in examples {
            let tags = self.tags(&example.words);
            n += tags.len();
            for (tag, allowed) in tags.into_iter().zip(&example.allowed) {
                if allowed >> tag & 1 == 0 {
                    *mistakes.entry((allowed.trailing_zeros() as u8, tag)).or_insert(0) += 1;
                }
            }
        }
        let mut mistakes: Vec<((u8, u8), u32)> = mistakes.into_iter().collect();
        mistakes.sort_by_key(|&(pair, n)| (std::cmp::Reverse(n), pair));
        let n_wrong: u32 = mistakes.iter().map(|(_, n)| n).sum();
        (100.0 - 100.0 * f64::from(n_wrong) / n.max(1) as f64, mistakes)
    }

    /// The tags of a sentence.
    fn tags(&self, words: &[String]) -> Vec<u8> {
        let sums: Vec<_> = words.iter().map(|word| self.sums(word)).collect();
        let guesses: Vec<u8> = words.iter().map(|word| self.guess(word)).collect();
        let (mut before, mut second_before) = (NO_TAG, NO_TAG);
        let mut tags = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let mut scores = [0; N_TAGS];
            for (place, other) in around(at) {
                match other.and_then(|other| sums.get(other)) {
                    Some(sums) if place != WordPlace::Alone => add(&mut scores, &sums[place as usize]),
                    _ => {}
                }
            }
            let next = guesses.get(at + 1).copied().unwrap_or(NO_TAG);
            for row in TagTable::rows(before, second_before, guesses[at], next) {
                self.weights.get(&Feature::Row(row)).iter().for_each(|weights| add(&mut scores, weights));
            }
            let tag = self.fixed(word).unwrap_or_else(|| best(&scores, u32::MAX));
            (second_before, before) = (before, tag);
            tags.push(tag);
        }
        tags
    }

    /// The file that the tagger reads; see `src/tag/model.rs`.
    pub fn bytes(&self) -> Vec<u8> {
        let mut rows = BTreeMap::<u32, Vec<[u8; 2]>>::new();
        let mut enter = |hash: u32, place: WordPlace, tag: usize, weight: i32| {
            let row = rows.entry(piece_key(hash)).or_default();
            row.extend(in_8_bits(weight).map(|weight| [column(place, tag as u8), weight]));
        };
        let mut tables = vec![0; N_TABLE_ROWS * N_TAGS];
        for (&feature, weights) in &self.weights {
            for (tag, &weight) in weights.iter().enumerate() {
                match feature {
                    Feature::Row(row) => tables[row * N_TAGS + tag] = weight.clamp(-127, 127) as u8,
                    Feature::Piece(hash, place) => enter(hash, place, tag, weight),
                }
            }
        }
        self.fixed.iter().for_each(|(&form, &tag)| enter(form, WordPlace::Fixed, usize::from(tag), 1));
        rows.retain(|_, weights| !weights.is_empty());
        let bits = bucket_bits(rows.len(), WRONG);
        let mut together = BTreeMap::<u32, (u32, Vec<[u8; 2]>)>::new();
        for (hash, row) in rows {
            // Pieces that the file cannot tell apart have the weights of all.
            together.entry(written_bits(hash, bits)).or_insert((hash, Vec::new())).1.extend(row);
        }
        let (hashes, rows): (Vec<u32>, Vec<Vec<[u8; 2]>>) = together.into_values().unzip();
        let length = |row: &Vec<_>| u8::try_from(row.len()).expect("a piece has fewer than 256 weights");
        let lengths: Vec<u8> = rows.iter().map(length).collect();
        let mut bytes = tables;
        bytes.extend(hash_index_file(&hashes, bits));
        bytes.extend(row_starts_file(&lengths));
        bytes.extend(rows.iter().flatten().map(|weight| weight[0]));
        bytes.extend(rows.iter().flatten().map(|weight| weight[1]));
        bytes
    }
}

fn add(sums: &mut [i32; N_TAGS], weights: &[i32; N_TAGS]) {
    sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
}

/// The importance of a weight: larger and more frequently used weights are stronger.
fn strength(weight: i32, count: u32) -> f64 {
    f64::from(weight.abs()) * f64::from(count).powf(0.4)
}

/// The strengths of all weights of pieces, in descending order.
fn strengths(learned: &MeanWeights) -> Vec<f64> {
    let pieces = learned.iter().filter(|(feature, _)| matches!(feature, Feature::Piece(..)));
    let all = pieces.flat_map(|(_, (weights, count))| weights.map(|weight| strength(weight, *count)));
    let mut all: Vec<f64> = all.filter(|&strength| strength > 0.0).collect();
    all.sort_by(|a, b| b.total_cmp(a));
    all
}

/// The weights at least as strong as the threshold, in the units of the file.
fn prune(learned: &MeanWeights, threshold: f64) -> TaggerWeights {
    let of = |(&feature, &(weights, count)): (&Feature, &([i32; N_TAGS], u32))| {
        let is_kept = |weight| matches!(feature, Feature::Row(_)) || strength(weight, count) >= threshold;
        let unit = |weight: i32| (f64::from(weight) / UNIT).round() as i32;
        let weights = weights.map(|weight| if is_kept(weight) { unit(weight) } else { 0 });
        (weights != [0; N_TAGS]).then_some((feature, weights))
    };
    learned.iter().filter_map(of).collect()
}

/// A weight as numbers of 8 bits that add up to it.
fn in_8_bits(weight: i32) -> impl Iterator<Item = u8> {
    let whole = std::iter::repeat_n(weight.signum() * 127, (weight.abs() / 127) as usize);
    whole.chain([weight % 127]).filter(|&piece| piece != 0).map(|piece| (piece as i8).cast_unsigned())
}

/// The hash of the form of a word.
pub fn form_hash(word: &str) -> u32 {
    let mut form = 0;
    pieces(word, &mut Vec::new(), |piece, hash| {
        if piece == Piece::Form {
            form = hash;
        }
    });
    form
}
