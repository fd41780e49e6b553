//! Writing systems: of a letter, and of a text.

use crate::ascii::wide_chars;

/// The writing system that most of a language's letters belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Armenian,
    Georgian,
    Ethiopic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Thai,
    Lao,
    Burmese,
    Khmer,
    Han,
    Kana,
    Hangul,
    Other,
}

impl Script {
    /// Whether texts of the script may end their sentences with a mark that is no `.`.
    pub(crate) fn has_own_stop(self) -> bool {
        !matches!(self, Self::Latin | Self::Cyrillic | Self::Greek | Self::Hebrew | Self::Armenian)
    }
}

/// The script of most letters; kana in a text of Han letters makes it Japanese.
pub(crate) fn dominant_script(sample: &str) -> Option<Script> {
    const N: usize = Script::Other as usize + 1;
    let mut counts = [0_usize; N];
    let mut scripts = [Script::Other; N];
    counts[Script::Latin as usize] = sample.bytes().filter(u8::is_ascii_alphabetic).count();
    scripts[Script::Latin as usize] = Script::Latin;
    for c in wide_chars(sample) {
        if let Some(script) = script_of(c) {
            // A letter of an ideographic or syllabic script stands for several of an alphabet.
            let weight = if matches!(script, Script::Han | Script::Kana | Script::Hangul) { 3 } else { 1 };
            counts[script as usize] += weight;
            scripts[script as usize] = script;
        }
    }
    let (han, kana) = (counts[Script::Han as usize], counts[Script::Kana as usize]);
    if kana * 10 > han {
        counts[Script::Kana as usize] += han;
        counts[Script::Han as usize] = 0;
    }
    let best = (0..N).rev().max_by_key(|&index| counts[index])?;
    (counts[best] > 0).then_some(scripts[best])
}

/// The script of a letter; nothing for marks, digits and blanks.
pub(crate) fn script_of(c: char) -> Option<Script> {
    let script = match u32::from(c) {
        0..=0x7f => return c.is_ascii_alphabetic().then_some(Script::Latin),
        0xaa
        | 0xba
        | 0xc0..=0xd6
        | 0xd8..=0xf6
        | 0xf8..=0x24f
        | 0x1e00..=0x1eff
        | 0xff21..=0xff3a
        | 0xff41..=0xff5a => Script::Latin,
        0x370..=0x3ff | 0x1f00..=0x1fff => Script::Greek,
        0x400..=0x52f | 0x1c80..=0x1c8f | 0x2de0..=0x2dff | 0xa640..=0xa69f => Script::Cyrillic,
        0x530..=0x58f => Script::Armenian,
        0x590..=0x5ff | 0xfb1d..=0xfb4f => Script::Hebrew,
        0x600..=0x6ff | 0x750..=0x77f | 0x8a0..=0x8ff | 0xfb50..=0xfdff | 0xfe70..=0xfeff => Script::Arabic,
        0x900..=0x97f => Script::Devanagari,
        0x980..=0x9ff => Script::Bengali,
        0xa00..=0xa7f => Script::Gurmukhi,
        0xa80..=0xaff => Script::Gujarati,
        0xb80..=0xbff => Script::Tamil,
        0xc00..=0xc7f => Script::Telugu,
        0xe00..=0xe7f => Script::Thai,
        0xe80..=0xeff => Script::Lao,
        0x1000..=0x109f | 0xa9e0..=0xa9ff | 0xaa60..=0xaa7f => Script::Burmese,
        0x10a0..=0x10ff | 0x1c90..=0x1cbf | 0x2d00..=0x2d2f => Script::Georgian,
        0x1200..=0x139f => Script::Ethiopic,
        0x1780..=0x17ff => Script::Khmer,
        0x3040..=0x30ff | 0x31f0..=0x31ff | 0xff66..=0xff9f => Script::Kana,
        0x2e80..=0x2fdf
        | 0x3005..=0x3007
        | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff
        | 0xf900..=0xfaff
        | 0x20000..=0x3ffff => Script::Han,
        0x1100..=0x11ff | 0x3130..=0x318f | 0xa960..=0xa97f | 0xac00..=0xd7af => Script::Hangul,
        _ => return c.is_alphabetic().then_some(Script::Other),
    };
    Some(script)
}
