//! Which sentences of an abstract say what it comes to: "Conclusions: …", "In conclusion, …", and the first one under such a title,
//! as in the structured abstracts of medicine.

use crate::analysis::Analysis;
use crate::document::{BlockKind, Sentence, Token};
use crate::language::WordList;

/// Longer texts have chapters, and their conclusions are of a chapter more than of the whole.
const MAX_SENTENCES: usize = 25;
/// How many tokens of a sentence are looked at.
const HEAD_TOKENS: usize = 3;

/// The conclusions of a document.
pub(super) struct Conclusions {
    /// The words for them in its language, in lower case.
    words: &'static [&'static str],
    /// The sentences that open a section titled so, in order.
    under_titles: Vec<u32>,
}

impl Conclusions {
    /// Finds the titles. Linear in the blocks.
    pub(super) fn of(analysis: &Analysis) -> Self {
        let document = analysis.document();
        let is_abstract = analysis.n_candidates() <= MAX_SENTENCES;
        let words = if is_abstract { document.language().profile().list(WordList::Conclusion) } else { &[] };
        let mut found = Self { words, under_titles: Vec::new() };
        if words.is_empty() {
            return found;
        }
        for pair in document.blocks().windows(2) {
            let [block, next] = pair else { continue };
            let Some(title) = block.sentences.clone().next() else { continue };
            let title = document.sentence(title as usize);
            let is_line = block.sentences.len() == 1 && title.token_range().len() <= HEAD_TOKENS;
            let is_title = block.kind == BlockKind::Title || is_line;
            if is_title && next.kind != BlockKind::Title && found.named(title).is_some() {
                found.under_titles.push(next.sentences.start);
            }
        }
        found
    }

    /// True if a sentence is one.
    pub(super) fn has(&self, sentence: Sentence) -> bool {
        let is_set_off =
            |next: Option<&Token>| next.is_some_and(|&next| !sentence.document().kind(next).is_word());
        self.named(sentence).is_some_and(|at| is_set_off(sentence.tokens().get(at + 1)))
            || self.under_titles.binary_search(&(sentence.index() as u32)).is_ok()
    }

    /// The place of the listed word among the first of a sentence, if there is one.
    fn named(&self, sentence: Sentence) -> Option<usize> {
        let is_listed = |word: &str| {
            self.words.iter().any(|listed| listed.chars().eq(word.chars().flat_map(char::to_lowercase)))
        };
        let head = sentence.tokens().iter().take(HEAD_TOKENS);
        head.map(|&token| sentence.document().token_text(token)).position(is_listed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn check(text: &str, expected: &[bool]) {
        let document = Document::new(text).unwrap();
        let conclusions = Conclusions::of(&Analysis::of(&document));
        let found: Vec<bool> = document.sentences().map(|own| conclusions.has(own)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_what_a_text_comes_to() {
        check("Methods: We baked bread. CONCLUSIONS: Warm dough rises faster.", &[false, true]);
        check("We baked bread. In conclusion, warm dough rises faster.", &[false, true]);
        check("We baked bread. The conclusion of the war was near.", &[false, false]);
        check(
            "# Methods\n\nWe baked bread.\n\n# Conclusion\n\nWarm dough rises faster. It tastes better.",
            &[false, false, false, true, false],
        );
        check("We baked bread.\n\nConclusions\nWarm dough rises faster.", &[false, false, true]);
        check("Wir haben Brot gebacken. Schlussfolgerung: Warmer Teig geht schneller auf.", &[false, true]);
    }
}
