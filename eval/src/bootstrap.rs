//! Confidence intervals: Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7
//! (1979); Koehn, "Statistical significance tests for machine translation evaluation", EMNLP 2004.
//!
//! The documents are resampled with replacement a thousand times, and the interval is the middle 95% of the means of
//! these samples. Two systems are compared on the same samples. The seed is fixed, so that the same scores always give
//! the same interval.

/// The number of samples.
const SAMPLES: usize = 1000;

/// A mean and its 95% interval.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Interval {
    /// The mean of the scores.
    pub mean: f64,
    /// The 2.5th percentile of the means of the samples.
    pub low: f64,
    /// The 97.5th percentile of the means of the samples.
    pub high: f64,
}

/// The difference between two systems on the same documents.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Comparison {
    /// The mean of the first minus the second, with its interval.
    pub difference: Interval,
    /// The two-sided p-value, 0 to 1: twice the share of samples whose mean difference is zero or has the opposite sign.
    /// One such sample is added, since a thousand samples cannot show a p-value of 0.
    pub p_value: f64,
}

/// The mean of the scores and its interval. O(scores · samples).
#[must_use]
pub fn interval(scores: &[f64]) -> Interval {
    interval_of(scores, &sample_means(scores))
}

/// Compares the scores of two systems, aligned by document. Scores beyond the end of the shorter list are ignored.
#[must_use]
pub fn compare(first: &[f64], second: &[f64]) -> Comparison {
    let differences: Vec<f64> = first.iter().zip(second).map(|(a, b)| a - b).collect();
    let means = sample_means(&differences);
    let difference = interval_of(&differences, &means);
    let is_against = |&&sample: &&f64| if difference.mean > 0.0 { sample <= 0.0 } else { sample >= 0.0 };
    let against = means.iter().filter(is_against).count() + 1;
    let p_value = (2.0 * against as f64 / (means.len() + 1) as f64).min(1.0);
    Comparison { difference, p_value }
}

/// The interval of scores whose samples have these means, in ascending order.
fn interval_of(scores: &[f64], means: &[f64]) -> Interval {
    let n_outside = means.len() / 40;
    let at = |index: usize| means.get(index).copied().unwrap_or(0.0);
    Interval { mean: mean(scores), low: at(n_outside), high: at(means.len().saturating_sub(n_outside + 1)) }
}

fn mean(scores: &[f64]) -> f64 {
    scores.iter().sum::<f64>() / scores.len().max(1) as f64
}

/// The means of the samples, in ascending order; empty without scores.
fn sample_means(scores: &[f64]) -> Vec<f64> {
    if scores.is_empty() {
        return Vec::new();
    }
    let mut random = SplitMix(0x9e37_79b9_7f4a_7c15);
    let n = scores.len() as u64;
    let draw = |_| (0..n).map(|_| scores[random.below(n) as usize]).sum::<f64>() / n as f64;
    let mut means: Vec<f64> = (0..SAMPLES).map(draw).collect();
    means.sort_by(f64::total_cmp);
    means
}

/// Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`. Taking the high bits of a product has a bias far below anything measured here.
    fn below(&mut self, n: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(n)) >> 64) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_contain_the_mean() {
        assert_eq!(interval(&[]), Interval::default());
        assert_eq!(interval(&[0.5; 9]), Interval { mean: 0.5, low: 0.5, high: 0.5 });
        let scores: Vec<f64> = (0..400).map(|i| f64::from(i % 2)).collect();
        let found = interval(&scores);
        // The standard deviation of the mean is 0.5/√400 = 0.025.
        assert!((found.low - 0.451).abs() < 0.01 && (found.high - 0.549).abs() < 0.01, "{found:?}");
        assert_eq!(found, interval(&scores));
    }

    #[test]
    fn comparisons_are_paired() {
        let first: Vec<f64> = (0..100).map(f64::from).collect();
        let second: Vec<f64> = first.iter().map(|score| score - 1.0).collect();
        let found = compare(&first, &second);
        assert_eq!((found.difference.low, found.difference.high, found.p_value), (1.0, 1.0, 2.0 / 1001.0));
        assert_eq!(compare(&first, &first).p_value, 1.0);
        assert_eq!(compare(&[], &first).p_value, 1.0);
    }
}
