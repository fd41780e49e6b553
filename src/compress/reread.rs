//! Whether what is kept of a sentence reads as it did: labelled anew, it has the same verbs, subjects and objects. Where it
//! has not, something went that they need, should no rule see it: "None of the machines [or pumps worked,] said Dunmore".

use super::relation::Relation;
use super::tree::Tree;

/// The places kept, counted from 1, whose words are no longer what they were in the whole sentence; `again` are the relations
/// of what is kept. What hung on a word that is gone may have taken its part.
pub(super) fn misread(relations: &[Relation], tree: &Tree, kept: &[usize], again: &[Relation]) -> Vec<usize> {
    let is_misread = |&(&at, &relation): &(&usize, &Relation)| {
        let head = tree.head(at);
        let takes_part = head > 0 && kept.binary_search(&head).is_err() && relations[head - 1] == relation;
        !takes_part && has_lost_part(relations[at - 1], relation)
    };
    kept.iter().zip(again).filter(is_misread).map(|(&at, _)| at).collect()
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
