//! What a line may start with: the bullet or the number of an item.

/// The label of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    None,
    /// `•`, or a dash before a blank.
    Bullet,
    /// `1.`, `(2)`, `[3]`, `a)`
    Number,
}

impl Label {
    /// The label that a line starts with.
    pub fn of(text: &str) -> Self {
        if without_bullet(text).len() < text.len() {
            return Self::Bullet;
        }
        let word = text.split(' ').next().unwrap_or_default();
        let inner = word.trim_matches(['(', ')', '[', ']', '.']);
        let is_short = (1..=3).contains(&inner.len());
        let is_count = inner.bytes().all(|byte| byte.is_ascii_digit())
            || inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_lowercase());
        let is_closed = word.ends_with([')', ']', '.']);
        if is_short && is_count && is_closed && word.len() < text.len() { Self::Number } else { Self::None }
    }
}

/// The text after its bullet; all of it without one.
pub(super) fn without_bullet(text: &str) -> &str {
    let mut chars = text.chars();
    let first = chars.next();
    let rest = chars.as_str();
    match first {
        Some(
            '•' | '‣' | '◦' | '▪' | '●' | '○' | '∙' | '■' | '□' | '➢' | '➤' | '✓' | '▶' | '►' | '❖' | '♦',
        ) => rest.trim_start(),
        Some('–' | '—' | '-' | '·' | '*' | '∗') if rest.starts_with(' ') => rest.trim_start(),
        _ => text,
    }
}
