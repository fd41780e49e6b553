//! Opens files: decompresses them, and recodes rows to UTF-8.

use super::context::ReadContext;
use super::decode;
use super::file_name::shown_path;
use super::limits::DocumentLimit;
use super::markup::Markup;
use super::meter::{Meter, Metered};
use super::place::LineNumber;
use super::read_ahead::{ByteStream, ReadAhead};
use super::row_cutter::{RowCut, RowCutter};
use super::row_scanner::{self, RowEnds};
use super::unpack::unpacked;
use super::unread::UnreadFormat;
use crate::io_error::describe;
use encoding_rs::{CoderResult, Decoder, UTF_8};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::time::UNIX_EPOCH;

/// An opened file or standard input, unpacked.
struct OpenedInput {
    stream: ByteStream,
    /// The number of bytes, if it is known.
    size: Option<u64>,
}

/// Opens a file, or standard input for `-`. Packed files are unpacked.
fn open(path: &Path, context: &ReadContext, meter: &Meter) -> io::Result<OpenedInput> {
    let (raw, size): (ByteStream, _) = if path.as_os_str() == "-" {
        (Box::new(io::stdin()), None)
    } else {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(io::Error::other("is a directory"));
        }
        // Files of the system, such as those below /proc, say 0.
        (Box::new(file), Some(metadata.len()).filter(|&size| size > 0 && metadata.is_file()))
    };
    let metered = Metered { inner: raw, meter: meter.clone() };
    Ok(match unpacked(Box::new(metered), path, &shown_path(path), &context.notes)? {
        Ok(stream) => OpenedInput { stream, size: None },
        Err(stream) => OpenedInput { stream, size },
    })
}

/// The first bytes of a file, unpacked.
pub(super) fn head(path: &Path) -> io::Result<Vec<u8>> {
    let context = ReadContext::new(DocumentLimit::USUAL, Markup::Text);
    let mut head = Vec::new();
    open(path, &context, &context.meter)?.stream.take(SIGN_BYTES).read_to_end(&mut head)?;
    Ok(head)
}

/// Rows are recognized in these first bytes.
const SIGN_BYTES: u64 = 1 << 16;

/// All bytes of a file or of standard input; the error is a message.
pub(super) fn read(path: &Path, context: &ReadContext) -> Result<Vec<u8>, String> {
    // Files that are documents were counted when they were found.
    let OpenedInput { stream, size } =
        open(path, context, &Meter::default()).map_err(|error| describe(&error))?;
    match size {
        Some(size) => read_sized(stream, size, context.limit),
        None => read_unsized(stream, context.limit),
    }
}

/// The text of a file that has to be in UTF-8; the error is a message.
pub(crate) fn read_text(path: &Path) -> Result<String, String> {
    let bytes = read(path, &ReadContext::new(DocumentLimit::USUAL, Markup::Text))?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        format!("line {}: not UTF-8", 1 + memchr::memchr_iter(b'\n', good).count())
    })
}

/// The bytes of a file of known size.
fn read_sized(stream: ByteStream, size: u64, limit: DocumentLimit) -> Result<Vec<u8>, String> {
    limit.check(size)?;
    // One byte more than the file, so that its end is found without growing the vector.
    let mut bytes = Vec::with_capacity(size as usize + 1);
    stream.take(limit.bytes() + 1).read_to_end(&mut bytes).map_err(|error| describe(&error))?;
    limit.check(bytes.len() as u64).map(|()| bytes)
}

/// The bytes of a stream.
fn read_unsized(stream: ByteStream, limit: DocumentLimit) -> Result<Vec<u8>, String> {
    let mut ahead = ReadAhead::new(stream);
    while !ahead.read_more().map_err(|error| describe(&error))?.is_empty() {
        limit.check(ahead.len())?;
    }
    ahead.take(ahead.len()).map_err(|error| describe(&error))
}

/// The lines of a file that are not blank, with their numbers, each within the usual limit or else a message; `-` is standard
/// input. Packed files are unpacked. The error names the file.
pub(crate) fn read_lines(path: &Path) -> io::Result<Vec<(LineNumber, Result<Vec<u8>, String>)>> {
    let context = ReadContext::new(DocumentLimit::USUAL, Markup::Text);
    let stream = rows(path, EncodingGuess::No, &context);
    let stream = stream.map_err(|what| io::Error::other(format!("{}: {what}", shown_path(path))))?;
    let mut cutter = RowCutter::new(stream, RowEnds::Lines, context.limit);
    let mut lines = Vec::new();
    while let Some(cut) = cutter.next() {
        match cut {
            RowCut::Rows(bytes, first_line) => {
                let rows = row_scanner::rows(&bytes, RowEnds::Lines, first_line);
                lines.extend(rows.map(|(line, row)| (line, Ok(bytes[row].to_vec()))));
            }
            RowCut::Failed(line, what) => lines.push((line, Err(what))),
            RowCut::Broken(line, what) => {
                return Err(io::Error::other(format!("{}:{line}: {what}", shown_path(path))));
            }
        }
    }
    Ok(lines)
}

/// Tells if the encoding of rows without a byte order mark is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EncodingGuess {
    Yes,
    No,
}

/// The bytes of a file of rows, in UTF-8 without a byte order mark; the error is a message.
pub(super) fn rows(path: &Path, guess: EncodingGuess, context: &ReadContext) -> Result<ByteStream, String> {
    let mut stream = open(path, context, &context.meter).map_err(|error| describe(&error))?.stream;
    let head = read_head(&mut stream, guess).map_err(|error| describe(&error))?;
    match UnreadFormat::of_bytes(&head) {
        Some(format) => Err(format.message()),
        None => Ok(recoded(head, stream, guess)),
    }
}

/// The first bytes of a file of rows, by which its encoding is recognized.
fn read_head(stream: &mut ByteStream, guess: EncodingGuess) -> io::Result<Vec<u8>> {
    let mut head = vec![0; HEAD_BYTES];
    let mut n_read = 0;
    loop {
        let n = stream.read(&mut head[n_read..])?;
        n_read += n;
        // A guess needs as many bytes as possible, a byte order mark only three.
        if n == 0 || n_read == HEAD_BYTES || (guess == EncodingGuess::No && n_read >= 3) {
            break;
        }
    }
    head.truncate(n_read);
    Ok(head)
}

/// The whole stream in UTF-8.
fn recoded(mut head: Vec<u8>, stream: ByteStream, guess: EncodingGuess) -> ByteStream {
    let (encoding, mark) =
        encoding_rs::Encoding::for_bom(&head).map_or((None, 0), |(encoding, mark)| (Some(encoding), mark));
    let encoding = match (encoding, guess) {
        (Some(encoding), _) => encoding,
        (None, EncodingGuess::Yes) => decode::guess(&head).unwrap_or(UTF_8),
        (None, EncodingGuess::No) => UTF_8,
    };
    let rest = head.split_off(mark);
    let whole = Cursor::new(rest).chain(stream);
    if encoding == UTF_8 {
        return Box::new(whole);
    }
    let decoder = encoding.new_decoder_without_bom_handling();
    Box::new(Recoded { inner: BufReader::new(whole), decoder, is_over: false })
}

/// The bytes of a table from which its encoding is guessed.
const HEAD_BYTES: usize = 1 << 16;

/// A reader that recodes another encoding to UTF-8.
struct Recoded<R> {
    inner: BufReader<R>,
    decoder: Decoder,
    is_over: bool,
}

impl<R: Read> Read for Recoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // The decoder needs room for a whole character.
        let mut small = [0; 16];
        let is_small = buffer.len() < small.len();
        while !self.is_over {
            let source = self.inner.fill_buf()?;
            let is_last = source.is_empty();
            let target = if is_small { &mut small[..] } else { &mut *buffer };
            let (result, n_read, n_written, _) = self.decoder.decode_to_utf8(source, target, is_last);
            self.inner.consume(n_read);
            self.is_over = is_last && result == CoderResult::InputEmpty;
            if n_written > 0 && is_small {
                // The readers of rows always pass larger buffers.
                return Err(io::Error::other("buffer too small to recode into"));
            }
            if n_written > 0 {
                return Ok(n_written);
            }
        }
        Ok(0)
    }
}

/// Adds the name, size and time of a file to a checksum; returns its size.
pub(super) fn fingerprint(path: &Path, crc: &mut crc32fast::Hasher) -> u64 {
    crc.update(path.as_os_str().as_encoded_bytes());
    let Ok(metadata) = path.metadata() else { return 0 };
    let time = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    crc.update(&metadata.len().to_le_bytes());
    crc.update(&time.map_or(0, |time| time.as_nanos()).to_le_bytes());
    metadata.len()
}
