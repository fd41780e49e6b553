//! The text of glyph names and of the standard encodings: by the Adobe Glyph List (`seeds/glyphs`), and by its rules for names that
//! it does not have.

use std::cmp::Ordering;

/// Adds the text of a glyph name to `out`: `fi`, `f_i`, `a.alt`, `uni00E9`, `u1F600`.
pub(super) fn push_text(name: &[u8], out: &mut String) {
    let name = String::from_utf8_lossy(name);
    let base = name.split('.').next().unwrap_or_default();
    let length = out.len();
    base.split('_').for_each(|component| push_component(component, out));
    if out.len() == length {
        out.extend(numbered(base));
    }
}

fn push_component(name: &str, out: &mut String) {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        out.push(c);
    } else if let Some(digits) =
        name.strip_prefix("uni").filter(|digits| digits.len() >= 4 && is_hexadecimal(digits))
    {
        let codes = digits.as_bytes().chunks_exact(4).filter_map(|code| std::str::from_utf8(code).ok());
        out.extend(codes.filter_map(from_hexadecimal));
    } else if let Some(digits) = name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())) {
        out.extend(from_hexadecimal(digits).or_else(|| listed(name)));
    } else {
        out.extend(listed(name));
    }
}

fn is_hexadecimal(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn from_hexadecimal(digits: &str) -> Option<char> {
    if !is_hexadecimal(digits) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

/// `a65` and `C65`: programs that number glyphs use the codes of ASCII, and those of TeX for ligatures.
fn numbered(name: &str) -> Option<char> {
    let code: u8 = name.strip_prefix(|c: char| c.is_ascii_alphabetic())?.parse().ok()?;
    match code {
        b' '..=b'~' => Some(char::from(code)),
        11..=15 => Some(['ﬀ', 'ﬁ', 'ﬂ', 'ﬃ', 'ﬄ'][usize::from(code - 11)]),
        _ => None,
    }
}

/// The glyph names of the list in the order of their bytes, a name and its character in hexadecimal digits to a line.
const NAMES: &str = include_str!("../../../seeds/glyphs/names.txt");

/// The characters of the standard encodings: the name, the first code, and the characters from there on, to a line.
const ENCODINGS: &str = include_str!("../../../seeds/glyphs/encodings.txt");

/// The character of a name in the list; found by halves, since a page names few of the 4,000.
fn listed(name: &str) -> Option<char> {
    let mut lines = NAMES;
    while !lines.is_empty() {
        let middle = lines.as_bytes()[..lines.len() / 2].iter().rposition(|&byte| byte == b'\n');
        let (before, from) = lines.split_at(middle.map_or(0, |at| at + 1));
        let (line, after) = from.split_once('\n')?;
        let (other, code) = line.split_once(' ')?;
        match name.cmp(other) {
            Ordering::Less => lines = before,
            Ordering::Equal => return from_hexadecimal(code),
            Ordering::Greater => lines = after,
        }
    }
    None
}

/// The character of a code in an encoding with a name: `WinAnsiEncoding`, `MacRomanEncoding` and so on.
pub(super) fn encoded(encoding: &[u8], code: u8) -> Option<char> {
    let of_line = |line: &'static str| {
        let (_, rest) = line.split_once('\t').filter(|(name, _)| name.as_bytes() == encoding)?;
        let (first, characters) = rest.split_once('\t')?;
        characters.chars().nth(usize::from(code.checked_sub(u8::from_str_radix(first, 16).ok()?)?))
    };
    ENCODINGS.lines().find_map(of_line)
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_have_a_text() {
        let check = |name: &str, expected: &str| {
            let mut text = String::new();
            super::push_text(name.as_bytes(), &mut text);
            assert_eq!(text, expected, "{name}");
        };
        check("A", "A");
        check("eacute", "é");
        check("f_f_i", "ffi");
        check("one.oldstyle", "1");
        check("uni0416", "Ж");
        check("uni00410042", "AB");
        check("u1F600", "😀");
        check("union", "∪");
        check("a65", "A");
        check("g12", "ﬁ");
        check("", "");
        check("no-such-name", "");
        check(".notdef", "");
    }

    #[test]
    fn every_name_of_the_list_is_found() {
        for line in super::NAMES.lines() {
            let (name, code) = line.split_once(' ').unwrap();
            assert_eq!(super::listed(name), super::from_hexadecimal(code), "{name}");
        }
        let other = ["", "0", "A ", "zzz", "Aa", "sp"];
        other.iter().for_each(|name| assert_eq!(super::listed(name), None, "{name}"));
    }

    #[test]
    fn codes_of_standard_encodings_are_characters() {
        let check = |encoding: &str, code: u8, expected: Option<char>| {
            assert_eq!(super::encoded(encoding.as_bytes(), code), expected, "{encoding} {code:02x}");
        };
        check("WinAnsiEncoding", 0x80, Some('€'));
        check("WinAnsiEncoding", b'~', Some('~'));
        check("MacRomanEncoding", 0x80, Some('Ä'));
        check("StandardEncoding", 0xae, Some('ﬁ'));
        check("StandardEncoding", 0xff, None);
        check("PDFDocEncoding", 0x84, Some('—'));
        check("Identity-H", b'a', None);
    }
}
