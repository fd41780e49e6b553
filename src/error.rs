//! The errors of the library.

use std::fmt;

/// An error of the library; [`Error::kind`] says which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: ErrorKind,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text has 4 GiB or more, so its offsets do not fit `u32`. Holds the number of bytes.
    TextTooLarge(usize),
    /// A length that is not like `3s`, `100w`, `280c`, `1kB` or `15%`. Holds what was given.
    BadLength(String),
    /// A length with no room for a word. Holds what was given.
    ZeroLength(String),
    /// A name that nothing has. Holds what was to be named, what was given, and the names that exist.
    UnknownName(&'static str, String, Vec<&'static str>),
    /// A setting that makes no sense. Holds the setting, what was given, and what it has to be.
    BadSetting(&'static str, String, &'static str),
    /// Not an ISO 639 code. Holds what was given.
    BadLanguage(String),
    /// The ISO 639 code of a language that nothing is known of. Holds what was given.
    UnknownLanguage(String),
    /// Parts of speech are asked for in a language that has no tagger. Holds its name, and the languages that have one.
    NoTagger(&'static str, Vec<&'static str>),
    /// A line of a list is not an abbreviation. Holds its number from 1, the line, and why.
    BadAbbreviation(usize, String, &'static str),
    /// The bytes are not a corpus model that can be used. Holds why.
    BadCorpusModel(&'static str),
    /// A corpus model whose format this version does not read. Holds the version of the format.
    CorpusModelVersion(String),
}

impl Error {
    /// Which kind of error this is.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { kind }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ErrorKind::TextTooLarge(bytes) => {
                write!(f, "the text has {bytes} bytes, a document may have at most {}", u32::MAX)
            }
            ErrorKind::BadLength(given) => write!(
                f,
                "\"{given}\" is not a length: give sentences (3s), words (100w), characters (280c), bytes (1kB) or a share (15%)"
            ),
            ErrorKind::ZeroLength(given) => write!(f, "\"{given}\" leaves no room for a word"),
            ErrorKind::UnknownName(what, given, names) => {
                write!(f, "no {what} is called \"{given}\": choose one of {}", names.join(", "))
            }
            ErrorKind::BadSetting(setting, given, wanted) => {
                write!(f, "{setting} is {given}: it has to be {wanted}")
            }
            ErrorKind::BadLanguage(given) => {
                write!(f, "\"{given}\" is not an ISO 639 language code such as en, de or zh")
            }
            ErrorKind::UnknownLanguage(given) => write!(f, "language \"{given}\" is not supported"),
            ErrorKind::NoTagger(language, known) => {
                write!(
                    f,
                    "the parts of speech of {language} are not known, only those of {}",
                    known.join(", ")
                )
            }
            ErrorKind::BadAbbreviation(line, given, why) => write!(f, "line {line}: \"{given}\" {why}"),
            ErrorKind::BadCorpusModel(why) => write!(f, "not a corpus model: {why}"),
            ErrorKind::CorpusModelVersion(version) => write!(
                f,
                "a corpus model of format {version}, which nutgraf {} does not read: learn it again",
                env!("CARGO_PKG_VERSION")
            ),
        }
    }
}

impl std::error::Error for Error {}

/// The one of `all` that is called `given`; `what` says in the error what that was to be.
pub(crate) fn named<T: Copy>(
    what: &'static str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
    given: &str,
) -> Result<T, Error> {
    let found = all.iter().copied().find(|&one| name(one) == given);
    found.ok_or_else(|| {
        let names = all.iter().map(|&one| name(one)).collect();
        ErrorKind::UnknownName(what, given.to_owned(), names).into()
    })
}

/// An error unless a setting is as it has to be.
pub(crate) fn check_setting(
    is_good: bool,
    setting: &'static str,
    given: impl fmt::Display,
    wanted: &'static str,
) -> Result<(), Error> {
    if is_good { Ok(()) } else { Err(ErrorKind::BadSetting(setting, given.to_string(), wanted).into()) }
}
