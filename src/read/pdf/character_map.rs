//! Character maps: which bytes of a string are a code, and which text a code is (`ToUnicode`).

use super::operations::{Operand, Operations};

/// A character map.
#[derive(Debug, Default)]
pub(super) struct CharacterMap {
    /// The ranges of codes by their number of bytes.
    spaces: Vec<CodeSpace>,
    /// Sorted by their first codes.
    ranges: Vec<TextRange>,
}

/// Codes of the same number of bytes.
#[derive(Debug, Clone, Copy)]
struct CodeSpace {
    n_bytes: usize,
    first: u32,
    last: u32,
}

/// Codes that follow each other, whose texts differ in the last character only.
#[derive(Debug)]
struct TextRange {
    first: u32,
    last: u32,
    text: String,
}

/// A map has no more ranges.
const MAX_RANGES: usize = 1 << 18;
/// The text of a code is not longer.
const MAX_TEXT_BYTES: usize = 256;

impl CharacterMap {
    /// The map that a stream describes.
    pub fn read(stream: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operations = Operations::new(stream);
        while let Some((operator, operands)) = operations.next() {
            match operator {
                b"endcodespacerange" => map.spaces.extend(operands.chunks_exact(2).filter_map(CodeSpace::of)),
                b"endbfchar" => {
                    operands.chunks_exact(2).for_each(|pair| map.add(&pair[0], &pair[0], &pair[1]));
                }
                b"endbfrange" => operands.chunks_exact(3).for_each(|range| map.add_range(range)),
                _ => {}
            }
        }
        map.ranges.sort_by_key(|range| range.first);
        map
    }

    fn add_range(&mut self, range: &[Operand]) {
        match &range[2] {
            Operand::Array(texts) => {
                let Some((first, last)) = code(&range[0]).zip(code(&range[1])) else { return };
                for (code, text) in (first..=last).zip(texts) {
                    self.push(code, code, text);
                }
            }
            text => self.add(&range[0], &range[1], text),
        }
    }

    fn add(&mut self, first: &Operand, last: &Operand, text: &Operand) {
        if let Some((first, last)) = code(first).zip(code(last)) {
            self.push(first, last, text);
        }
    }

    fn push(&mut self, first: u32, last: u32, text: &Operand) {
        let Some(text) = text.text().filter(|text| text.len() <= MAX_TEXT_BYTES) else { return };
        if first <= last && self.ranges.len() < MAX_RANGES {
            self.ranges.push(TextRange { first, last, text: utf16(text) });
        }
    }

    /// Adds the text of a code to `out`; false if it has none.
    pub fn push_text(&self, code: u32, out: &mut String) -> bool {
        let after = self.ranges.partition_point(|range| range.first <= code);
        let Some(range) = self.ranges[..after].last().filter(|range| code <= range.last) else {
            return false;
        };
        let Some(last) = range.text.chars().next_back() else { return false };
        let Some(last_of_code) = char::from_u32((last as u32).saturating_add(code - range.first)) else {
            return false;
        };
        out.push_str(&range.text[..range.text.len() - last.len_utf8()]);
        out.push(last_of_code);
        true
    }

    /// The number of bytes of the code that a string starts with; `usual` if the map does not say.
    pub fn code_length(&self, string: &[u8], usual: usize) -> usize {
        let is_in = |space: &&CodeSpace| {
            string.len() >= space.n_bytes && {
                let code = big_endian(&string[..space.n_bytes]);
                space.first <= code && code <= space.last
            }
        };
        self.spaces.iter().find(is_in).map_or(usual, |space| space.n_bytes)
    }
}

impl CodeSpace {
    fn of(pair: &[Operand]) -> Option<Self> {
        let n_bytes = pair[0].text()?.len();
        let space = Self { n_bytes, first: code(&pair[0])?, last: code(&pair[1])? };
        (1..=4).contains(&n_bytes).then_some(space)
    }
}

/// The code that a string of at most four bytes is.
fn code(operand: &Operand) -> Option<u32> {
    operand.text().filter(|text| text.len() <= 4).map(big_endian)
}

/// The number that bytes are, the first one counting most.
pub(super) fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// The text that bytes are in UTF-16; a single byte is a character.
pub(super) fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).filter_map(Result::ok).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_the_text_of_their_range() {
        let map = CharacterMap::read(
            b"1 begincodespacerange <00> <7f> <8000> <ffff> endcodespacerange \
              2 beginbfchar <01> <0041> <02> <00660069> endbfchar \
              2 beginbfrange <10> <12> <0061> <20> <21> [<0078> <D835DC00>] endbfrange",
        );
        let check = |code: u32, expected: &str| {
            let mut text = String::new();
            map.push_text(code, &mut text);
            assert_eq!(text, expected, "{code}");
        };
        check(1, "A");
        check(2, "fi");
        check(0x12, "c");
        check(0x13, "");
        check(0x21, "\u{1d400}");
        assert_eq!(
            (map.code_length(b"\x01a", 9), map.code_length(b"\x80a", 9), map.code_length(b"\x80", 9)),
            (1, 2, 9)
        );
    }

    #[test]
    fn ranges_that_make_no_sense_give_no_text() {
        let map = CharacterMap::read(
            b"beginbfrange <ff> <01> <41> <00> <ffffffff> <dbff> <01> endbfrange endbfchar",
        );
        assert!(!map.push_text(1, &mut String::new()));
    }
}
