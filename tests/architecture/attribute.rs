//! Attributes: code for tests, features, hidden items, files of modules.

use crate::code::Code;

/// The features without which code is not compiled.
pub type Gates<'s> = Vec<&'s str>;

#[derive(Default)]
pub struct Attribute<'s> {
    /// True for `#![…]`.
    pub is_inner: bool,
    /// The first lexeme between the brackets.
    pub content: usize,
    /// The first lexeme after the attribute.
    pub end: usize,
    /// True if the code after it is for tests only.
    pub is_test: bool,
    /// True if `cfg` asks for a feature.
    pub is_gate: bool,
    /// The features named in `cfg` and `cfg_attr`.
    pub features: Gates<'s>,
    /// True for `doc(hidden)`.
    pub hides: bool,
    /// The file named by `path = "…"`.
    pub path: Option<&'s str>,
}

impl<'s> Attribute<'s> {
    /// The attribute that begins at `#`.
    pub fn read(code: &Code<'s>, at: usize) -> Attribute<'s> {
        let is_inner = code.text(at + 1) == "!";
        let open = if is_inner { at + 2 } else { at + 1 };
        let (content, end) = (open + 1, code.after(open));
        let (mut tests, mut features) = (false, Vec::new());
        let mut place = content;
        while place < end {
            match code.text(place) {
                "not" => place = code.after(place + 1),
                "any" if names_test(code, place + 1) => place = code.after(place + 1),
                "test" => tests = true,
                "feature" => features.extend(code.string(place + 2)),
                _ => {}
            }
            place += 1;
        }
        let kind = code.text(content);
        let words = [kind, code.text(content + 1), code.text(content + 2)];
        Attribute {
            is_inner,
            content,
            end,
            is_test: tests && (kind == "cfg" || kind == "test"),
            is_gate: kind == "cfg" && !features.is_empty(),
            features: if kind.starts_with("cfg") { features } else { Vec::new() },
            hides: words == ["doc", "(", "hidden"],
            path: if words[..2] == ["path", "="] { code.string(content + 2) } else { None },
        }
    }
}

/// True if a group of conditions has `test` among them.
fn names_test(code: &Code, open: usize) -> bool {
    (open..code.closing(open)).any(|at| code.text(at) == "test")
}
