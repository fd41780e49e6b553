//! The header lines of a mail: `From: …`, `Subject: …`.

use super::lines::Line;
use crate::language::{Language, WordList};
use std::ops::Range;

/// A header has at least this many lines.
pub(super) const MIN_FIELDS: usize = 2;
/// And no more than this.
const MAX_LINES: usize = 200;
/// The name of a field has no more bytes.
pub(super) const MAX_NAME_BYTES: usize = 30;

/// The header of a mail.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct MailHeader {
    /// How many lines it has.
    pub n_lines: usize,
    /// Where its subject is in the text, without `Re:`; each line of it apart.
    pub subject: Vec<Range<usize>>,
    /// True if the mail forwards another.
    pub forwards: bool,
}

impl MailHeader {
    /// The header that some lines start with; `None` if they start with none. It ends before a blank line, or before a line
    /// that is not of a header.
    pub fn read(lines: &[Line]) -> Option<Self> {
        let mut header = Self { n_lines: 0, subject: Vec::new(), forwards: false };
        let (mut n_usual, mut is_subject) = (0, false);
        for line in lines.iter().take(MAX_LINES).take_while(|line| !line.is_blank()) {
            let goes_on = line.text.starts_with([' ', '\t']) && header.n_lines > 0;
            match field(line.content()) {
                Some((name, _)) if !goes_on => {
                    n_usual += usize::from(is_usual(name));
                    is_subject = is_subject_name(name);
                }
                _ if goes_on => {}
                _ => break,
            }
            if is_subject {
                header.add_subject(line, goes_on);
            }
            header.n_lines += 1;
        }
        // A subject alone, over a blank line.
        let is_subject_alone = header.n_lines == 1 && is_subject && lines.get(1).is_some_and(Line::is_blank);
        (n_usual >= MIN_FIELDS || is_subject_alone).then_some(header)
    }

    fn add_subject(&mut self, line: &Line, goes_on: bool) {
        let mut value =
            if goes_on { line.content() } else { field(line.content()).map_or("", |(_, value)| value) };
        // "Re: AW: Rain"
        while let Some((mark, rest)) =
            value.split_once(':').filter(|(mark, _)| self.subject.is_empty() && is_reply(mark))
        {
            self.forwards |=
                mark.trim().eq_ignore_ascii_case("fwd") || mark.trim().eq_ignore_ascii_case("fw");
            value = rest.trim_start();
        }
        if !value.is_empty() {
            self.subject.push(line.end() - value.len()..line.end());
        }
    }
}

/// True for what a mail program puts before the subject: `Re`, `Fwd`, `AW`, `SV`, `RE[2]`.
fn is_reply(mark: &str) -> bool {
    let letters =
        mark.trim().trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')'));
    matches!(letters.len(), 2 | 3) && letters.chars().all(char::is_alphabetic)
}

/// By line, the most usual fields that a header may have which starts there: 0 for other lines.
pub(super) fn usual_fields_ahead(lines: &[Line]) -> Vec<usize> {
    let mut ahead = vec![0; lines.len()];
    let mut n_usual = 0;
    for (at, line) in lines.iter().enumerate().rev() {
        n_usual = match field(line.content()) {
            Some((name, _)) => n_usual + usize::from(is_usual(name)),
            None if !line.is_blank() && line.text.starts_with([' ', '\t']) => n_usual,
            None => 0,
        };
        ahead[at] = n_usual;
    }
    ahead
}

/// The name and the value of a header line, `*From:*` in bold too.
fn field(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches('*');
    let end = line.as_bytes()[..line.len().min(MAX_NAME_BYTES)].iter().position(|&byte| byte == b':')?;
    let name = line[..end].trim_end_matches([' ', '\u{a0}', '*']);
    let is_name = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | ' ' | '_'));
    is_name.then(|| (name, line[end + 1..].trim_start_matches('*').trim()))
}

/// True for the name of a field that mail programs show, in any language.
fn is_usual(name: &str) -> bool {
    is_listed(WordList::MailFields, name)
}

fn is_subject_name(name: &str) -> bool {
    is_listed(WordList::Subject, name)
}

fn is_listed(list: WordList, name: &str) -> bool {
    let name = name.to_lowercase();
    Language::Undetermined.profile().list(list).contains(&name.as_str())
}
