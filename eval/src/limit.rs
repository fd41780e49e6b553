//! How much of a text is looked at.

/// How much of a text is looked at, from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Limit {
    /// All of it.
    #[default]
    None,
    /// The first words, white space between them.
    Words(usize),
    /// The first bytes, as DUC had it; a word cut in two counts as what is left of it.
    Bytes(usize),
}

impl Limit {
    /// The heads of the sentences within the limit. `gap` is what the break between two sentences costs, in
    /// bytes; in words it costs nothing.
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

    /// What ROUGE-1.5.5 aligns of a reference in its ROUGE-L: a limit in bytes holds for each sentence by
    /// itself, and the first that reaches it is the last. What it then counts is within the limit.
    pub(super) fn cut_each<'t>(self, sentences: &[&'t str]) -> Vec<&'t str> {
        let Self::Bytes(n) = self else { return self.cut(sentences, 0) };
        let whole = sentences.iter().take_while(|sentence| sentence.len() < n).count();
        let last = sentences.get(whole).map(|sentence| first_bytes(sentence, n));
        sentences[..whole].iter().copied().chain(last).collect()
    }
}

/// The first words of a sentence, and how many they are.
fn first_words(sentence: &str, n: usize) -> (&str, usize) {
    let words = sentence.split_whitespace().take(n);
    let used = words.clone().count();
    let end = words.last().map_or(0, |word| word.as_ptr() as usize - sentence.as_ptr() as usize + word.len());
    (&sentence[..end], used)
}

/// The first bytes of a sentence, without a character that is cut in two.
fn first_bytes(sentence: &str, n: usize) -> &str {
    &sentence[..sentence.floor_char_boundary(n)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_at_words_and_bytes() {
        let check = |limit: Limit, gap, expected: &[&str]| {
            assert_eq!(limit.cut(&["one two", "thrée four"], gap), expected, "{limit:?}");
        };
        check(Limit::None, 1, &["one two", "thrée four"]);
        check(Limit::Words(3), 1, &["one two", "thrée"]);
        check(Limit::Words(2), 1, &["one two"]);
        check(Limit::Bytes(6), 1, &["one tw"]);
        check(Limit::Bytes(12), 1, &["one two", "thr"]);
        check(Limit::Bytes(12), 0, &["one two", "thré"]);
        check(Limit::Bytes(99), 0, &["one two", "thrée four"]);
        check(Limit::Bytes(0), 0, &[]);
    }

    #[test]
    fn cuts_each_sentence_by_itself() {
        let sentences = ["aa bb", "cc dd ee", "ff"];
        assert_eq!(Limit::Bytes(6).cut_each(&sentences), ["aa bb", "cc dd "]);
        assert_eq!(Limit::Bytes(5).cut_each(&sentences), ["aa bb"]);
        assert_eq!(Limit::Bytes(9).cut_each(&sentences), sentences);
        assert_eq!(Limit::Words(3).cut_each(&sentences), ["aa bb", "cc"]);
    }
}
