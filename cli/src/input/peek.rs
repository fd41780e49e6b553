//! A buffered reader whose next bytes can be looked at.

use super::read_ahead::ByteStream;
use std::io::{self, BufRead, Read};
use std::ops::Range;

/// A buffered reader whose next bytes can be looked at.
pub(super) struct PeekReader {
    stream: ByteStream,
    buffer: Vec<u8>,
    /// The part of the buffer that is not read yet.
    next: Range<usize>,
}

/// The bytes that are read at once.
const BUFFER_BYTES: usize = 1 << 14;

impl PeekReader {
    pub(super) fn new(stream: ByteStream) -> Self {
        Self { stream, buffer: vec![0; BUFFER_BYTES], next: 0..0 }
    }

    /// The next bytes, at least `n` unless the stream ends before.
    pub(super) fn peek(&mut self, n: usize) -> io::Result<&[u8]> {
        self.buffer.copy_within(self.next.clone(), 0);
        self.next = 0..self.next.len();
        while self.next.len() < n {
            let n_read = self.stream.read(&mut self.buffer[self.next.end..])?;
            if n_read == 0 {
                break;
            }
            self.next.end += n_read;
        }
        Ok(&self.buffer[self.next.clone()])
    }
}

impl BufRead for PeekReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.next.is_empty() {
            self.next = 0..self.stream.read(&mut self.buffer)?;
        }
        Ok(&self.buffer[self.next.clone()])
    }

    fn consume(&mut self, n: usize) {
        self.next.start += n;
    }
}

impl Read for PeekReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.next.is_empty() && buffer.len() >= BUFFER_BYTES {
            return self.stream.read(buffer);
        }
        let n_read = self.fill_buf()?.read(buffer)?;
        self.consume(n_read);
        Ok(n_read)
    }
}
