//! Classes of HTML elements, by name.

/// True for `h1` to `h6`.
pub(super) fn is_heading(name: &[u8]) -> bool {
    matches!(name, b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6")
}

/// True for elements whose content is not text, and for the readings of characters.
pub(super) fn has_no_text(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"template"
            | b"noscript"
            | b"svg"
            | b"math"
            | b"iframe"
            | b"object"
            | b"select"
            | b"button"
            | b"textarea"
            | b"canvas"
            | b"video"
            | b"audio"
            | b"map"
            | b"dialog"
            | b"rt"
            | b"rp"
    )
}

/// True for elements that have no content and no end tag.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"link"
            | b"meta"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// True for elements that start and end a block of text.
pub(super) fn is_block(name: &[u8]) -> bool {
    !matches!(name, b"td" | b"th") && block_number(name).is_some()
}

/// The number of a block element or table cell.
pub(super) fn block_number(name: &[u8]) -> Option<u8> {
    BLOCKS.binary_search(&name).ok().map(|number| number as u8)
}

/// The name of the block element with a number.
pub(super) fn block_name(number: u8) -> &'static [u8] {
    BLOCKS[usize::from(number)]
}

/// The block elements and table cells, sorted.
const BLOCKS: [&[u8]; 43] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"header",
    b"hr",
    b"html",
    b"li",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"p",
    b"pre",
    b"section",
    b"summary",
    b"table",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"tr",
    b"ul",
];
