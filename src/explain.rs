//! Why a score is what it is: the tree behind every `--why`.

use std::borrow::Cow;

/// One part of a score, and the parts that it is made of.
///
/// The share of a part is the sum of its children that are added, times its children that are factors, within
/// rounding. Facts only explain: a part with nothing but facts is not broken down further.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Why {
    /// Its name: `title words`, `like what follows`.
    pub label: Cow<'static, str>,
    /// Its number; `effect` says what it does to the part above.
    pub share: f64,
    /// The effect of the share on the part above.
    pub effect: Effect,
    /// The parts that it is made of, in a fixed order.
    pub children: Vec<Why>,
}

/// The effect of a part on the part above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// It is added; it takes away where it is negative.
    Added,
    /// The sum of what is added is multiplied by it.
    Factor,
    /// It is a number that the score was worked out from, or that helps to read it.
    Fact,
}

impl Effect {
    /// Every effect.
    pub const ALL: &'static [Self] = &[Self::Added, Self::Factor, Self::Fact];

    /// A share as people read it: with `+` or `-` if it is added, after `×` if it is a factor, after a blank if it is a fact.
    #[must_use]
    pub fn shown(self, share: f64) -> String {
        // A share that rounds to zero has no sign.
        let share = if share.abs() < 0.0005 { 0.0 } else { share };
        let decimals = if share == share.trunc() { 0 } else { 3 };
        match self {
            Self::Added => format!("{share:+.3}"),
            Self::Factor => format!("×{share:.decimals$}"),
            Self::Fact => format!(" {share:.decimals$}"),
        }
    }

    /// Its name in JSON: `added`, `factor`, `fact`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Factor => "factor",
            Self::Fact => "fact",
        }
    }
}

impl Why {
    /// A part that is added.
    pub(crate) fn added(label: impl Into<Cow<'static, str>>, share: f64) -> Self {
        // A sum of nothing is −0, which people do not write.
        Self { label: label.into(), share: share + 0.0, effect: Effect::Added, children: Vec::new() }
    }

    /// A part that the others are multiplied by.
    pub(crate) fn factor(label: impl Into<Cow<'static, str>>, share: f64) -> Self {
        Self { effect: Effect::Factor, ..Self::added(label, share) }
    }

    /// A number that explains.
    pub(crate) fn fact(label: impl Into<Cow<'static, str>>, share: f64) -> Self {
        Self { effect: Effect::Fact, ..Self::added(label, share) }
    }

    /// The same part, made of `children`.
    pub(crate) fn of(self, children: Vec<Why>) -> Self {
        Self { children, ..self }
    }

    /// The same part under another name.
    pub(crate) fn named(self, label: impl Into<Cow<'static, str>>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// True if its share is the sum of its children, with no factor.
    pub(crate) fn is_sum(&self) -> bool {
        self.has(Effect::Added) && !self.has(Effect::Factor)
    }

    fn has(&self, effect: Effect) -> bool {
        self.children.iter().any(|child| child.effect == effect)
    }

    /// The same part times `factor`: so is all that was added up, and a product has one factor more, called `name`.
    pub(crate) fn times(mut self, factor: f64, name: &'static str) -> Self {
        if self.has(Effect::Added) {
            let scaled = |child: Why| match child.effect {
                Effect::Added => child.times(factor, name),
                Effect::Factor | Effect::Fact => child,
            };
            self.children = self.children.into_iter().map(scaled).collect();
        } else if self.has(Effect::Factor) {
            self.children.push(Self::factor(name, factor));
        }
        Self { share: self.share * factor + 0.0, ..self }
    }
}

/// The `n` largest of the parts that are added up, then the sum of the others as one part: `3 other words`. It never
/// stands for one part alone: that is shown itself.
pub(crate) fn largest(
    mut parts: Vec<(usize, f64)>,
    n: usize,
    label: impl Fn(usize) -> String,
    others: &'static str,
) -> Vec<Why> {
    parts.retain(|&(_, share)| share != 0.0);
    parts.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    let n_shown = if parts.len() == n + 1 { n + 1 } else { n.min(parts.len()) };
    let rest = parts.split_off(n_shown);
    let mut whys: Vec<Why> =
        parts.into_iter().map(|(index, share)| Why::added(label(index), share)).collect();
    if !rest.is_empty() {
        let sum = rest.iter().map(|(_, share)| share).sum();
        whys.push(Why::added(format!("{} other {others}", rest.len()), sum));
    }
    whys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_times_a_number_still_adds_up() {
        let words = Why::added("words", 5.0).of(vec![Why::added("rain", 2.0), Why::added("snow", 3.0)]);
        let scaled = words.times(0.5, "the best counts as 1");
        assert_eq!(scaled.children.iter().map(|child| child.share).collect::<Vec<_>>(), [1.0, 1.5]);
        let product =
            Why::added("count × idf", 6.0).of(vec![Why::factor("count", 2.0), Why::factor("idf", 3.0)]);
        let scaled = product.times(0.5, "the best counts as 1");
        assert_eq!(scaled.share, scaled.children.iter().map(|child| child.share).product());
        assert_eq!(scaled.children[2], Why::factor("the best counts as 1", 0.5));
    }

    #[test]
    fn the_largest_parts_come_first_and_the_rest_as_one() {
        let parts = largest(
            vec![(0, 1.0), (1, -4.0), (2, 0.0), (3, 2.0), (4, 1.0)],
            2,
            |index| format!("word {index}"),
            "words",
        );
        let read: Vec<(&str, f64)> = parts.iter().map(|part| (&*part.label, part.share)).collect();
        assert_eq!(read, [("word 1", -4.0), ("word 3", 2.0), ("2 other words", 2.0)]);
    }
}
