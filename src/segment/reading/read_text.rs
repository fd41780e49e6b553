//! Reads the blocks of a text, a long text in parts.
//!
//! A part is some blocks of the text. Each is read as if it were the whole text, so its words are numbered from 0.
//! Then the parts are joined in reading order, and a word gets the number of its first occurrence in the text. The
//! result does not depend on where the text is cut, nor on the number of threads.

use super::merge::MergedParts;
use super::part_queue::read_side_by_side;
use super::source_text::SourceText;
use super::text_part::TextPart;
use crate::document::TermId;
use crate::segment::blocks::RawBlock;
use crate::threads::{MIN_SHARED_BYTES, Threads};

/// A part has at least this many bytes.
const MIN_PART_BYTES: usize = 256 << 10;
/// A part has at most this many bytes. The memory for its words grows more slowly than the part.
const MAX_PART_BYTES: usize = 2 << 20;

/// The sentences and words of `blocks`, and the terms of a title given with the text. A word in blocks of two languages
/// is one word. A long text is read in parts, by several threads if they are there.
pub(crate) fn read_text(
    source: &SourceText,
    blocks: &[RawBlock],
    title: &str,
    threads: Threads,
) -> (TextPart, Vec<TermId>) {
    if source.text.len() < MIN_SHARED_BYTES {
        return read_at_once(source, blocks, title);
    }
    let part_bytes = (source.text.len() / 16).clamp(MIN_PART_BYTES, MAX_PART_BYTES);
    read_in_parts(source, blocks, title, part_bytes, threads)
}

fn read_at_once(source: &SourceText, blocks: &[RawBlock], title: &str) -> (TextPart, Vec<TermId>) {
    let (part, title_terms) = source.read(blocks, title);
    if part.blocks.iter().all(|block| block.language == source.language) {
        return (part, title_terms);
    }
    let mut merged = MergedParts::default();
    let map = merged.join_terms(&part.vocabulary);
    merged.join(source.text, part);
    (merged.part, title_terms.iter().map(|term| map[term.index()]).collect())
}

fn read_in_parts(
    source: &SourceText,
    blocks: &[RawBlock],
    title: &str,
    part_bytes: usize,
    threads: Threads,
) -> (TextPart, Vec<TermId>) {
    let parts = cut(blocks, part_bytes);
    let mut merged = MergedParts::default();
    merged.part.tokens.reserve(source.text.len() / 5);
    if threads.are_here() {
        merged = read_side_by_side(source, &parts, merged);
    } else {
        parts.iter().for_each(|blocks| merged.join(source.text, source.read(blocks, "").0));
    }
    let (part, title_terms) = source.read(&[], title);
    let map = merged.join_terms(&part.vocabulary);
    (merged.part, title_terms.iter().map(|term| map[term.index()]).collect())
}

/// The blocks in parts of about `n_bytes`.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::segment::blocks::blocks;
    use crate::segment::vocabulary::DocumentVocabulary;

    /// All that a document keeps of a part.
    fn shown((part, title): &(TextPart, Vec<TermId>)) -> String {
        let TextPart { blocks, sentences, tokens, vocabulary } = part;
        let DocumentVocabulary { words, terms, term_text } = vocabulary;
        format!("{blocks:?} {sentences:?} {tokens:?} {words:?} {terms:?} {term_text} {title:?}")
    }

    #[test]
    fn a_text_in_parts_is_read_like_one_at_once() {
        let text = include_str!("../../../seeds/texts/water-clock-encyclopedia.txt").repeat(3);
        let text = format!(
            "{text}\n\n# Relations\n\nThe relation of relations to a related doing: do it.\n\n---\n\nEnd"
        );
        check(&text);
    }

    /// "2017" and the comma are in both languages.
    #[test]
    fn a_word_of_two_scripts_is_one_in_parts_and_at_once() {
        let english = "In 2017, the first ship of the line sailed from the harbour of iPhone city.";
        let russian = "В 2017, когда первый корабль вышел из гавани, в городе был только один iPhone.";
        let text = [english, russian, english].join("\n\n");
        check(&text);
        let document = crate::Document::new(text).unwrap();
        let count = |word: &str| document.word_ids().filter(|&id| document.word_text(id) == word).count();
        assert_eq!([count("2017"), count(","), count("iPhone")], [1, 1, 1]);
    }

    fn check(text: &str) {
        let abbreviations = &crate::segment::Abbreviations::default();
        let source = SourceText { text, language: Language::English, detects_blocks: true, abbreviations };
        let blocks = blocks(text, Language::English);
        let whole = shown(&read_at_once(&source, &blocks, "Clocks and unheard-of relations"));
        for part_bytes in [1, 200, 1000, 5000, 1 << 20] {
            for threads in [Threads::ONE, Threads(4)] {
                let title = "Clocks and unheard-of relations";
                let parts = threads.run(|| read_in_parts(&source, &blocks, title, part_bytes, threads));
                assert!(shown(&parts) == whole, "in parts of {part_bytes} by {threads:?}");
            }
        }
    }
}
