//! Characters of a text that could command a terminal: they are shown, not sent.

use std::borrow::Cow;
use std::fmt::Write;

/// Tells how control characters of texts, names and messages are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ControlCharacters {
    /// As they are, into files and pipes.
    AsIs,
    /// Visibly, on a terminal: `␛`, `\u{202e}`.
    Visible,
}

impl ControlCharacters {
    /// Visible on a terminal, unless `is_raw` is set.
    pub(crate) fn on(is_terminal: bool, is_raw: bool) -> Self {
        if is_terminal && !is_raw { Self::Visible } else { Self::AsIs }
    }

    /// The text as it is printed. Newlines and tabs stay.
    pub(crate) fn show(self, text: &str) -> Cow<'_, str> {
        if self == Self::AsIs || !text.chars().any(is_control) {
            return text.into();
        }
        replaced(text, |out, c| match c {
            '\0'..='\x1f' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or(c)),
            '\x7f' => out.push('\u{2421}'),
            _ => drop(write!(out, "\\u{{{:x}}}", u32::from(c))),
        })
        .into()
    }

    /// JSON as it is printed: DEL and C1 are always escaped, as serde_json does C0; on a terminal all control
    /// characters are. They can only be in strings, so that it remains the same JSON.
    pub(crate) fn show_json(self, json: String) -> String {
        let (is_shown, may_be): (fn(char) -> bool, bool) = match self {
            // The first bytes of DEL and C1.
            Self::AsIs => (is_del_or_c1, memchr::memchr2(0x7f, 0xc2, json.as_bytes()).is_some()),
            Self::Visible => (is_control, true),
        };
        if !may_be || !json.chars().any(is_shown) {
            return json;
        }
        replaced(&json, |out, c| {
            if is_shown(c) {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            } else {
                out.push(c);
            }
        })
    }
}

/// The text with its control characters replaced. Joiners stay where scripts and emoji need them.
fn replaced(text: &str, replace: impl Fn(&mut String, char)) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let joins = matches!(c, '\u{200c}' | '\u{200d}')
            && is_joined(before)
            && chars.peek().copied().is_some_and(is_joined);
        if joins || !is_control(c) {
            out.push(c);
        } else {
            replace(&mut out, c);
        }
        before = c;
    }
    out
}

/// True for what a joiner may stand between: letters, their marks, and emoji.
fn is_joined(c: char) -> bool {
    c.is_alphabetic() || !(c.is_ascii() || c.is_whitespace() || is_control(c))
}

fn is_del_or_c1(c: char) -> bool {
    matches!(c, '\x7f'..='\u{9f}')
}

/// True for C0 except newline and tab, DEL, C1, controls of the direction of text, and characters without width.
fn is_control(c: char) -> bool {
    matches!(c,
        '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
        | '\u{180e}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::ControlCharacters::{AsIs, Visible};

    #[test]
    fn control_characters_are_visible_on_a_terminal() {
        let check = |text: &str, shown: &str| {
            assert_eq!(Visible.show(text), shown);
            assert_eq!(AsIs.show(text), text);
        };
        check("a\tb\nc", "a\tb\nc");
        check("\x1b[31mred\x07\r", "␛[31mred␇␍");
        check("\0\x7f", "␀␡");
        check("\u{9b}2J", "\\u{9b}2J");
        check("safe\u{202e}txt.exe", "safe\\u{202e}txt.exe");
        check("\u{feff}a\u{200b}b\u{2066}", "\\u{feff}a\\u{200b}b\\u{2066}");
        // Persian, Hindi and a family.
        check("می\u{200c}خواهم क्\u{200d}ष 👩\u{200d}👧", "می\u{200c}خواهم क्\u{200d}ष 👩\u{200d}👧");
        check("a\u{200d} \u{200c}b", "a\\u{200d} \\u{200c}b");
    }

    #[test]
    fn json_stays_json() {
        let check = |json: &str, text: &str, piped: &str, shown: &str| {
            for (controls, printed) in [(AsIs, piped), (Visible, shown)] {
                let found = controls.show_json(json.to_owned());
                assert_eq!(found, printed);
                assert_eq!(serde_json::from_str::<String>(&found).unwrap(), text);
            }
        };
        check("\"é\x7f\u{9b}\"", "é\x7f\u{9b}", "\"é\\u007f\\u009b\"", "\"é\\u007f\\u009b\"");
        check("\"a\u{202e}b\"", "a\u{202e}b", "\"a\u{202e}b\"", "\"a\\u202eb\"");
    }
}
