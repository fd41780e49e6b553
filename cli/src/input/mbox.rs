//! Reads the mails of a mailbox (mbox), one by one.

use super::chunk::Chunk;
use super::document::{DocumentId, RawDocument, ReadFailure, ReadResult, row_place};
use super::limits::{CHUNK_BYTES, DocumentLimit};
use super::place::LineNumber;
use super::read_ahead::ByteStream;
use crate::io_error::describe;
use nutgraf::read::mail;
use std::io::{BufRead, BufReader, Read};

/// The line before each mail starts with this.
const START: &[u8] = b"From ";

/// The mails of a mailbox, chunk by chunk.
pub(super) struct MboxReader {
    name: String,
    stream: BufReader<ByteStream>,
    limit: DocumentLimit,
    /// The line that is read next, with its number.
    next: Vec<u8>,
    line: LineNumber,
    is_over: bool,
}

impl MboxReader {
    /// Reads the first line; the error is a message.
    pub(super) fn open(name: &str, stream: ByteStream, limit: DocumentLimit) -> Result<Self, String> {
        let stream = BufReader::with_capacity(CHUNK_BYTES, stream);
        let mut reader = Self {
            name: name.to_owned(),
            stream,
            limit,
            next: Vec::new(),
            line: LineNumber(0),
            is_over: false,
        };
        reader.advance()?;
        Ok(reader)
    }

    pub(super) fn next(&mut self) -> Option<Chunk> {
        let (mut mails, mut n_bytes) = (Vec::new(), 0);
        while n_bytes < CHUNK_BYTES && !self.is_over {
            let (read, length) = self.read_mail();
            n_bytes += length;
            mails.extend(read);
        }
        (!mails.is_empty()).then(|| Chunk::read(mails))
    }

    /// The next mail, none if there is nothing but blank lines, and its length.
    fn read_mail(&mut self) -> (Option<ReadResult>, usize) {
        let first = self.line;
        let mut source = Vec::new();
        let mut fault = None;
        let mut was_blank = false;
        if self.next.starts_with(START) {
            fault = self.advance().err();
        }
        while fault.is_none() && !self.is_over && !(was_blank && self.next.starts_with(START)) {
            was_blank = self.next.trim_ascii().is_empty();
            // A line of the message that starts with "From " is written with a mark before it.
            let is_marked = self.next.strip_prefix(b">").is_some_and(|rest| rest.starts_with(START));
            if self.limit.check((source.len() + self.next.len()) as u64).is_ok() {
                source.extend_from_slice(&self.next[usize::from(is_marked)..]);
            } else {
                fault = self.limit.check(u64::MAX).err();
            }
            fault = self.advance().err().or(fault);
        }
        let length = source.len();
        if let Some(what) = fault {
            self.skip_mail();
            return (Some(Err(ReadFailure::in_row(&self.name, first, &what))), length);
        }
        let has_text = !source.trim_ascii().is_empty();
        (has_text.then(|| self.document(&source, first)), length)
    }

    fn document(&self, source: &[u8], first: LineNumber) -> ReadResult {
        let place = row_place(&self.name, first);
        RawDocument::new(DocumentId::Place(place.clone()), mail(source).text).within(self.limit, || place)
    }

    /// Passes the rest of a mail that cannot be read.
    fn skip_mail(&mut self) {
        while !self.is_over && !self.next.starts_with(START) {
            if self.advance().is_err() {
                self.is_over = true;
            }
        }
    }

    /// Reads the next line; at the end of the file the mailbox is over. A line over the limit is cut.
    fn advance(&mut self) -> Result<(), String> {
        self.next.clear();
        let mut line = self.stream.by_ref().take(self.limit.bytes() + 1);
        let n_bytes = line.read_until(b'\n', &mut self.next).map_err(|error| {
            self.is_over = true;
            describe(&error)
        })?;
        self.is_over = n_bytes == 0;
        self.line = self.line.plus(1);
        Ok(())
    }
}

/// True if bytes are the start of a mailbox: a line with a sender and a time, then a header line.
pub(super) fn is_mbox(head: &[u8]) -> bool {
    let Some(rest) = head.strip_prefix(START) else { return false };
    let mut lines = rest.split(|&byte| byte == b'\n');
    let first = lines.next().unwrap_or_default();
    let has_time = first
        .windows(3)
        .any(|three| three[0].is_ascii_digit() && three[1] == b':' && three[2].is_ascii_digit());
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let second = lines.next().unwrap_or_default();
    let name = second.iter().take_while(|byte| is_name(byte)).count();
    has_time && name > 0 && second.get(name) == Some(&b':')
}

#[cfg(test)]
mod tests {
    use super::is_mbox;

    #[test]
    fn a_mailbox_starts_with_a_sender_a_time_and_a_header() {
        let check = |head: &str, expected: bool| assert_eq!(is_mbox(head.as_bytes()), expected, "{head}");
        check("From a@b.org Mon May  5 08:00:00 2025\nSubject: Rain\n", true);
        check("From nine to 10:30 it rained.\nThen it stopped: good.\n", false);
        check("From a@b.org\nSubject: Rain\n", false);
    }
}
