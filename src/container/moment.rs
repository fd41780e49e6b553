//! Dates and times of day at the start or the end of a line, as messages have them.

use crate::language::{Language, WordClass};

/// A longer part in brackets is not a moment.
const MAX_BRACKET_BYTES: usize = 40;

/// The date and time, or time alone, that a line starts with, and where the rest of the line starts: `[09:01] `,
/// `12/03/2025, 18:04 - `. `None` without a time of day.
pub(super) fn moment_at_start(line: &str) -> Option<(&str, usize)> {
    if let Some(inner) = line.strip_prefix(['[', '(']) {
        let length = inner.bytes().take(MAX_BRACKET_BYTES).position(|byte| matches!(byte, b']' | b')'))?;
        let moment = &inner[..length];
        return is_moment(moment).then_some((moment, length + 2));
    }
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut end = 0;
    for word in line.split_inclusive([' ', '\t']) {
        if !is_part(word) {
            break;
        }
        end += word.len();
    }
    let moment = line[..end].trim_end().trim_end_matches([',', ':']);
    is_moment(moment).then_some((moment, end))
}

/// The date and time, or time alone, that a line ends with, and where it starts: `Lena  9:14 AM`.
pub(super) fn moment_at_end(line: &str) -> Option<(&str, usize)> {
    if !line.ends_with(|c: char| c.is_ascii_digit() || matches!(c, 'M' | 'm' | '.' | ']' | ')')) {
        return None;
    }
    let mut start = line.len();
    for word in line.rsplit([' ', '\t']).take_while(|word| is_part(word)) {
        start = start.min(word.as_ptr() as usize - line.as_ptr() as usize);
    }
    let start = line.len() - line[start..].trim_start().len();
    // "today at 9:14" is of no day.
    let moment = line[start..].trim_start_matches(|c: char| !c.is_numeric());
    let moment = if moment.split_whitespace().next().is_some_and(is_clock) { moment } else { &line[start..] };
    is_moment(&line[start..]).then_some((moment, start))
}

/// True for words of dates and times, one of them a time of day.
fn is_moment(text: &str) -> bool {
    text.split_whitespace().all(is_part) && text.split_whitespace().any(is_clock)
}

/// True for a word of a date or a time of day.
fn is_part(word: &str) -> bool {
    let word = word.trim().trim_matches([',', '[', ']', '(', ')']);
    let is_numeric = || {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.' | ':'))
    };
    word.is_empty() || is_clock(word) || is_numeric() || is_date_word(word)
}

fn is_date_word(word: &str) -> bool {
    let classes = [WordClass::Month, WordClass::ShortMonth, WordClass::WeekDay, WordClass::DateWord];
    Language::Undetermined.profile().is_one_of(&classes, word.trim_end_matches('.'))
}

/// True for a time of day: `9:14`, `18:04:12`, `9:14pm`, `2025-03-12T18:04:12Z`.
fn is_clock(word: &str) -> bool {
    let word = word.trim_matches([',', '[', ']', '(', ')']);
    let time = word.split_once('T').filter(|(date, _)| date.contains('-')).map_or(word, |(_, time)| time);
    let mut parts = time.split(':');
    let is_hour = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_minute = |part: &str| {
        let (digits, rest) = part.split_at(part.bytes().take_while(u8::is_ascii_digit).count());
        digits.len() == 2 && (rest.is_empty() || rest.starts_with(['.', '+', '-', 'Z', 'a', 'A', 'p', 'P']))
    };
    parts.next().is_some_and(is_hour) && (1..=3).contains(&parts.clone().count()) && parts.all(is_minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_at_the_start_or_the_end() {
        type Find = fn(&str) -> Option<(&str, usize)>;
        let check = |find: Find, line: &str, expected: Option<(&str, usize)>| {
            assert_eq!(find(line), expected, "{line}");
        };
        let start = |line, expected| check(moment_at_start, line, expected);
        start("[09:01] <maria> hi", Some(("09:01", 7)));
        start("[12.03.25, 18:04:12] Lena: hi", Some(("12.03.25, 18:04:12", 20)));
        start("12/03/2025, 18:04 - Lena: hi", Some(("12/03/2025, 18:04", 18)));
        start("2025-03-12T18:04:12Z lena: hi", Some(("2025-03-12T18:04:12Z", 21)));
        start("3 May 2020 was a Sunday.", None);
        start("12:3 is a ratio", None);
        start("[1] 18:04", None);
        let end = |line, expected| check(moment_at_end, line, expected);
        end("Amara K.  9:14 AM", Some(("9:14 AM", 10)));
        end("#1  hollybush   14 Jun, 19:22", Some(("14 Jun, 19:22", 16)));
        end("Lena — Today at 9:15", Some(("9:15", 15)));
        end("The boat left at noon", None);
        end("Room 2.14", None);
    }
}
