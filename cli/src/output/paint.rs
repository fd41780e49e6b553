//! Text with colors, if there are any, in which nothing but these commands a terminal.

use crate::control_characters::ControlCharacters;
use std::borrow::Cow;

/// How parts of a text are printed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    pub has_color: bool,
    pub controls: ControlCharacters,
}

/// The looks of a part: numbers of ANSI escape sequences.
pub(super) const BOLD: &str = "1";
pub(super) const DIM: &str = "2";
pub(super) const RED: &str = "31";
pub(super) const GREEN: &str = "32";
pub(super) const YELLOW: &str = "33";
pub(super) const KEYWORD: &str = "36";
pub(super) const BOLD_KEYWORD: &str = "1;36";

impl Paint {
    /// A part as it is.
    pub(super) fn text(self, text: &str) -> Cow<'_, str> {
        self.controls.show(text)
    }

    /// A part in bold.
    pub(super) fn bold(self, text: &str) -> String {
        self.part(text, BOLD)
    }

    /// A part with some looks, on one line.
    pub(super) fn part(self, text: &str, looks: &str) -> String {
        let shown = self.controls.show(text);
        if self.has_color && !looks.is_empty() && !shown.is_empty() {
            format!("\x1b[{looks}m{shown}\x1b[0m")
        } else {
            shown.into_owned()
        }
    }
}
