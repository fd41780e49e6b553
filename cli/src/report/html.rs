//! HTML as it is written, in which no text can become markup.

use std::fmt::Write;

/// HTML that is being written. Markup is `'static`: it comes from the program. Everything else is a text, which is escaped, or a number.
#[derive(Debug, Clone, Default)]
pub(crate) struct Html(String);

impl Html {
    /// Adds markup.
    pub(super) fn markup(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds a text, for an element or for an attribute in quotes. What HTML has no character for is shown as U+FFFD.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        let mut rest = text;
        while let Some(at) = rest.find(is_special) {
            self.0.push_str(&rest[..at]);
            let mut chars = rest[at..].chars();
            match chars.next() {
                Some('&') => self.0.push_str("&amp;"),
                Some('<') => self.0.push_str("&lt;"),
                Some('>') => self.0.push_str("&gt;"),
                Some('"') => self.0.push_str("&quot;"),
                Some('\'') => self.0.push_str("&#39;"),
                Some('\r') => self.0.push(' '),
                _ => self.0.push('\u{fffd}'),
            }
            rest = chars.as_str();
        }
        self.0.push_str(rest);
        self
    }

    /// Adds a whole number.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// Adds a whole number as people read it: `12,345`.
    pub(super) fn grouped(&mut self, number: usize) -> &mut Self {
        self.0.push_str(&grouped(number));
        self
    }

    /// Adds a number with some decimals.
    pub(super) fn decimal(&mut self, number: f64, decimals: usize) -> &mut Self {
        let _ = write!(self.0, "{number:.decimals$}");
        self
    }

    /// Adds HTML.
    pub(super) fn html(&mut self, html: &Self) -> &mut Self {
        self.0.push_str(&html.0);
        self
    }

    /// The number of bytes.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The HTML as a string.
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

/// A whole number with commas: `12,345`.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let first = (digits.len() - 1) % 3 + 1;
    let (head, rest) = digits.split_at(first);
    let groups = rest.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    std::iter::once(head.to_owned()).chain(groups).collect::<Vec<_>>().join(",")
}

/// A text of at most `n_chars` characters, cut at a blank if there is one near the end, with `…` if it was cut.
pub(super) fn excerpt(text: &str, n_chars: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(n_chars) else { return text.to_owned() };
    let head = &text[..end];
    let blank = head.rfind(char::is_whitespace).filter(|&blank| blank * 2 > end);
    let is_dropped = |c: char| c.is_whitespace() || ",;:،，、；：—–-".contains(c);
    format!("{}…", head[..blank.unwrap_or(end)].trim_end_matches(is_dropped))
}

/// True for characters with a meaning in markup, and for those that HTML does not allow.
fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'' | '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Html::default().text(text).clone().into_string(), expected);
        };
        check("a <b> & \"c\" 'd'", "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
        check("\0\r\n\u{9b}é\t", "\u{fffd} \n\u{fffd}é\t");
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn excerpts_end_at_a_blank() {
        let check = |text: &str, n: usize, expected: &str| assert_eq!(excerpt(text, n), expected);
        check("the old bridge", 14, "the old bridge");
        check("the old bridge", 11, "the old…");
        check("沿江高速铁路", 3, "沿江高…");
    }
}
