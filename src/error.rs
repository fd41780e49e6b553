//! What can go wrong in the library.

use std::fmt;

/// An error of the library; [`Error::kind`] tells which.
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
    /// A length of nothing. Holds what was given.
    ZeroLength(String),
    /// No method has this name. Holds the name and the names that exist.
    UnknownMethod(String, Vec<&'static str>),
    /// Not an ISO 639 code. Holds what was given.
    BadLanguage(String),
    /// An ISO 639 code of a language that nothing is known of. Holds what was given.
    UnknownLanguage(String),
    /// A document is too long for the method chosen. Holds the method, the sentences and its limit.
    TooManySentences(&'static str, usize, usize),
    /// The bytes are no corpus model that can be used. Holds why.
    BadCorpusModel(&'static str),
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
            ErrorKind::UnknownMethod(given, names) => {
                write!(f, "no method is called \"{given}\": choose one of {}", names.join(", "))
            }
            ErrorKind::BadLanguage(given) => {
                write!(f, "\"{given}\" is not an ISO 639 language code such as en, de or zh")
            }
            ErrorKind::UnknownLanguage(given) => write!(f, "nothing is known of the language \"{given}\""),
            ErrorKind::BadCorpusModel(why) => write!(f, "not a corpus model: {why}"),
            ErrorKind::TooManySentences(method, sentences, limit) => {
                write!(f, "{method} takes at most {limit} sentences, the document has {sentences}")
            }
        }
    }
}

impl std::error::Error for Error {}
