//! The role of every token of a document: by its tag if there is a tagger (`by_tag`), else by stop words
//! (`by_stop_words`).

use super::role::Role;
use super::{by_stop_words, by_tag};
use crate::analysis::Analysis;
use crate::document::{BlockKind, Document, Sentence};
use crate::tag::Tag;
use std::ops::Range;

/// The tags of a document.
pub(crate) enum Tags<'t> {
    /// By token.
    OfTokens(&'t [Tag]),
    /// By word: its usual tag.
    OfWords(Vec<Tag>),
}

/// The role of every token, and the sentences that phrases are taken from.
pub(crate) struct Roles {
    /// By token; those of sentences that are not read are [`Role::Break`].
    pub(crate) of_token: Vec<Role>,
    /// The tokens of every sentence that is read, in order.
    pub(crate) sentences: Vec<Range<usize>>,
}

impl Roles {
    /// The roles by tags, or by stop words if there are none.
    pub(crate) fn of(analysis: &Analysis, tags: Option<Tags>) -> Self {
        let document = analysis.document();
        let sentences = read_sentences(document);
        let of_token = match tags {
            Some(Tags::OfTokens(tags)) => by_tag::roles(analysis, &sentences, |index, _| tags[index]),
            Some(Tags::OfWords(tags)) => {
                by_tag::roles(analysis, &sentences, |_, token| tags[token.word.index()])
            }
            None => by_stop_words::roles(document, &sentences),
        };
        Self { of_token, sentences }
    }
}

/// The sentences of text proper, without labels; if there are none, those of any block.
fn read_sentences(document: &Document) -> Vec<Range<usize>> {
    let has_labels = document.sentences().filter(|&sentence| is_label(sentence)).nth(1).is_some();
    let of = |is_read: &dyn Fn(Sentence) -> bool| {
        let sentences = document.sentences().filter(|&sentence| is_read(sentence));
        sentences.map(Sentence::token_range).collect::<Vec<_>>()
    };
    let text = of(&|sentence| match sentence.block().kind {
        BlockKind::Title => !has_labels || !is_label(sentence),
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote => true,
        BlockKind::Code | BlockKind::Table | BlockKind::Rule | BlockKind::Meta => false,
    });
    if text.is_empty() { of(&|_| true) } else { text }
}

/// True for a title of one word in capitals. Several such name the sections of a form: NAME, SYNOPSIS, OPTIONS.
fn is_label(sentence: Sentence) -> bool {
    sentence.block().kind == BlockKind::Title
        && sentence.n_running_words() == 1
        && !sentence.text().contains(char::is_lowercase)
        && sentence.text().contains(char::is_uppercase)
}
