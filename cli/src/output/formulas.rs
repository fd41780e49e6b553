//! Cells of tables that a spreadsheet would run as formulas.

/// Tells how cells that start like a formula are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Formulas {
    AsIs,
    /// After a `'`, which spreadsheets read as "this is text".
    Guarded,
}

/// The first characters of a formula, in both widths.
const STARTS: [char; 8] = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

impl Formulas {
    /// The cell as it is written. A number is not a formula.
    pub(super) fn guard(self, cell: &str) -> String {
        // Spreadsheets pass over characters that show nothing.
        let is_hidden =
            |c: char| c.is_whitespace() || c.is_control() || "\u{200b}\u{2060}\u{feff}".contains(c);
        let runs = cell.trim_start_matches(is_hidden).starts_with(STARTS) && cell.parse::<f64>().is_err();
        let guard = if self == Self::Guarded && runs { "'" } else { "" };
        format!("{guard}{cell}")
    }
}
