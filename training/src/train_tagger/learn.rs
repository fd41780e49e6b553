//! Learning: first what words say alone, then, with their guesses known, what they say in sentences.

use crate::lexicon::{Feature, Lexicon, Sentence, around};
use crate::model::{Model, Weights, form_hash};
use crate::perceptron::Perceptron;
use nutgraf::training::{N_TAGS, NO_TAG, TagTable, WordPlace};
use std::collections::{BTreeMap, HashMap};

/// A sentence, and the tags that each of its words may have, a bit each.
#[derive(Clone)]
pub struct Example {
    pub words: Vec<String>,
    pub allowed: Vec<u32>,
}

impl Example {
    pub fn recased(&self, change: impl Fn(&str) -> String) -> Self {
        let words = self.words.iter().map(|word| change(word)).collect();
        Self { words, allowed: self.allowed.clone() }
    }

    /// This sentence without its last mark, and another.
    pub fn followed_by(&self, other: &Self) -> Self {
        let is_mark = |word: &String| !word.chars().any(char::is_alphanumeric);
        let n = self.words.len() - usize::from(self.words.last().is_some_and(is_mark));
        Self {
            words: [&self.words[..n], &other.words].concat(),
            allowed: [&self.allowed[..n], &other.allowed].concat(),
        }
    }
}

const EPOCHS: usize = 10;
const ALONE_EPOCHS: usize = 5;
/// So many sentences of news are learnt in an epoch, each time others.
const NEWS_AN_EPOCH: usize = 6000;
/// Words seen at least so often …
const MIN_FIXED_COUNT: u32 = 60;
/// … and so consistently are looked up.
const MIN_FIXED_SHARE: f64 = 0.997;

/// The model of sentences tagged by hand and of news.
pub fn learn(by_hand: Vec<Example>, news: Vec<Example>) -> Model {
    let fixed = fixed_words(&by_hand);
    let (lexicon, sentences) = Lexicon::of(&[by_hand, news]);
    let learner = Learner { lexicon, sentences };
    let mut model = Model { weights: Weights::new(), fixed };
    model.add_alone(&learner.alone());
    model.add_in_sentences(&learner.in_sentences(&model));
    model
}

/// The words that are always tagged alike, by the hash of their form.
fn fixed_words(examples: &[Example]) -> BTreeMap<u32, u8> {
    let mut seen: HashMap<&str, [u32; N_TAGS]> = HashMap::new();
    for example in examples {
        for (word, allowed) in example.words.iter().zip(&example.allowed) {
            seen.entry(word).or_default()[allowed.trailing_zeros() as usize] += 1;
        }
    }
    let of = |(word, counts): (&&str, &[u32; N_TAGS])| {
        let total: u32 = counts.iter().sum();
        let best = (0..N_TAGS).max_by_key(|&tag| counts[tag]).unwrap_or(0);
        let is_fixed =
            total >= MIN_FIXED_COUNT && f64::from(counts[best]) >= f64::from(total) * MIN_FIXED_SHARE;
        is_fixed.then(|| (form_hash(word), best as u8))
    };
    seen.iter().filter_map(of).collect()
}

/// What is learnt from: the sentences tagged by hand, and the news.
struct Learner {
    lexicon: Lexicon,
    sentences: Vec<Vec<Sentence>>,
}

impl Learner {
    /// What words say of their tag where nothing is known of their neighbours.
    fn alone(&self) -> BTreeMap<Feature, ([i32; N_TAGS], u32)> {
        let mut perceptron = Perceptron::new(self.lexicon.n_features());
        let mut random = Random(1);
        for epoch in 0..ALONE_EPOCHS {
            for sentence in self.of_epoch(epoch, &mut random) {
                for (&word, &allowed) in sentence.words.iter().zip(&sentence.allowed) {
                    perceptron.learn(&[self.lexicon.at(word, WordPlace::Alone)], allowed);
                }
            }
        }
        let is_alone = |feature| matches!(feature, Feature::Piece(_, WordPlace::Alone));
        self.lexicon.weights(&perceptron.averaged(), is_alone)
    }

    /// What words and their neighbours say, read left to right, by the guesses and fixed words of a model.
    fn in_sentences(&self, model: &Model) -> BTreeMap<Feature, ([i32; N_TAGS], u32)> {
        let mut perceptron = Perceptron::new(self.lexicon.n_features());
        let mut random = Random(1);
        let fixed: Vec<Option<u8>> = self.lexicon.words.iter().map(|word| model.fixed(word)).collect();
        let guesses: Vec<u8> = self.lexicon.words.iter().map(|word| model.guess(word)).collect();
        for epoch in 0..EPOCHS {
            for Sentence { words, allowed } in self.of_epoch(epoch, &mut random) {
                let (mut before, mut second_before) = (NO_TAG, NO_TAG);
                for (at, (&word, &allowed)) in words.iter().zip(allowed).enumerate() {
                    let tag = fixed[word as usize].unwrap_or_else(|| {
                        let next = words.get(at + 1).map_or(NO_TAG, |&next| guesses[next as usize]);
                        let rows = TagTable::rows(before, second_before, guesses[word as usize], next);
                        let rows = rows.map(|row| row as u32);
                        let places = self.places(words, at);
                        let lists = [&rows, places[0], places[1], places[2], places[3], places[4], places[5]];
                        perceptron.learn(&lists, allowed)
                    });
                    (second_before, before) = (before, tag);
                }
            }
        }
        let is_alone = |feature| matches!(feature, Feature::Piece(_, WordPlace::Alone));
        self.lexicon.weights(&perceptron.averaged(), |feature| !is_alone(feature))
    }

    /// The features of a word and its neighbours.
    fn places(&self, words: &[u32], at: usize) -> [&[u32]; 7] {
        around(at).map(|(place, other)| match other.and_then(|other| words.get(other)) {
            Some(&word) if place != WordPlace::Alone => self.lexicon.at(word, place),
            _ => &[],
        })
    }

    /// The sentences of an epoch, in random order.
    fn of_epoch(&self, epoch: usize, random: &mut Random) -> Vec<&Sentence> {
        let [by_hand, news] = self.sentences.as_slice() else { return Vec::new() };
        let start = epoch * NEWS_AN_EPOCH;
        let news = (start..start + NEWS_AN_EPOCH.min(news.len())).map(|index| &news[index % news.len()]);
        let mut sentences: Vec<&Sentence> = by_hand.iter().chain(news).collect();
        random.shuffle(&mut sentences);
        sentences
    }
}

/// A linear congruential generator: the same numbers everywhere.
pub struct Random(pub u64);

impl Random {
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            list.swap(place, (self.0 >> 33) as usize % (place + 1));
        }
    }
}
