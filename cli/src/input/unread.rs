//! Formats that are recognized but not read.

use super::binary::is_binary;
use super::pdf::{self, is_pdf};
use super::unpack::PACKED_EXTENSIONS;
use std::path::Path;

/// A format that is not read.
#[derive(Debug)]
pub(super) struct UnreadFormat {
    name: &'static str,
    /// Endings of file names, in lower case.
    extensions: &'static [&'static str],
    /// True for the first bytes of such a file. A text that begins with the name of a signature is still text.
    is_start: fn(&[u8]) -> bool,
    /// How to make text of it.
    advice: &'static str,
}

/// The formats; the first that fits counts.
const FORMATS: &[UnreadFormat] = &[
    UnreadFormat {
        name: if cfg!(feature = "pdf") { "PDF named as rows" } else { "PDF" },
        extensions: if cfg!(feature = "pdf") { &[] } else { &["pdf"] },
        is_start: is_pdf,
        advice: if cfg!(feature = "pdf") { "name it .pdf, or add --from pdf" } else { pdf::ADVICE },
    },
    UnreadFormat { name: "LaTeX", extensions: &["tex", "latex"], is_start: |_| false, advice: PANDOC },
    UnreadFormat { name: "reStructuredText", extensions: &["rst"], is_start: |_| false, advice: PANDOC },
    UnreadFormat {
        name: "RTF",
        extensions: &["rtf"],
        is_start: |head| head.starts_with(b"{\\rtf1\\"),
        advice: PANDOC,
    },
    UnreadFormat {
        name: "an Office document",
        extensions: &["doc", "xls", "ppt", "ods", "odp"],
        is_start: |head| {
            head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
                || is_zip_of(head, &["mimetypeapplication/vnd.oasis.opendocument."])
        },
        advice: "convert it first (soffice --convert-to txt FILE)",
    },
    UnreadFormat {
        name: "zip",
        extensions: &["zip"],
        is_start: |head| is_zip_of(head, &[""]) || head.starts_with(b"PK\x05\x06"),
        advice: "unpack it first (unzip FILE)",
    },
    UnreadFormat {
        name: "tar",
        extensions: &["tar", "tgz"],
        is_start: |head| {
            head.get(257..).is_some_and(|rest| rest.starts_with(b"ustar\0") || rest.starts_with(b"ustar  \0"))
        },
        advice: "unpack it first (tar -xf FILE)",
    },
    UnreadFormat {
        name: "bzip2",
        extensions: &["bz2"],
        is_start: |head| {
            head.starts_with(b"BZh")
                && head.get(4..).is_some_and(|rest| rest.starts_with(b"1AY&SY"))
                && is_binary(head)
        },
        advice: "unpack it first (bunzip2 -c FILE)",
    },
    UnreadFormat {
        name: "xz",
        extensions: &["xz"],
        is_start: |head| head.starts_with(b"\xfd7zXZ\0"),
        advice: "unpack it first (xz -dc FILE)",
    },
    UnreadFormat {
        name: "7z",
        extensions: &["7z"],
        is_start: |head| head.starts_with(b"7z\xbc\xaf\x27\x1c"),
        advice: "unpack it first (7z x FILE)",
    },
    UnreadFormat {
        name: "an image",
        extensions: &["png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp"],
        is_start: is_image,
        advice: "recognize its text first (tesseract FILE -)",
    },
    UnreadFormat {
        name: "Parquet without its extension",
        extensions: &[],
        is_start: |head| head.starts_with(b"PAR1") && is_binary(head),
        advice: "name it .parquet, or add --from parquet",
    },
];

const PANDOC: &str = "convert it first (pandoc -t plain FILE)";

impl UnreadFormat {
    /// The format by the name of a file.
    pub(super) fn of_name(path: &Path) -> Option<&'static Self> {
        let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
        let unpacked = PACKED_EXTENSIONS.iter().find_map(|packing| name.strip_suffix(packing));
        let extension = unpacked.unwrap_or(&name).rsplit_once('.')?.1;
        FORMATS.iter().find(|format| format.extensions.contains(&extension))
    }

    /// The format by the first bytes of a file.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<&'static Self> {
        let head = &bytes[..bytes.len().min(HEAD_BYTES)];
        FORMATS.iter().find(|format| (format.is_start)(head))
    }

    /// A message that names the format and says what to do.
    pub(super) fn message(&self) -> String {
        format!("{} is not read; {}", self.name, self.advice)
    }
}

/// Signatures are looked for in these first bytes.
const HEAD_BYTES: usize = 1024;

/// True for a zip archive whose first file has one of these beginnings.
fn is_zip_of(head: &[u8], first_files: &[&str]) -> bool {
    let starts = |first: &&str| head.get(30..).is_some_and(|name| name.starts_with(first.as_bytes()));
    head.starts_with(b"PK\x03\x04") && first_files.iter().any(starts)
}

fn is_image(head: &[u8]) -> bool {
    let signatures: [&[u8]; 6] =
        [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"];
    let is_webp = head.starts_with(b"RIFF") && head.get(8..).is_some_and(|rest| rest.starts_with(b"WEBP"));
    (is_webp || signatures.iter().any(|signature| head.starts_with(signature))) && is_binary(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_about_signatures_are_text() {
        let check = |text: &str| assert!(UnreadFormat::of_bytes(text.as_bytes()).is_none(), "{text}");
        check("%PDF- is how a PDF begins. Then 1 0 obj follows.");
        check("%PDF-1.7 is a version; 1 0 obj is an object.");
        check("%PDF-1.7\nis the first line.");
        check("PK opens every zip archive.");
        check("GIF89a is the newer version.");
        check("BZh91AY&SY are the first bytes of bzip2.");
        check("PAR1 begins and ends a Parquet file.");
        check("II*MM");
        check(&format!("{}ustar is the signature of tar.", " ".repeat(257)));
    }
}
