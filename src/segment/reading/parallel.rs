//! A long text in parts that are read side by side.
//!
//! A part is some blocks of the text. Each is read as if it were all of the text, so its words are numbered from
//! 0; then the parts are joined in reading order, and a word gets the number of its first occurrence in the text.
//! How the text is cut shows nowhere in the result, nor does the number of threads.

use super::merge::Whole;
use super::reader::{Part, Reading};
use crate::document::TermId;
use crate::segment::blocks::reader::RawBlock;
use rayon::Scope;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A part has at least so many bytes,
const MIN_PART_BYTES: usize = 256 << 10;
/// and at most so many: what its words need grows more slowly than it does.
const MAX_PART_BYTES: usize = 2 << 20;
/// So many parts for every thread are being read or wait to be joined, and no more.
const PARTS_PER_THREAD: usize = 2;

/// What `blocks` hold and the terms of a title beside the text, as [`Reading::read`] has them; a word that stands in
/// blocks of two languages is one word.
pub(in crate::segment) fn read_whole(
    reading: &Reading,
    blocks: &[RawBlock],
    title: &str,
) -> (Part, Vec<TermId>) {
    let (part, title_terms) = reading.read(blocks, title);
    if part.blocks.iter().all(|block| block.language == reading.language) {
        return (part, title_terms);
    }
    let mut whole = Whole::default();
    let map = whole.join_terms(&part.vocabulary);
    whole.join(reading.text, part);
    (whole.part, title_terms.iter().map(|term| map[term.index()]).collect())
}

/// The same, read by several threads.
pub(in crate::segment) fn read(reading: &Reading, blocks: &[RawBlock], title: &str) -> (Part, Vec<TermId>) {
    read_in_parts(reading, blocks, title, (reading.text.len() / 16).clamp(MIN_PART_BYTES, MAX_PART_BYTES))
}

fn read_in_parts(
    reading: &Reading,
    blocks: &[RawBlock],
    title: &str,
    part_bytes: usize,
) -> (Part, Vec<TermId>) {
    let parts = cut(blocks, part_bytes);
    let mut whole = Whole::default();
    whole.part.tokens.reserve(reading.text.len() / 5);
    let joining = Joining { ready: BTreeMap::new(), n_joined: 0, whole: Some(whole) };
    let line = Line { reading, parts: &parts, n_begun: AtomicUsize::new(0), joining: Mutex::new(joining) };
    rayon::scope(|scope| {
        (0..PARTS_PER_THREAD * rayon::current_num_threads()).for_each(|_| line.begin_next(scope));
    });
    let mut whole = line.lock().whole.take().unwrap_or_default();
    let (part, title_terms) = reading.read(&[], title);
    let map = whole.join_terms(&part.vocabulary);
    (whole.part, title_terms.iter().map(|term| map[term.index()]).collect())
}

/// The blocks in runs of about `n_bytes`.
fn cut(blocks: &[RawBlock], n_bytes: usize) -> Vec<&[RawBlock]> {
    let mut parts = Vec::new();
    let mut rest = blocks;
    while let Some(first) = rest.first() {
        let limit = first.span.start as usize + n_bytes;
        let n = rest.partition_point(|block| (block.span.end as usize) < limit).max(1);
        let (part, others) = rest.split_at(n);
        parts.push(part);
        rest = others;
    }
    parts
}

/// The parts of a text on their way from being read, in whatever order, to being joined in reading order. Where one is
/// joined the next is begun, so that no thread waits for another and only a few parts are held twice.
struct Line<'r> {
    reading: &'r Reading<'r>,
    parts: &'r [&'r [RawBlock]],
    n_begun: AtomicUsize,
    joining: Mutex<Joining>,
}

struct Joining {
    /// What has been read and waits for an earlier part, by number.
    ready: BTreeMap<usize, Part>,
    n_joined: usize,
    /// Out while a thread joins.
    whole: Option<Whole>,
}

impl<'r> Line<'r> {
    /// Has the next part read and joined, if there is one, by any thread.
    fn begin_next<'l>(&'l self, scope: &Scope<'l>)
    where
        'r: 'l,
    {
        scope.spawn(move |scope| {
            // In reading order, whichever thread comes first.
            let number = self.n_begun.fetch_add(1, Ordering::Relaxed);
            if let Some(blocks) = self.parts.get(number) {
                let (part, _) = self.reading.read(blocks, "");
                self.hand_in(number, part, scope);
            }
        });
    }

    /// Joins the part and those after it that wait for it, unless a thread is at that: it will find it.
    fn hand_in<'l>(&'l self, number: usize, part: Part, scope: &Scope<'l>)
    where
        'r: 'l,
    {
        let mut joining = self.lock();
        joining.ready.insert(number, part);
        let Some(mut whole) = joining.whole.take() else { return };
        while let Some(part) = joining.take_next() {
            drop(joining);
            whole.join(self.reading.text, part);
            self.begin_next(scope);
            joining = self.lock();
        }
        joining.whole = Some(whole);
    }

    fn lock(&self) -> MutexGuard<'_, Joining> {
        self.joining.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Joining {
    fn take_next(&mut self) -> Option<Part> {
        let part = self.ready.remove(&self.n_joined)?;
        self.n_joined += 1;
        Some(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::segment::blocks::reader::blocks;
    use crate::segment::vocabulary::lexicon::Vocabulary;

    /// All that a document keeps of a part.
    fn shown((part, title): &(Part, Vec<TermId>)) -> String {
        let Part { blocks, sentences, tokens, vocabulary } = part;
        let Vocabulary { words, terms, term_text } = vocabulary;
        format!("{blocks:?} {sentences:?} {tokens:?} {words:?} {terms:?} {term_text} {title:?}")
    }

    #[test]
    fn a_text_in_parts_is_read_like_one_in_whole() {
        let text = include_str!("../../../seeds/texts/water-clock-encyclopedia.txt").repeat(3);
        let text = format!(
            "{text}\n\n# Relations\n\nThe relation of relations to a related doing: do it.\n\n---\n\nEnd"
        );
        check(&text);
    }

    /// "2017" and the comma stand in both languages.
    #[test]
    fn a_word_of_two_scripts_is_one_in_parts_and_in_whole() {
        let english = "In 2017, the first ship of the line sailed from the harbour of iPhone city.";
        let russian = "В 2017, когда первый корабль вышел из гавани, в городе был только один iPhone.";
        let text = [english, russian, english].join("\n\n");
        check(&text);
        let document = crate::Document::new(text).unwrap();
        let count = |word: &str| document.word_ids().filter(|&id| document.word_text(id) == word).count();
        assert_eq!([count("2017"), count(","), count("iPhone")], [1, 1, 1]);
    }

    fn check(text: &str) {
        let reading = Reading { text, language: Language::English, detects_blocks: true };
        let blocks = blocks(text);
        let whole = shown(&read_whole(&reading, &blocks, "Clocks and unheard-of relations"));
        for part_bytes in [1, 200, 1000, 5000, 1 << 20] {
            let parts = read_in_parts(&reading, &blocks, "Clocks and unheard-of relations", part_bytes);
            assert!(shown(&parts) == whole, "in parts of {part_bytes}");
        }
    }
}
