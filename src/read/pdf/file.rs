//! The objects of a file, as far as a reader may go: every stream and all of them together have a limit.

use crate::read::read_error::ReadError;
use lopdf::{
    DecompressError, Dictionary, Document, Error, LoadOptions, Object, ObjectId, ParseError, Stream,
};
use std::cell::Cell;

/// A PDF file and how much of it may still be unpacked.
pub(super) struct PdfFile {
    document: Document,
    /// The size of the file.
    pub n_bytes: usize,
    /// Bytes that may still come out of its streams.
    budget: Cell<usize>,
    /// Widths that may still be read.
    widths: Cell<usize>,
}

/// A stream does not unpack to more bytes.
const MAX_STREAM_BYTES: usize = 64 << 20;
/// All streams that are read together do not unpack to more bytes.
const MAX_FILE_BYTES: usize = 256 << 20;
/// Streams of objects do not unpack to more bytes, since an object takes many times its bytes, nor to more than this many times
/// those of the file.
const MAX_OBJECT_STREAM_BYTES: usize = 8 << 20;
const MAX_OBJECT_STREAM_RATIO: usize = 16;
const MIN_OBJECT_STREAM_BYTES: usize = 1 << 18;
/// The fonts of a file do not have more widths.
const MAX_WIDTHS: usize = 1 << 22;
/// References to references are followed this far.
const MAX_REFERENCES: usize = 16;
/// Pages inherit from no more nodes above.
const MAX_ANCESTORS: usize = 64;

impl PdfFile {
    /// The file in these bytes, decrypted if it needs no password.
    pub fn open(bytes: &[u8]) -> Result<Self, ReadError> {
        let limit =
            (bytes.len() * MAX_OBJECT_STREAM_RATIO).clamp(MIN_OBJECT_STREAM_BYTES, MAX_OBJECT_STREAM_BYTES);
        let options = LoadOptions::with_max_decompressed_size(limit);
        let document = Document::load_mem_with_options(bytes, options).map_err(|error| said(&error))?;
        if document.is_encrypted() {
            return Err(ReadError::new(NEEDS_PASSWORD));
        }
        Ok(Self {
            document,
            n_bytes: bytes.len(),
            budget: Cell::new(MAX_FILE_BYTES),
            widths: Cell::new(MAX_WIDTHS),
        })
    }

    /// The pages in order.
    pub fn pages(&self) -> impl Iterator<Item = &Dictionary> {
        self.document.page_iter().filter_map(|id| self.document.get_dictionary(id).ok())
    }

    /// The object that a reference refers to, and its number if it is one; `None` if that is missing.
    pub fn resolve<'a>(&'a self, object: &'a Object) -> Option<(Option<ObjectId>, &'a Object)> {
        let (mut object, mut id) = (object, None);
        for _ in 0..MAX_REFERENCES {
            let Object::Reference(next) = object else { return Some((id, object)) };
            id = Some(*next);
            object = self.document.objects.get(next)?;
        }
        None
    }

    /// The value of a key, references resolved.
    pub fn get<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        Some(self.resolve(dictionary.get(key).ok()?)?.1)
    }

    /// The dictionary that a key has as value; also that of a stream.
    pub fn dictionary<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        match self.get(dictionary, key)? {
            Object::Dictionary(inner) => Some(inner),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// The name that a key has as value.
    pub fn name<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(dictionary, key)?.as_name().ok()
    }

    /// The number that a key has as value.
    pub fn number(&self, dictionary: &Dictionary, key: &[u8]) -> Option<f32> {
        number(self.get(dictionary, key)?)
    }

    /// The array that a key has as value.
    pub fn array<'a>(&'a self, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
        self.get(dictionary, key)?.as_array().ok().map(Vec::as_slice)
    }

    /// The numbers in an array, references resolved; what is not a number is 0.
    pub fn numbers(&self, array: &[Object]) -> Vec<f32> {
        array
            .iter()
            .map(|object| self.resolve(object).and_then(|(_, object)| number(object)).unwrap_or(0.0))
            .collect()
    }

    /// As many of these widths as may still be read.
    pub fn widths(&self, array: &[Object]) -> Vec<f32> {
        let count = array.len().min(self.widths.get());
        self.widths.set(self.widths.get() - count);
        self.numbers(&array[..count])
    }

    /// The value of a key of a page, which it may have from a node above.
    pub fn inherited<'a>(&'a self, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let mut node = page;
        for _ in 0..MAX_ANCESTORS {
            if let Some(value) = self.get(node, key) {
                return Some(value);
            }
            node = self.dictionary(node, b"Parent")?;
        }
        None
    }

    /// The bytes of a stream, unpacked; `None` if they are damaged or too many.
    pub fn bytes(&self, stream: &Stream) -> Option<Vec<u8>> {
        let limit = self.budget.get().min(MAX_STREAM_BYTES);
        let bytes = stream.get_plain_content_with_limit(limit).ok()?;
        self.budget.set(self.budget.get().saturating_sub(bytes.len()));
        Some(bytes)
    }

    /// The content of a page: that of its streams, one after another. `None` if one of them could not be unpacked.
    pub fn content(&self, page: &Dictionary) -> Option<Vec<u8>> {
        match self.get(page, b"Contents") {
            None => Some(Vec::new()),
            Some(Object::Stream(stream)) => self.bytes(stream),
            Some(Object::Array(parts)) => {
                let mut content = Vec::new();
                for part in parts {
                    if let Some((_, Object::Stream(stream))) = self.resolve(part) {
                        content.extend(self.bytes(stream)?);
                        content.push(b'\n');
                    }
                }
                Some(content)
            }
            Some(_) => None,
        }
    }

    /// The title in the properties of the file.
    pub fn title(&self) -> Option<String> {
        let info = self.dictionary(&self.document.trailer, b"Info")?;
        text_string(self.get(info, b"Title")?)
    }

    /// The description of the file in XML.
    pub fn metadata(&self) -> Option<Vec<u8>> {
        let catalog = self.document.catalog().ok()?;
        self.bytes(self.get(catalog, b"Metadata")?.as_stream().ok()?)
    }
}

/// A string for people: UTF-16, UTF-8 or `PDFDocEncoding`.
pub(super) fn text_string(object: &Object) -> Option<String> {
    lopdf::decode_text_string(object).ok()
}

/// The number that an object is.
pub(super) fn number(object: &Object) -> Option<f32> {
    object.as_float().ok().filter(|number| number.is_finite())
}

const NEEDS_PASSWORD: &str = "encrypted: it needs a password (qpdf --decrypt --password=PASSWORD FILE OUT)";

/// The error in words for people.
fn said(error: &Error) -> ReadError {
    let what = match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            return ReadError::new(NEEDS_PASSWORD);
        }
        Error::Parse(ParseError::InvalidFileHeader) => "it has no header".to_owned(),
        Error::Parse(inner) => inner.to_string(),
        Error::Xref(_) => "its table of objects cannot be read".to_owned(),
        Error::Decompress(inner @ DecompressError::MemoryLimitExceeded { .. }) => inner.to_string(),
        Error::Unimplemented(_) => "it needs a feature that is not known".to_owned(),
        other => other.to_string(),
    };
    ReadError::new(format!("damaged: {}", what.trim_end_matches('.')))
}
