//! The words of the data with their features, numbered.

use crate::learn::Example;
use nutgraf::training::{N_TABLE_ROWS, Piece, WordPlace, pieces};
use std::collections::{BTreeMap, HashMap};

/// What a weight belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    /// A row of the tables of tags and guesses.
    Row(usize),
    /// A piece of a word, by its hash, in a place.
    Piece(u32, WordPlace),
}

/// Features seen less often are not learnt.
const MIN_COUNT: u32 = 2;

/// A sentence by the numbers of its words, and the tags that each may have.
pub struct Sentence {
    pub words: Vec<u32>,
    pub allowed: Vec<u32>,
}

#[derive(Default)]
pub struct Lexicon {
    pub words: Vec<String>,
    number_of_word: HashMap<String, u32>,
    /// By word and place: the numbers of its features.
    features_of_word: Vec<[Vec<u32>; WordPlace::ALL.len()]>,
    features: Vec<Feature>,
    counts: Vec<u32>,
    number_of_feature: HashMap<Feature, u32>,
}

impl Lexicon {
    /// The words of the examples, which become sentences. The rows of the tables are the first features.
    pub fn of(examples: &[Vec<Example>]) -> (Self, Vec<Vec<Sentence>>) {
        let mut lexicon = Self::default();
        (0..N_TABLE_ROWS).for_each(|row| {
            lexicon.number(Feature::Row(row));
        });
        lexicon.counts.fill(u32::MAX / 2);
        let mut sentence = |example: &Example| {
            let words: Vec<u32> = example.words.iter().map(|word| lexicon.word(word)).collect();
            lexicon.count(&words);
            Sentence { words, allowed: example.allowed.clone() }
        };
        let mut sentences = |part: &Vec<Example>| part.iter().map(&mut sentence).collect();
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

    /// The features of a word, by number, in a place.
    pub fn at(&self, word: u32, place: WordPlace) -> &[u32] {
        &self.features_of_word[word as usize][place as usize]
    }

    /// Every feature of those places that is not too rare, with its weights and how often it was seen.
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

/// Which word of a sentence stands in which place as seen from the `at`-th.
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

/// The pieces of a word that are learnt, by their hashes, with the places that they are learnt in.
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
        // It says the same as the word in lower case.
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
