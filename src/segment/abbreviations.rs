//! Abbreviations beside those of `seeds/lang`, which a user brings.

use crate::error::{Error, ErrorKind};
use std::sync::Arc;

/// Abbreviations beside those that are known in the language of a text. Their full stop never ends a sentence, but that at
/// the end of a paragraph does.
///
/// A word in lower case holds for any spelling of it, one with a capital only as it is written.
///
/// ```
/// use nutgraf::{Abbreviations, Segmenter};
/// let own = Abbreviations::read("# units\ngal.\nKfz")?;
/// let document = Segmenter::default().abbreviations(own).run("It takes two gal. Each costs $5. He paid.")?;
/// assert_eq!(document.n_sentences(), 2);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Abbreviations {
    /// Without the last full stop and without blanks, sorted.
    sorted: Arc<[String]>,
}

/// Words before a full stop are not read back beyond this.
const MAX_BYTES: usize = 64;

impl Abbreviations {
    /// The abbreviations of a list: one a line, with its last full stop or without. Blank lines and those that start with
    /// `#` are skipped. Single letters may have blanks between them: `z. B.`
    ///
    /// # Errors
    /// If a line is not one abbreviation; the error has its number.
    pub fn read(list: &str) -> Result<Self, Error> {
        let lines =
            list.trim_start_matches('\u{feff}').lines().zip(1..).map(|(line, number)| (line.trim(), number));
        let entries = lines.filter(|(line, _)| !line.is_empty() && !line.starts_with('#'));
        let read = |(line, number): (&str, usize)| {
            entry(line).map_err(|why| ErrorKind::BadAbbreviation(number, line.to_owned(), why).into())
        };
        let mut sorted = entries.map(read).collect::<Result<Vec<_>, Error>>()?;
        sorted.sort_unstable();
        sorted.dedup();
        Ok(Self { sorted: sorted.into() })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// True if a word without its last full stop is one, as it is written or in lower case.
    pub(super) fn has(&self, word: &str) -> bool {
        let is_listed = |word: &str| self.sorted.binary_search_by(|entry| entry.as_str().cmp(word)).is_ok();
        is_listed(word) || word.contains(char::is_uppercase) && is_listed(&word.to_lowercase())
    }
}

/// The abbreviation in a line, as it is looked up; the error says what is wrong.
fn entry(line: &str) -> Result<String, &'static str> {
    let is_letter = |part: &str| part.trim_end_matches('.').chars().nth(1).is_none();
    let mut parts = line.split_whitespace();
    if parts.clone().count() > 1 && !parts.all(is_letter) {
        return Err("is more than one word");
    }
    let joined: String = line.split_whitespace().collect();
    let word = joined.strip_suffix('.').unwrap_or(&joined);
    if !word.contains(char::is_alphabetic) {
        return Err("has no letter");
    }
    if word.len() > MAX_BYTES {
        return Err("is too long");
    }
    if word.ends_with(|c: char| !c.is_alphanumeric()) {
        return Err("does not end in a letter");
    }
    Ok(word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_line_by_line() {
        let own = Abbreviations::read("\u{feff}# units\r\n\r\n gal. \nKfz\nz. B.\ndipl.-ing").unwrap();
        let check = |word: &str, is_one: bool| assert_eq!(own.has(word), is_one, "{word}");
        check("gal", true);
        check("Gal", true);
        check("Kfz", true);
        check("kfz", false);
        check("z.B", true);
        check("Dipl.-Ing", true);
        check("units", false);
    }

    #[test]
    fn a_bad_line_is_told_with_its_number() {
        let check = |list: &str, expected: &str| {
            assert_eq!(Abbreviations::read(list).unwrap_err().to_string(), expected);
        };
        check("gal.\n\nop. cit.", "line 3: \"op. cit.\" is more than one word");
        check("...", "line 1: \"...\" has no letter");
        check("gal,", "line 1: \"gal,\" does not end in a letter");
        check(&"a".repeat(65), &format!("line 1: \"{}\" is too long", "a".repeat(65)));
    }
}
