//! Cuts texts to a maximum length.

/// The part of a text that is scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LengthLimit {
    /// The whole text.
    #[default]
    None,
    /// The first words, separated by white space.
    Words(usize),
    /// The first bytes, as at DUC. A word at the end may be cut in two; its first part then counts as a word.
    Bytes(usize),
}

impl LengthLimit {
    /// The parts of the sentences within the limit. `gap` is the number of bytes that a break between two sentences
    /// counts as.
    pub(super) fn cut<'t>(self, sentences: &[&'t str], gap: usize) -> Vec<&'t str> {
        let mut left = match self {
            Self::None => return sentences.to_vec(),
            Self::Words(n) | Self::Bytes(n) => n,
        };
        let mut kept = Vec::new();
        for sentence in sentences.iter().copied() {
            if left == 0 {
                break;
            }
            let (head, used) = match self {
                Self::Words(_) => first_words(sentence, left),
                Self::Bytes(_) | Self::None => (first_bytes(sentence, left), sentence.len() + gap),
            };
            kept.push(head);
            left = left.saturating_sub(used);
        }
        kept
    }

    /// The sentences that ROUGE-1.5.5 aligns for ROUGE-L: it applies a limit in bytes to each sentence by itself, and
    /// stops after the first sentence that reaches it. It counts only words within the limit.
    pub(super) fn cut_each<'t>(self, sentences: &[&'t str]) -> Vec<&'t str> {
        let Self::Bytes(n) = self else { return self.cut(sentences, 0) };
        let whole = sentences.iter().take_while(|sentence| sentence.len() < n).count();
        let last = sentences.get(whole).map(|sentence| first_bytes(sentence, n));
        sentences[..whole].iter().copied().chain(last).collect()
    }
}

/// The first `n` words of a sentence, and their number.
fn first_words(sentence: &str, n: usize) -> (&str, usize) {
    let words = sentence.split_whitespace().take(n);
    let used = words.clone().count();
    let end = words.last().map_or(0, |word| word.as_ptr() as usize - sentence.as_ptr() as usize + word.len());
    (&sentence[..end], used)
}

/// The first `n` bytes of a sentence, without a partial character.
fn first_bytes(sentence: &str, n: usize) -> &str {
    &sentence[..sentence.floor_char_boundary(n)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_words_and_bytes() {
        let check = |limit: LengthLimit, gap, expected: &[&str]| {
            assert_eq!(limit.cut(&["one two", "thrée four"], gap), expected, "{limit:?}");
        };
        check(LengthLimit::None, 1, &["one two", "thrée four"]);
        check(LengthLimit::Words(3), 1, &["one two", "thrée"]);
        check(LengthLimit::Words(2), 1, &["one two"]);
        check(LengthLimit::Bytes(6), 1, &["one tw"]);
        check(LengthLimit::Bytes(12), 1, &["one two", "thr"]);
        check(LengthLimit::Bytes(12), 0, &["one two", "thré"]);
        check(LengthLimit::Bytes(99), 0, &["one two", "thrée four"]);
        check(LengthLimit::Bytes(0), 0, &[]);
    }

    #[test]
    fn cuts_each_sentence_by_itself() {
        let sentences = ["aa bb", "cc dd ee", "ff"];
        assert_eq!(LengthLimit::Bytes(6).cut_each(&sentences), ["aa bb", "cc dd "]);
        assert_eq!(LengthLimit::Bytes(5).cut_each(&sentences), ["aa bb"]);
        assert_eq!(LengthLimit::Bytes(9).cut_each(&sentences), sentences);
        assert_eq!(LengthLimit::Words(3).cut_each(&sentences), ["aa bb", "cc"]);
    }
}
