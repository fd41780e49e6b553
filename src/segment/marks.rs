//! Characters that matter to sentences: marks that may end one, and what may be next to them.

/// A mark that may end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SentenceMark {
    /// `.`, which also ends abbreviations and is part of numbers.
    FullStop,
    /// `!`, `?` and their like.
    QuestionOrExclamation,
    /// `…`
    Ellipsis,
    /// A full stop with no other use: `。`, `।`, `۔`, `።`.
    ScriptFullStop,
    /// An emoji or smiley.
    Smiley,
    /// `;` or `:` before a blank.
    Pause,
    /// A separator of lines or paragraphs other than a newline. Always an end.
    LineSeparator,
}

/// The mark that starts at byte `at`, and its length in bytes.
///
/// `;`, `:` and `)` do not count here: what they are depends on the language and on the text around them.
pub(super) fn mark_at(bytes: &[u8], at: usize) -> Option<(SentenceMark, usize)> {
    let second = || bytes.get(at + 1).copied().unwrap_or(0);
    let third = || bytes.get(at + 2).copied().unwrap_or(0);
    match bytes[at] {
        b'.' => Some((SentenceMark::FullStop, 1)),
        b'!' | b'?' => Some((SentenceMark::QuestionOrExclamation, 1)),
        0xcd => (second() == 0xbe).then_some((SentenceMark::QuestionOrExclamation, 2)),
        0xd6 => (second() == 0x89).then_some((SentenceMark::ScriptFullStop, 2)),
        0xd8 => matches!(second(), 0x9e | 0x9f).then_some((SentenceMark::QuestionOrExclamation, 2)),
        0xdb => (second() == 0x94).then_some((SentenceMark::ScriptFullStop, 2)),
        0xf0 => (second() == 0x9f && matches!(third(), 0x8c..=0x9b | 0xa4..=0xab))
            .then_some((SentenceMark::Smiley, 4)),
        lead @ (0xe0..=0xe3 | 0xea | 0xef) => three_byte_mark(lead, second(), third()).map(|mark| (mark, 3)),
        _ => None,
    }
}

fn three_byte_mark(lead: u8, second: u8, third: u8) -> Option<SentenceMark> {
    match (lead, second, third) {
        // …, and the separators of lines and paragraphs
        (0xe2, 0x80, 0xa6) => Some(SentenceMark::Ellipsis),
        (0xe2, 0x80, 0xa8 | 0xa9) => Some(SentenceMark::LineSeparator),
        // ‼ ‽ ⁇ ⁈ ⁉ ！ ？ ﹖ ﹗, then ． ﹒
        (0xe2, 0x80, 0xbc | 0xbd)
        | (0xe2, 0x81, 0x87..=0x89)
        | (0xef, 0xbc, 0x81 | 0x9f)
        | (0xef, 0xb9, 0x96 | 0x97) => Some(SentenceMark::QuestionOrExclamation),
        (0xef, 0xbc, 0x8e) | (0xef, 0xb9, 0x92) => Some(SentenceMark::FullStop),
        // ☀ … ➿, ⭐ and their variation selector
        (0xe2, 0x98..=0x9e, _) | (0xe2, 0xad, 0x90 | 0x95) | (0xef, 0xb8, 0x8f) => Some(SentenceMark::Smiley),
        // 。 ｡; Indic । ॥; Burmese ။; Ethiopic ። ፧ ፨; Khmer ។ ៕ ៚; Mongolian, Tibetan, Javanese, Vai, Lisu, Meetei
        (0xe3, 0x80, 0x82)
        | (0xef, 0xbd, 0xa1)
        | (0xe0, 0xa5, 0xa4 | 0xa5)
        | (0xe0, 0xbc, 0x8d | 0x8e)
        | (0xe1, 0x81, 0x8b)
        | (0xe1, 0x8d, 0xa2 | 0xa7 | 0xa8)
        | (0xe1, 0x9f, 0x94 | 0x95 | 0x9a)
        | (0xe1, 0xa0, 0x83 | 0x89)
        | (0xe1, 0xb1, 0xbe | 0xbf)
        | (0xea, 0x98, 0x8e | 0x8f)
        | (0xea, 0x93, 0xbf)
        | (0xea, 0xa7, 0x88 | 0x89)
        | (0xea, 0xaf, 0xab) => Some(SentenceMark::ScriptFullStop),
        _ => None,
    }
}

/// True if a mark may start with this byte, or be found by it: a row of marks, a time stamp, an address.
pub(super) const fn may_start_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'.' | b'!'
            | b'?'
            | b';'
            | b':'
            | b')'
            | b'='
            | b'_'
            | b'*'
            | b'~'
            | b'-'
            | b'/'
            | 0xcd
            | 0xd6
            | 0xd8
            | 0xdb
            | 0xe0..=0xe3 | 0xea | 0xef | 0xf0
    )
}

/// The length of the smiley whose mouth is the `)` at byte `at`: the end of `:)` or `;-)`, or at least `min_length`
/// brackets that close more than was opened ("nice))").
pub(super) fn smiley_at(bytes: &[u8], at: usize, min_length: usize) -> Option<usize> {
    let eyes = |at: usize| matches!(bytes.get(at), Some(b':' | b';' | b'='));
    let has_eyes = at >= 1 && eyes(at - 1) || at >= 2 && bytes[at - 1] == b'-' && eyes(at - 2);
    let length = bytes[at..].iter().take_while(|&&byte| byte == b')').count();
    if has_eyes {
        return Some(length);
    }
    // "1)" and "a)" mark the items of a list.
    let left = &bytes[at.saturating_sub(4)..at];
    let is_marker =
        left.len() < 4 || left.iter().any(|byte| byte.is_ascii_digit() || byte.is_ascii_whitespace());
    if length < min_length || length == 1 && is_marker {
        return None;
    }
    let left = &bytes[at.saturating_sub(MAX_BRACKET_BYTES)..at];
    let n_open = memchr::memchr_iter(b'(', left).count();
    let n_closed = memchr::memchr_iter(b')', left).count();
    (n_open < n_closed + length).then_some(length)
}

/// How far back a bracket is looked for that the `)` closes.
const MAX_BRACKET_BYTES: usize = 1000;

/// How sure it is that a quote or bracket closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closer {
    /// `)`, `」`: closes always.
    Sure,
    /// `"`, `“`, `»`: closes if no letter follows; some languages open with it.
    Unsure,
}

/// The kind of closer that `c` is, if it may close a quote or bracket.
pub(super) fn closer(c: char) -> Option<Closer> {
    match c {
        ')' | ']' | '}' | '”' | '›' | '」' | '』' | '）' | '】' | '》' | '〉' | '〕' | '］' | '｝' | '｣'
        | '〟' | '〞' => Some(Closer::Sure),
        '"' | '\'' | '’' | '“' | '‘' | '»' | '«' | '‹' | '*' | '_' | '＂' | '＇' | '`' | '´' => {
            Some(Closer::Unsure)
        }
        _ => None,
    }
}

/// True if `c` may come before the first word of a sentence.
pub(super) fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '`'
            | '´'
            | '('
            | '['
            | '{'
            | '<'
            | '*'
            | '_'
            | '~'
            | '|'
            | '.'
            | ','
            | '-'
            | '«'
            | '»'
            | '¿'
            | '¡'
            | '‐'..='‧'
            | '‹'
            | '›'
            | '「'
            | '『'
            | '《'
            | '〈'
            | '【'
            | '（'
            | '⁃'
            | '■'..='◿'
            | '\u{fffc}'
    ) || is_invisible(c)
}

/// True if `c` shows nothing and separates nothing: marks of direction, joiners, soft hyphens.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The length of the newline at byte `at`: `\n`, `\r\n` or `\r`.
pub(super) fn newline_length(bytes: &[u8], at: usize) -> usize {
    1 + usize::from(bytes[at..].starts_with(b"\r\n"))
}

/// The character that starts at byte `at` of `text`, if `at` is before `limit`.
pub(super) fn char_at(text: &str, at: usize, limit: usize) -> Option<char> {
    if at >= limit {
        return None;
    }
    let byte = text.as_bytes()[at];
    if byte < 0x80 { Some(char::from(byte)) } else { text[at..].chars().next() }
}

/// The character that ends before byte `at` of `text`, if it starts at `floor` or after.
pub(super) fn char_before(text: &str, at: usize, floor: usize) -> Option<char> {
    if at <= floor {
        return None;
    }
    let byte = text.as_bytes()[at - 1];
    if byte < 0x80 { Some(char::from(byte)) } else { text[..at].chars().next_back() }
}

/// True if the last character of a line, except quotes and brackets, is a mark that may end a sentence.
pub(crate) fn ends_with_mark(line: &str) -> bool {
    let is_closer = |c: char| closer(c).is_some() || c.is_whitespace();
    // The last few characters are enough.
    let tail = &line[line.ceil_char_boundary(line.len().saturating_sub(MAX_CLOSER_BYTES))..];
    let tail = tail.trim_end_matches(is_closer);
    tail.char_indices().next_back().is_some_and(|(at, _)| mark_at(tail.as_bytes(), at).is_some())
}

/// No more bytes of quotes and brackets are looked through at the end of a line.
const MAX_CLOSER_BYTES: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_may_start_with_its_first_byte() {
        for c in ('\u{1}'..='\u{ffff}').filter(|c| c.len_utf8() <= 3) {
            let mut buffer = [0; 4];
            let encoded = c.encode_utf8(&mut buffer);
            if let Some((_, length)) = mark_at(encoded.as_bytes(), 0) {
                assert_eq!(length, c.len_utf8(), "{c:?}");
                assert!(may_start_mark(encoded.as_bytes()[0]), "{c:?}");
            }
        }
        for (c, mark) in [
            ('.', SentenceMark::FullStop),
            ('？', SentenceMark::QuestionOrExclamation),
            ('؟', SentenceMark::QuestionOrExclamation),
            ('。', SentenceMark::ScriptFullStop),
            ('…', SentenceMark::Ellipsis),
        ] {
            assert_eq!(mark_at(c.to_string().as_bytes(), 0), Some((mark, c.len_utf8())));
        }
    }
}
