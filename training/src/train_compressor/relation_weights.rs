//! The weights of the labeller of grammatical relations, and which of them are worth their size in the file.

use nutgraf::Tag;
use nutgraf::training::{FEATURE_BITS, N_RELATIONS, Relation, Unlabelled};
use std::cmp::Reverse;

/// The bytes of a feature and of each of its weights in the file.
const FEATURE_BYTES: u8 = 4;
const WEIGHT_BYTES: u8 = 2;

/// A score for each relation.
pub type RelationScores = [i32; N_RELATIONS];

/// A weight in the file: feature, relation, weight in 8 bits.
pub type RelationWeight = (u32, u8, i8);

/// Weights by feature.
pub struct RelationWeights {
    /// By feature, its index in `weights`; out of range for a feature without weights.
    pub places: Vec<u32>,
    pub weights: Vec<RelationScores>,
}

impl RelationWeights {
    /// The weights of a file.
    pub fn of(kept: &[RelationWeight]) -> Self {
        let (mut places, mut weights) = (vec![u32::MAX; 1 << FEATURE_BITS], Vec::<RelationScores>::new());
        for &(feature, relation, weight) in kept {
            let place = &mut places[feature as usize];
            if *place == u32::MAX {
                *place = weights.len() as u32;
                weights.push([0; N_RELATIONS]);
            }
            weights[*place as usize][relation as usize] = i32::from(weight);
        }
        Self { places, weights }
    }

    /// Adds the weights of a feature to the scores.
    pub fn add(&self, feature: u32, scores: &mut RelationScores) {
        if let Some(weights) = self.weights.get(self.places[feature as usize] as usize) {
            scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
        }
    }

    /// The relations of the words of a sentence.
    pub fn label(&self, words: &[&str], tags: &[Tag]) -> Vec<Relation> {
        Unlabelled::new(words, tags)
            .label(|feature, scores| self.add(feature, scores), |_, scores, _| best(scores))
    }

    /// The weights with the largest gain for their size that fit into `max_bytes`.
    ///
    /// All but one weight in `unit_share` fit into 8 bits; the others are clamped.
    pub fn strongest(&self, max_bytes: usize, unit_share: usize) -> Vec<RelationWeight> {
        let (mut low, mut high) = (0, 1_000_000);
        while low + 1 < high {
            let price = i32::midpoint(low, high);
            let (kept, n_features) = self.worth(price);
            let n_bytes = usize::from(FEATURE_BYTES) * n_features + usize::from(WEIGHT_BYTES) * kept.len();
            if n_bytes > max_bytes { low = price } else { high = price }
        }
        let (mut kept, _) = self.worth(high);
        println!("{} weights of relations", kept.len());
        kept.sort_by_key(|&(feature, relation, weight)| (Reverse(weight.abs()), feature, relation));
        let largest = kept.get(kept.len() / unit_share).map_or(1, |entry| entry.2.abs());
        let unit = (f64::from(largest) / 127.0).max(1.0);
        let in_units = |weight: i32| (f64::from(weight) / unit).round().clamp(-127.0, 127.0) as i8;
        let kept = kept.into_iter().map(|(feature, relation, weight)| (feature, relation, in_units(weight)));
        let mut kept: Vec<RelationWeight> = kept.filter(|entry| entry.2 != 0).collect();
        kept.sort_unstable();
        kept
    }

    /// The weights that are worth more than `price` per byte, and the number of their features.
    fn worth(&self, price: i32) -> (Vec<(u32, u8, i32)>, usize) {
        let (mut kept, mut n_features) = (Vec::new(), 0);
        for (feature, &place) in self.places.iter().enumerate() {
            let Some(weights) = self.weights.get(place as usize) else { continue };
            let gain = |weight: i32| weight.abs() - price * i32::from(WEIGHT_BYTES);
            let gains: i32 = weights.iter().map(|&weight| gain(weight).max(0)).sum();
            if gains <= price * i32::from(FEATURE_BYTES) {
                continue;
            }
            n_features += 1;
            let strong = weights.iter().enumerate().filter(|&(_, &weight)| gain(weight) > 0);
            kept.extend(strong.map(|(relation, &weight)| (feature as u32, relation as u8, weight)));
        }
        (kept, n_features)
    }
}

/// The relation with the highest score, the first of equals.
pub fn best(scores: &RelationScores) -> Relation {
    let best = (0..N_RELATIONS).rev().max_by_key(|&at| scores[at]).unwrap_or(0);
    Relation::ALL[best]
}
