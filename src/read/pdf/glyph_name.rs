//! The text of glyph names: by the list that `lopdf` has, and by the rules of the Adobe Glyph List for all others.

use lopdf::{Dictionary, Document, Object, dictionary};

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

/// The character of a name in the list of `lopdf`, which gives it only as the difference of an encoding.
fn listed(name: &str) -> Option<char> {
    let differences = vec![Object::Integer(0), Object::Name(name.as_bytes().to_vec())];
    let encoding = dictionary! { "Differences" => differences };
    one_char(&dictionary! { "Type" => "Font", "Encoding" => encoding }, 0)
}

/// The character of a code in an encoding with a name: `WinAnsiEncoding`, `MacRomanEncoding` and so on.
pub(super) fn encoded(encoding: &[u8], code: u8) -> Option<char> {
    let name = Object::Name(encoding.to_vec());
    one_char(&dictionary! { "Type" => "Font", "Encoding" => name }, code)
}

fn one_char(font: &Dictionary, code: u8) -> Option<char> {
    let text = font.get_font_encoding(&Document::new()).ok()?.bytes_to_string(&[code]).ok()?;
    text.chars().next()
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
}
