//! Which script a text is in, and which languages may write it.

use super::code::Language;
use super::script::{Script, script_of};
use crate::ascii::wide_chars;

/// The script of most letters; kana in a text of Han letters makes it Japanese.
pub(crate) fn dominant_script(sample: &str) -> Option<Script> {
    const N: usize = Script::Other as usize + 1;
    let mut counts = [0_usize; N];
    let mut scripts = [Script::Other; N];
    counts[Script::Latin as usize] = sample.bytes().filter(u8::is_ascii_alphabetic).count();
    scripts[Script::Latin as usize] = Script::Latin;
    for c in wide_chars(sample) {
        if let Some(script) = script_of(c) {
            // An ideograph or a syllable is worth several letters of an alphabet.
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

impl Language {
    /// True if the first letters of a text are of the language's script. Also true if the text has no letters, and of a
    /// few Latin ones in any language.
    pub(crate) fn may_write(self, text: &str) -> bool {
        if self.profile().script == Script::Latin
            && text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic)
        {
            return true;
        }
        let sample = &text[..text.floor_char_boundary(SCRIPT_SAMPLE_BYTES)];
        match (dominant_script(sample), self.profile().script) {
            (None, _) | (_, Script::Other) => true,
            (Some(Script::Han), Script::Kana | Script::Hangul) => true,
            // Names and terms are written in Latin letters in any language; whole sentences are not.
            (Some(Script::Latin), own) if own != Script::Latin => {
                text.len() < MIN_FOREIGN_BYTES || sample.chars().any(|c| script_of(c) == Some(own))
            }
            (Some(found), own) => found == own,
        }
    }
}

/// A block of Latin letters in a text of another script has its own language from this length on.
const MIN_FOREIGN_BYTES: usize = 40;

/// How much of a block shows its script.
const SCRIPT_SAMPLE_BYTES: usize = 120;
