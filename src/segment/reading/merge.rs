//! Joins parts of a text that were read one by one. A word gets the number of its first occurrence in the text.

use super::text_part::TextPart;
use crate::document::{Span, Term, TermId, Token, Word, WordId};
use crate::segment::vocabulary::DocumentVocabulary;
use foldhash::fast::RandomState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use std::hash::BuildHasher;

/// The parts joined so far, as one.
#[derive(Default)]
pub(super) struct MergedParts {
    pub part: TextPart,
    hasher: RandomState,
    words: HashTable<WordId>,
    terms: HashTable<TermId>,
}

impl MergedParts {
    /// Adds the part that comes next.
    pub fn join(&mut self, text: &str, part: TextPart) {
        let n_tokens = self.part.tokens.len() as u32;
        let term_map = self.join_terms(&part.vocabulary);
        let word_map = self.join_words(text, &part.vocabulary, &term_map);
        let renumbered = |token: &Token| {
            let (word, term) = word_map[token.word.index()];
            Token { word, term, ..*token }
        };
        self.part.tokens.extend(part.tokens.iter().map(renumbered));
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

    /// The number that each term of a part has in the whole.
    pub fn join_terms(&mut self, part: &DocumentVocabulary) -> Vec<TermId> {
        let Self { part: TextPart { vocabulary, .. }, hasher, terms, .. } = self;
        let join = |term: &Term| {
            let text = &part.term_text[term.text.range()];
            // As in a lexicon, a stop word and a content word with the same stem are two terms.
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

    /// The numbers that each word of a part and its term have in the whole. Adds up the counts.
    fn join_words(
        &mut self,
        text: &str,
        part: &DocumentVocabulary,
        term_map: &[TermId],
    ) -> Vec<(WordId, TermId)> {
        let Self { part: TextPart { vocabulary, .. }, hasher, words, .. } = self;
        let known = &mut vocabulary.words;
        let join = |word: &Word| {
            let own = &text[word.first.range()];
            let hash = hasher.hash_one(own);
            let text_of = |id: WordId| &text[known[id.index()].first.range()];
            match words.entry(hash, |&id| text_of(id) == own, |&id| hasher.hash_one(text_of(id))) {
                Entry::Occupied(slot) => {
                    let known = &mut known[slot.get().index()];
                    known.count += word.count;
                    (*slot.get(), known.term)
                }
                Entry::Vacant(slot) => {
                    let id = WordId(known.len() as u32);
                    slot.insert(id);
                    let term = term_map[word.term.index()];
                    known.push(Word { term, ..word.clone() });
                    (id, term)
                }
            }
        };
        part.words.iter().map(join).collect()
    }
}
