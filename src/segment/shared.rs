//! A long text in parts that are read side by side.
//!
//! A part is some blocks of the text. Each is read as if it were all of the text, so its words are numbered from
//! 0; then the parts are joined in reading order, and a word gets the number of its first occurrence in the text.
//! How the text is cut shows nowhere in the result, nor does the number of threads.

use super::block::RawBlock;
use super::lexicon::Vocabulary;
use super::read::{Part, Reading};
use crate::document::{Span, Term, TermId, Token, Word, WordId};
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rayon::prelude::*;
use std::hash::BuildHasher;

/// A part has at least so many bytes,
const MIN_PART_BYTES: usize = 256 << 10;
/// and at most so many: what its words need grows more slowly than it does.
const MAX_PART_BYTES: usize = 2 << 20;
/// So many tokens are joined by one thread at a time.
const MIN_JOINED: usize = 1 << 15;
/// So many of them are given to every thread at a time.
const PARTS_PER_THREAD: usize = 2;

/// What `blocks` hold and the terms of a title beside the text, as [`Reading::read`] has them; a word that stands in
/// blocks of two languages is one word.
pub(super) fn read_whole(reading: &Reading, blocks: &[RawBlock], title: &str) -> (Part, Vec<TermId>) {
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
pub(super) fn read(reading: &Reading, blocks: &[RawBlock], title: &str) -> (Part, Vec<TermId>) {
    read_in_parts(reading, blocks, title, (reading.text.len() / 16).clamp(MIN_PART_BYTES, MAX_PART_BYTES))
}

fn read_in_parts(
    reading: &Reading,
    blocks: &[RawBlock],
    title: &str,
    part_bytes: usize,
) -> (Part, Vec<TermId>) {
    let mut whole = Whole::default();
    whole.part.tokens.reserve(reading.text.len() / 5);
    let mut ready: Vec<Part> = Vec::new();
    // Some parts are read while those before them are joined, so that no more than a few are held twice.
    for parts in cut(blocks, part_bytes).chunks(PARTS_PER_THREAD * rayon::current_num_threads()) {
        let read = || parts.par_iter().map(|part| reading.read(part, "").0).collect();
        let join = || ready.drain(..).for_each(|part| whole.join(reading.text, part));
        (ready, ()) = rayon::join(read, join);
    }
    ready.into_iter().for_each(|part| whole.join(reading.text, part));
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

/// The parts joined so far.
#[derive(Default)]
struct Whole {
    part: Part,
    hasher: RandomState,
    words: HashTable<WordId>,
    terms: HashTable<TermId>,
}

impl Whole {
    fn join(&mut self, text: &str, part: Part) {
        let n_tokens = self.part.tokens.len() as u32;
        let term_map = self.join_terms(&part.vocabulary);
        let word_map = self.join_words(text, &part.vocabulary, &term_map);
        let words = &self.part.vocabulary.words;
        let renumbered = |token: &Token| {
            let word = word_map[token.word.index()];
            Token { word, term: words[word.index()].term, ..*token }
        };
        let tokens = part.tokens.par_iter().with_min_len(MIN_JOINED);
        self.part.tokens.par_extend(tokens.map(renumbered));
        drop(part.tokens);
        let whole = &mut self.part;
        let [n_blocks, n_sentences] = [whole.blocks.len(), whole.sentences.len()].map(|n| n as u32);
        let n_sections = whole.blocks.last().map_or(0, |block| block.section);
        whole.sentences.extend(part.sentences.into_iter().map(|mut sentence| {
            sentence.block += n_blocks;
            sentence.tokens = sentence.tokens.start + n_tokens..sentence.tokens.end + n_tokens;
            sentence
        }));
        whole.blocks.extend(part.blocks.into_iter().map(|mut block| {
            block.section += n_sections;
            block.sentences = block.sentences.start + n_sentences..block.sentences.end + n_sentences;
            block
        }));
    }

    /// The number in the whole of every term of a part.
    fn join_terms(&mut self, part: &Vocabulary) -> Vec<TermId> {
        let Self { part: Part { vocabulary, .. }, hasher, terms, .. } = self;
        let join = |term: &Term| {
            let text = &part.term_text[term.text.range()];
            // As in a lexicon, a stop word and a content word of one stem are two terms.
            let key_of = |id: TermId| {
                let Term { text, is_stop, kind, .. } = &vocabulary.terms[id.index()];
                (&vocabulary.term_text[text.range()], *is_stop, *kind)
            };
            let key = (text, term.is_stop, term.kind);
            let hash = hasher.hash_one(key);
            match terms.entry(hash, |&id| key_of(id) == key, |&id| hasher.hash_one(key_of(id))) {
                Entry::Occupied(slot) => *slot.get(),
                Entry::Vacant(slot) => {
                    let id = TermId(vocabulary.terms.len() as u32);
                    slot.insert(id);
                    let start = vocabulary.term_text.len();
                    vocabulary.term_text.push_str(text);
                    let text = Span::new(start, vocabulary.term_text.len());
                    vocabulary.terms.push(Term { text, ..term.clone() });
                    id
                }
            }
        };
        part.terms.iter().map(join).collect()
    }

    /// The number in the whole of every word of a part; adds up their counts.
    fn join_words(&mut self, text: &str, part: &Vocabulary, term_map: &[TermId]) -> Vec<WordId> {
        let Self { part: Part { vocabulary, .. }, hasher, words, .. } = self;
        let known = &mut vocabulary.words;
        let join = |word: &Word| {
            let own = &text[word.first.range()];
            let hash = hasher.hash_one(own);
            let text_of = |id: WordId| &text[known[id.index()].first.range()];
            match words.entry(hash, |&id| text_of(id) == own, |&id| hasher.hash_one(text_of(id))) {
                Entry::Occupied(slot) => {
                    known[slot.get().index()].count += word.count;
                    *slot.get()
                }
                Entry::Vacant(slot) => {
                    let id = WordId(known.len() as u32);
                    slot.insert(id);
                    known.push(Word { term: term_map[word.term.index()], ..word.clone() });
                    id
                }
            }
        };
        part.words.iter().map(join).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::blocks;
    use super::*;
    use crate::lang::Language;

    /// All that a document keeps of a part.
    fn shown((part, title): &(Part, Vec<TermId>)) -> String {
        let Part { blocks, sentences, tokens, vocabulary } = part;
        let Vocabulary { words, terms, term_text } = vocabulary;
        format!("{blocks:?} {sentences:?} {tokens:?} {words:?} {terms:?} {term_text} {title:?}")
    }

    #[test]
    fn a_text_in_parts_is_read_like_one_in_whole() {
        let text = include_str!("../../seeds/texts/water-clock-encyclopedia.txt").repeat(3);
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
