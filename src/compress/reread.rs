//! Whether what is kept of a sentence reads as it did: labelled anew, every word is to the others what it was. What is not
//! may have lost its verb or its head, should no rule see it: "None of the machines [or pumps worked,] said Dunmore".

use super::label;
use super::model::RelationModel;
use super::relation::Relation;
use super::view::corrected;
use crate::lang::Language;
use crate::tag::{Tag, tag_words};

/// A sentence, to be read again with less in it. Places count from 1.
pub(super) struct Rereader<'s> {
    words: &'s [&'s str],
    labels: Vec<Relation>,
    language: Language,
    labeller: RelationModel,
}

impl<'s> Rereader<'s> {
    pub(super) fn new(
        words: &'s [&'s str],
        tags: &[Tag],
        language: Language,
        labeller: RelationModel,
    ) -> Self {
        let labels = label::label(labeller, words, &corrected(words, tags));
        Self { words, labels, language, labeller }
    }

    /// The relations of the words as they stand in the sentence.
    pub(super) fn labels(&self) -> &[Relation] {
        &self.labels
    }

    /// The places kept whose words are something else without those that are not.
    pub(super) fn misread(&self, kept: &[usize]) -> Vec<usize> {
        let words: Vec<&str> = kept.iter().map(|&at| self.words[at - 1]).collect();
        let Some(tags) = tag_words(self.language, &words) else { return Vec::new() };
        let labels = label::label(self.labeller, &words, &corrected(&words, &tags));
        let is_other = |&(&at, &label): &(&usize, &Relation)| !is_alike(self.labels[at - 1], label);
        kept.iter().zip(&labels).filter(is_other).map(|(&at, _)| at).collect()
    }
}

/// Whether a word may have become what it is now. A statement may stand alone or be somebody's.
fn is_alike(before: Relation, after: Relation) -> bool {
    let is_statement =
        |relation| matches!(relation, Relation::Root | Relation::ClauseComplement | Relation::Parataxis);
    before == after
        || before.heads_clause() && after == Relation::Root
        || is_statement(before) && is_statement(after)
        || is_minor(before) && is_minor(after)
        || is_modifier(before) && is_modifier(after)
}

fn is_modifier(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::NounModifier
            | Relation::Adjective
            | Relation::Number
            | Relation::Determiner
            | Relation::Possessor
    )
}

/// Whether a word is not among those that make a statement.
fn is_minor(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Adverb
            | Relation::TimeNoun
            | Relation::Other
            | Relation::Mark
            | Relation::Negation
            | Relation::Particle
            | Relation::ClauseMark
            | Relation::That
            | Relation::Conjunction
            | Relation::Preposition
            | Relation::Auxiliary
    )
}
