//! The sequences of words that are candidates.

/// The sequences of words that a method takes for candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CandidateSource {
    /// The longest noun phrases, `(Modifier | Noun | Name)* (Noun | Name)`.
    NounPhrases,
    /// The longest runs of content words: between stop words, numbers and marks.
    ContentRuns,
    /// All n-grams between marks that neither begin nor end in a stop word or a number.
    NGrams,
    /// Every content word by itself.
    Words,
}

/// No phrase has more words, whatever is asked for: the cost grows with their number.
pub(crate) const MAX_PHRASE_WORDS: usize = 8;
