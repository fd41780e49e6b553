//! A stream that is read ahead of what is taken from it, in little memory even if that is far.

use super::limits::CHUNK_BYTES;
use std::io::{self, Cursor, Read, Write};

/// The bytes of an input.
pub(super) type ByteStream = Box<dyn Read + Send>;

/// A stream and the bytes that are read but not taken yet. Beyond 4 MB they are kept packed: until its end is found, a row or
/// document that unpacks to gigabytes takes little memory.
pub(super) struct ReadAhead {
    /// The rest of the stream; the last is read first.
    sources: Vec<ByteStream>,
    /// The bytes from `start` on come next.
    near: Vec<u8>,
    start: usize,
    /// The bytes after these, and their number.
    far: Option<zstd::Encoder<'static, Vec<u8>>>,
    n_far: u64,
    /// The last block that went to `far`.
    block: Vec<u8>,
}

/// Bytes beyond these are packed.
const NEAR_BYTES: usize = 4 << 20;

/// The fastest level: repetitive bytes take next to no room at any.
const LEVEL: i32 = -3;

impl ReadAhead {
    pub(super) fn new(stream: ByteStream) -> Self {
        Self { sources: vec![stream], near: Vec::new(), start: 0, far: None, n_far: 0, block: Vec::new() }
    }

    /// The first bytes that are not taken yet.
    pub(super) fn near(&self) -> &[u8] {
        &self.near[self.start..]
    }

    /// The number of bytes read ahead.
    pub(super) fn len(&self) -> u64 {
        self.near().len() as u64 + self.n_far
    }

    /// Reads a block and returns it; empty at the end.
    pub(super) fn read_more(&mut self) -> io::Result<&[u8]> {
        if self.far.is_some() || self.near().len() >= NEAR_BYTES {
            return self.read_far();
        }
        self.near.drain(..std::mem::take(&mut self.start));
        let n_before = self.near.len();
        self.near.resize(n_before + CHUNK_BYTES, 0);
        let n_read = read_some(&mut self.sources, &mut self.near[n_before..]);
        self.near.truncate(n_before + n_read.as_ref().unwrap_or(&0));
        n_read.map(|_| &self.near[n_before..])
    }

    fn read_far(&mut self) -> io::Result<&[u8]> {
        self.block.resize(CHUNK_BYTES, 0);
        let n_read = read_some(&mut self.sources, &mut self.block)?;
        if self.far.is_none() {
            self.far = Some(zstd::Encoder::new(Vec::new(), LEVEL)?);
        }
        if let Some(far) = &mut self.far {
            far.write_all(&self.block[..n_read])?;
        }
        self.n_far += n_read as u64;
        Ok(&self.block[..n_read])
    }

    /// Takes the next `n` bytes, which must be there.
    pub(super) fn take(&mut self, n: u64) -> io::Result<Vec<u8>> {
        self.return_far()?;
        if n == self.near.len() as u64 && self.start == 0 {
            return Ok(std::mem::take(&mut self.near));
        }
        let mut taken = Vec::with_capacity(n as usize);
        let n_near = self.near().len().min(n as usize);
        taken.extend_from_slice(&self.near()[..n_near]);
        self.start += n_near;
        taken.resize(n as usize, 0);
        let mut rest = &mut taken[n_near..];
        while !rest.is_empty() {
            match read_some(&mut self.sources, rest)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                n_read => rest = &mut rest[n_read..],
            }
        }
        Ok(taken)
    }

    /// Drops the bytes read ahead, and then those up to the end of the line.
    pub(super) fn skip_line(&mut self) -> io::Result<()> {
        (self.far, self.n_far) = (None, 0);
        loop {
            self.near.clear();
            self.start = 0;
            let block = self.read_more()?;
            if let Some(newline) = memchr::memchr(b'\n', block) {
                self.start = newline + 1;
                return Ok(());
            }
            if block.is_empty() {
                return Ok(());
            }
        }
    }

    /// Makes the packed bytes the next to be read.
    fn return_far(&mut self) -> io::Result<()> {
        if let Some(far) = self.far.take() {
            self.n_far = 0;
            self.sources.push(Box::new(zstd::Decoder::new(Cursor::new(far.finish()?))?));
        }
        Ok(())
    }
}

/// Reads once into the buffer, and again if interrupted, from the last source that is not at its end.
fn read_some(sources: &mut Vec<ByteStream>, buffer: &mut [u8]) -> io::Result<usize> {
    while let Some(source) = sources.last_mut() {
        match source.read(buffer) {
            Ok(0) => drop(sources.pop()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
    Ok(0)
}
