//! The scores of the compared methods, kind by kind.

use foldhash::HashMap;
use nutgraf::SentenceMethod;
use nutgraf_eval::RougeScores;

/// The methods that are compared, with their names in the report. The first is compared with each of the others.
pub(super) const METHODS: [(&str, SentenceMethod); 3] = [
    ("default", SentenceMethod::Blend),
    ("lead", SentenceMethod::Lead),
    ("textrank", SentenceMethod::TextRank),
];

/// The scores of a document, by method.
pub(super) type MethodScores = [RougeScores; METHODS.len()];

/// The scores of all kinds.
#[derive(Default)]
pub(super) struct KindScores {
    /// In the order in which they were first read.
    pub(super) kinds: Vec<ScoresOfKind>,
    by_name: HashMap<String, usize>,
}

/// The scores of the documents of a kind.
pub(super) struct ScoresOfKind {
    pub(super) kind: String,
    pub(super) methods: [ScoresOfMethod; METHODS.len()],
    /// The sum of the words of references.
    n_gold_words: f64,
}

/// The scores of a method: 8 bytes a document.
#[derive(Default)]
pub(super) struct ScoresOfMethod {
    /// By document, the mean of ROUGE-1 and ROUGE-2 F1.
    pub(super) means: Vec<f64>,
    rouge1: f64,
    rouge2: f64,
    n_words: f64,
}

impl KindScores {
    /// Adds the scores of a document.
    pub(super) fn add(&mut self, kind: String, scores: &MethodScores) {
        let index = self.by_name.get(&kind).copied().unwrap_or(self.kinds.len());
        if index == self.kinds.len() {
            self.by_name.insert(kind.clone(), index);
            let methods = std::array::from_fn(|_| ScoresOfMethod::default());
            self.kinds.push(ScoresOfKind { kind, methods, n_gold_words: 0.0 });
        }
        let of_kind = &mut self.kinds[index];
        of_kind.n_gold_words += scores[0].reference_tokens;
        of_kind.methods.iter_mut().zip(scores).for_each(|(method, scores)| method.add(scores));
    }
}

impl ScoresOfKind {
    pub(super) fn n_documents(&self) -> usize {
        self.methods[0].means.len()
    }

    /// The mean number of words of a reference.
    pub(super) fn gold_words(&self) -> f64 {
        self.n_gold_words / self.n_documents() as f64
    }
}

impl ScoresOfMethod {
    fn add(&mut self, scores: &RougeScores) {
        self.means.push(f64::midpoint(scores.rouge1.f1, scores.rouge2.f1));
        self.rouge1 += scores.rouge1.f1;
        self.rouge2 += scores.rouge2.f1;
        self.n_words += scores.candidate_tokens;
    }

    /// Mean ROUGE-1 F1, 0 to 1.
    pub(super) fn rouge1(&self) -> f64 {
        self.rouge1 / self.means.len() as f64
    }

    /// Mean ROUGE-2 F1, 0 to 1.
    pub(super) fn rouge2(&self) -> f64 {
        self.rouge2 / self.means.len() as f64
    }

    /// The mean number of words of a summary.
    pub(super) fn words(&self) -> f64 {
        self.n_words / self.means.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_method_is_the_default() {
        assert_eq!(METHODS[0].1, SentenceMethod::default());
    }
}
