//! Reads a document of any of the formats.

use super::{OfficeFormat, docx, epub, odt, pptx, xlsx};
use crate::read::plain_text::PlainText;
use crate::read::read_error::ReadError;

impl OfficeFormat {
    /// The text and title of a document of this format.
    pub fn read(self, bytes: &[u8]) -> Result<PlainText, ReadError> {
        match self {
            Self::Docx => docx(bytes),
            Self::Odt => odt(bytes),
            Self::Epub => epub(bytes),
            Self::Pptx => pptx(bytes),
            Self::Xlsx => xlsx(bytes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::archive::packing::{office, packed};
    use super::docx;

    #[test]
    fn damage_is_an_error_that_names_the_part() {
        let check = |bytes: &[u8], expected: &str| {
            assert_eq!(docx(bytes).unwrap_err().to_string(), expected);
        };
        let document = |main: &str| office(("m.xml", main), "wordprocessingml.document", &[]);
        let whole = document("<w:p><w:r><w:t>Rain fell on the town, and on the town.</w:t></w:r></w:p>");
        check(b"Rain", "not DOCX: it is not a zip archive");
        check(
            &packed(&[("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<a/>")]),
            "not DOCX: the archive has other parts",
        );
        check(&whole[..whole.len() / 2], "damaged: zip archive: its end is missing");
        check(
            &document("<w:p></w:r>"),
            "damaged: m.xml: ill-formed document: expected `</w:p>`, but `</w:r>` was found",
        );
        let mut changed = whole.clone();
        let at = memchr::memmem::find(&whole, b"m.xml").unwrap() + 20;
        changed[at] ^= 1;
        assert!(docx(&changed).unwrap_err().to_string().starts_with("damaged: m.xml: "));
        let ole = [
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(),
            b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
        ];
        check(&ole.concat(), "encrypted; save it without its password first");
    }

    #[test]
    fn bombs_are_refused() {
        let large = " ".repeat(1_000_001);
        let bomb = office(("m.xml", "<a/>"), "wordprocessingml.document", &[("docProps/core.xml", &large)]);
        let expected = "docProps/core.xml: more than 200 times as large when unpacked";
        assert_eq!(docx(&bomb).unwrap_err().to_string(), expected);
        let many = [b"PK\x03\x04".as_slice(), &b"PK\x01\x02".repeat(10_001)].concat();
        assert_eq!(docx(&many).unwrap_err().to_string(), "the archive has more than 10000 parts");
    }
}
