//! Tells the formats of office documents apart by their content.

use super::archive::Archive;
use super::relationships::Relationships;
use crate::read::read_error::ReadError;

/// A format of documents that are zip archives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeFormat {
    /// Word: `.docx`
    Docx,
    /// OpenDocument text: `.odt`
    Odt,
    /// Books: `.epub`
    Epub,
    /// PowerPoint: `.pptx`
    Pptx,
    /// Excel: `.xlsx`
    Xlsx,
}

impl OfficeFormat {
    /// The name, in capitals.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Docx => "DOCX",
            Self::Odt => "ODT",
            Self::Epub => "EPUB",
            Self::Pptx => "PPTX",
            Self::Xlsx => "XLSX",
        }
    }

    /// The format of a document by its parts; `None` if it is of no such format. An archive that is damaged is an error, and so is
    /// an Office document that is encrypted.
    ///
    /// ```
    /// assert_eq!(nutgraf::read::OfficeFormat::of(b"PK opens every zip archive."), Ok(None));
    /// ```
    pub fn of(bytes: &[u8]) -> Result<Option<Self>, ReadError> {
        if is_encrypted(bytes) {
            return Err(ReadError::Encrypted);
        }
        if !bytes.starts_with(ZIP) {
            return Ok(None);
        }
        match Archive::open(bytes) {
            Ok(mut archive) => Self::of_archive(&mut archive),
            Err(error) if starts_as_document(bytes) => Err(error),
            Err(_) => Ok(None),
        }
    }

    /// The format by the parts of an archive.
    pub(super) fn of_archive(archive: &mut Archive) -> Result<Option<Self>, ReadError> {
        if archive.has("META-INF/container.xml") && archive.has("mimetype") {
            return Ok(archive
                .small_text("mimetype")?
                .starts_with("application/epub+zip")
                .then_some(Self::Epub));
        }
        if archive.has("content.xml") || archive.has("encrypted-package") {
            let kind = archive.optional_small_text("mimetype")?.unwrap_or_default();
            return Ok(kind.starts_with("application/vnd.oasis.opendocument.text").then_some(Self::Odt));
        }
        let Some(types) = archive.optional_small_text(TYPES)? else { return Ok(None) };
        Ok(MAIN_TYPES
            .iter()
            .find(|(_, main)| main.iter().any(|main| types.contains(main)))
            .map(|(is, _)| *is))
    }

    /// The archive of a document of this format.
    pub(super) fn open(self, bytes: &[u8]) -> Result<Archive<'_>, ReadError> {
        if is_encrypted(bytes) {
            return Err(ReadError::Encrypted);
        }
        if !bytes.starts_with(b"PK") {
            return Err(ReadError::WrongFormat(self.name(), "it is not a zip archive"));
        }
        let mut archive = Archive::open(bytes)?;
        match Self::of_archive(&mut archive)? {
            Some(found) if found == self => Ok(archive),
            _ => Err(ReadError::WrongFormat(self.name(), "the archive has other parts")),
        }
    }
}

/// The first bytes of a zip archive that is not empty.
const ZIP: &[u8] = b"PK\x03\x04";

/// True if the first part of an archive is one that documents begin with.
fn starts_as_document(bytes: &[u8]) -> bool {
    let name = bytes.get(LOCAL_HEADER_BYTES..).unwrap_or_default();
    let firsts: [&[u8]; 7] = [
        b"mimetypeapplication/vnd.oasis.opendocument.text",
        b"mimetypeapplication/epub+zip",
        TYPES.as_bytes(),
        b"_rels/",
        b"docProps/",
        b"word/",
        b"ppt/",
    ];
    firsts.iter().any(|first| name.starts_with(first))
}

/// The bytes before the name of the first part.
const LOCAL_HEADER_BYTES: usize = 30;

/// The part of an Office document that names the types of the others.
const TYPES: &str = "[Content_Types].xml";

/// Words in the type of the main part, also of templates, shows, and documents with macros.
const MAIN_TYPES: [(OfficeFormat, &[&str]); 3] = [
    (
        OfficeFormat::Docx,
        &[
            "wordprocessingml.document.main+xml",
            "wordprocessingml.template.main+xml",
            "ms-word.document.macroEnabled",
        ],
    ),
    (
        OfficeFormat::Pptx,
        &[
            "presentationml.presentation.main+xml",
            "presentationml.slideshow.main+xml",
            "ms-powerpoint.presentation.macroEnabled",
        ],
    ),
    (
        OfficeFormat::Xlsx,
        &["spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml", "ms-excel.sheet.macroEnabled"],
    ),
];

/// True for an encrypted Office document: an older container with a stream of that name.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") && memchr::memmem::find(bytes, &name).is_some()
}

/// The main part of an Office document.
pub(super) fn main_part(archive: &mut Archive) -> Result<String, ReadError> {
    let main = Relationships::of(archive, "")?.of_kind("officeDocument");
    main.ok_or_else(|| ReadError::Missing("main part".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::archive::packing::{office, packed};
    use super::*;

    const EPUB: &[(&str, &str)] = &[("mimetype", "application/epub+zip"), ("META-INF/container.xml", "<a/>")];
    const ODS: &[(&str, &str)] =
        &[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")];

    #[test]
    fn formats_are_told_by_their_parts() {
        let check = |bytes: &[u8], format| assert_eq!(OfficeFormat::of(bytes), Ok(format));
        check(&packed(EPUB), Some(OfficeFormat::Epub));
        check(&packed(ODS), None);
        check(&packed(&[("a.txt", "[Content_Types].xml")]), None);
        check(&office(("x.xml", ""), "wordprocessingml.document", &[]), Some(OfficeFormat::Docx));
        check(&office(("x.xml", ""), "presentationml.slideshow", &[]), Some(OfficeFormat::Pptx));
        check(&office(("x.xml", ""), "spreadsheetml.sheet", &[]), Some(OfficeFormat::Xlsx));
        check(b"PK\x03\x04 and more", None);
    }
}
