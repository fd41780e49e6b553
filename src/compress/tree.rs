//! What every word hangs on, found from the relations: left to right, with a stack of the words that wait
//! for a verb.
//!
//! The relations say of a word what it is, and with that nearly always where its head must be: an article's
//! is the next noun that is no modifier, a preposition's object's the preposition that waits, a subject's the
//! verb that takes it off the stack. Where several would do (whatever a preposition belongs to) it is the nearest, so
//! that what is dropped is rather too long a phrase than a part of one.

mod adjunct;
mod builder;
mod heads;
mod joined;
mod noun;
mod taking;

use super::mend::{mended, said_before};
use super::relation::Relation;
use crate::tag::Tag;
use builder::Builder;

pub use heads::Tree;

/// The tree of a sentence, from its words with their tags and relations.
pub(super) fn tree_of(words: &[&str], tags: &[Tag], relations: &[Relation]) -> Tree {
    let n = words.len();
    let relations = mended(words, tags, relations);
    let pad = |fill: Relation| std::iter::once(fill).chain(relations.iter().copied()).chain([fill]).collect();
    let tags = std::iter::once(Tag::Punct).chain(tags.iter().copied()).chain([Tag::Punct]).collect();
    let mut tree = Tree { relations: pad(Relation::Mark), tags, heads: vec![0; n + 2], ..Tree::default() };
    let mut builder =
        Builder { tree: &mut tree, words, waiting: Vec::new(), verb: 0, noun: 0, preposition: 0 };
    for at in 1..=n {
        builder.place(at);
    }
    builder.finish();
    if let Some((said, verb)) = said_before(words, &tree.relations[1..=n]) {
        tree.relations[said + 1] = Relation::ClauseComplement;
        tree.heads[said + 1] = verb + 1;
    }
    tree.break_cycles();
    tree.measure();
    tree
}
