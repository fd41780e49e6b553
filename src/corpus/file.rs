//! The file of a corpus model.
//!
//! In little-endian numbers: the magic and version; a checksum (CRC-32) of the rest (u32); a number that changes whenever
//! texts are cut or folded in another way (u32); documents and words (u64); the number of languages (u32) and for each its
//! code (8 bytes) and its documents (u64), sorted by code; the number of terms (u64). Then the terms, sorted by hash and
//! text, in four parts: the hashes, the ends of the terms within the texts, the numbers of documents (u32 each), and the
//! texts.

use crate::error::{Error, ErrorKind};
use std::collections::BTreeMap;

/// The first bytes of a file.
pub(super) const MAGIC: &[u8; 11] = b"nutgraf df ";

/// The version of the format, after the magic.
const VERSION: u8 = b'2';

/// The length of the magic, the version and the checksum.
const CHECKED_AT: usize = MAGIC.len() + 1 + 4;

/// Changes whenever texts are cut, folded or stemmed in another way, which makes old counts useless.
const FOLDING: u32 = 1;

/// The length of a language's code in a file.
const CODE_BYTES: usize = 8;

/// The head of a file, before its terms.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct CorpusHead {
    pub n_documents: u64,
    pub n_running_words: u64,
    /// The number of documents in each language, by its code.
    pub languages: BTreeMap<String, u64>,
    pub n_terms: usize,
}

impl CorpusHead {
    /// The head of a file and its length in bytes.
    pub(super) fn read(file: &[u8]) -> Result<(Self, usize), Error> {
        let mut rest = file.strip_prefix(MAGIC).ok_or_else(|| broken("it does not start as a model does"))?;
        let version = take(&mut rest, 1)?;
        if version != [VERSION] && !version[0].is_ascii_graphic() {
            return Err(broken("it does not start as a model does"));
        }
        if version != [VERSION] {
            return Err(ErrorKind::CorpusModelVersion(String::from_utf8_lossy(version).into_owned()).into());
        }
        if read_u32(&mut rest)? != crc32fast::hash(rest) {
            return Err(broken("its checksum is wrong, so it is damaged or cut off"));
        }
        let folding = read_u32(&mut rest)?;
        if folding != FOLDING {
            return Err(ErrorKind::CorpusModelVersion(format!("{}.{folding}", char::from(VERSION))).into());
        }
        let (n_documents, n_running_words) = (read_u64(&mut rest)?, read_u64(&mut rest)?);
        let mut languages = BTreeMap::new();
        for _ in 0..read_u32(&mut rest)? {
            let code = String::from_utf8_lossy(take(&mut rest, CODE_BYTES)?);
            languages.insert(code.trim_end_matches('\0').to_owned(), read_u64(&mut rest)?);
        }
        let n_terms = usize::try_from(read_u64(&mut rest)?).map_err(|_| broken(CUT_OFF))?;
        Ok((Self { n_documents, n_running_words, languages, n_terms }, file.len() - rest.len()))
    }

    /// The head of two corpora as one; their terms are not counted.
    pub(super) fn merged(&self, other: &Self) -> Self {
        let mut languages = self.languages.clone();
        for (code, n) in &other.languages {
            *languages.entry(code.clone()).or_default() += n;
        }
        Self {
            n_documents: self.n_documents + other.n_documents,
            n_running_words: self.n_running_words + other.n_running_words,
            languages,
            n_terms: 0,
        }
    }

    fn write(&self, file: &mut Vec<u8>) {
        file.extend_from_slice(MAGIC);
        // The checksum is filled in when the file is complete.
        file.extend_from_slice(&[VERSION, 0, 0, 0, 0]);
        file.extend_from_slice(&FOLDING.to_le_bytes());
        file.extend_from_slice(&self.n_documents.to_le_bytes());
        file.extend_from_slice(&self.n_running_words.to_le_bytes());
        file.extend_from_slice(&(self.languages.len() as u32).to_le_bytes());
        for (code, n) in &self.languages {
            let mut padded = [0; CODE_BYTES];
            padded.iter_mut().zip(code.bytes()).for_each(|(to, from)| *to = from);
            file.extend_from_slice(&padded);
            file.extend_from_slice(&n.to_le_bytes());
        }
        file.extend_from_slice(&(self.n_terms as u64).to_le_bytes());
    }
}

const CUT_OFF: &str = "it is cut off";

/// The error of a file that is not a model.
pub(super) fn broken(why: &'static str) -> Error {
    ErrorKind::BadCorpusModel(why).into()
}

fn take<'f>(rest: &mut &'f [u8], n: usize) -> Result<&'f [u8], Error> {
    let (taken, left) = rest.split_at_checked(n).ok_or_else(|| broken(CUT_OFF))?;
    *rest = left;
    Ok(taken)
}

fn read_u32(rest: &mut &[u8]) -> Result<u32, Error> {
    Ok(u32::from_le_bytes(take(rest, 4)?.first_chunk().copied().unwrap_or_default()))
}

fn read_u64(rest: &mut &[u8]) -> Result<u64, Error> {
    Ok(u64::from_le_bytes(take(rest, 8)?.first_chunk().copied().unwrap_or_default()))
}

/// The terms of a file, added in its order.
#[derive(Default)]
pub(super) struct TermWriter {
    hashes: Vec<u8>,
    ends: Vec<u8>,
    frequencies: Vec<u8>,
    texts: Vec<u8>,
}

impl TermWriter {
    /// Adds a term; nothing if the texts would have 4 GiB.
    pub(super) fn push(&mut self, hash: u32, term: &[u8], frequency: u32) {
        if u32::try_from(self.texts.len() + term.len()).is_err() {
            return;
        }
        self.texts.extend_from_slice(term);
        self.hashes.extend_from_slice(&hash.to_le_bytes());
        self.ends.extend_from_slice(&(self.texts.len() as u32).to_le_bytes());
        self.frequencies.extend_from_slice(&frequency.to_le_bytes());
    }

    /// The file with this head, whose number of terms becomes that of the terms added; and the length of the head.
    pub(super) fn finish(self, head: &mut CorpusHead) -> (Vec<u8>, usize) {
        head.n_terms = self.hashes.len() / 4;
        let mut written = Vec::new();
        head.write(&mut written);
        let head_bytes = written.len();
        let mut file = [written, self.hashes, self.ends, self.frequencies, self.texts].concat();
        let checksum = crc32fast::hash(&file[CHECKED_AT..]);
        file[CHECKED_AT - 4..CHECKED_AT].copy_from_slice(&checksum.to_le_bytes());
        (file, head_bytes)
    }
}
