//! What single characters mean for sentences: marks that may end one, and what may stand around them.

/// A mark that may end a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// `.`, which also ends abbreviations and stands in numbers.
    FullStop,
    /// `!`, `?` and their like.
    Call,
    /// `…`
    Ellipsis,
    /// A mark with no other use: `。`, `।`, `۔`, `።`.
    Strong,
    /// An emoji or a smiley: ends a sentence only before a capital.
    Smile,
    /// `;` or `:` before a blank: ends one only where a small word with a capital follows.
    Pause,
    /// A separator of lines or paragraphs that is no newline: always a boundary.
    Break,
}

/// The mark that starts at byte `at`, and its length in bytes.
///
/// `;`, `:` and `)` are no marks here: what they are depends on the language and on what stands around them.
pub(super) fn mark_at(bytes: &[u8], at: usize) -> Option<(Mark, usize)> {
    let second = || bytes.get(at + 1).copied().unwrap_or(0);
    let third = || bytes.get(at + 2).copied().unwrap_or(0);
    match bytes[at] {
        b'.' => Some((Mark::FullStop, 1)),
        b'!' | b'?' => Some((Mark::Call, 1)),
        0xcd => (second() == 0xbe).then_some((Mark::Call, 2)),
        0xd6 => (second() == 0x89).then_some((Mark::Strong, 2)),
        0xd8 => matches!(second(), 0x9e | 0x9f).then_some((Mark::Call, 2)),
        0xdb => (second() == 0x94).then_some((Mark::Strong, 2)),
        0xf0 => {
            (second() == 0x9f && matches!(third(), 0x8c..=0x9b | 0xa4..=0xab)).then_some((Mark::Smile, 4))
        }
        lead @ (0xe0..=0xe3 | 0xea | 0xef) => three_byte_mark(lead, second(), third()).map(|mark| (mark, 3)),
        _ => None,
    }
}

fn three_byte_mark(lead: u8, second: u8, third: u8) -> Option<Mark> {
    match (lead, second, third) {
        // …, and the separators of lines and paragraphs
        (0xe2, 0x80, 0xa6) => Some(Mark::Ellipsis),
        (0xe2, 0x80, 0xa8 | 0xa9) => Some(Mark::Break),
        // ‼ ‽ ⁇ ⁈ ⁉ ！ ？ ﹖ ﹗, then ． ﹒
        (0xe2, 0x80, 0xbc | 0xbd)
        | (0xe2, 0x81, 0x87..=0x89)
        | (0xef, 0xbc, 0x81 | 0x9f)
        | (0xef, 0xb9, 0x96 | 0x97) => Some(Mark::Call),
        (0xef, 0xbc, 0x8e) | (0xef, 0xb9, 0x92) => Some(Mark::FullStop),
        // ☀ … ➿, ⭐ and their variation selector
        (0xe2, 0x98..=0x9e, _) | (0xe2, 0xad, 0x90 | 0x95) | (0xef, 0xb8, 0x8f) => Some(Mark::Smile),
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
        | (0xea, 0xaf, 0xab) => Some(Mark::Strong),
        _ => None,
    }
}

/// Whether a mark, or a piece that stands alone, may start with this byte.
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

/// The length of the smile that starts at the `)` at byte `at`: the end of `:)` or `;-)`, or brackets that
/// close more than was opened ("nice))"), if there are at least `n_alone` of them.
pub(super) fn smile_at(bytes: &[u8], at: usize, n_alone: usize) -> Option<usize> {
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
    if length < n_alone || length == 1 && is_marker {
        return None;
    }
    let left = &bytes[at.saturating_sub(MAX_BRACKET_BYTES)..at];
    let n_open = memchr::memchr_iter(b'(', left).count();
    let n_closed = memchr::memchr_iter(b')', left).count();
    (n_open < n_closed + length).then_some(length)
}

/// How far back the bracket is looked for that a `)` closes.
const MAX_BRACKET_BYTES: usize = 1000;

/// How a quote or bracket stands to the mark before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closer {
    /// `)`, `」`: closes, whatever follows.
    Sure,
    /// `"`, `“`, `»`: closes here if no letter follows, for some language opens with it.
    Unsure,
}

/// Whether `c` may close what a sentence stands in.
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

/// Whether `c` may stand before the first word of a sentence.
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

/// Whether `c` shows nothing and separates nothing: marks of direction, joiners, soft hyphens.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
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
            ('.', Mark::FullStop),
            ('？', Mark::Call),
            ('؟', Mark::Call),
            ('。', Mark::Strong),
            ('…', Mark::Ellipsis),
        ] {
            assert_eq!(mark_at(c.to_string().as_bytes(), 0), Some((mark, c.len_utf8())));
        }
    }
}
