//! Files to streams of bytes: unpacked where they are packed, in UTF-8 where their rows are in another encoding.

use super::chunk::read_bounded;
use super::decode;
use encoding_rs::{CoderResult, Decoder, UTF_8};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::UNIX_EPOCH;

/// How many bytes of the files have been read, as they lie on the disk.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meter(Arc<AtomicU64>);

impl Meter {
    pub(super) fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }

    /// The bytes read so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// A reader that counts.
struct Metered<R> {
    inner: R,
    meter: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.meter.add(n as u64);
        Ok(n)
    }
}

type Bytes = Box<dyn Read + Send>;

/// Opens a file, or standard input for `-`, and unpacks it if its first bytes say that it is packed.
fn open(path: &Path, meter: &Meter) -> io::Result<(Bytes, usize)> {
    let (raw, size): (Bytes, usize) = if path.as_os_str() == "-" {
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

/// How much of a packed file is read at once.
const PACKED_BYTES: usize = 1 << 16;

/// All the bytes of a file or standard input.
pub(super) fn read(path: &Path, meter: &Meter) -> io::Result<Vec<u8>> {
    let (mut reader, size) = open(path, meter)?;
    read_bounded(&mut reader, size)
}

/// Whether the encoding of rows may be guessed where no byte order mark gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guess {
    Yes,
    No,
}

/// The bytes of a file of rows, in UTF-8 without a byte order mark.
pub(super) fn rows(path: &Path, guess: Guess, meter: &Meter) -> io::Result<Bytes> {
    let (mut reader, _) = open(path, meter)?;
    let mut head = vec![0; HEAD_BYTES];
    let mut n_read = 0;
    loop {
        let n = reader.read(&mut head[n_read..])?;
        n_read += n;
        // A guess wants as much as there is; a mark is seen in three bytes.
        if n == 0 || n_read == HEAD_BYTES || (guess == Guess::No && n_read >= 3) {
            break;
        }
    }
    head.truncate(n_read);
    let (encoding, mark) =
        encoding_rs::Encoding::for_bom(&head).map_or((None, 0), |(encoding, mark)| (Some(encoding), mark));
    let encoding = match (encoding, guess) {
        (Some(encoding), _) => encoding,
        (None, Guess::Yes) => decode::guess(&head).unwrap_or(UTF_8),
        (None, Guess::No) => UTF_8,
    };
    let rest = head.split_off(mark);
    let whole = Cursor::new(rest).chain(reader);
    if encoding == UTF_8 {
        return Ok(Box::new(whole));
    }
    let decoder = encoding.new_decoder_without_bom_handling();
    Ok(Box::new(Recoded { inner: BufReader::new(whole), decoder, is_over: false }))
}

/// How much of a table its encoding is guessed from.
const HEAD_BYTES: usize = 1 << 16;

/// A reader that hands on in UTF-8 what it reads in another encoding.
struct Recoded<R> {
    inner: BufReader<R>,
    decoder: Decoder,
    is_over: bool,
}

impl<R: Read> Read for Recoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // The decoder wants room for a character.
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
                // Never reached by the readers of rows, which ask for more.
                return Err(io::Error::other("a buffer too small to recode into"));
            }
            if n_written > 0 {
                return Ok(n_written);
            }
        }
        Ok(0)
    }
}

/// Adds a file's name, size and time to a checksum; returns its size.
pub(super) fn fingerprint(path: &Path, crc: &mut crc32fast::Hasher) -> u64 {
    crc.update(path.as_os_str().as_encoded_bytes());
    let Ok(metadata) = path.metadata() else { return 0 };
    let time = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    crc.update(&metadata.len().to_le_bytes());
    crc.update(&time.map_or(0, |time| time.as_nanos()).to_le_bytes());
    metadata.len()
}
