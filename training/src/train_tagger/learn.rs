//! Trains the tagger: first the weights that guess the tag of a word from the word alone, then, given these guesses, the
//! weights of words in sentences.

use crate::example::TagExample;
use crate::lexicon::{Feature, FeatureLexicon, NumberedSentence, around};
use crate::model::{MeanWeights, TaggerWeights, TrainedTagger, form_hash};
use crate::perceptron::TagPerceptron;
use nutgraf::training::{N_TAGS, NO_TAG, TagTable, WordPlace};
use nutgraf_training::Random;
use std::collections::{BTreeMap, HashMap};

const EPOCHS: usize = 10;
const ALONE_EPOCHS: usize = 5;
/// The number of news sentences in an epoch; each epoch takes others.
const NEWS_AN_EPOCH: usize = 6000;
/// A word is fixed if it is seen at least this often …
const MIN_FIXED_COUNT: u32 = 60;
/// … and at least this share of the time with the same tag.
const MIN_FIXED_SHARE: f64 = 0.997;

/// The tagger trained on sentences tagged by hand and on news, in a file of at most `max_bytes`.
pub fn learn(by_hand: Vec<TagExample>, news: Vec<TagExample>, max_bytes: usize) -> TrainedTagger {
    let fixed = fixed_words(&by_hand);
    let (lexicon, sentences) = FeatureLexicon::of(&[by_hand, news]);
    let trainer = TaggerTrainer { lexicon, sentences };
    let mut tagger = TrainedTagger { weights: TaggerWeights::new(), fixed, max_bytes };
    tagger.add_alone(&trainer.learn_alone());
    tagger.add_in_sentences(&trainer.learn_in_sentences(&tagger));
    tagger
}

/// The words that always have the same tag, by the hash of their form.
fn fixed_words(examples: &[TagExample]) -> BTreeMap<u32, u8> {
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

struct TaggerTrainer {
    lexicon: FeatureLexicon,
    /// The sentences tagged by hand, then the news.
    sentences: Vec<Vec<NumberedSentence>>,
}

impl TaggerTrainer {
    /// The weights that guess the tag of a word without its neighbours.
    fn learn_alone(&self) -> MeanWeights {
        let mut perceptron = TagPerceptron::new(self.lexicon.n_features());
        let mut random = Random::new(1);
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

    /// The weights of words and their neighbours, read from left to right, given the guesses and fixed words of a tagger.
    fn learn_in_sentences(&self, tagger: &TrainedTagger) -> MeanWeights {
        let mut perceptron = TagPerceptron::new(self.lexicon.n_features());
        let mut random = Random::new(1);
        let fixed: Vec<Option<u8>> = self.lexicon.words.iter().map(|word| tagger.fixed(word)).collect();
        let guesses: Vec<u8> = self.lexicon.words.iter().map(|word| tagger.guess(word)).collect();
        for epoch in 0..EPOCHS {
            for NumberedSentence { words, allowed } in self.of_epoch(epoch, &mut random) {
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
    fn of_epoch(&self, epoch: usize, random: &mut Random) -> Vec<&NumberedSentence> {
        let [by_hand, news] = self.sentences.as_slice() else { return Vec::new() };
        let start = epoch * NEWS_AN_EPOCH;
        let news = (start..start + NEWS_AN_EPOCH.min(news.len())).map(|index| &news[index % news.len()]);
        let mut sentences: Vec<&NumberedSentence> = by_hand.iter().chain(news).collect();
        random.shuffle(&mut sentences);
        sentences
    }
}
