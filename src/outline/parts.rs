//! Parts of a text without titles: cut at even distances, each time where the words before and after have least in common.
//!
//! Hearst, "TextTiling: segmenting text into multi-paragraph subtopic passages", Computational Linguistics 23, 1997, compares the
//! words of two windows that slide over the text. There cuts are where they differ most; here the number of parts follows from
//! the length, so that neither a short text is torn nor a long one left whole, and each cut is near its even place.

use crate::document::{Document, Sentence};

/// The content words of a window before a place and of one after it.
const WINDOW: usize = 60;

/// A text of fewer words has one part.
const MIN_WORDS: usize = 300;

/// A text has as many parts as its words divided by this, to the power of one half.
const WORDS_OF_ONE: f64 = 100.0;

/// A cut is at most this share of a part from its even place.
const REACH: f64 = 0.4;

/// A part has at least this share of the words of an even one.
const MIN_SHARE: f64 = 0.5;

/// The number of the first sentence of each part, in order. Linear in the text.
pub(super) fn part_starts(document: &Document) -> Vec<usize> {
    let words: Vec<usize> = document.sentences().map(Sentence::n_running_words).collect();
    let n_words: usize = words.iter().sum();
    let n_parts = (n_words as f64 / WORDS_OF_ONE).sqrt().round() as usize;
    if n_words < MIN_WORDS || n_parts < 2 {
        return vec![0];
    }
    let likeness = likeness(document);
    // By sentence: the words before it.
    let before: Vec<usize> = words.iter().scan(0, |sum, n| Some(std::mem::replace(sum, *sum + n))).collect();
    let part = n_words as f64 / n_parts as f64;
    let mut starts = vec![0];
    for number in 1..n_parts {
        let least_words = before[starts[starts.len() - 1]] as f64 + MIN_SHARE * part;
        let [from, to] = [-REACH, REACH].map(|reach| {
            let words = (part * (number as f64 + reach)).max(least_words) as usize;
            before.partition_point(|&before| before < words)
        });
        let opens = |&at: &usize| {
            let sentence = document.sentence(at);
            sentence.block().sentences.start as usize == at
        };
        let least = |places: &mut dyn Iterator<Item = usize>| {
            places.min_by(|&a, &b| likeness[a].total_cmp(&likeness[b]).then(a.cmp(&b)))
        };
        // At the start of a paragraph, if one starts there.
        let at = least(&mut (from..to).filter(opens)).or_else(|| least(&mut (from..to)));
        starts.extend(at.filter(|&at| starts.last().is_some_and(|&last| at > last)));
    }
    starts
}

/// By sentence: the cosine of the words before it and of those from it on.
fn likeness(document: &Document) -> Vec<f64> {
    let content: Vec<(usize, usize)> = (0..document.n_sentences())
        .flat_map(|at| document.sentence(at).tokens().iter().map(move |token| (at, token.term)))
        .filter(|&(_, term)| document.is_content(term))
        .map(|(at, term)| (at, term.index()))
        .collect();
    let n_terms = content.iter().map(|&(_, term)| term + 1).max().unwrap_or(0);
    let mut windows = [Window::new(n_terms), Window::new(n_terms)];
    let mut dot = 0_i64;
    content[..content.len().min(WINDOW)].iter().for_each(|&(_, term)| windows[1].add(term, 1));
    let mut likeness = vec![0.0; document.n_sentences()];
    let mut place = 0;
    for (at, likeness) in likeness.iter_mut().enumerate() {
        while content.get(place).is_some_and(|&(sentence, _)| sentence < at) {
            // The word at the place goes over; one goes out before, one comes in after.
            let [before, after] = &mut windows;
            let mut change = |window: &mut Window, other: &Window, term: usize, by: i64| {
                window.add(term, by);
                dot += by * other.counts[term];
            };
            let term = content[place].1;
            change(after, before, term, -1);
            change(before, after, term, 1);
            if let Some(out) = place.checked_sub(WINDOW) {
                change(before, after, content[out].1, -1);
            }
            if let Some(&(_, next)) = content.get(place + WINDOW) {
                change(after, before, next, 1);
            }
            place += 1;
        }
        let norms = windows[0].squares * windows[1].squares;
        *likeness = if norms > 0 { dot as f64 / (norms as f64).sqrt() } else { 0.0 };
    }
    likeness
}

/// How often each term is in a window.
struct Window {
    counts: Vec<i64>,
    /// The sum of the squares of the counts.
    squares: i64,
}

impl Window {
    fn new(n_terms: usize) -> Self {
        Self { counts: vec![0; n_terms], squares: 0 }
    }

    fn add(&mut self, term: usize, by: i64) {
        let count = &mut self.counts[term];
        self.squares += by * (2 * *count + by);
        *count += by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_are_where_the_words_change() {
        let about = |words: [&str; 3], n: usize| -> String {
            let word = |at: usize| words[at % 3];
            let sentence = |at| format!("The {} of {} met {} there. ", word(at), word(at + 1), word(at + 2));
            (0..n).map(sentence).collect()
        };
        let text =
            about(["harbour", "bridges", "ferries"], 34) + &about(["orchards", "apples", "beetles"], 40);
        let document = Document::new(text).unwrap();
        assert_eq!(part_starts(&document), [0, 34]);
        let short = Document::new("It rained. It stopped.").unwrap();
        assert_eq!(part_starts(&short), [0]);
    }
}
