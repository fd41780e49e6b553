//! Whether what is kept of a sentence reads as it did: labelled anew, it has the same verbs, subjects and objects. Where it
//! has not, something went that they need, should no rule see it: "None of the machines [or pumps worked,] said Dunmore".

use super::label;
use super::model::RelationModel;
use super::relation::Relation;
use super::tree::Tree;
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

    /// The places kept whose words are something else without those that are not. What hung on one that is gone may
    /// have taken its part.
    pub(super) fn misread(&self, kept: &[usize], tree: &Tree) -> Vec<usize> {
        let words: Vec<&str> = kept.iter().map(|&at| self.words[at - 1]).collect();
        let Some(tags) = tag_words(self.language, &words) else { return Vec::new() };
        let labels = label::label(self.labeller, &words, &corrected(&words, &tags));
        let is_misread = |&(&at, &label): &(&usize, &Relation)| {
            let head = tree.head(at);
            let takes_part = head > 0 && kept.binary_search(&head).is_err() && self.labels[head - 1] == label;
            !takes_part && has_lost_part(self.labels[at - 1], label)
        };
        kept.iter().zip(&labels).filter(is_misread).map(|(&at, _)| at).collect()
    }
}

/// Whether a word has lost its part in the statement: a verb that states nothing now, a subject that does nothing, an object
/// set beside another. Other changes are as frequent where people leave words out.
fn has_lost_part(before: Relation, after: Relation) -> bool {
    let states = |relation: Relation| {
        matches!(relation, Relation::Root | Relation::ClauseComplement | Relation::Parataxis)
    };
    match before {
        _ if states(before) => !states(after),
        Relation::Subject => !matches!(after, Relation::Subject | Relation::NounModifier | Relation::Root),
        Relation::Object | Relation::Predicate | Relation::AdjectiveComplement => {
            matches!(after, Relation::Apposition | Relation::Conjunct | Relation::Other | Relation::Adjective)
        }
        _ => false,
    }
}
