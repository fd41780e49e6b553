//! Encodings of fonts with one byte a glyph: the text of each code by the names of its glyphs.

use super::file::PdfFile;
use super::glyph_name;
use super::operations::{Operand, Operations};
use lopdf::{Dictionary, Object};

/// The text of each code.
pub(super) type OwnTexts = [String; 256];

/// The texts by the encoding of a font: that in its program, or a standard one, with the differences that the font lists.
pub(super) fn own_texts(file: &PdfFile, font: &Dictionary) -> OwnTexts {
    let given = file.get(font, b"Encoding");
    let (name, differences) = match given {
        Some(Object::Name(name)) => (Some(name.as_slice()), None),
        Some(Object::Dictionary(encoding)) => {
            (file.name(encoding, b"BaseEncoding"), file.array(encoding, b"Differences"))
        }
        _ => (None, None),
    };
    let mut texts: OwnTexts = std::array::from_fn(|_| String::new());
    match name {
        Some(name) => set_standard(&mut texts, name),
        None => set_built_in(&mut texts, file, font),
    }
    set_differences(&mut texts, file, differences.unwrap_or_default());
    texts
}

fn set_standard(texts: &mut OwnTexts, encoding: &[u8]) {
    for (code, text) in (0..=u8::MAX).zip(texts) {
        text.clear();
        text.extend(glyph_name::encoded(encoding, code));
    }
}

/// Of a list of differences no more is read: two for each code.
const MAX_DIFFERENCES: usize = 512;

/// `[39 /quotesingle 96 /grave /a]`: a number is the code of the name after it, and names go on from there.
fn set_differences(texts: &mut OwnTexts, file: &PdfFile, differences: &[Object]) {
    let mut code = 0_usize;
    for object in differences.iter().take(MAX_DIFFERENCES) {
        match file.resolve(object) {
            Some((_, Object::Integer(next))) => code = usize::try_from(*next).unwrap_or(usize::MAX),
            Some((_, Object::Name(name))) => {
                set_name(texts, code, name);
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
}

fn set_name(texts: &mut OwnTexts, code: usize, name: &[u8]) {
    if let Some(text) = texts.get_mut(code) {
        text.clear();
        glyph_name::push_text(name, text);
    }
}

/// Sets the encoding that a font has of itself: Symbol its own, others as the program of a Type 1 font says, or as usual.
fn set_built_in(texts: &mut OwnTexts, file: &PdfFile, font: &Dictionary) {
    let base_font = file.name(font, b"BaseFont").unwrap_or_default();
    let descriptor = file.dictionary(font, b"FontDescriptor");
    if base_font.ends_with(b"Symbol") {
        for (text, c) in texts.iter_mut().skip(usize::from(b' ')).zip(SYMBOL.chars()) {
            text.extend(Some(c).filter(|&c| c != '\0'));
        }
        texts[0xb7].push('•');
        return;
    }
    let program = match descriptor.and_then(|descriptor| file.get(descriptor, b"FontFile")) {
        Some(Object::Stream(stream)) => file.bytes(stream),
        _ => None,
    };
    if !program.is_some_and(|program| set_from_program(texts, &program)) {
        let is_type_1 = file.name(font, b"Subtype") == Some(b"Type1");
        set_standard(texts, if is_type_1 { b"StandardEncoding" } else { b"WinAnsiEncoding" });
    }
}

/// The codes of the Symbol font from the blank on.
const SYMBOL: &str =
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\0αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// Sets the encoding in the readable part of a Type 1 font: `dup 65 /A put` for each code. False if it has none of its own.
fn set_from_program(texts: &mut OwnTexts, program: &[u8]) -> bool {
    let end = memchr::memmem::find(program, b"eexec").unwrap_or(0);
    let mut operations = Operations::new(&program[..end]);
    let mut is_set = false;
    while let Some((operator, operands)) = operations.next() {
        if let (b"put", [.., Operand::Number(code), Operand::Name(name)]) = (operator, operands) {
            set_name(texts, *code as usize, name);
            is_set = true;
        }
    }
    is_set
}
