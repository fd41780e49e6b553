//! Opens files: decompresses them, and recodes rows to UTF-8.

use super::decode;
use super::meter::{Meter, Metered};
use crate::io_error::describe;
use encoding_rs::{CoderResult, Decoder, UTF_8};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::time::UNIX_EPOCH;

type ByteStream = Box<dyn Read + Send>;

/// Opens a file, or standard input for `-`; returns its bytes and, if known, their number, else 0.
///
/// Compressed files are recognized by their first bytes.
fn open(path: &Path, meter: &Meter) -> io::Result<(ByteStream, usize)> {
    let (raw, size): (ByteStream, usize) = if path.as_os_str() == "-" {
        (Box::new(io::stdin()), 0)
    } else {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(io::Error::other("is a directory"));
        }
        (Box::new(file), metadata.len() as usize)
    };
    let mut raw = Metered { inner: raw, meter: meter.clone() };
    let mut head = Vec::with_capacity(4);
    (&mut raw).take(4).read_to_end(&mut head)?;
    let (is_gzip, is_zstd) = (head.starts_with(b"\x1f\x8b"), head == b"\x28\xb5\x2f\xfd");
    let whole = Cursor::new(head).chain(raw);
    Ok(if is_gzip {
        let packed = BufReader::with_capacity(PACKED_BYTES, whole);
        (Box::new(flate2::bufread::MultiGzDecoder::new(packed)), 0)
    } else if is_zstd {
        (Box::new(zstd::Decoder::new(whole)?), 0)
    } else {
        (Box::new(whole), size)
    })
}

/// The bytes of a compressed file that are read at once.
const PACKED_BYTES: usize = 1 << 16;

/// All bytes of a file or of standard input.
pub(super) fn read(path: &Path, meter: &Meter) -> io::Result<Vec<u8>> {
    let (mut reader, size) = open(path, meter)?;
    read_bounded(&mut reader, size)
}

/// The rest of a stream; an error if it is too large for a document.
fn read_bounded(reader: &mut dyn Read, size_hint: usize) -> io::Result<Vec<u8>> {
    // One byte more than the file, so that its end is found without growing the vector.
    let mut bytes = Vec::with_capacity(size_hint + 1);
    reader.take(MAX_DOCUMENT_BYTES).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == MAX_DOCUMENT_BYTES {
        return Err(io::Error::other("a document may have at most 4 GiB"));
    }
    Ok(bytes)
}

/// One byte more than a document may have.
const MAX_DOCUMENT_BYTES: u64 = 1 << 32;

/// The lines of a file without their ends and the byte order mark; `-` is standard input. Compressed files are
/// decompressed. The error names the file.
pub(crate) fn read_lines(path: &Path) -> io::Result<Vec<Vec<u8>>> {
    let bytes = read(path, &Meter::default());
    let bytes = bytes
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {}", path.display(), describe(&error))))?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    Ok(text.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect())
}

/// Tells if the encoding of rows without a byte order mark is guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EncodingGuess {
    Yes,
    No,
}

/// The bytes of a file of rows, in UTF-8 without a byte order mark.
pub(super) fn rows(path: &Path, guess: EncodingGuess, meter: &Meter) -> io::Result<ByteStream> {
    let (mut reader, _) = open(path, meter)?;
    let mut head = vec![0; HEAD_BYTES];
    let mut n_read = 0;
    loop {
        let n = reader.read(&mut head[n_read..])?;
        n_read += n;
        // A guess needs as many bytes as possible, a byte order mark only three.
        if n == 0 || n_read == HEAD_BYTES || (guess == EncodingGuess::No && n_read >= 3) {
            break;
        }
    }
    head.truncate(n_read);
    let (encoding, mark) =
        encoding_rs::Encoding::for_bom(&head).map_or((None, 0), |(encoding, mark)| (Some(encoding), mark));
    let encoding = match (encoding, guess) {
        (Some(encoding), _) => encoding,
        (None, EncodingGuess::Yes) => decode::guess(&head).unwrap_or(UTF_8),
        (None, EncodingGuess::No) => UTF_8,
    };
    let rest = head.split_off(mark);
    let whole = Cursor::new(rest).chain(reader);
    if encoding == UTF_8 {
        return Ok(Box::new(whole));
    }
    let decoder = encoding.new_decoder_without_bom_handling();
    Ok(Box::new(Recoded { inner: BufReader::new(whole), decoder, is_over: false }))
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
