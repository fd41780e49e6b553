//! Why a source could not be read.

use std::fmt;

/// Why a source could not be read. The message names the part of the archive, not the file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// The source is not of this format. Holds the name of the format and why.
    WrongFormat(&'static str, &'static str),
    /// The document can only be read with its password.
    Encrypted,
    /// A part cannot be read. Holds its name and why.
    Damaged(String, String),
    /// A part that every such document has is missing. Holds its name.
    Missing(String),
    /// The document is too large once it is unpacked. Holds the part where it is, and the limit in bytes.
    TooLarge(String, u64),
    /// Unpacking makes a part much larger than documents have it. Holds its name and the largest ratio.
    Bomb(String, u64),
    /// The archive has more parts than this.
    TooManyParts(usize),
    /// A reason in words: `no text: a scan? …`.
    Other(String),
}

impl ReadError {
    /// An error with this message, in lower case and without a full stop.
    #[cfg(feature = "pdf")]
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self::Other(message.into())
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongFormat(format, why) => write!(f, "not {format}: {why}"),
            Self::Encrypted => f.write_str("encrypted; save it without its password first"),
            Self::Damaged(part, why) => write!(f, "damaged: {part}: {why}"),
            Self::Missing(part) => write!(f, "damaged: {part} is missing"),
            Self::TooLarge(part, limit) => {
                write!(f, "{part}: more than {} MB when unpacked", limit / 1_000_000)
            }
            Self::Bomb(part, ratio) => write!(f, "{part}: more than {ratio} times as large when unpacked"),
            Self::TooManyParts(limit) => write!(f, "the archive has more than {limit} parts"),
            Self::Other(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for ReadError {}
