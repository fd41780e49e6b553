//! Unpacks the parts of a document that is a zip archive.

use crate::read::read_error::ReadError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes of all parts that are read, unpacked.
pub(super) const MAX_BYTES: u64 = 64_000_000;

/// The most bytes of a part that describes others, and of a page of a book: what is kept of it may be larger than it is.
const MAX_SMALL_BYTES: u64 = 8_000_000;

/// A larger part is refused if unpacking made it more than `MAX_RATIO` times as large: it is a bomb. Documents reach 30.
const MAX_FREE_BYTES: u64 = 1_000_000;
const MAX_RATIO: u64 = 200;

/// The most parts that an archive has, and that are read.
const MAX_PARTS: usize = 10_000;

/// An archive. A part is unpacked when it is asked for.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// The parts and the bytes unpacked so far.
    n_parts: usize,
    n_unpacked: u64,
}

impl<'b> Archive<'b> {
    /// Reads the directory of an archive.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        // What the directory says of its own size may be wrong.
        if memchr::memmem::find_iter(bytes, ENTRY).nth(MAX_PARTS).is_some() {
            return Err(ReadError::TooManyParts(MAX_PARTS));
        }
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| ReadError::Damaged("zip archive".to_owned(), reason(&error)))?;
        Ok(Self { zip, n_parts: 0, n_unpacked: 0 })
    }

    /// True if there is a part with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name_raw(name.as_bytes()).is_some()
    }

    /// The text of a part that has to be there.
    pub(super) fn text(&mut self, name: &str) -> Result<String, ReadError> {
        self.read(name, MAX_BYTES)?.ok_or_else(|| ReadError::Missing(name.to_owned()))
    }

    /// The text of a part; `None` if it is missing.
    pub(super) fn optional_text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        self.read(name, MAX_BYTES)
    }

    /// The text of a small part that has to be there.
    pub(super) fn small_text(&mut self, name: &str) -> Result<String, ReadError> {
        self.read(name, MAX_SMALL_BYTES)?.ok_or_else(|| ReadError::Missing(name.to_owned()))
    }

    /// The text of a small part; `None` if it is missing.
    pub(super) fn optional_small_text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        self.read(name, MAX_SMALL_BYTES)
    }

    fn read(&mut self, name: &str, limit: u64) -> Result<Option<String>, ReadError> {
        let Some(index) = self.zip.index_for_name_raw(name.as_bytes()) else { return Ok(None) };
        self.n_parts += 1;
        if self.n_parts > MAX_PARTS {
            return Err(ReadError::TooManyParts(MAX_PARTS));
        }
        let damaged = |why: String| ReadError::Damaged(name.to_owned(), why);
        let part = match self.zip.by_index(index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(ReadError::Encrypted);
            }
            Err(error) => return Err(damaged(reason(&error))),
        };
        // What the archive says of the size of a part may be wrong.
        let bomb = MAX_FREE_BYTES.max(part.compressed_size().saturating_mul(MAX_RATIO));
        let left = limit.min(MAX_BYTES - self.n_unpacked).min(bomb);
        let mut unpacked = Vec::new();
        part.take(left + 1)
            .read_to_end(&mut unpacked)
            .map_err(|error| damaged(in_message(&error.to_string())))?;
        let n_bytes = unpacked.len() as u64;
        if n_bytes > bomb {
            return Err(ReadError::Bomb(name.to_owned(), MAX_RATIO));
        }
        if n_bytes > left {
            return Err(ReadError::TooLarge(name.to_owned(), limit));
        }
        self.n_unpacked += n_bytes;
        Ok(Some(decoded(unpacked)))
    }
}

/// The first bytes of every entry of the directory.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The text of a part in UTF-8, or in UTF-16 with a byte order mark: no other encoding is allowed.
fn decoded(bytes: Vec<u8>) -> String {
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes[2..].as_chunks();
        String::from_utf16_lossy(&pairs.iter().copied().map(unit).collect::<Vec<u16>>())
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => utf16(u16::from_le_bytes),
        [0xfe, 0xff, ..] => utf16(u16::from_be_bytes),
        _ => String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}

/// The reason of an error as part of a message.
fn reason(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(what) if what.contains("EOCD") => "its end is missing".to_owned(),
        ZipError::InvalidArchive(what) => in_message(what),
        ZipError::UnsupportedArchive(what) => in_message(what),
        ZipError::Io(error) => in_message(&error.to_string()),
        other => in_message(&other.to_string()),
    }
}

/// The words of another library, in lower case.
fn in_message(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

#[cfg(test)]
pub(super) mod packing {
    //! Packs parts for tests.

    use std::io::{Cursor, Write};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    /// An archive of parts, each a name and a text.
    pub(in crate::read::office) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
            writer.start_file(*name, options).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// An Office document: its main part, whose type has these words, and other parts.
    pub(in crate::read::office) fn office(
        main: (&str, &str),
        kind: &str,
        others: &[(&str, &str)],
    ) -> Vec<u8> {
        let types = format!(
            "<Types><Override ContentType='application/vnd.openxmlformats-officedocument.{kind}.main+xml'/></Types>"
        );
        let leads = format!(
            "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='{}'/></Relationships>",
            main.0
        );
        let parts = [("[Content_Types].xml", types.as_str()), ("_rels/.rels", &leads), main];
        packed(&[&parts, others].concat())
    }
}
