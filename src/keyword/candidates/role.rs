//! What every token can be in a phrase: told by tags where there is a tagger (`by_tag`), by stop words elsewhere
//! (`by_stop_words`).

use super::{by_stop_words, by_tag};
use crate::analysis::Analysis;
use crate::document::{BlockKind, Document, Sentence, Token};
use crate::language::Property;
use crate::tag::Tag;
use std::ops::Range;

/// What a token can be in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
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
    pub(crate) fn is_head(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }

    /// Whether the word graph has a node for such a word.
    pub(crate) fn is_content(self) -> bool {
        matches!(self, Self::Modifier | Self::Noun | Self::Name)
    }
}

/// The tags of a document that has any.
pub(crate) enum Tags<'t> {
    /// By token.
    OfTokens(&'t [Tag]),
    /// By word: the tag that it usually has.
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
    /// The roles by tags, or by stop words where there are none.
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

/// No phrase ends in a word for a time ("this morning"), unless it is a name of two words or more ("Black Friday"):
/// `times` are such words of a sentence, the last first.
pub(crate) fn drop_times(
    document: &Document,
    tokens: &[Token],
    times: impl Iterator<Item = usize>,
    roles: &mut [Role],
) {
    // "Nachtzug": before a noun that it belongs to it would be a part of that word.
    let is_always_apart = document.language().profile().has(Property::JoinedCompounds);
    let is_capital = |at: usize| document.token_text(tokens[at]).starts_with(char::is_uppercase);
    for at in times {
        if !roles[at].is_content() {
            continue;
        }
        let is_last = at + 1 == tokens.len() || !roles[at + 1].is_content();
        let goes_on = at > 0 && roles[at - 1].is_content();
        let is_name = goes_on && is_capital(at) && is_capital(at - 1);
        if is_always_apart || is_last && !is_name {
            roles[at] = Role::Outside;
        }
    }
}

/// The sentences of text proper; where there is none, those of any block.
fn read_sentences(document: &Document) -> Vec<Range<usize>> {
    let of = |is_read: fn(BlockKind) -> bool| {
        let sentences = document.sentences().filter(|sentence| is_read(sentence.block().kind));
        sentences.map(Sentence::token_range).collect::<Vec<_>>()
    };
    let text = of(|kind| match kind {
        BlockKind::Title | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote => true,
        BlockKind::Code | BlockKind::Table | BlockKind::Rule | BlockKind::Meta => false,
    });
    if text.is_empty() { of(|_| true) } else { text }
}
