//! Links and images of Markdown in plain text, as notes, posts and rows of a table have them: `see [the manual](https://…)`.

use super::edits::TextEdit;
use foldhash::HashSet;

/// The target of a link is not longer.
const MAX_TARGET_BYTES: usize = 500;
/// Nor is its text.
const MAX_TEXT_BYTES: usize = 500;

/// Edits that leave the texts of links without their targets, and nothing of images and of the lines that define targets, in order.
/// A link goes to an address, or to a name that such a line defines: `f[0](x)`, `[1](p. 5)` and `[1]` are none. A line that was
/// wrapped at a link goes on there, since without its target it is shorter than it was. Linear; costs one search where there
/// are no brackets.
pub(crate) fn links(text: &str) -> Vec<TextEdit> {
    let Definitions { names, lines } = Definitions::of(text);
    let mut lines = lines.into_iter().peekable();
    let mut edits: Vec<TextEdit> = Vec::new();
    // Where the brackets that are open start, and how many edits are before each.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for at in memchr::memchr2_iter(b'[', b']', text.as_bytes()) {
        if let Some(line) = lines.next_if(|line| line.span.start as usize == at) {
            open.clear();
            edits.push(line);
        }
        if edits.last().is_some_and(|last| at < last.span.end as usize) {
            continue;
        }
        if text.as_bytes()[at] == b'[' {
            open.push((at, edits.len()));
            continue;
        }
        let Some((start, n_before)) = open.pop().filter(|(start, _)| at - start <= MAX_TEXT_BYTES) else {
            continue;
        };
        let is_image = text[..start].ends_with('!');
        let by_name = || name_end(text, start, at, is_image, &names);
        let Some(end) = target_end(text, at).or_else(by_name) else { continue };
        if is_image {
            edits.truncate(n_before);
            edits.push(TextEdit::new(start - 1, end, ""));
            continue;
        }
        edits.insert(
            n_before,
            if continues(&text[..start]) {
                TextEdit::new(start - 1, start + 1, " ")
            } else {
                TextEdit::new(start, start + 1, "")
            },
        );
        let goes_on = text[end..].strip_prefix('\n').is_some_and(|next| next.starts_with(char::is_lowercase));
        edits.push(if goes_on { TextEdit::new(at, end + 1, " ") } else { TextEdit::new(at, end, "") });
    }
    edits
}

/// True for a text that ends in a line which goes on in the next.
fn continues(before: &str) -> bool {
    before.strip_suffix('\n').is_some_and(|line| line.ends_with(|c: char| c.is_alphanumeric() || c == ','))
}

/// The lines that define what links go to by name: `[manual]: https://…`.
struct Definitions {
    /// The names, in lower case.
    names: HashSet<String>,
    lines: Vec<TextEdit>,
}

impl Definitions {
    fn of(text: &str) -> Self {
        let (mut names, mut lines) = (HashSet::default(), Vec::new());
        for at in memchr::memmem::find_iter(text.as_bytes(), b"]: ") {
            let from = text.floor_char_boundary(at.saturating_sub(MAX_TARGET_BYTES));
            let head = text[from..at].rsplit('\n').next().unwrap_or_default();
            let start = at - head.len();
            let starts_line = start == 0 || text[..start].ends_with('\n');
            let Some(name) = head.strip_prefix('[').filter(|_| starts_line) else { continue };
            if name.is_empty() || name.contains(['[', ']']) {
                continue;
            }
            let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
            if is_address(text[at + 3..end].trim()) {
                names.insert(name.to_lowercase());
                lines.push(TextEdit::new(start, end, ""));
            }
        }
        Self { names, lines }
    }
}

/// The end of a link whose text ends at a bracket, if its target follows.
fn target_end(text: &str, bracket: usize) -> Option<usize> {
    let target = text[bracket + 1..].strip_prefix('(')?;
    let head = &target[..target.floor_char_boundary(MAX_TARGET_BYTES)];
    let target = &head[..head.find(')')?];
    is_address(target).then(|| bracket + 2 + target.len() + 1)
}

/// The end of a link or an image that is defined elsewhere: `[the manual][manual]`, `[manual]`. A number alone is a note.
fn name_end(
    text: &str,
    start: usize,
    bracket: usize,
    is_image: bool,
    names: &HashSet<String>,
) -> Option<usize> {
    if names.is_empty() {
        return None;
    }
    let own = &text[start + 1..bracket];
    let name = text[bracket + 1..].strip_prefix('[').and_then(|rest| {
        let head = &rest[..rest.floor_char_boundary(MAX_TARGET_BYTES)];
        head.find(']').map(|end| &head[..end])
    });
    let is_defined = |name: &str| names.contains(&name.to_lowercase());
    match name {
        Some("") => is_defined(own).then_some(bracket + 3),
        Some(name) => is_defined(name).then(|| bracket + 2 + name.len() + 1),
        None => {
            let is_name = is_image || own.contains(char::is_alphabetic);
            (is_name && is_defined(own)).then_some(bracket + 1)
        }
    }
}

/// True for an address, and for one with a title behind it: `https://… "The manual"`.
fn is_address(target: &str) -> bool {
    let address = target.split_once(' ').map_or(target, |(address, _)| address);
    let is_titled = target.len() == address.len() || target.ends_with(['"', '\'', ')']);
    let leads_somewhere = address.contains("://")
        || address.starts_with("mailto:")
        || address.starts_with(['#', '/']) && address.len() > 1
        || address.starts_with("./")
        || address.starts_with("../");
    is_titled && leads_somewhere
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
        check("[a [b](#b) c](/d) e", "a b c e");
        check("[![CI]](#ci)See [it][m], [M] [1].\n[ci]: #a\n[m]: /b\n[1]: /c\n", "See it, M [1].\n\n\n\n");
        check(
            "It runs the\n[Lift](https://a.example)\nalgorithm.\n[a](#b)\n[c](#d)",
            "It runs the Lift algorithm.\na\nc",
        );
        for text in [
            "f[0](x)",
            "[1](p. 5)",
            "[a] (https://a.example)",
            "a](https://a.example)",
            "[a](https://a.example",
            "[a][b] [a]: b",
        ] {
            check(text, text);
        }
    }
}
