//! Makes the tables of background word frequencies from the word lists of wordfreq.
//!
//!     cargo run --release -p nutgraf-training --bin build_docfreq -- WORDFREQ_DATA seeds/docfreq
//!
//! `WORDFREQ_DATA` is the folder `wordfreq/data` of the Python package wordfreq: lists of words by frequency in hundredths
//! of a bel, in msgpack, gzipped. Words are cut, folded and stemmed by nutgraf; the frequencies of words with the same stem
//! are added up. Words of Chinese are as the list has them: nutgraf cuts Chinese by the table.

#![allow(clippy::disallowed_methods, reason = "run by hand; only the files it writes matter")]

use flate2::read::GzDecoder;
use nutgraf::{Language, Segmenter};
use nutgraf_training::term_table;
use std::collections::HashMap;
use std::error::Error;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// The tables: name of the file, word list it is made from, number of terms it keeps.
const TABLES: &[(&str, &str, usize)] = &[
    ("en", "large_en", 60_000),
    ("de", "large_de", 24_000),
    ("fr", "large_fr", 24_000),
    ("es", "large_es", 20_000),
    ("it", "large_it", 20_000),
    ("pt", "large_pt", 24_000),
    ("nl", "large_nl", 20_000),
    ("pl", "large_pl", 24_000),
    ("ru", "large_ru", 20_000),
    ("sv", "large_sv", 16_000),
    ("no", "large_nb", 16_000),
    ("tr", "small_tr", 16_000),
    ("ar", "large_ar", 20_000),
    ("zh", "large_zh", 60_000),
    ("ja", "large_ja", 16_000),
    ("bg", "small_bg", 16_000),
    ("bn", "large_bn", 16_000),
    ("ca", "large_ca", 16_000),
    ("cs", "large_cs", 16_000),
    ("el", "small_el", 16_000),
    ("fa", "small_fa", 12_000),
    ("fi", "large_fi", 20_000),
    ("he", "large_he", 16_000),
    ("hi", "small_hi", 12_000),
    ("ko", "small_ko", 16_000),
    ("ro", "small_ro", 16_000),
    ("uk", "large_uk", 16_000),
    ("ur", "small_ur", 12_000),
    ("vi", "small_vi", 6000),
];

/// The precision of the frequencies, on the Zipf scale.
const STEP: f64 = 0.05;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [data, out] = arguments.as_slice() else { return Err("give WORDFREQ_DATA OUT".into()) };
    for &(code, list, n_terms) in TABLES {
        let mut bytes = Vec::new();
        let path = Path::new(data).join(format!("{list}.msgpack.gz"));
        GzDecoder::new(File::open(path)?).read_to_end(&mut bytes)?;
        let mut terms: Vec<(String, f64)> = term_frequencies(&bytes, code.parse()?)?.into_iter().collect();
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        terms.truncate(n_terms);
        let table = term_table(
            terms.iter().map(|(term, frequency)| (term.as_str(), (zipf(*frequency) / STEP).round() as u8)),
            if code == "zh" { 512 } else { 128 },
        );
        println!(
            "{code}: {} terms, rarest {:.2}, {} bytes",
            terms.len(),
            zipf(terms[terms.len() - 1].1),
            table.len()
        );
        fs::write(Path::new(out).join(format!("{code}.bin")), table)?;
    }
    Ok(())
}

/// The frequency on the Zipf scale: log10 of the occurrences per billion words.
fn zipf(frequency: f64) -> f64 {
    frequency.log10() + 9.0
}

/// The frequencies of the terms of a list.
fn term_frequencies(bytes: &[u8], language: Language) -> Result<HashMap<String, f64>, Box<dyn Error>> {
    let mut reader = MsgpackReader { bytes, at: 0 };
    let mut frequencies = HashMap::new();
    let segmenter = Segmenter::default().language(language);
    let n_lists = reader.header(0x90, 0xdc)?;
    reader.skip_map()?;
    for centibels in 0..n_lists - 1 {
        for _ in 0..reader.header(0x90, 0xdc)? {
            let word = reader.text()?;
            let document = segmenter.run(word.as_str())?;
            let term = match document.tokens() {
                [token] => document.term_text(token.term).to_owned(),
                _ if language == Language::Chinese && word.chars().all(is_ideograph) => word,
                _ => continue,
            };
            *frequencies.entry(term).or_insert(0.0) += 10_f64.powf(-f64::from(centibels) / 100.0);
        }
    }
    Ok(frequencies)
}

fn is_ideograph(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Reads the parts of msgpack that the lists use.
struct MsgpackReader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl MsgpackReader<'_> {
    fn byte(&mut self) -> Result<u8, Box<dyn Error>> {
        self.at += 1;
        self.bytes.get(self.at - 1).copied().ok_or_else(|| "the list ends too early".into())
    }

    fn number(&mut self, n_bytes: usize) -> Result<u32, Box<dyn Error>> {
        (0..n_bytes).try_fold(0, |number, _| Ok(number << 8 | u32::from(self.byte()?)))
    }

    /// The length of an array or map. The first byte holds a short length; a longer one follows in 2 or 4 bytes.
    fn header(&mut self, short: u8, long: u8) -> Result<u32, Box<dyn Error>> {
        match self.byte()? {
            kind if kind & 0xf0 == short => Ok(u32::from(kind & 0x0f)),
            kind if kind == long => self.number(2),
            kind if kind == long + 1 => self.number(4),
            kind => Err(format!("byte {}: kind {kind:#x} is not expected", self.at).into()),
        }
    }

    fn text(&mut self) -> Result<String, Box<dyn Error>> {
        let len = match self.byte()? {
            kind if kind & 0xe0 == 0xa0 => u32::from(kind & 0x1f),
            0xd9 => self.number(1)?,
            0xda => self.number(2)?,
            kind => return Err(format!("byte {}: kind {kind:#x} is not text", self.at).into()),
        };
        let start = self.at;
        self.at += len as usize;
        Ok(std::str::from_utf8(self.bytes.get(start..self.at).ok_or("the list ends too early")?)?.to_owned())
    }

    /// Skips the map at the head of a list, from texts to texts or small numbers.
    fn skip_map(&mut self) -> Result<(), Box<dyn Error>> {
        for _ in 0..self.header(0x80, 0xde)? {
            self.text()?;
            if self.bytes.get(self.at).is_some_and(|kind| *kind < 0x80) {
                self.byte()?;
            } else {
                self.text()?;
            }
        }
        Ok(())
    }
}
