//! Mail: the message itself is read, with its subject as a title; not its header, what it answers, and its signature.
//!
//! A mail starts with header lines, or quotes what it answers: lines with `>` after one that says who wrote them, or a whole
//! mail under it, header and all, as Outlook writes it.

use super::lines::{Line, ends_sentence, lines};
use super::mail_header::{MAX_NAME_BYTES, MIN_FIELDS, MailHeader, usual_fields_ahead};
use super::reading::{ContainerReading, PARAGRAPH};

/// A message over the mail that it answers says something by itself if it has as many words.
const MIN_OWN_WORDS: usize = 5;
/// Over a mail that was forwarded before, as many words are rather a note on it than an answer.
const MAX_WORDS_OVER_FORWARDED: usize = 20;
/// A text without a header that has more words over a mail is about it, and no answer.
const MAX_OWN_WORDS: usize = 200;
/// A signature has no more lines.
const MAX_SIGNATURE_LINES: usize = 12;

/// The message of a mail; `None` if the text is not one.
pub(super) fn mail(text: &str) -> Option<ContainerReading> {
    if !may_be_mail(text) {
        return None;
    }
    let lines: Vec<Line> = lines(text).collect();
    let first = lines.iter().position(|line| !line.is_blank())?;
    // A mailbox starts a mail with "From " and the sender.
    let first = first + usize::from(lines[first].text.starts_with("From "));
    let header = lines.get(first..).and_then(MailHeader::read);
    let mut reader = MailReader {
        text,
        lines: &lines,
        usual_fields: usual_fields_ahead(&lines),
        at: 0,
        is_mail: false,
        forwards: false,
        reading: ContainerReading::default(),
    };
    if let Some(header) = header {
        reader.forwards = header.forwards;
        reader.read_header(0, first, &header);
    }
    reader.read_body();
    reader.reading.is_mail = reader.is_mail;
    reader.reading.if_any()
}

/// True if a line may be of a header, quoted or drawn.
fn may_be_mail(text: &str) -> bool {
    let bytes = text.as_bytes();
    let may_be = |start: usize| {
        let line = &bytes[start..bytes.len().min(start + MAX_NAME_BYTES)];
        let is_field = || line.iter().take_while(|&&byte| byte != b'\n').any(|&byte| byte == b':');
        matches!(line.first(), Some(b'>' | b'-' | b'_')) || is_field()
    };
    may_be(0) || memchr::memchr_iter(b'\n', bytes).any(|newline| may_be(newline + 1))
}

struct MailReader<'t> {
    text: &'t str,
    lines: &'t [Line<'t>],
    /// By line, the most usual fields of a header that starts there, so that other lines with a colon are not read as one.
    usual_fields: Vec<usize>,
    /// The line being read.
    at: usize,
    /// True if the text is known to be a mail.
    is_mail: bool,
    forwards: bool,
    reading: ContainerReading,
}

impl MailReader<'_> {
    fn read_body(&mut self) {
        while let Some(line) = self.lines.get(self.at) {
            let was_read = match line.text.as_bytes().first() {
                Some(b'>') => self.read_quoted(),
                Some(b'-') if line.text == "--" => self.read_signature(),
                Some(b'-' | b'_') if self.is_footer() => self.read_signature(),
                Some(_) => self.read_answered(),
                None => false,
            };
            self.at += usize::from(!was_read);
        }
    }

    /// Reads over a header, which starts at line `first`, and what comes before it from line `from` on. Its subject is read as
    /// a title.
    fn read_header(&mut self, from: usize, first: usize, header: &MailHeader) {
        let end = first + header.n_lines;
        let mut start = self.lines[from].start;
        let heading = if from == 0 { "# " } else { "\n\n# " };
        for (index, line) in header.subject.iter().enumerate() {
            self.reading.read_as(start..line.start, if index == 0 { heading } else { " " });
            start = line.end;
        }
        self.reading.read_as(start..self.lines[end - 1].next, PARAGRAPH);
        self.at = end;
        self.is_mail = true;
    }

    /// Reads over quoted lines, and the line before them that says who wrote them. In a text that is not known to be a mail
    /// there must be such a line.
    fn read_quoted(&mut self) -> bool {
        let who = self.who_wrote();
        if who.is_none() && !self.is_mail {
            return false;
        }
        let n_quoted = self.lines[self.at..].iter().take_while(|line| line.text.starts_with('>')).count();
        let from = self.lines[who.unwrap_or(self.at)].start;
        self.leave_out(from, self.at + n_quoted);
        true
    }

    /// The line, before the present one, that says who wrote what follows: "On 3 May 2020, Ann wrote:", perhaps in two lines.
    fn who_wrote(&self) -> Option<usize> {
        let last = self.lines[..self.at].iter().rposition(|line| !line.is_blank())?;
        let is_source = |line: &str| line.contains(|c: char| c.is_numeric() || c == '@');
        let line = self.lines[last].text;
        if !line.ends_with([':', '：']) || line.starts_with('>') {
            return None;
        }
        let before = last.checked_sub(1).filter(|&before| {
            let line = self.lines[before].text;
            is_source(line) && !ends_sentence(line) && !line.starts_with('>')
        });
        (is_source(line) || before.is_some())
            .then(|| before.filter(|_| !line.starts_with("On ")).unwrap_or(last))
    }

    /// True if the line is drawn over the last lines of a mail, with an address: what a mailing list adds.
    fn is_footer(&self) -> bool {
        let rest = &self.lines[self.at + 1..];
        let is_drawn = |line: &str| line.len() >= 5 && line.bytes().all(|byte| matches!(byte, b'-' | b'_'));
        self.is_mail
            && is_drawn(self.lines[self.at].text)
            && rest.len() <= MAX_SIGNATURE_LINES
            && rest.iter().any(|line| line.text.contains("://") || line.text.contains('@'))
    }

    /// Reads over a signature: the lines after `--`, up to a blank line or, in a mail, the last of them.
    fn read_signature(&mut self) -> bool {
        let rest = &self.lines[self.at + 1..];
        let is_end = |line: &Line| line.is_blank();
        let n_lines = rest.iter().take(MAX_SIGNATURE_LINES + 1).position(is_end).unwrap_or(rest.len());
        let is_last = rest.len() <= 2 * MAX_SIGNATURE_LINES;
        if n_lines > MAX_SIGNATURE_LINES || !(self.is_mail || is_last) {
            return false;
        }
        let end = if is_last || self.is_mail { self.end_of_message() } else { self.at + 1 + n_lines };
        self.leave_out(self.lines[self.at].start, end);
        true
    }

    /// The line where another mail starts, or the number of lines.
    fn end_of_message(&self) -> usize {
        (self.at + 1..self.lines.len()).find(|&at| self.answered_at(at).is_some()).unwrap_or(self.lines.len())
    }

    /// The header of a mail under the message, which starts at line `at` with it or with a drawn line over it, and its first
    /// line.
    fn answered_at(&self, at: usize) -> Option<(usize, MailHeader)> {
        let line = self.lines[at].content();
        let is_drawn = line.starts_with("---") || line.starts_with("___");
        let mut first = at;
        if is_drawn {
            first += 1 + self.lines[at + 1..].iter().take_while(|line| line.is_blank()).count();
        }
        // A subject may be alone over a blank line.
        let n_usual = *self.usual_fields.get(first)?;
        let is_one_line = self.lines.get(first + 1).is_some_and(Line::is_blank);
        if n_usual < MIN_FIELDS && !is_one_line {
            return None;
        }
        let header = MailHeader::read(&self.lines[first..])?;
        Some((first, header))
    }

    /// Reads over the mail that the message answers; of one that it forwards, only over the header.
    fn read_answered(&mut self) -> bool {
        let Some((first, header)) = self.answered_at(self.at) else { return false };
        let n_own_words = self.n_own_words(self.lines[self.at].start);
        let is_under_line = first > self.at;
        if !self.is_mail && !is_under_line && n_own_words > MAX_OWN_WORDS {
            return false;
        }
        self.forwards |= header.forwards && n_own_words <= MAX_WORDS_OVER_FORWARDED;
        // Over a mail in an archive are only lines that say nothing: "[Date Prev][Date Next]".
        let is_said =
            self.is_mail || is_under_line || self.own_lines(self.lines[self.at].start).any(ends_sentence);
        let is_answer = n_own_words >= MIN_OWN_WORDS && is_said && !self.forwards;
        if is_answer {
            self.leave_out(self.lines[self.at].start, self.lines.len());
        } else {
            self.read_header(self.at, first, &header);
        }
        true
    }

    /// The lines of the message up to a byte, the header apart.
    fn own_lines(&self, end: usize) -> std::str::Lines<'_> {
        let start = self.reading.edits.last().map_or(0, |edit| edit.span.end as usize).min(end);
        self.text[start..end].lines()
    }

    /// The number of their words.
    fn n_own_words(&self, end: usize) -> usize {
        self.own_lines(end).flat_map(str::split_whitespace).take(MAX_OWN_WORDS + 1).count()
    }

    /// Leaves out the text from a byte up to a line, and reads on there.
    fn leave_out(&mut self, from: usize, end: usize) {
        let to = self.lines.get(end).map_or(self.text.len(), |line| line.start);
        self.reading.read_as(from..to, PARAGRAPH);
        self.at = end;
    }
}
