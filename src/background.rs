//! How common words are in a language: the Zipf frequency of a term, log10 of its occurrences in a billion words
//! (van Heuven et al., "SUBTLEX-UK", QJEP 2014). Each language has a table in `seeds/docfreq`, used in place.

use crate::corpus::CorpusModel;
use crate::hash::term_hash;
use crate::lang::Language;
use crate::math::{exp, ln};

/// The Zipf frequencies of the terms of a language, or of a corpus in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Background<'c> {
    table: Option<FrequencyTable>,
    corpus: Option<&'c CorpusModel>,
}

/// A table, used in place. The file, in little-endian numbers: the number of high bits of a hash that name a bucket
/// (u32); the start of every bucket and the end of the last (u32); the low bits of the hashes (u16), by bucket; the
/// frequencies, in steps of [`STEP`] (u8).
///
/// About one term in 4,000 that is not in the table is taken for one that is.
#[derive(Debug, Clone, Copy)]
struct FrequencyTable {
    bucket_bits: u32,
    starts: &'static [[u8; 4]],
    fingerprints: &'static [[u8; 2]],
    frequencies: &'static [u8],
}

/// The Zipf frequency of a step in the file.
const STEP: f64 = 0.05;

/// The Zipf frequency of a term that is not in the table: it is rarer than those that are.
const FLOOR: f64 = 1.5;

impl<'c> Background<'c> {
    /// The table of a language, if there is one.
    pub(crate) fn of(language: Language) -> Option<Self> {
        let bytes: Option<&'static [u8]> = match language {
            #[cfg(feature = "models")]
            Language::English => Some(include_bytes!("../seeds/docfreq/en.bin")),
            #[cfg(feature = "models")]
            Language::German => Some(include_bytes!("../seeds/docfreq/de.bin")),
            #[cfg(feature = "models")]
            Language::French => Some(include_bytes!("../seeds/docfreq/fr.bin")),
            #[cfg(feature = "models")]
            Language::Spanish => Some(include_bytes!("../seeds/docfreq/es.bin")),
            #[cfg(feature = "models")]
            Language::Italian => Some(include_bytes!("../seeds/docfreq/it.bin")),
            #[cfg(feature = "models")]
            Language::Portuguese => Some(include_bytes!("../seeds/docfreq/pt.bin")),
            #[cfg(feature = "models")]
            Language::Dutch => Some(include_bytes!("../seeds/docfreq/nl.bin")),
            #[cfg(feature = "models")]
            Language::Polish => Some(include_bytes!("../seeds/docfreq/pl.bin")),
            #[cfg(feature = "models")]
            Language::Russian => Some(include_bytes!("../seeds/docfreq/ru.bin")),
            #[cfg(feature = "models")]
            Language::Swedish => Some(include_bytes!("../seeds/docfreq/sv.bin")),
            #[cfg(feature = "models")]
            Language::Norwegian => Some(include_bytes!("../seeds/docfreq/nb.bin")),
            #[cfg(feature = "models")]
            Language::Turkish => Some(include_bytes!("../seeds/docfreq/tr.bin")),
            #[cfg(feature = "models")]
            Language::Arabic => Some(include_bytes!("../seeds/docfreq/ar.bin")),
            #[cfg(feature = "models")]
            Language::Chinese => Some(include_bytes!("../seeds/docfreq/zh.bin")),
            #[cfg(feature = "models")]
            Language::Japanese => Some(include_bytes!("../seeds/docfreq/ja.bin")),
            _ => None,
        };
        bytes.map(|bytes| Self { table: Some(FrequencyTable::read(bytes)), corpus: None })
    }

    /// The frequencies of a corpus, where it has documents in the language, over the table of the language.
    pub(crate) fn with_corpus(language: Language, corpus: Option<&'c CorpusModel>) -> Option<Self> {
        let general = Self::of(language);
        match corpus.filter(|corpus| corpus.knows(language)) {
            Some(corpus) => {
                Some(Self { table: general.and_then(|general| general.table), corpus: Some(corpus) })
            }
            None => general,
        }
    }

    /// The Zipf frequency of a folded, stemmed term: about 7.7 for "the", 3 for once in a million words,
    /// 1.5 for a term that is not in the table.
    ///
    /// A corpus is counted together with [`PRIOR_WORDS`] words of general text, so that a word is not rare only
    /// because a small corpus does not have it.
    pub(crate) fn zipf(self, term: &str) -> f64 {
        let general = self.table.and_then(|table| table.find(term_hash(term)));
        let general = general.map_or(FLOOR, |steps| f64::from(steps) * STEP);
        let Some(corpus) = self.corpus else { return general };
        let expected = PRIOR_WORDS * exp((general - BILLION) * LN_10);
        let share = (f64::from(corpus.document_frequency(term)) + expected)
            / (corpus.n_running_words() as f64 + PRIOR_WORDS);
        (BILLION + ln(share.max(f64::MIN_POSITIVE)) / LN_10).max(0.0)
    }
}

/// The words of general text that a corpus is counted together with.
const PRIOR_WORDS: f64 = 1e6;

/// The scale of Zipf frequencies: log10 of a billion.
const BILLION: f64 = 9.0;

const LN_10: f64 = std::f64::consts::LN_10;

impl FrequencyTable {
    fn read(bytes: &'static [u8]) -> Self {
        let (head, rest) = bytes.split_at(4);
        let bucket_bits = u32::from_le_bytes(head.as_chunks().0[0]);
        let (starts, rest) = rest.split_at(4 * ((1 << bucket_bits) + 1));
        let starts = starts.as_chunks().0;
        let n = u32::from_le_bytes(starts[1 << bucket_bits]) as usize;
        let (fingerprints, frequencies) = rest.split_at(2 * n);
        Self { bucket_bits, starts, fingerprints: fingerprints.as_chunks().0, frequencies }
    }

    fn find(self, hash: u32) -> Option<u8> {
        let bucket = (hash >> (32 - self.bucket_bits)) as usize;
        let [start, end] = [bucket, bucket + 1].map(|at| u32::from_le_bytes(self.starts[at]) as usize);
        let at = position(&self.fingerprints[start..end], (hash as u16).to_le_bytes())?;
        Some(self.frequencies[start + at])
    }
}

/// The first place of `wanted`; four are compared at a time.
fn position(fingerprints: &[[u8; 2]], wanted: [u8; 2]) -> Option<usize> {
    const LOW: u64 = 0x0001_0001_0001_0001;
    let all_wanted = u64::from(u16::from_le_bytes(wanted)) * LOW;
    let (fours, rest) = fingerprints.as_chunks::<4>();
    for (index, four) in fours.iter().enumerate() {
        // Nothing below the first 16 bits that are 0 is borrowed from.
        let others = u64::from_le_bytes(four.as_flattened().try_into().ok()?) ^ all_wanted;
        let found = others.wrapping_sub(LOW) & !others & (LOW << 15);
        if found != 0 {
            return Some(4 * index + (found.trailing_zeros() / 16) as usize);
        }
    }
    Some(4 * fours.len() + rest.iter().position(|&fingerprint| fingerprint == wanted)?)
}

#[cfg(all(test, feature = "models"))]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_found_where_they_first_are() {
        let numbers = [7_u16, 0, 1, 0x8000, 0xffff, 0, 0x0100, 7, 3, 0x00ff, 0x7fff].map(u16::to_le_bytes);
        for len in 0..=numbers.len() {
            for wanted in numbers.into_iter().chain([[9, 9]]) {
                let expected = numbers[..len].iter().position(|&number| number == wanted);
                assert_eq!(position(&numbers[..len], wanted), expected);
            }
        }
    }

    #[test]
    fn common_words_are_common() {
        let english = Background::of(Language::English).unwrap();
        assert!(english.zipf("the") > 7.0);
        assert!((4.0..6.0).contains(&english.zipf("hous")), "stems are looked up: {}", english.zipf("hous"));
        assert!(english.zipf("the") > english.zipf("telescop") && english.zipf("telescop") > FLOOR);
        assert!((english.zipf("qqxyzzy") - FLOOR).abs() < 1e-9);
        assert!(Background::of(Language::Chinese).unwrap().zipf("经济") > 4.0);
        assert!(Background::of(Language::Zulu).is_none());
    }
}
