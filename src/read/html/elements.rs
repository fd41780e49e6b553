//! Classes of HTML elements.

/// True for `h1` to `h6`.
pub(super) fn is_heading(name: &[u8]) -> bool {
    matches!(name, b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6")
}

/// True for elements whose content is not text.
pub(super) fn is_hidden(name: &[u8]) -> bool {
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
    )
}

/// True for elements that start and end a block.
pub(super) fn is_block(name: &[u8]) -> bool {
    is_heading(name)
        || matches!(
            name,
            b"address"
                | b"article"
                | b"aside"
                | b"blockquote"
                | b"body"
                | b"caption"
                | b"center"
                | b"dd"
                | b"details"
                | b"div"
                | b"dl"
                | b"dt"
                | b"fieldset"
                | b"figcaption"
                | b"figure"
                | b"footer"
                | b"form"
                | b"header"
                | b"hr"
                | b"li"
                | b"main"
                | b"menu"
                | b"nav"
                | b"ol"
                | b"p"
                | b"pre"
                | b"section"
                | b"summary"
                | b"table"
                | b"tbody"
                | b"thead"
                | b"tr"
                | b"ul"
        )
}
