//! Entities of HTML in plain text: `&eacute;`, `&#8217;`. A bare `&` stays.

use super::edits::TextEdit;
use std::borrow::Cow;

/// The entity at byte `at` of a text, where its `&` is; `None` if there is none.
pub(super) fn entity_at(text: &str, at: usize) -> Option<TextEdit> {
    let rest = &text.as_bytes()[at + 1..];
    let length = rest.iter().take(MAX_BYTES).position(|&byte| byte == b';')?;
    let name = text.get(at + 1..at + 1 + length)?;
    let read_as: Cow<'static, str> = match name.strip_prefix('#') {
        Some(number) => character(number)?.to_string().into(),
        None => named(name)?.into(),
    };
    Some(TextEdit::new(at, at + length + 2, read_as))
}

/// The longest name, or number of a character.
const MAX_BYTES: usize = 10;

/// The character of a number: `8217`, `x2019`. Not a control character.
fn character(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| !c.is_control())
}

/// The character of a name.
fn named(name: &str) -> Option<&'static str> {
    let (_, character) = NAMES.iter().find(|(known, _)| *known == name)?;
    Some(character)
}

/// Names in texts, the most usual first.
const NAMES: [(&str, &str); 81] = [
    ("amp", "&"),
    ("nbsp", "\u{a0}"),
    ("quot", "\""),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"),
    ("lt", "<"),
    ("gt", ">"),
    ("apos", "'"),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("rdquo", "”"),
    ("ldquo", "“"),
    ("mdash", "—"),
    ("ndash", "–"),
    ("hellip", "…"),
    ("euro", "€"),
    ("pound", "£"),
    ("cent", "¢"),
    ("yen", "¥"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("bull", "•"),
    ("middot", "·"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("bdquo", "„"),
    ("sbquo", "‚"),
    ("sect", "§"),
    ("para", "¶"),
    ("plusmn", "±"),
    ("times", "×"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("sup2", "²"),
    ("sup3", "³"),
    ("micro", "µ"),
    ("iexcl", "¡"),
    ("iquest", "¿"),
    ("ordf", "ª"),
    ("ordm", "º"),
    ("shy", "\u{ad}"),
    ("agrave", "à"),
    ("aacute", "á"),
    ("acirc", "â"),
    ("atilde", "ã"),
    ("auml", "ä"),
    ("aring", "å"),
    ("aelig", "æ"),
    ("ccedil", "ç"),
    ("egrave", "è"),
    ("eacute", "é"),
    ("ecirc", "ê"),
    ("euml", "ë"),
    ("igrave", "ì"),
    ("iacute", "í"),
    ("icirc", "î"),
    ("iuml", "ï"),
    ("ntilde", "ñ"),
    ("ograve", "ò"),
    ("oacute", "ó"),
    ("ocirc", "ô"),
    ("otilde", "õ"),
    ("ouml", "ö"),
    ("oslash", "ø"),
    ("ugrave", "ù"),
    ("uacute", "ú"),
    ("ucirc", "û"),
    ("uuml", "ü"),
    ("szlig", "ß"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("Eacute", "É"),
    ("Agrave", "À"),
    ("Ccedil", "Ç"),
    ("Ntilde", "Ñ"),
    ("Aring", "Å"),
];
