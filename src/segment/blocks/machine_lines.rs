//! Lines that a machine wrote, pasted among sentences: patches, logs and records of JSON. They are code.

use super::line_shape::LineShape;
use super::text_line::TextLine;
use memchr::memmem;

/// How the lines over the first part of a patch start.
const PATCH_HEAD: [&str; 13] = [
    "diff ",
    "index ",
    "--- ",
    "+++ ",
    "old mode ",
    "new mode ",
    "new file ",
    "deleted file ",
    "rename ",
    "copy ",
    "similarity ",
    "Index: ",
    "====",
];
/// A log has at least this many lines with a time.
const MIN_LOG_LINES: usize = 3;
/// A record has no more lines.
const MAX_RECORD_LINES: usize = 500;

/// Makes code of the lines of patches, logs and records. Linear in the text.
pub(super) fn mark_machine_lines(text: &str, lines: &mut [TextLine]) {
    let has = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    if has("@@ -") || has("(+)") || has("(-)") {
        mark_patches(text, lines);
    }
    mark_logs(text, lines);
    if has("\":") {
        mark_records(text, lines);
    }
}

/// The line with its markup.
fn whole<'t>(text: &'t str, line: &TextLine) -> &'t str {
    &text[line.start_with_markup(text)..line.end_with_markup(text)]
}

fn mark(lines: &mut [TextLine]) {
    lines.iter_mut().for_each(|line| line.shape = LineShape::Code);
}

/// Marks the parts of patches with the lines over them, and the lists of files that were changed.
fn mark_patches(text: &str, lines: &mut [TextLine]) {
    let mut at = 0;
    while at < lines.len() {
        let line = whole(text, &lines[at]);
        let (is_over, end): (fn(&str) -> bool, usize) = if let Some(counts) = part_counts(line) {
            (is_patch_head, part_end(text, lines, at + 1, counts))
        } else if sums_up_changes(line) {
            (is_file_change, at + 1)
        } else {
            at += 1;
            continue;
        };
        let n_over = lines[..at].iter().rev().take_while(|line| is_over(whole(text, line))).count();
        mark(&mut lines[at - n_over..end]);
        at = end;
    }
}

fn is_patch_head(line: &str) -> bool {
    PATCH_HEAD.iter().any(|start| line.starts_with(start))
}

/// How many lines of the old file and of the new one follow `@@ -311,8 +311,10 @@`.
fn part_counts(line: &str) -> Option<(usize, usize)> {
    let (old, rest) = line.strip_prefix("@@ -")?.split_once(" +")?;
    let (new, _) = rest.split_once(" @@")?;
    let count = |range: &str| range.split_once(',').map_or(Some(1), |(_, count)| count.parse().ok());
    Some((count(old)?, count(new)?))
}

/// The end of the part of a patch that starts with line `at`.
fn part_end(text: &str, lines: &[TextLine], at: usize, (mut n_old, mut n_new): (usize, usize)) -> usize {
    let mut end = at;
    while let Some(line) = lines.get(end).filter(|_| n_old > 0 || n_new > 0) {
        let is_common = line.indent > 0 || line.shape == LineShape::Blank;
        match whole(text, line).as_bytes().first() {
            _ if is_common => (n_old, n_new) = (n_old.saturating_sub(1), n_new.saturating_sub(1)),
            Some(b'-') => n_old = n_old.saturating_sub(1),
            Some(b'+') => n_new = n_new.saturating_sub(1),
            Some(b'\\') => {}
            _ => break,
        }
        end += 1;
    }
    end
}

/// True for `2 files changed, 7 insertions(+)`.
fn sums_up_changes(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) && (line.ends_with("(+)") || line.ends_with("(-)"))
}

/// True for `src/rain.c | 9 +++--`.
fn is_file_change(line: &str) -> bool {
    line.rsplit_once(" | ").is_some_and(|(_, change)| {
        let is_sign = |c: char| matches!(c, '+' | '-' | ' ') || c.is_ascii_digit();
        change.trim_start().starts_with(|c: char| c.is_ascii_digit()) && change.chars().all(is_sign)
    })
}

/// Marks runs of lines that start with a time to the second, unless they are most of the text.
fn mark_logs(text: &str, lines: &mut [TextLine]) {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let run = &lines[at..];
        let n = run.iter().take_while(|line| is_log_line(text, line)).count();
        if n >= MIN_LOG_LINES {
            runs.push(at..at + n);
        }
        at += n.max(1);
    }
    let n_bytes: usize = runs.iter().map(|run| lines[run.end - 1].end - lines[run.start].start).sum();
    if 2 * n_bytes <= text.len() {
        runs.into_iter().for_each(|run| mark(&mut lines[run]));
    }
}

/// True for a line with a time among its first words, after what may be of its date: `Nov 14 03:04:40 rsync: …`.
fn is_log_line(text: &str, line: &TextLine) -> bool {
    let own = line.text(text);
    let has_time = || own.bytes().take(MAX_BYTES_TO_TIME).filter(|&byte| byte == b':').count() >= 2;
    if line.shape != LineShape::Text || !has_time() {
        return false;
    }
    let mut words = own.split(' ');
    words.by_ref().take(3).find(|word| !is_date_part(word)).is_some_and(has_seconds) && words.next().is_some()
}

/// A time comes within as many bytes.
const MAX_BYTES_TO_TIME: usize = 40;

/// True for what may be of a date: `2024-11-14`, `Nov`, `14`.
fn is_date_part(word: &str) -> bool {
    let is_number = || word.contains(|c: char| c.is_ascii_digit()) && !word.contains(':');
    word.len() <= 12 && (is_number() || word.len() <= 4)
}

/// True for `03:04:40`, `[03:04:40.123]`, `2024-11-14T03:04:40Z`.
fn has_seconds(word: &str) -> bool {
    let word = word.trim_matches(['[', ']', '(', ')', ',', ':']);
    let time = word.split_once('T').map_or(word, |(_, time)| time);
    let mut parts = time.split(':').map(|part| part.bytes().take_while(u8::is_ascii_digit).count());
    matches!((parts.next(), parts.next(), parts.next()), (Some(1..=2), Some(2), Some(2..)))
}

/// Marks the lines of records among other text: those that are one, and those from a bracket alone to the one that closes it.
fn mark_records(text: &str, lines: &mut [TextLine]) {
    let mut is_record = vec![false; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let n_lines = record_lines(text, &lines[at..]);
        is_record[at..at + n_lines].fill(true);
        at += n_lines.max(1);
    }
    let is_other = |(line, &is_record): (&TextLine, &bool)| !is_record && line.shape == LineShape::Text;
    if lines.iter().zip(&is_record).any(is_other) {
        let records = lines.iter_mut().zip(is_record).filter(|(_, is_record)| *is_record);
        records.for_each(|(line, _)| line.shape = LineShape::Code);
    }
}

/// The number of lines of the record that starts with the first of some lines: 0 if none does.
fn record_lines(text: &str, lines: &[TextLine]) -> usize {
    let first = lines[0].text(text);
    let opens = |line: &str| line.ends_with(['{', '[']);
    let closes = |line: &str| line.trim_end_matches([',', ';']).ends_with(['}', ']']);
    let has_field = |line: &str| line.contains("\":");
    match first.as_bytes() {
        [b'{' | b'[', _, ..] => usize::from(has_field(first) && closes(first)),
        [b'{' | b'['] => {
            let is_inside = |line: &&TextLine| {
                let own = line.text(text);
                has_field(own) || opens(own) || closes(own) && own.len() <= 3
            };
            let n_inside = lines[1..].iter().take(MAX_RECORD_LINES).take_while(is_inside).count();
            let inside = lines[1..=n_inside].iter().map(|line| line.text(text));
            let is_whole = inside.clone().next_back().is_some_and(closes) && inside.clone().any(has_field);
            if is_whole { n_inside + 1 } else { 0 }
        }
        _ => 0,
    }
}
