//! Links and images of Markdown in plain text, as notes, posts and rows of a table have them: `see [the manual](https://…)`.

use super::edits::TextEdit;

/// The target of a link is not longer.
const MAX_TARGET_BYTES: usize = 500;
/// Nor is its text.
const MAX_TEXT_BYTES: usize = 500;

/// Edits that leave the texts of links without their targets, and nothing of images, in order. A link is what goes to an address,
/// so `f[0](x)` and `[1](p. 5)` are none. Linear; costs one search where there are no brackets.
pub(crate) fn links(text: &str) -> Vec<TextEdit> {
    let mut edits: Vec<TextEdit> = Vec::new();
    // Where the brackets that are open start, and how many edits are before each.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for at in memchr::memchr2_iter(b'[', b']', text.as_bytes()) {
        if text.as_bytes()[at] == b'[' {
            open.push((at, edits.len()));
            continue;
        }
        let Some((start, n_before)) = open.pop() else { continue };
        let is_image = text[..start].ends_with('!');
        let end = target_end(text, at).or_else(|| reference_end(text, at).filter(|_| is_image));
        let Some(end) = end.filter(|_| at - start <= MAX_TEXT_BYTES) else { continue };
        if is_image {
            edits.truncate(n_before);
            edits.push(TextEdit::new(start - 1, end, ""));
        } else {
            edits.insert(n_before, TextEdit::new(start, start + 1, ""));
            edits.push(TextEdit::new(at, end, ""));
        }
    }
    edits
}

/// The end of a link whose text ends at a bracket.
fn target_end(text: &str, bracket: usize) -> Option<usize> {
    let target = text[bracket + 1..].strip_prefix('(')?;
    let head = &target[..target.floor_char_boundary(MAX_TARGET_BYTES)];
    let target = &head[..head.find(')')?];
    let address = target.split_once(' ').map_or(target, |(address, _)| address);
    let is_titled = target.len() == address.len() || target.ends_with(['"', '\'']);
    let is_address = address.contains("://")
        || address.starts_with("mailto:")
        || address.starts_with(['#', '/']) && address.len() > 1
        || address.starts_with("./")
        || address.starts_with("../");
    (is_address && is_titled).then(|| bracket + 2 + target.len() + 1)
}

/// The end of an image that is told elsewhere: `![A map][map]`.
fn reference_end(text: &str, bracket: usize) -> Option<usize> {
    let name = text[bracket + 1..].strip_prefix('[')?;
    let head = &name[..name.floor_char_boundary(MAX_TARGET_BYTES)];
    head.find([']', '\n']).filter(|&end| head[end..].starts_with(']')).map(|end| bracket + 2 + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ReadText;

    #[test]
    fn links_are_read_as_their_texts_and_images_as_nothing() {
        let check = |text: &str, expected: &str| {
            assert_eq!(ReadText::of(text, &links(text)).text, expected, "{text}");
        };
        check("See [the manual](https://a.example/m).", "See the manual.");
        check("See [it](https://a.example \"The manual\") and [us](mailto:us@a.example).", "See it and us.");
        check("[![CI](https://a.example/ci.svg)](https://a.example/ci) Fast.", " Fast.");
        check("![A map](./map.png)The town", "The town");
        check("![A map][map]The [town][t]", "The [town][t]");
        check("[a [b](#b) c](/d) e", "a b c e");
        for text in [
            "f[0](x)",
            "[1](p. 5)",
            "[a] (https://a.example)",
            "a](https://a.example)",
            "[a](https://a.example",
        ] {
            check(text, text);
        }
    }
}
