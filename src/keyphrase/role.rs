//! What every token can be in a phrase: told by tags where there is a tagger, by stop words elsewhere.

use crate::analysis::Analysis;
use crate::document::{BlockKind, Document, Token, TokenKind};
use crate::tag::Tag;
use std::ops::Range;

/// What a token can be in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A mark: no phrase goes over it.
    Break,
    /// A word that no phrase has at its ends: a stop word, a number, and where there are tags a verb.
    Outside,
    /// An adjective: it may stand before a noun.
    Modifier,
    /// A noun, or any content word where there are no tags.
    Noun,
    /// A name.
    Name,
}

impl Role {
    /// Whether a phrase may end in such a word.
    pub(super) fn is_head(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }

    /// Whether the word graph has a node for such a word.
    pub(super) fn is_content(self) -> bool {
        matches!(self, Self::Modifier | Self::Noun | Self::Name)
    }
}

/// The role of every token, and the sentences that phrases are taken from.
pub(super) struct Roles {
    /// By token; those of sentences that are not read are [`Role::Break`].
    pub(super) of_token: Vec<Role>,
    /// The tokens of every sentence that is read, in order.
    pub(super) sentences: Vec<Range<usize>>,
}

impl Roles {
    pub(super) fn of(analysis: &Analysis) -> Self {
        let document = analysis.document();
        let mut of_token = vec![Role::Break; document.tokens().len()];
        let sentences = read_sentences(document);
        let tags = analysis.tags();
        for index in sentences.iter().cloned().flatten() {
            let token = document.tokens()[index];
            of_token[index] = match tags {
                Some(tags) => by_tag(document, token, tags[index]),
                None => by_stop_words(document, token),
            };
        }
        Self { of_token, sentences }
    }
}

/// The sentences of text proper; where there is none, those of any block.
fn read_sentences(document: &Document) -> Vec<Range<usize>> {
    let of = |is_read: fn(BlockKind) -> bool| {
        let sentences = document.sentences().filter(|sentence| is_read(sentence.block().kind));
        sentences.map(|sentence| sentence.token_range()).collect::<Vec<_>>()
    };
    let text = of(|kind| match kind {
        BlockKind::Title | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote => true,
        BlockKind::Code | BlockKind::Table | BlockKind::Rule | BlockKind::Meta => false,
    });
    if text.is_empty() { of(|_| true) } else { text }
}

fn by_tag(document: &Document, token: Token, tag: Tag) -> Role {
    match document.kind(token) {
        TokenKind::Punctuation | TokenKind::Symbol => return Role::Break,
        TokenKind::Word | TokenKind::Handle => {}
        TokenKind::Number | TokenKind::Address => return Role::Outside,
    }
    match tag {
        Tag::Adj => Role::Modifier,
        Tag::Noun => Role::Noun,
        Tag::Propn => Role::Name,
        Tag::Punct | Tag::Sym => Role::Break,
        _ => Role::Outside,
    }
}

fn by_stop_words(document: &Document, token: Token) -> Role {
    match document.kind(token) {
        TokenKind::Word | TokenKind::Handle if document.is_stop(token.term) => Role::Outside,
        TokenKind::Word | TokenKind::Handle => Role::Noun,
        TokenKind::Number | TokenKind::Address => Role::Outside,
        TokenKind::Punctuation | TokenKind::Symbol => Role::Break,
    }
}
