//! How long a text is in the unit of a length.

use crate::document::Document;
use crate::segment::Segmenter;
use crate::select::Budget;

/// A length and its unit, and how long the whole text is.
pub(super) struct Measure {
    budget: Budget,
    /// Counts words and sentences as they are shown, what is around a text too.
    segmenter: Segmenter,
    /// The length, in its unit.
    pub limit: usize,
    /// The length of the whole text.
    pub total: usize,
}

impl Measure {
    pub(super) fn of(budget: Budget, document: &Document, segmenter: &Segmenter) -> Self {
        let segmenter = segmenter.clone().as_given(true).stamps(Vec::new());
        let mut measure = Self { budget, segmenter, limit: 0, total: 0 };
        measure.total = measure.count_document(document);
        measure.limit = match budget {
            Budget::Sentences(n)
            | Budget::Words(n)
            | Budget::Chars(n)
            | Budget::Bytes(n)
            | Budget::Tokens(n, _) => n,
            Budget::Share(share) => ((measure.total as f64 * share.clamp(0.0, 1.0)) as usize).max(1),
        };
        measure
    }

    /// The unit, in a word.
    pub(super) fn unit(&self) -> &'static str {
        match self.budget {
            Budget::Sentences(_) => "sentences",
            Budget::Words(_) | Budget::Share(_) => "words",
            Budget::Chars(_) => "characters",
            Budget::Bytes(_) => "bytes",
            Budget::Tokens(..) => "tokens",
        }
    }

    /// The length as one of its unit.
    pub(super) fn budget(&self) -> Budget {
        match self.budget {
            Budget::Share(_) => Budget::Words(self.limit),
            budget => budget,
        }
    }

    /// How long a text is by itself. Linear.
    pub(super) fn count(&self, text: &str) -> usize {
        match self.budget {
            Budget::Chars(_) => text.chars().count(),
            Budget::Bytes(_) => text.len(),
            Budget::Tokens(_, tokenizer) => tokenizer.count(text),
            Budget::Sentences(_) => self.read(text).n_sentences(),
            Budget::Words(_) | Budget::Share(_) => n_words(&self.read(text)),
        }
    }

    /// How long the text of a document is. It need not be read again if it was read as it is written: nothing is around it.
    fn count_document(&self, document: &Document) -> usize {
        let is_as_given = document.edits.is_empty() && document.sources().is_empty();
        match self.budget {
            Budget::Sentences(_) if is_as_given => document.n_sentences(),
            Budget::Words(_) | Budget::Share(_) if is_as_given => n_words(document),
            _ => self.count(document.text()),
        }
    }

    /// About how long a part of a text is; quick.
    pub(super) fn estimate(&self, part: &str, n_words: usize, n_sentences: usize) -> usize {
        match self.budget {
            Budget::Sentences(_) => n_sentences,
            Budget::Words(_) | Budget::Share(_) => n_words,
            Budget::Chars(_) | Budget::Bytes(_) | Budget::Tokens(..) => self.count(part),
        }
    }

    /// About how long a mark is.
    pub(super) fn of_mark(&self, mark: &str) -> usize {
        let n_words = mark.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
        self.estimate(mark, n_words, 1)
    }

    fn read(&self, text: &str) -> Document {
        // Part of a document, or not longer than one.
        self.segmenter.run(text).unwrap_or_default()
    }
}

fn n_words(document: &Document) -> usize {
    document.tokens().iter().filter(|&&token| document.kind(token).is_word()).count()
}
