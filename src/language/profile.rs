//! What is known of one language: its file of `seeds/lang`, as `build.rs` compiled it.
//!
//! A word in lower case holds for any spelling of it, an abbreviation with a capital only as it is written ("Sat." is
//! a day, "sat." ends a sentence).

use super::frequencies::TermTable;
use super::schema::{Property, WordClass, WordList};
use super::script::Script;
use super::word_map::WordMap;
use rust_stemmers::{Algorithm, Stemmer};

/// How a full stop after an abbreviation is read; [`WordClass`] says more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    Never,
    Number,
    Usual,
    Closing,
}

/// The facts of one language, or those that hold in any.
#[derive(Debug)]
pub(crate) struct Profile {
    /// Its English name.
    pub(super) name: &'static str,
    /// Its ISO 639 codes, its own first, with blanks between them.
    pub(super) codes: &'static str,
    pub(crate) script: Script,
    pub(super) stemmer: Option<Algorithm>,
    /// The bits of its [`Property`]s.
    pub(super) properties: u32,
    /// The bits of every [`WordClass`] that it has words of.
    pub(super) classes: u32,
    /// Its words with the bits of their classes.
    pub(super) words: WordMap,
    /// Those of an undetermined language.
    pub(super) shared_words: &'static WordMap,
    pub(super) lists: &'static [(WordList, &'static [&'static str])],
    /// Letters that are matched as another.
    pub(super) folds: &'static [(char, char)],
    /// The place in `Tables` of the language that its texts are taken for.
    pub(super) taken_for: Option<usize>,
    /// Its files of `seeds/docfreq`.
    pub(super) frequency_file: Option<&'static [u8]>,
    pub(super) adaptation_file: Option<&'static [u8]>,
}

impl Profile {
    /// Its ISO 639 code, of two letters where there is one.
    pub(super) fn code(&self) -> &'static str {
        self.codes.split(' ').next().unwrap_or_default()
    }

    /// True if `code` is one of its codes.
    pub(super) fn has_code(&self, code: &str) -> bool {
        self.codes.split(' ').any(|own| own == code)
    }

    /// Its Snowball stemmer, if there is one.
    pub(crate) fn stemmer(&self) -> Option<Stemmer> {
        // If it is known here which one it is, the others are left out of the program.
        let known = |stemmer| if cfg!(feature = "languages") { stemmer } else { Algorithm::English };
        self.stemmer.map(|stemmer| Stemmer::create(known(stemmer)))
    }

    /// How common its words are, if there is a table of that.
    pub(crate) fn frequencies(&self) -> Option<TermTable> {
        self.frequency_file.map(TermTable::read)
    }

    /// How often a text that has a word has it again, if there is a table of that.
    pub(crate) fn adaptation(&self) -> Option<TermTable> {
        self.adaptation_file.map(TermTable::read)
    }

    pub(crate) fn has(&self, property: Property) -> bool {
        self.properties & property.bit() != 0
    }

    /// True if there are words of the class.
    pub(crate) fn has_any(&self, class: WordClass) -> bool {
        self.classes & class.bit() != 0
    }

    /// The classes of a word as it is written: the bits of [`WordClass`].
    pub(crate) fn classes(&self, word: &str) -> u32 {
        self.words.find(word.as_bytes())
    }

    /// The classes of a word once it is in lower case.
    pub(crate) fn classes_in_any_case(&self, word: &str) -> u32 {
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return self.classes(word);
        }
        let mut buffer = [0; LONGEST_WORD];
        lower(word, &mut buffer).map_or(0, |word| self.words.find(word))
    }

    /// True if the word or phrase, as it is written, is of the class.
    pub(crate) fn is(&self, class: WordClass, word: &str) -> bool {
        self.classes(word) & class.bit() != 0
    }

    /// True if the word is of one of the classes once it is in lower case.
    pub(crate) fn is_one_of(&self, classes: &[WordClass], word: &str) -> bool {
        let found = self.classes(&word.to_lowercase());
        classes.iter().any(|class| found & class.bit() != 0)
    }

    /// True if the word is of the class once it is in lower case.
    pub(crate) fn is_in_any_case(&self, class: WordClass, word: &str) -> bool {
        self.has_any(class) && self.classes_in_any_case(word) & class.bit() != 0
    }

    /// Every word of the class.
    pub(super) fn words(&self, class: WordClass) -> impl Iterator<Item = &'static str> {
        let of_class = move |(_, classes): &(&str, u32)| classes & class.bit() != 0;
        self.words.iter().filter(of_class).map(|(word, _)| word)
    }

    /// The words of a list in the order of the file; none if the file does not have it.
    pub(crate) fn list(&self, list: WordList) -> &'static [&'static str] {
        self.lists.iter().find(|(own, _)| *own == list).map_or(&[], |(_, words)| words)
    }

    /// The letter that a letter is matched as, if it is another.
    pub(crate) fn folded(&self, letter: char) -> Option<char> {
        self.folds.iter().find(|(from, _)| *from == letter).map(|(_, to)| *to)
    }

    /// True if a letter of ASCII is not matched as its lower case.
    pub(crate) fn folds_ascii(&self) -> bool {
        self.folds.iter().any(|(from, _)| from.is_ascii())
    }

    /// The kind of abbreviation that `word` (without its last full stop) is, if it is one.
    pub(crate) fn abbreviation(&self, word: &str) -> Option<Abbreviation> {
        self.abbreviation_as_written(word).or_else(|| {
            let mut buffer = [0; LONGEST_WORD];
            let lower = lower(word, &mut buffer).filter(|lower| *lower != word.as_bytes())?;
            self.listed_abbreviation(lower)
        })
    }

    /// Likewise, if it is listed in just this spelling.
    pub(crate) fn abbreviation_as_written(&self, word: &str) -> Option<Abbreviation> {
        self.listed_abbreviation(word.as_bytes())
    }

    fn listed_abbreviation(&self, word: &[u8]) -> Option<Abbreviation> {
        abbreviation_of(self.words.find(word)).or_else(|| abbreviation_of(self.shared_words.find(word)))
    }

    pub(crate) fn is_month(&self, word: &str) -> bool {
        self.is_in_any_case(WordClass::Month, word)
    }

    /// True for one of the small words that a capital is likelier to start a sentence with than a name.
    pub(crate) fn is_function_word(&self, word: &str) -> bool {
        self.is_in_any_case(WordClass::StopWord, word)
    }
}

/// The kind of abbreviation among the classes of a word.
fn abbreviation_of(classes: u32) -> Option<Abbreviation> {
    const KINDS: [(WordClass, Abbreviation); 4] = [
        (WordClass::AbbreviationNever, Abbreviation::Never),
        (WordClass::AbbreviationNumber, Abbreviation::Number),
        (WordClass::AbbreviationUsual, Abbreviation::Usual),
        (WordClass::AbbreviationClosing, Abbreviation::Closing),
    ];
    KINDS.into_iter().find(|(class, _)| classes & class.bit() != 0).map(|(_, kind)| kind)
}

/// Longer words and phrases are in no file: build/language_file.rs sees to it.
const LONGEST_WORD: usize = 120;

/// `word` in lower case with plain apostrophes, written into `buffer`; nothing if it is too long.
fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST_WORD]) -> Option<&'b [u8]> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    if word.is_ascii() {
        let lower = buffer.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        return Some(lower);
    }
    let mut length = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = if c == '’' { '\'' } else { c };
        let end = length + c.len_utf8();
        c.encode_utf8(buffer.get_mut(length..end)?);
        length = end;
    }
    Some(&buffer[..length])
}
