//! Scores of any method on one scale.

use crate::explain::Why;

/// The shift and factor that bring the scores of a method to a scale with the best at 1 and none below 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct UnitScale {
    /// Added first.
    pub(super) shift: f64,
    /// Multiplied with next.
    pub(super) factor: f64,
    /// True if all scores are equal, as in a text of one sentence: then each is the best.
    pub(super) is_flat: bool,
}

impl UnitScale {
    /// The scores on the scale, and the scale.
    pub(super) fn of(mut scores: Vec<f64>) -> (Vec<f64>, Self) {
        // The zero of standardised scores has no meaning; shares and cosines keep theirs.
        let lowest = scores.iter().copied().fold(0.0, f64::min);
        let highest = scores.iter().copied().fold(lowest, f64::max);
        if highest == lowest {
            scores.fill(1.0);
            return (scores, Self { shift: 1.0 - lowest, factor: 1.0, is_flat: true });
        }
        let factor = 1.0 / (highest - lowest);
        scores.iter_mut().for_each(|score| *score = (*score - lowest) / (highest - lowest));
        (scores, Self { shift: -lowest, factor, is_flat: false })
    }

    /// A score on the scale.
    pub(super) fn scaled(self, score: f64) -> f64 {
        (score + self.shift) * self.factor
    }

    /// A part that comes from a method, on the scale.
    pub(super) fn explained(self, raw: Why) -> Why {
        let (label, share) = (raw.label.clone(), self.scaled(raw.share));
        let scaled = raw.times(self.factor, "the best sentence counts as 1");
        let mut parts = if scaled.is_sum() { scaled.children } else { vec![scaled] };
        if self.shift > 0.0 {
            let label = if self.is_flat {
                "all sentences are equal, and each counts as 1"
            } else {
                "the weakest sentence counts as 0"
            };
            parts.push(Why::added(label, self.shift * self.factor));
        }
        Why::added(label, share).of(parts)
    }
}
