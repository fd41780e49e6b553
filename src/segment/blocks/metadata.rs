//! Lines about the text: date lines, bylines, copyright lines, subjects of answers, and the device that a mail was sent from.

use crate::language::{Language, WordClass, WordList};
use crate::segment::marks::ends_with_mark;

/// A longer line is part of the text.
const MAX_META_BYTES: usize = 120;
/// A date line has no more words.
const MAX_META_WORDS: usize = 10;
/// The place before a date has no more words.
const MAX_PLACE_WORDS: usize = 3;
/// The names after a colon have no more characters.
const MAX_NAME_CHARS: usize = 24;

/// True if `line` is about the text and not part of it.
pub(super) fn is_meta(line: &str) -> bool {
    line.len() <= MAX_META_BYTES
        && (is_date(line)
            || is_publication(line)
            || is_dateline(line)
            || is_byline(line)
            || is_sent_from(line)
            || is_reply_subject(line))
}

/// True if the line is a date: `24/04/2017`, `Monday, 12 May 2021 10:15 GMT`, `2021年5月12日`.
pub(super) fn is_date(line: &str) -> bool {
    if line.len() > MAX_META_BYTES || !line.chars().any(char::is_numeric) {
        return false;
    }
    let (mut n_words, mut n_months, mut has_numeric_date) = (0, 0, false);
    for word in line
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '،'))
        .filter(|word| !word.is_empty())
    {
        n_words += 1;
        let word = word.trim_matches(|c: char| matches!(c, '.' | '-' | '–' | '—' | '·' | '•'));
        if is_numeric_date(word) {
            has_numeric_date = true;
        } else if is_month(word) {
            n_months += 1;
        } else if !is_date_part(word) {
            return false;
        }
    }
    n_words <= MAX_META_WORDS && (has_numeric_date || n_months > 0)
}

/// True if a word is of one of the classes in any language.
fn is_one_of(classes: &[WordClass], word: &str) -> bool {
    Language::Undetermined.profile().is_one_of(classes, word)
}

/// True for the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    is_one_of(&[WordClass::Month, WordClass::ShortMonth], word)
}

/// True for `24/04/2017`, `2021-05-12T10:00`, `12.5.2021`, `2021年5月12日`.
pub(super) fn is_numeric_date(word: &str) -> bool {
    let parts = || word.split(['/', '-', '.', 'T', '年', '月', '년', '월']).filter(|part| !part.is_empty());
    let is_number = |part: &str| {
        let part = part.trim_end_matches(['日', '일']);
        !part.is_empty() && part.chars().all(|c| c.is_numeric() || c == ':')
    };
    let has_year_sign = word.contains(['年', '년']);
    parts().all(is_number)
        && (parts().count() >= 3 || has_year_sign && parts().count() >= 1)
        && parts().any(|part| part.len() >= 2)
}

/// True if the word may be part of a date: a day, a time of day, a word of dates.
fn is_date_part(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | 'º' | '°'));
    let is_clock_or_day = !bare.is_empty()
        && bare.chars().all(|c| c.is_numeric() || matches!(c, ':' | '.' | '+' | '-' | '/'))
        && word.len() - bare.len() <= 3;
    let is_clock =
        || word.contains('h') && word.split('h').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    is_clock_or_day
        || is_clock()
        || word.is_empty()
        || word.chars().all(|c| !c.is_alphanumeric())
        || is_one_of(&[WordClass::DateWord, WordClass::WeekDay], word)
}

/// True for `Published 12 May 2021`, `© 2017 The Company`.
fn is_publication(line: &str) -> bool {
    if line.starts_with('©') || line.starts_with("(c) ") || line.starts_with("Copyright ©") {
        return line.len() <= MAX_META_BYTES;
    }
    if !line.chars().any(char::is_numeric) {
        return false;
    }
    Language::Undetermined.profile().list(WordList::Published).iter().any(|start| {
        let Some(rest) = strip_prefix_ignoring_case(line, start) else { return false };
        let rest =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '-' | '–'));
        rest.len() < line.len() && is_date(rest)
    })
}

/// True for `Springfield, 12 May 2021`, `新华社 2021年5月12日`: a few words for the place, then a full date.
fn is_dateline(line: &str) -> bool {
    if !line.contains(char::is_numeric) {
        return false;
    }
    let place_ends = line.match_indices(char::is_whitespace).take(MAX_PLACE_WORDS);
    let is_place = |words: &str| !words.split_whitespace().any(|word| word.starts_with(char::is_lowercase));
    let mut splits = place_ends.map(|(at, _)| (&line[..at], line[at..].trim_start()));
    splits.any(|(place, date)| is_place(place) && is_full_date(date))
}

/// True if the text is a date with a year.
fn is_full_date(text: &str) -> bool {
    let has_year = text.split(|c: char| !c.is_numeric()).any(|number| number.chars().count() == 4);
    has_year && is_date(text)
}

/// True for `By Jane Doe`, `Von Max Muster, Berlin`: a word of bylines, then names.
fn is_byline(line: &str) -> bool {
    let shared = Language::Undetermined.profile();
    let mut starts = shared.list(WordList::By).iter();
    let Some(names) = starts.find_map(|start| strip_prefix_ignoring_case(line, start)) else { return false };
    if names.starts_with(['：', ':']) {
        return names.chars().count() <= MAX_NAME_CHARS;
    }
    let Some(names) = names.strip_prefix(' ') else { return false };
    let mut n_names = 0;
    for name in names.split([' ', ',', '/', '|']).filter(|name| !name.is_empty()) {
        let is_name = name.starts_with(char::is_uppercase) || name.contains('@');
        let is_link = || matches!(name, "&" | "-" | "–") || shared.list(WordList::NameLinks).contains(&name);
        if !is_name && !is_link() {
            return false;
        }
        n_names += usize::from(is_name);
    }
    (2..=8).contains(&n_names) && !ends_with_mark(line)
}

/// Marks that mail programs put before the subject of an answer, or of a mail that is sent on, in any language.
const REPLY_MARKS: [&str; 17] = [
    "re", "fw", "fwd", "aw", "wg", "sv", "vs", "vb", "tr", "rv", "rif", "res", "enc", "odp", "antw", "回复",
    "转发",
];

/// None is longer with its colon.
const MAX_REPLY_BYTES: usize = 9;

/// True for `Re: Rain in May`, `Fwd: [list] Rain`.
pub(super) fn is_reply_subject(line: &str) -> bool {
    let head = &line[..line.floor_char_boundary(MAX_REPLY_BYTES)];
    head.split_once([':', '：']).is_some_and(|(mark, _)| {
        let subject = line[mark.len()..].trim_start_matches([':', '：']);
        let is_mark = |own: &&str| mark.eq_ignore_ascii_case(own);
        REPLY_MARKS.iter().any(is_mark) && !subject.trim().is_empty() && !subject.ends_with(['.', '。'])
    })
}

/// A line that says what a mail was written with has no more words.
const MAX_SENT_FROM_WORDS: usize = 8;

/// True for `Sent from my phone`.
fn is_sent_from(line: &str) -> bool {
    let mut starts = Language::Undetermined.profile().list(WordList::SentFrom).iter();
    line.split_whitespace().count() <= MAX_SENT_FROM_WORDS
        && starts.any(|start| line.strip_prefix(*start).is_some_and(|rest| rest.starts_with(' ')))
        && !line.ends_with(['!', '?', ':'])
}

/// The rest of the line after `prefix`, in whatever case.
fn strip_prefix_ignoring_case<'t>(line: &'t str, prefix: &str) -> Option<&'t str> {
    let head = line.get(..prefix.len())?;
    let lower = |text: &'t str| text.chars().flat_map(char::to_lowercase);
    let same = if head.is_ascii() {
        head.eq_ignore_ascii_case(prefix)
    } else {
        lower(head).eq(prefix.chars().flat_map(char::to_lowercase))
    };
    same.then(|| &line[prefix.len()..])
}

#[cfg(test)]
mod tests {
    use super::is_meta;

    fn check(line: &str, expected: bool) {
        assert_eq!(is_meta(line), expected, "{line}");
    }

    #[test]
    fn dates_bylines_and_copyright() {
        for line in [
            "24/04/2017",
            "12 May 2021",
            "Monday, 12 May 2021 10:15 GMT",
            "12. Mai 2021",
            "le 3 février 2019 à 14h30",
            "2021年5月12日",
            "2021-05-12 08:00",
            "12 мая 2021 г.",
            "Published 12 May 2021",
            "Stand: 12.05.2021, 10:15 Uhr",
            "By Jane Doe",
            "By Jane Doe and John Smith, Reuters",
            "Von Erika Muster",
            "© 2017 The Example Company",
            "Springfield, 12 May 2021",
            "Grimmental, 31. August 2024",
            "Re: Rain in May",
            "Fwd: [list] Did it rain?",
        ] {
            check(line, true);
        }
        for line in [
            "By the river stood a house",
            "In May 2021 he left.",
            "2016 was a good year",
            "May I come in?",
            "Published by the university in 1998.",
            "12",
            "By Friday",
            "Founded in May 2021",
            "Re: rain fell.",
            "Ann: rain",
            "march 5",
        ] {
            check(line, line == "march 5");
        }
    }
}
