//! Widths of glyphs, as parts of the font size.

use super::encoding::OwnTexts;
use super::file::{PdfFile, number};
use lopdf::{Dictionary, Object};

/// The widths of the codes of a font.
pub(super) struct Widths {
    /// Codes that follow each other, sorted by their first.
    ranges: Vec<WidthRange>,
    /// The width of all others.
    usual: f32,
}

struct WidthRange {
    first: u32,
    last: u32,
    width: f32,
}

/// A font has no more ranges of widths.
const MAX_RANGES: usize = 1 << 17;
/// Of the unit in which widths are given there are so many in the font size.
const UNITS: f32 = 1000.0;

impl Widths {
    /// The widths of a font with one byte a glyph. One of the fonts that every reader has may have none: then they are guessed.
    pub fn of_simple(file: &PdfFile, font: &Dictionary, texts: &OwnTexts) -> Self {
        let descriptor = file.dictionary(font, b"FontDescriptor");
        let usual =
            descriptor.and_then(|descriptor| file.number(descriptor, b"MissingWidth")).unwrap_or(0.0) / UNITS;
        let unit = Self::unit(file, font);
        let given = file
            .array(font, b"Widths")
            .map(|widths| file.numbers(&widths[..widths.len().min(256)]))
            .filter(|widths| !widths.is_empty());
        let first = file.number(font, b"FirstChar").unwrap_or(0.0) as u32;
        let mut ranges: Vec<WidthRange> = match given {
            Some(widths) => {
                (first..=255).zip(widths).map(|(code, width)| WidthRange::one(code, width * unit)).collect()
            }
            None => {
                let is_fixed = file.name(font, b"BaseFont").is_some_and(|name| name.starts_with(b"Courier"));
                let width = |text: &String| if is_fixed { 0.6 } else { guessed(text) };
                (0..=255).zip(texts).map(|(code, text)| WidthRange::one(code, width(text))).collect()
            }
        };
        ranges.dedup_by(|next, last| last.takes(next));
        Self { ranges, usual }
    }

    /// The unit of the widths of a font, which a Type 3 font defines.
    fn unit(file: &PdfFile, font: &Dictionary) -> f32 {
        let matrix =
            file.array(font, b"FontMatrix").map(|matrix| file.numbers(&matrix[..matrix.len().min(6)]));
        match matrix.as_deref() {
            Some([unit, ..]) if *unit != 0.0 => unit.abs(),
            _ => 1.0 / UNITS,
        }
    }

    /// The widths of a font with more bytes a glyph.
    pub fn of_descendant(file: &PdfFile, descendant: &Dictionary) -> Self {
        let usual = file.number(descendant, b"DW").unwrap_or(UNITS) / UNITS;
        let mut ranges = Vec::new();
        let mut rest = file.array(descendant, b"W").unwrap_or_default();
        while let [first, second, after @ ..] = rest {
            let Some((_, second)) = file.resolve(second) else { break };
            let first = file.resolve(first).and_then(|(_, first)| number(first)).unwrap_or(0.0) as u32;
            rest = if let Object::Array(widths) = second {
                let room = MAX_RANGES.saturating_sub(ranges.len());
                let widths = file.numbers(&widths[..widths.len().min(room)]);
                ranges.extend(
                    (first..=u32::MAX).zip(widths).map(|(code, width)| WidthRange::one(code, width / UNITS)),
                );
                after
            } else {
                let [width, after @ ..] = after else { break };
                let width = file.resolve(width).and_then(|(_, width)| number(width)).unwrap_or(0.0) / UNITS;
                if ranges.len() < MAX_RANGES {
                    ranges.push(WidthRange { first, last: number(second).unwrap_or(0.0) as u32, width });
                }
                after
            };
        }
        ranges.sort_by_key(|range| range.first);
        ranges.dedup_by(|next, last| last.takes(next));
        Self { ranges, usual }
    }

    /// The width of a code.
    pub fn of_code(&self, code: u32) -> f32 {
        let after = self.ranges.partition_point(|range| range.first <= code);
        match self.ranges[..after].last() {
            Some(range) if code <= range.last => range.width,
            _ => self.usual,
        }
    }

    /// The width of a code in an East Asian encoding, whose glyphs are not known: half for a single byte.
    pub fn of_encoded(&self, bytes: &[u8]) -> f32 {
        if bytes.len() == 1 { self.usual / 2.0 } else { self.usual }
    }
}

impl WidthRange {
    fn one(code: u32, width: f32) -> Self {
        Self { first: code, last: code, width }
    }

    /// True if the next range is made part of this one.
    fn takes(&mut self, next: &Self) -> bool {
        let is_part = self.last.checked_add(1) == Some(next.first) && self.width == next.width;
        if is_part {
            self.last = self.last.max(next.last);
        }
        is_part
    }
}

/// About how wide a text is in Helvetica and Times.
fn guessed(text: &str) -> f32 {
    match text.chars().next() {
        None => 0.0,
        Some(
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '(' | ')'
            | '[' | ']' | ' ' | '-' | '/',
        ) => 0.29,
        Some('m' | 'w' | 'M' | 'W' | '%' | '@' | '—') => 0.85,
        Some(c) if c.is_uppercase() => 0.68,
        Some(_) => 0.52,
    }
}
