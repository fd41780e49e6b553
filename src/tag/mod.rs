//! Part-of-speech tags: an averaged perceptron over universal tags (Collins, "Discriminative training
//! methods for hidden Markov models", EMNLP 2002), read left to right.
//!
//! The score of a tag for a word is a sum of integer weights: of the word itself (letters, endings, shape), of the two
//! words on either side, of the two tags before it, and of guesses: the tags that the word and the next word most often
//! have in any context. What a word adds to its own scores and to those of its neighbours depends on the word alone. So
//! it is summed once for each distinct word and thread, and tagging a token is nine additions of short vectors. Words
//! that always have the same tag in the training data are looked up.
//!
//! The weights of a language are one file in `seeds/models`, used in place. The training program `train_tagger` makes
//! it; another language is one more file.

mod model;
mod part;
mod piece;
mod tagger;

pub use model::{N_TABLE_ROWS, N_TAGS, NO_TAG, TagTable, WordPlace, column, piece_key};
pub use part::Tag;
pub use piece::{Piece, pieces};

use crate::document::Document;
use crate::language::Language;
use model::TaggerModel;
use tagger::with_tagger;

impl Language {
    /// True if there is a part-of-speech tagger for the language: of English, German, Spanish, French, Italian, Dutch,
    /// Portuguese and Chinese, with the feature `models`.
    #[must_use]
    pub fn has_tagger(self) -> bool {
        TaggerModel::is_there(self)
    }
}

/// The tags of a document.
#[derive(Debug, Clone)]
pub(crate) struct DocumentTags {
    /// By token.
    pub(crate) of_tokens: Vec<Tag>,
    /// By word: the tag that it most often has in any context.
    pub(crate) usual: Vec<Tag>,
}

/// The tags of the document; none if its language has no tagger.
pub(crate) fn tag_document(document: &Document) -> Option<DocumentTags> {
    with_tagger(document.language(), |tagger| {
        let words: Vec<u32> =
            document.word_ids().map(|word| tagger.lexeme(document.word_text(word))).collect();
        let mut tags = Vec::with_capacity(document.tokens().len());
        for sentence in document.sentences() {
            let lexemes = sentence.tokens().iter().map(|token| words[token.word.index()]);
            tagger.tag(lexemes, &mut tags);
        }
        let usual = words.iter().map(|&lexeme| tagger.guess(lexeme)).collect();
        DocumentTags { of_tokens: tags, usual }
    })
}

/// By word: the tag that it most often has in any context; none if the language has no tagger. Rougher than
/// [`tag_document`] and many times faster.
pub(crate) fn tag_words_alone(document: &Document) -> Option<Vec<Tag>> {
    with_tagger(document.language(), |tagger| {
        let mut alone = |word| {
            let lexeme = tagger.lexeme(document.word_text(word));
            tagger.guess(lexeme)
        };
        document.word_ids().map(&mut alone).collect()
    })
}

/// The tags of the words of one sentence; none if the language has no tagger.
#[must_use]
pub fn tag_words(language: Language, words: &[&str]) -> Option<Vec<Tag>> {
    with_tagger(language, |tagger| {
        let lexemes: Vec<u32> = words.iter().map(|word| tagger.lexeme(word)).collect();
        let mut tags = Vec::with_capacity(words.len());
        tagger.tag(lexemes, &mut tags);
        tags
    })
}

#[cfg(all(test, feature = "models"))]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: &str) {
        let words: Vec<&str> = sentence.split(' ').collect();
        let tags = tag_words(Language::English, &words).unwrap();
        let names: Vec<&str> = tags.iter().map(|tag| tag.name()).collect();
        assert_eq!(names.join(" "), expected, "{sentence}");
    }

    #[test]
    fn tags_plain_sentences() {
        check("The old dog ran home .", "DET ADJ NOUN VERB ADV PUNCT");
        check("She will quickly read 3 books in Paris .", "PRON AUX ADV VERB NUM NOUN ADP PROPN PUNCT");
        check(
            "the president of China agreed to increase coordination",
            "DET NOUN ADP PROPN VERB PART VERB NOUN",
        );
    }

    #[test]
    fn a_verb_behind_a_noun_is_a_verb() {
        check("The satellite altimetry lacks the resolution .", "DET NOUN NOUN VERB DET NOUN PUNCT");
        check("The city will reopen the bridge .", "DET NOUN AUX VERB DET NOUN PUNCT");
        check("Al-Jazari described water clocks .", "PROPN VERB NOUN NOUN PUNCT");
    }

    #[test]
    fn a_sentence_may_follow_a_title_without_a_mark() {
        check("Model compression No information provided .", "NOUN NOUN DET NOUN VERB PUNCT");
    }

    #[test]
    fn a_word_alone_has_its_usual_tag() {
        let document = Document::new("The old dog can run home to the can").unwrap();
        let alone = tag_words_alone(&document).unwrap();
        let tag = |at: usize| alone[document.tokens()[at].word.index()];
        assert_eq!([tag(2), tag(3), tag(8)], [Tag::Noun, Tag::Aux, Tag::Aux]);
    }

    #[test]
    fn languages_have_their_tagger_or_none() {
        assert_eq!(tag_words(Language::Undetermined, &["word"]), None);
        assert_eq!(
            tag_words(Language::French, &["la", "boutique", "vend", "des", "vêtements"]),
            Some(vec![Tag::Det, Tag::Noun, Tag::Verb, Tag::Det, Tag::Noun])
        );
        assert_eq!(tag_words(Language::English, &[]), Some(Vec::new()));
    }
}
