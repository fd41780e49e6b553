//! What a part of a text is about: keywords that are hardly elsewhere in it.

use crate::analysis::Analysis;
use crate::keyword::{Keyword, Keywords};
use std::ops::Range;

/// This many keywords of the document may be topics.
const N_KEYWORDS: usize = 60;

/// A longer text is not a topic.
const MAX_CHARS: usize = 40;

/// The topics of a document.
pub(crate) struct PartTopics {
    keywords: Vec<Keyword>,
}

impl PartTopics {
    /// The topics of an analysed document. Costs as much as its keywords.
    pub(crate) fn of(analysis: &Analysis) -> Self {
        Self { keywords: Keywords::default().top(N_KEYWORDS).run(analysis) }
    }

    /// Adds the topics of a part, given by its bytes, up to `n` in all: keywords of which most occurrences are in it, the best
    /// first, but none that is part of another.
    pub(crate) fn extend(&self, topics: &mut Vec<String>, part: &Range<usize>, n: usize) {
        for keyword in &self.keywords {
            if topics.len() >= n {
                return;
            }
            let n_inside = keyword.spans.iter().filter(|span| part.contains(&(span.start as usize))).count();
            let is_own = n_inside * 2 > keyword.spans.len() && is_topic(&keyword.text);
            let is_said =
                || topics.iter().any(|topic| topic.to_lowercase().contains(&keyword.text.to_lowercase()));
            if is_own && !is_said() {
                topics.push(keyword.text.clone());
            }
        }
    }
}

/// True if a text can be one of the topics in a mark or a line.
pub(crate) fn is_topic(text: &str) -> bool {
    text.chars().nth(MAX_CHARS).is_none() && !text.contains(['[', ']'])
}
