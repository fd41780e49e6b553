//! Numbers the words of the data and their features.

use crate::example::TagExample;
use nutgraf::training::{N_TABLE_ROWS, Piece, WordPlace, pieces};
use std::collections::{BTreeMap, HashMap};

/// A feature that has weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    /// A row of the tables of tags and guesses.
    Row(usize),
    /// A piece of a word, by its hash, and the place of the word.
    Piece(u32, WordPlace),
}

/// Features seen less often are not learned.
const MIN_COUNT: u32 = 2;

/// A sentence as numbers of words, and the tags that each word may have.
pub struct NumberedSentence {
    pub words: Vec<u32>,
    pub allowed: Vec<u32>,
}

/// The words and features of the data.
#[derive(Default)]
pub struct FeatureLexicon {
    pub words: Vec<String>,
    number_of_word: HashMap<String, u32>,
    /// The numbers of the features, by word and place.
    features_of_word: Vec<[Vec<u32>; WordPlace::ALL.len()]>,
    features: Vec<Feature>,
    counts: Vec<u32>,
    number_of_feature: HashMap<Feature, u32>,
}

impl FeatureLexicon {
    /// The words and features of the examples, and the examples as numbers. The rows of the tables are the first features.
    pub fn of(examples: &[Vec<TagExample>]) -> (Self, Vec<Vec<NumberedSentence>>) {
        let mut lexicon = Self::default();
        (0..N_TABLE_ROWS).for_each(|row| {
            lexicon.number(Feature::Row(row));
        });
        lexicon.counts.fill(u32::MAX / 2);
        let mut sentence = |example: &TagExample| {
            let words: Vec<u32> = example.words.iter().map(|word| lexicon.word(word)).collect();
            lexicon.count(&words);
            NumberedSentence { words, allowed: example.allowed.clone() }
        };
        let mut sentences = |part: &Vec<TagExample>| part.iter().map(&mut sentence).collect();
        let sentences = examples.iter().map(&mut sentences).collect();
        let counts = &lexicon.counts;
        for list in lexicon.features_of_word.iter_mut().flatten() {
            list.retain(|&feature| counts[feature as usize] >= MIN_COUNT);
        }
        (lexicon, sentences)
    }

    pub fn n_features(&self) -> usize {
        self.features.len()
    }

    /// The numbers of the features of a word in a place.
    pub fn at(&self, word: u32, place: WordPlace) -> &[u32] {
        &self.features_of_word[word as usize][place as usize]
    }

    /// The wanted features that are not too rare, with their weights and the number of times each was seen.
    pub fn weights<T: Copy>(
        &self,
        weights: &[T],
        is_wanted: impl Fn(Feature) -> bool,
    ) -> BTreeMap<Feature, (T, u32)> {
        let rows = self.features.iter().zip(weights).zip(&self.counts);
        let wanted = rows.filter(|&((&feature, _), &count)| count >= MIN_COUNT && is_wanted(feature));
        wanted.map(|((&feature, &weights), &count)| (feature, (weights, count))).collect()
    }

    fn number(&mut self, feature: Feature) -> u32 {
        let next = self.features.len() as u32;
        let number = *self.number_of_feature.entry(feature).or_insert(next);
        if number == next {
            self.features.push(feature);
            self.counts.push(0);
        }
        number
    }

    fn word(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.number_of_word.get(word) {
            return number;
        }
        let mut lists: [Vec<u32>; WordPlace::ALL.len()] = Default::default();
        for (hash, place) in features(word) {
            lists[place as usize].push(self.number(Feature::Piece(hash, place)));
        }
        self.features_of_word.push(lists);
        self.words.push(word.to_owned());
        let number = self.words.len() as u32 - 1;
        self.number_of_word.insert(word.to_owned(), number);
        number
    }

    fn count(&mut self, words: &[u32]) {
        for at in 0..words.len() {
            for (place, other) in around(at) {
                let Some(&word) = other.and_then(|other| words.get(other)) else { continue };
                for &feature in &self.features_of_word[word as usize][place as usize] {
                    self.counts[feature as usize] += 1;
                }
            }
        }
    }
}

/// The places around the word with index `at`, and the index of the word in each.
pub fn around(at: usize) -> [(WordPlace, Option<usize>); 7] {
    [
        (WordPlace::Own, Some(at)),
        (WordPlace::First, (at == 0).then_some(at)),
        (WordPlace::Before, at.checked_sub(1)),
        (WordPlace::SecondBefore, at.checked_sub(2)),
        (WordPlace::After, Some(at + 1)),
        (WordPlace::SecondAfter, Some(at + 2)),
        (WordPlace::Alone, Some(at)),
    ]
}

/// The hashes of the pieces of a word, with the places in which they are features.
pub fn features(word: &str) -> Vec<(u32, WordPlace)> {
    let mut features = Vec::new();
    let is_folded = word.chars().all(char::is_lowercase);
    pieces(word, &mut Vec::new(), |piece, hash| {
        features.extend(places(piece, is_folded).iter().map(|&place| (hash, place)));
    });
    features
}

fn places(piece: Piece, is_folded: bool) -> &'static [WordPlace] {
    use WordPlace::{After, Alone, Before, First, Own, SecondAfter, SecondBefore};
    match piece {
        Piece::Lower | Piece::Ending2 => &[Own, Alone, First, Before, After, SecondBefore, SecondAfter],
        Piece::Ending3 => &[Own, Alone, Before, After],
        Piece::Shape => &[Own, Alone, First, Before, After],
        // The same as the word in lower case.
        Piece::Form if is_folded => &[],
        Piece::Form
        | Piece::Ending4
        | Piece::Beginning2
        | Piece::Beginning3
        | Piece::Beginning4
        | Piece::ShapeAndEnding
        | Piece::LastPart => &[Own, Alone],
    }
}
