//! An example to learn tags from.

/// A sentence, and the tags that each of its words may have, one bit per tag.
#[derive(Clone)]
pub struct TagExample {
    pub words: Vec<String>,
    pub allowed: Vec<u32>,
}

impl TagExample {
    /// The same sentence with the case of every word changed.
    pub fn recased(&self, change: impl Fn(&str) -> String) -> Self {
        let words = self.words.iter().map(|word| change(word)).collect();
        Self { words, allowed: self.allowed.clone() }
    }

    /// This sentence without its last punctuation mark, followed by another.
    pub fn followed_by(&self, other: &Self) -> Self {
        let is_mark = |word: &String| !word.chars().any(char::is_alphanumeric);
        let n = self.words.len() - usize::from(self.words.last().is_some_and(is_mark));
        Self {
            words: [&self.words[..n], &other.words].concat(),
            allowed: [&self.allowed[..n], &other.allowed].concat(),
        }
    }
}
