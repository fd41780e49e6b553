//! What every token can be in a phrase: told by tags where there is a tagger, by stop words elsewhere.

use crate::analysis::Analysis;
use crate::background::Background;
use crate::document::{BlockKind, Document, Sentence, Token, TokenKind};
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
        if let Some(tags) = tags {
            sentences.iter().for_each(|sentence| refine(document, tags, sentence.clone(), &mut of_token));
        }
        Self { of_token, sentences }
    }
}

/// Takes the participles that stand within noun phrases for parts of them ("arc *welding* process", "the
/// *modulated* beam"), and the commonest adjectives for none ("other", "new").
fn refine(document: &Document, tags: &[Tag], sentence: Range<usize>, roles: &mut [Role]) {
    let background = Background::of(document.language());
    for at in sentence.clone() {
        let token = document.tokens()[at];
        if tags[at] == Tag::Verb {
            let before = if at > sentence.start { Some((roles[at - 1], tags[at - 1])) } else { None };
            let after = if at + 1 < sentence.end { tags[at + 1] } else { Tag::Punct };
            roles[at] = participle(document.token_text(token), before, after).unwrap_or(roles[at]);
        }
        let is_common =
            |background: Background| background.zipf(document.term_text(token.term)) > COMMON_ADJECTIVE;
        if roles[at] == Role::Modifier && background.is_some_and(is_common) {
            roles[at] = Role::Outside;
        }
    }
}

/// An adjective of a higher Zipf frequency says too little to open a phrase.
const COMMON_ADJECTIVE: f64 = 5.8;

/// What a verb in -ing or -ed is between its neighbours, if it is part of a noun phrase.
fn participle(word: &str, before: Option<(Role, Tag)>, after: Tag) -> Option<Role> {
    let is_noun_after = matches!(after, Tag::Noun | Tag::Propn);
    let role_before = before.map(|(role, _)| role);
    let opens = matches!(before, None | Some((_, Tag::Adp | Tag::Det | Tag::Adj | Tag::Punct)));
    if word.ends_with("ing") && word.len() > 5 {
        return match role_before {
            Some(Role::Modifier) => Some(Role::Noun),
            Some(Role::Noun | Role::Name)
                if is_noun_after || matches!(after, Tag::Punct | Tag::Adp | Tag::Cconj | Tag::Aux) =>
            {
                Some(Role::Noun)
            }
            _ if opens && is_noun_after => Some(Role::Modifier),
            _ => None,
        };
    }
    (word.ends_with("ed") && opens && is_noun_after).then_some(Role::Modifier)
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
