//! Widths of glyphs, as parts of the font size.

use super::encoding::OwnTexts;
use super::file::{PdfFile, number};
use lopdf::{Dictionary, Object};
use unicode_normalization::UnicodeNormalization;

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

/// A font has no more ranges of equal widths.
const MAX_RANGES: usize = 1 << 13;
/// The number of units of width in the font size.
const UNITS: f32 = 1000.0;

impl Widths {
    /// The widths of a font with one byte a glyph. One of the fonts that every reader has may have none.
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
        let mut ranges: Vec<WidthRange> = if let Some(widths) = given {
            (first..=255).zip(widths).map(|(code, width)| WidthRange::one(code, width * unit)).collect()
        } else {
            let name = String::from_utf8_lossy(file.name(font, b"BaseFont").unwrap_or_default());
            let width = |text: &String| usual_width(&name, text);
            (0..=255).zip(texts).map(|(code, text)| WidthRange::one(code, width(text))).collect()
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
                let widths = file.widths(widths);
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

/// Letters by their width in a font that every reader has.
type UsualWidths = [(f32, &'static str)];

const HELVETICA: &UsualWidths = &[
    (0.19, "'"),
    (0.22, "ijl"),
    (0.28, " !,./:;I[\\]ft|"),
    (0.33, "()-`r"),
    (0.37, "\"*"),
    (0.5, "Jcksvxyz"),
    (0.58, "+<=>~"),
    (0.61, "FTZ"),
    (0.67, "&ABEKPSVXY"),
    (0.72, "CDHNRUw"),
    (0.78, "GOQ"),
    (0.83, "Mm"),
    (0.89, "%"),
    (0.94, "W"),
    (1.0, "@—"),
];

const TIMES: &UsualWidths = &[
    (0.18, "'"),
    (0.25, " ,."),
    (0.28, "/:;\\ijlt"),
    (0.33, "!()-I[]`fr"),
    (0.4, "Js\""),
    (0.44, "?acez"),
    (0.56, "+<=>FPS"),
    (0.61, "ELTZ"),
    (0.67, "BCR"),
    (0.72, "ADGHKNOQUVXYw"),
    (0.78, "&m"),
    (0.83, "%"),
    (0.89, "M"),
    (0.94, "W@"),
    (1.0, "—"),
];

/// The width of the letters that are not listed: most of the small ones, and the digits.
const OTHER_HELVETICA: f32 = 0.56;
const OTHER_TIMES: f32 = 0.5;

/// The width of the first letter of a text in a font with this name.
fn usual_width(font: &str, text: &str) -> f32 {
    let Some(letter) = text.nfd().next() else { return 0.0 };
    let (widths, other) = match () {
        () if font.starts_with("Courier") => return 0.6,
        () if font.starts_with("Times") => (TIMES, OTHER_TIMES),
        () => (HELVETICA, OTHER_HELVETICA),
    };
    widths.iter().find(|(_, letters)| letters.contains(letter)).map_or(other, |(width, _)| *width)
}
