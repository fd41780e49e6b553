//! Markup that says nothing to who reads a text.

/// True if a piece of Markdown has no word but those of pictures, of tags and of where links lead: badges, `<br>`,
/// `[name]: address`. Linear.
pub(super) fn is_markup_alone(piece: &str) -> bool {
    let mut rest = piece;
    let mut is_line_start = true;
    while let Some(c) = rest.chars().next() {
        let after = if is_line_start && rest.starts_with('[') { after_address(rest) } else { None };
        let after = after.or_else(|| match c {
            '<' if rest[1..].starts_with(|c: char| c.is_alphabetic() || matches!(c, '/' | '!')) => {
                rest.split_once('>').map(|(_, after)| after)
            }
            '!' if rest[1..].starts_with('[') => {
                rest.split_once(']').and_then(|(_, after)| after_target(after))
            }
            ']' => after_target(&rest[1..]),
            _ if c.is_alphanumeric() => None,
            _ => Some(&rest[c.len_utf8()..]),
        });
        let Some(after) = after else { return false };
        is_line_start = c == '\n' || is_line_start && c.is_whitespace();
        rest = after;
    }
    true
}

/// The text behind the line `[name]: address`.
fn after_address(line: &str) -> Option<&str> {
    let end = line.find('\n').unwrap_or(line.len());
    let (name, address) = line[..end].split_once("]: ")?;
    let is_one = !name.contains(']') && !address.trim().contains(char::is_whitespace);
    is_one.then_some(&line[end..])
}

/// The text behind `(address)` or `[name]`, if a text begins with it; `None` if that has no end.
fn after_target(text: &str) -> Option<&str> {
    let close = match text.chars().next() {
        Some('(') => ')',
        Some('[') if !text[1..].starts_with(['!', '[', '<']) => ']',
        _ => return Some(text),
    };
    text.split_once(close).map(|(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_words_are_told_apart() {
        for markup in [
            "![logo](a.png)",
            "[![a b]][c d] [![e-f][]][g]",
            "[![a](b)](c)\n[![d](e)](f)\n![g](h)\n",
            "[<img alt=\"a b\" src=\"c\">](https://d)\n<br>",
            "<p align=\"center\">\n  <img src=\"a\">\n</p>",
            "<!-- a comment -->",
            "[a]: https://b\n[c d]: e\n",
            "---\n",
        ] {
            assert!(is_markup_alone(markup), "{markup:?}");
        }
        for words in [
            "[![a](b)](c) a crate",
            "[docs](a)",
            "![a](b) and so on",
            "<b>It rained</b>",
            "[a]: a definition of it",
            "a < b",
            "[it",
            "![it",
            "![it](",
        ] {
            assert!(!is_markup_alone(words), "{words:?}");
        }
    }
}
