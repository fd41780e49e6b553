//! The length that no answer has more than.

use nutgraf::Budget;
use std::io;

/// The most that an answer may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cap(Budget);

/// The end of an answer that was cut.
const MARK: &str = "[…]";

impl Cap {
    /// The cap of a length.
    ///
    /// # Errors
    /// If its unit depends on a text.
    pub(super) fn of(length: Budget) -> io::Result<Self> {
        match length {
            Budget::Words(_) | Budget::Chars(_) | Budget::Bytes(_) | Budget::Tokens(..) => Ok(Self(length)),
            _ => Err(io::Error::other("--max-length has to be in tokens, words, characters or bytes")),
        }
    }

    /// The cap as a length.
    pub(super) fn budget(self) -> Budget {
        self.0
    }

    /// True if a text is not longer.
    pub(super) fn holds(self, text: &str) -> bool {
        holds(self.0, text)
    }

    /// As many whole lines of a text as it holds, with a mark if some are left off; if not even one fits, its head.
    pub(super) fn cut(self, text: String) -> String {
        if self.holds(&text) {
            return text;
        }
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let with_mark = |n: usize| lines[..n].concat() + MARK;
        let n_fitting = last_good(lines.len(), |n| self.holds(&with_mark(n)));
        if n_fitting > 0 {
            return with_mark(n_fitting);
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let n_chars = last_good(ends.len().saturating_sub(1), |n| self.holds(&text[..ends[n]]));
        text[..ends[n_chars]].to_owned()
    }
}

/// True if a text is not longer than a length.
pub(super) fn holds(length: Budget, text: &str) -> bool {
    match length {
        Budget::Words(n) => text.split_whitespace().count() <= n,
        Budget::Chars(n) => text.chars().count() <= n,
        Budget::Bytes(n) => text.len() <= n,
        Budget::Tokens(n, tokenizer) => tokenizer.count(text) <= n,
        _ => true,
    }
}

/// The largest number up to `n` that is good, if all below a good one are.
fn last_good(n: usize, is_good: impl Fn(usize) -> bool) -> usize {
    let (mut good, mut bad) = (0, n + 1);
    while bad - good > 1 {
        let middle = good + (bad - good) / 2;
        if is_good(middle) { good = middle } else { bad = middle }
    }
    good
}
