//! Unpacks gzip, zstd, LZ4 and Brotli, frame after frame.

use super::notes::Notes;
use super::peek::PeekReader;
use super::read_ahead::ByteStream;
use std::io::{self, Read};
use std::path::Path;

/// The way a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PackedFormat {
    Gzip,
    Zstd,
    Lz4,
    /// Brotli has no signature.
    Brotli,
}

impl PackedFormat {
    /// The format by the first bytes of a file, or else by its name.
    fn of(head: &[u8], path: &Path) -> Option<Self> {
        let is_brotli = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("br"));
        Self::of_bytes(head).or(is_brotli.then_some(Self::Brotli))
    }

    fn of_bytes(head: &[u8]) -> Option<Self> {
        match head {
            [0x1f, 0x8b, 8, ..] => Some(Self::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            [0x04, 0x22, 0x4d, 0x18, ..] => Some(Self::Lz4),
            _ => None,
        }
    }
}

/// The endings of packed files.
pub(super) const PACKED_EXTENSIONS: [&str; 4] = [".gz", ".zst", ".lz4", ".br"];

/// The number of bytes by which a format is recognized.
const SIGNATURE_BYTES: usize = 4;

/// The unpacked bytes of a file, or `Err` with its bytes if it is not packed.
pub(super) fn unpacked(
    stream: ByteStream,
    path: &Path,
    name: &str,
    notes: &Notes,
) -> io::Result<Result<ByteStream, ByteStream>> {
    let mut packed = PeekReader::new(stream);
    skip_frames(&mut packed)?;
    let head = packed.peek(SIGNATURE_BYTES)?;
    let Some(format) = PackedFormat::of(head, path) else { return Ok(Err(Box::new(packed))) };
    let frame = Some(Frame::open(format, packed)?);
    Ok(Ok(Box::new(Unpacked { format, frame, name: name.to_owned(), notes: notes.clone() })))
}

/// Skips frames that hold no data, which zstd and LZ4 share: a signature, a length, and as many bytes.
fn skip_frames(packed: &mut PeekReader) -> io::Result<()> {
    while let [0x50..=0x5f, 0x2a, 0x4d, 0x18, length @ ..] = packed.peek(SIGNATURE_BYTES + 4)? {
        let Some(length) = length.first_chunk() else { return Ok(()) };
        let n_bytes = (SIGNATURE_BYTES + 4) as u64 + u64::from(u32::from_le_bytes(*length));
        if io::copy(&mut packed.take(n_bytes), &mut io::sink())? < n_bytes {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(())
}

/// Unpacks a file.
struct Unpacked {
    format: PackedFormat,
    /// The frame being unpacked; `None` at the end.
    frame: Option<Frame>,
    name: String,
    notes: Notes,
}

/// A part of a packed file that is unpacked by itself.
enum Frame {
    Gzip(Box<flate2::bufread::GzDecoder<PeekReader>>),
    Zstd(zstd::Decoder<'static, PeekReader>),
    Lz4(Box<lz4_flex::frame::FrameDecoder<EndWatch>>),
    Brotli(Box<brotli_decompressor::Decompressor<PeekReader>>),
}

impl Frame {
    fn open(format: PackedFormat, packed: PeekReader) -> io::Result<Self> {
        Ok(match format {
            PackedFormat::Gzip => Self::Gzip(Box::new(flate2::bufread::GzDecoder::new(packed))),
            PackedFormat::Zstd => {
                let mut decoder = zstd::Decoder::with_buffer(packed)?.single_frame();
                decoder.window_log_max(MAX_WINDOW_LOG)?;
                Self::Zstd(decoder)
            }
            PackedFormat::Lz4 => {
                let packed = EndWatch { packed, is_at_end: false };
                Self::Lz4(Box::new(lz4_flex::frame::FrameDecoder::new(packed)))
            }
            PackedFormat::Brotli => {
                Self::Brotli(Box::new(brotli_decompressor::Decompressor::new(packed, BROTLI_BYTES)))
            }
        })
    }

    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Gzip(frame) => frame.read(buffer),
            Self::Zstd(frame) => frame.read(buffer).map_err(window_error),
            Self::Brotli(frame) => frame.read(buffer),
            Self::Lz4(frame) => match frame.read(buffer)? {
                0 if frame.get_ref().is_at_end => Err(io::ErrorKind::UnexpectedEof.into()),
                n_read => Ok(n_read),
            },
        }
    }

    /// The bytes after the frame, and true if there are more than these.
    fn finish(self) -> (PeekReader, bool) {
        match self {
            Self::Gzip(frame) => (frame.into_inner(), false),
            Self::Zstd(frame) => (frame.finish(), false),
            Self::Lz4(frame) => (frame.into_inner().packed, false),
            // At the end of the data another call fails if there are bytes left in the buffer.
            Self::Brotli(mut frame) => {
                let has_rest = frame.read(&mut [0]).is_err();
                (frame.into_inner(), has_rest)
            }
        }
    }
}

/// Zstd frames that need more than 128 MB for unpacking are refused.
const MAX_WINDOW_LOG: u32 = 27;

/// The packed bytes that the Brotli decoder reads at once.
const BROTLI_BYTES: usize = 1 << 12;

fn window_error(error: io::Error) -> io::Error {
    if error.to_string().contains("requires too much memory") {
        return io::Error::other("the zstd window is larger than 128 MB");
    }
    error
}

impl Read for Unpacked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let Some(frame) = &mut self.frame else { return Ok(0) };
            let n_read = frame.read(buffer)?;
            if n_read > 0 || buffer.is_empty() {
                return Ok(n_read);
            }
            self.frame = self.next_frame()?;
        }
    }
}

impl Unpacked {
    /// The frame after the one that is over; notes bytes that are not a frame.
    fn next_frame(&mut self) -> io::Result<Option<Frame>> {
        let Some((mut packed, has_rest)) = self.frame.take().map(Frame::finish) else { return Ok(None) };
        skip_frames(&mut packed)?;
        let head = packed.peek(SIGNATURE_BYTES)?;
        if PackedFormat::of_bytes(head) == Some(self.format) {
            return Frame::open(self.format, packed).map(Some);
        }
        if has_rest || !head.is_empty() {
            self.notes.add(format!("{}: bytes after the packed data are ignored", self.name));
        }
        Ok(None)
    }
}

/// A reader that remembers if its end was reached: the LZ4 decoder takes a frame that is cut off for a whole one.
struct EndWatch {
    packed: PeekReader,
    is_at_end: bool,
}

impl Read for EndWatch {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.packed.read(buffer)?;
        self.is_at_end |= n_read == 0 && !buffer.is_empty();
        Ok(n_read)
    }
}
