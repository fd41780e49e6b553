//! The role of every token of a document: by its tag if there is a tagger (`by_tag`), else by stop words
//! (`by_stop_words`).

use super::role::{Role, is_owner};
use super::source::CandidateSource;
use super::whole_names::join_names;
use super::word_classes::{is_person_noun, word_classes};
use super::{by_part_of_speech, by_stop_words, by_tag};
use crate::analysis::Analysis;
use crate::document::{BlockKind, Document, Sentence};
use crate::language::{Language, Property};
use crate::tag::Tag;
use std::ops::Range;

/// The tags of a document.
pub(crate) enum Tags<'t> {
    /// By token.
    OfTokens(&'t [Tag]),
    /// By word: its usual tag.
    OfWords(Vec<Tag>),
}

impl Tags<'_> {
    /// The tag of a token of the document by its index.
    pub(super) fn of(&self, document: &Document, index: usize) -> Tag {
        match self {
            Self::OfTokens(tags) => tags[index],
            Self::OfWords(tags) => tags[document.tokens()[index].word.index()],
        }
    }
}

/// The role of every token, and the sentences that phrases are taken from.
pub(crate) struct Roles {
    /// By token; those of sentences that are not read are [`Role::Break`].
    pub(crate) of_token: Vec<Role>,
    /// The tokens of every sentence that is read, in order.
    pub(crate) sentences: Vec<Range<usize>>,
    /// By word: the bits of its classes in the language.
    pub(crate) classes: Vec<u32>,
}

impl Roles {
    /// The roles by tags, or by stop words if there are none; with `parts_of_speech` only words with such a tag have one.
    pub(crate) fn of(
        analysis: &Analysis,
        tags: Option<Tags>,
        source: CandidateSource,
        parts_of_speech: &[Tag],
    ) -> Self {
        let document = analysis.document();
        let sentences = read_sentences(document);
        let classes = word_classes(analysis);
        if let Some(tags) = tags.as_ref().filter(|_| !parts_of_speech.is_empty()) {
            let of_token =
                by_part_of_speech::roles(document, &sentences, |at| tags.of(document, at), parts_of_speech);
            return Self { of_token, sentences, classes };
        }
        let mut of_token = match tags {
            Some(Tags::OfTokens(tags)) => {
                let usual = analysis.usual_tags().unwrap_or_default();
                by_tag::roles(analysis, &sentences, &classes, usual, |index, _| tags[index])
            }
            Some(Tags::OfWords(tags)) => {
                by_tag::roles(analysis, &sentences, &classes, &tags, |_, token| tags[token.word.index()])
            }
            None => by_stop_words::roles(document, &sentences, &classes),
        };
        if source == CandidateSource::NounPhrases {
            join_names(document, &sentences, &classes, &mut of_token);
        }
        Self { of_token, sentences, classes }
    }
}

impl Roles {
    /// True for a token with a capital for what a person is, or one that ends in it: "Chancellor", "Oscar-winner".
    pub(super) fn is_person(&self, document: &Document, index: usize) -> bool {
        let token = document.tokens()[index];
        is_person_noun(self.classes[token.word.index()])
            && document.token_text(token).starts_with(char::is_uppercase)
    }

    /// The gap between two things in a noun phrase: nothing after an owner, "Canada's | Ada Moreno", and where a name
    /// follows what it is, "striker | Ada Moreno"; the small word in "boutique | de | vêtements".
    pub(super) fn gap(&self, document: &Document, phrase: Range<usize>) -> Option<Range<usize>> {
        let roles = &self.of_token[phrase.clone()];
        let text = |at: usize| document.token_text(document.tokens()[phrase.start + at]);
        let is_owner = |at: &usize| is_owner(text(*at));
        let is_capital = |at: usize| text(at).starts_with(char::is_uppercase);
        let n_rest = |cut: usize| roles.len() - cut;
        if let Some(owner) = (0..roles.len().saturating_sub(1)).rev().find(is_owner) {
            let cut = owner + 1;
            // "People's Liberation Army": a noun with a capital does not own the name, but belongs to it.
            if roles[owner] == Role::Noun && is_capital(owner) && is_capital(cut) {
                return None;
            }
            return (n_rest(cut) > 1 || is_capital(cut)).then_some(phrase.start + cut..phrase.start + cut);
        }
        // The tagger of English tells names from nouns by itself; a capital in French says enough.
        let language = document.language();
        let has_plain_nouns =
            language != Language::English && !language.profile().has(Property::CapitalNouns);
        let is_of_name = |at: usize| {
            is_capital(at) && (roles[at] == Role::Name || roles[at] == Role::Noun && has_plain_nouns)
        };
        let n_name = (0..roles.len()).rev().take_while(|&at| is_of_name(at)).count();
        let is_after_person = |cut: &usize| self.is_person(document, phrase.start + cut - 1);
        if let Some(cut) =
            ((roles.len() - n_name).max(1)..roles.len().saturating_sub(1)).rev().find(is_after_person)
        {
            return Some(phrase.start + cut..phrase.start + cut);
        }
        let cut = roles.len() - n_name;
        let is_described = || n_name > 1 || text(cut - 1).starts_with(char::is_lowercase);
        if n_name > 0 && cut > 0 && roles[cut - 1] != Role::Link && is_described() {
            return Some(phrase.start + cut..phrase.start + cut);
        }
        let is_small_word = |at: usize| roles[at] == Role::Link && text(at).starts_with(char::is_lowercase);
        let link = (1..roles.len().saturating_sub(1)).rev().find(|&at| is_small_word(at))?;
        (!is_capital(link + 1)).then_some(phrase.start + link..phrase.start + link + 1)
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
