//! The likeliest words of a run without blanks: those whose frequencies in the language have the largest product.
//!
//! A dictionary that says only which words there are takes the longest one first and cuts "和|行政" after "和行". Frequencies of
//! words tell the two apart (a unigram model, as in Sproat et al., "A stochastic finite-state word-segmentation algorithm for
//! Chinese", Computational Linguistics 22, 1996). The best of all ways to cut a run is found from left to right, in time that is
//! linear in the run. Words that the table of frequencies does not have are those of the dictionary.

use crate::language::{FLOOR, TermTable};

/// No word of the table that is longer is looked for.
const MAX_LETTERS: usize = 5;
/// The scale of Zipf frequencies: log10 of a billion.
const BILLION: f64 = 9.0;
/// log10 of the probability of a word of the dictionary that the table does not have, and of a letter that nothing joins.
const RARE_WORD: f64 = FLOOR - 1.0 - BILLION;
const LOOSE_LETTER: f64 = -BILLION;

/// Where the likeliest words of `run` end, in bytes; `dictionary` has the ends of the words of the dictionary.
pub(super) fn likeliest_ends(
    run: &str,
    dictionary: impl IntoIterator<Item = usize>,
    table: TermTable,
) -> Vec<usize> {
    let mut places: Vec<usize> = run.char_indices().map(|(at, _)| at).collect();
    places.push(run.len());
    let mut dictionary = dictionary.into_iter().peekable();
    let mut word_start = 0;
    // By place: log10 of the probability of the likeliest words up to it, and the place where the last begins.
    let mut best = vec![(f64::NEG_INFINITY, 0); places.len()];
    best[0] = (0.0, 0);
    for end in 1..places.len() {
        for start in end.saturating_sub(MAX_LETTERS)..end {
            let letters = &run[places[start]..places[end]];
            let is_loose = end - start == 1;
            let unknown = if is_loose { LOOSE_LETTER } else { f64::NEG_INFINITY };
            let known = table.known_zipf(letters).map_or(unknown, |zipf| zipf - BILLION);
            best[end] = better(best[end], (best[start].0 + known, start));
        }
        if dictionary.next_if(|&place| place <= places[end]).is_some() {
            best[end] = better(best[end], (best[word_start].0 + RARE_WORD, word_start));
            word_start = end;
        }
    }
    let mut ends = Vec::new();
    let mut at = places.len() - 1;
    while at > 0 {
        ends.push(places[at]);
        at = best[at].1;
    }
    ends.reverse();
    ends
}

/// The likelier of two; the first if they are equal.
fn better(one: (f64, usize), other: (f64, usize)) -> (f64, usize) {
    if other.0 > one.0 { other } else { one }
}
