//! Fonts: the text and the width of the codes in a string.

use super::character_map::{CharacterMap, big_endian};
use super::encoding::{self, OwnTexts};
use super::file::PdfFile;
use super::widths::Widths;
use encoding_rs::Encoding;
use lopdf::{Dictionary, Object};

/// A font.
pub(super) struct Font {
    codes: Codes,
    to_unicode: Option<CharacterMap>,
    widths: Widths,
    pub style: FontStyle,
}

/// How the letters of a font look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct FontStyle {
    pub is_bold: bool,
    /// True if all letters are equally wide.
    pub is_fixed: bool,
}

/// How the codes of a string are found.
enum Codes {
    /// A byte each; the texts are those without a character map.
    Bytes(Box<OwnTexts>),
    /// As the map of the font says, usually two bytes each.
    Mapped(CharacterMap),
    /// Text in UTF-16.
    Utf16,
    /// Text in an encoding of an East Asian language.
    Encoded(&'static Encoding),
}

/// A code of a string.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Code {
    /// The advance to the next glyph, as a part of the font size.
    pub width: f32,
    /// True for the one-byte code of a blank, which word spacing makes wider.
    pub is_blank: bool,
}

impl Font {
    /// The font that a dictionary describes.
    pub fn read(file: &PdfFile, font: &Dictionary) -> Self {
        let to_unicode = match file.get(font, b"ToUnicode") {
            Some(Object::Stream(stream)) => file.bytes(stream).map(|stream| CharacterMap::read(&stream)),
            _ => None,
        };
        let descendant = file.array(font, b"DescendantFonts").and_then(<[Object]>::first);
        let descendant = descendant.and_then(|object| file.resolve(object)?.1.as_dict().ok());
        let style = FontStyle::read(file, descendant.unwrap_or(font));
        let (codes, widths) = if let Some(descendant) = descendant {
            (Codes::read(file, font), Widths::of_descendant(file, descendant))
        } else {
            let texts = Box::new(encoding::own_texts(file, font));
            let widths = Widths::of_simple(file, font, &texts);
            (Codes::Bytes(texts), widths)
        };
        Self { codes, to_unicode, widths, style }
    }

    /// Reads the code that a string starts with and adds its text to `text`. Returns the rest of the string; `None` at its end.
    pub fn read_code<'s>(&self, string: &'s [u8], text: &mut String) -> Option<(Code, &'s [u8])> {
        let first = *string.first()?;
        let length = self.code_length(string, first).clamp(1, string.len());
        let (bytes, rest) = string.split_at(length);
        let code = big_endian(bytes);
        if !self.to_unicode.as_ref().is_some_and(|map| pushes_text(map, code, text)) {
            match &self.codes {
                Codes::Bytes(texts) => text.push_str(&texts[usize::from(first)]),
                Codes::Utf16 => text.push_str(&super::character_map::utf16(bytes)),
                Codes::Encoded(encoding) => text.push_str(&encoding.decode_without_bom_handling(bytes).0),
                Codes::Mapped(_) => {}
            }
        }
        let width = if matches!(self.codes, Codes::Encoded(_)) {
            self.widths.of_encoded(bytes)
        } else {
            self.widths.of_code(code)
        };
        Some((Code { width, is_blank: length == 1 && first == b' ' }, rest))
    }

    fn code_length(&self, string: &[u8], first: u8) -> usize {
        match &self.codes {
            Codes::Bytes(_) => 1,
            Codes::Mapped(map) => map.code_length(string, 2),
            Codes::Utf16 if (0xd8..0xdc).contains(&first) => 4,
            Codes::Utf16 => 2,
            Codes::Encoded(_) => 1 + usize::from(first >= 0x80),
        }
    }
}

/// Adds the text that a map has for a code; false if it has none that says something.
fn pushes_text(map: &CharacterMap, code: u32, text: &mut String) -> bool {
    let length = text.len();
    if map.push_text(code, text) && !text[length..].contains(['\0', '\u{fffd}']) {
        return true;
    }
    text.truncate(length);
    false
}

impl Codes {
    /// The codes of a font with descendants.
    fn read(file: &PdfFile, font: &Dictionary) -> Self {
        let name = match file.get(font, b"Encoding") {
            Some(Object::Stream(stream)) => {
                return Self::Mapped(
                    file.bytes(stream).map(|stream| CharacterMap::read(&stream)).unwrap_or_default(),
                );
            }
            Some(Object::Name(name)) => String::from_utf8_lossy(name).into_owned(),
            _ => String::new(),
        };
        let has = |part: &str| name.contains(part);
        match () {
            () if has("UCS2") || has("UTF16") => Self::Utf16,
            () if has("RKSJ") => Self::Encoded(encoding_rs::SHIFT_JIS),
            () if has("GB") => Self::Encoded(encoding_rs::GBK),
            () if has("B5") => Self::Encoded(encoding_rs::BIG5),
            () if has("KSC") => Self::Encoded(encoding_rs::EUC_KR),
            () if name.starts_with("EUC-") => Self::Encoded(encoding_rs::EUC_JP),
            () => Self::Mapped(CharacterMap::default()),
        }
    }
}

impl FontStyle {
    /// The style by the name of the font and its descriptor.
    fn read(file: &PdfFile, font: &Dictionary) -> Self {
        let name = String::from_utf8_lossy(file.name(font, b"BaseFont").unwrap_or_default()).to_lowercase();
        let descriptor = file.dictionary(font, b"FontDescriptor");
        let number =
            |key: &[u8]| descriptor.and_then(|descriptor| file.number(descriptor, key)).unwrap_or(0.0);
        let flags = number(b"Flags") as i64;
        let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
        Self {
            is_bold: flags & FORCE_BOLD != 0 || number(b"FontWeight") >= 600.0 || has(BOLD_NAMES),
            is_fixed: flags & FIXED_PITCH != 0 || has(FIXED_NAMES),
        }
    }
}

const FIXED_PITCH: i64 = 1;
const FORCE_BOLD: i64 = 1 << 18;
/// Parts of the names of bold fonts; those of TeX have a name of their own.
const BOLD_NAMES: &[&str] = &["bold", "black", "heavy", "-medi", "cmbx", "sfbx", "sfsx", "cmssbx"];
const FIXED_NAMES: &[&str] = &["mono", "courier", "consol", "typewriter", "cmtt", "sftt"];
