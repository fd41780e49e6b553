//! Names: a person or place is introduced long and called short later.

use crate::analysis::Analysis;
use crate::tag::Tag;
use std::ops::Range;

/// The token of a name, given by its tokens, by which alone the document calls it elsewhere; nothing if it
/// does not, or if another name has that word too.
pub(super) fn short_form(analysis: &Analysis, tags: &[Tag], name: Range<usize>) -> Option<usize> {
    let document = analysis.document();
    let tokens = document.tokens();
    let is_name = |at: usize| tags.get(at) == Some(&Tag::Propn);
    let words: Vec<_> = name.clone().map(|at| tokens[at].word).collect();
    let is_alone = |at: usize| !(is_name(at + 1) || at > 0 && is_name(at - 1));
    let is_same_name = |at: usize, offset: usize| {
        let start = at.checked_sub(offset);
        start.is_some_and(|start| {
            words
                .iter()
                .enumerate()
                .all(|(n, &word)| tokens.get(start + n).is_some_and(|token| token.word == word))
        })
    };
    name.clone().rev().find(|&short| {
        let offset = short - name.start;
        // The same spelling is enough: at the start of a sentence the tagger may not see a name.
        let others = || (0..tokens.len()).filter(|&at| at != short && tokens[at].word == tokens[short].word);
        tags[short] == Tag::Propn
            && others().any(is_alone)
            && others().all(|at| is_alone(at) || is_same_name(at, offset))
    })
}
