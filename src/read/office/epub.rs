//! Reads books (EPUB 2 and 3).

use super::archive::Archive;
use super::format::OfficeFormat;
use super::opf::{Package, unescaped};
use super::xml::{Content, XmlElement, XmlHandler, read_xml};
use crate::read::html::xhtml_page;
use crate::read::plain_text::PlainText;
use crate::read::read_error::ReadError;

/// The text and title of a book (`.epub`): its pages in reading order, each as by [`html_fragment`](crate::read::html_fragment).
///
/// The cover, tables of contents, imprints that are marked as such and pages outside of the reading order are left out, and the
/// marks of notes and printed pages.
pub fn epub(bytes: &[u8]) -> Result<PlainText, ReadError> {
    let mut archive = OfficeFormat::Epub.open(bytes)?;
    let package = package(&mut archive)?;
    let encrypted = encrypted_parts(&mut archive)?;
    let mut text = String::new();
    for part in package.parts() {
        if encrypted.iter().any(|one| one == part) {
            return Err(ReadError::Encrypted);
        }
        let page = xhtml_page(&archive.small_text(part)?);
        if !page.is_empty() && !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(&page);
    }
    Ok(PlainText { title: package.title(), ..PlainText::from(text) })
}

/// The package file of a book.
fn package(archive: &mut Archive) -> Result<Package, ReadError> {
    let container = archive.small_text(CONTAINER)?;
    let mut found = Addresses::of("rootfile", "full-path");
    read_xml(CONTAINER, &container, &mut found)?;
    let part = found.all.into_iter().next().ok_or_else(|| ReadError::Missing("package file".to_owned()))?;
    let mut package = Package::in_folder(part.rsplit_once('/').map_or("", |(folder, _)| folder));
    read_xml(&part, &archive.small_text(&part)?, &mut package)?;
    Ok(package)
}

const CONTAINER: &str = "META-INF/container.xml";

/// The parts that are encrypted. Often these are only fonts.
fn encrypted_parts(archive: &mut Archive) -> Result<Vec<String>, ReadError> {
    let mut found = Addresses::of("CipherReference", "URI");
    if let Some(xml) = archive.optional_small_text(ENCRYPTION)? {
        read_xml(ENCRYPTION, &xml, &mut found)?;
    }
    Ok(found.all.iter().map(|address| unescaped(address)).collect())
}

const ENCRYPTION: &str = "META-INF/encryption.xml";

/// Collects an attribute of all elements with a name.
struct Addresses {
    element: &'static str,
    attribute: &'static str,
    all: Vec<String>,
}

impl Addresses {
    fn of(element: &'static str, attribute: &'static str) -> Self {
        Self { element, attribute, all: Vec::new() }
    }
}

impl XmlHandler for Addresses {
    fn open(&mut self, element: &XmlElement) -> Content {
        if element.name() == self.element {
            self.all.extend(element.attribute(self.attribute).map(std::borrow::Cow::into_owned));
        }
        Content::Read
    }
}

#[cfg(test)]
mod tests {
    use super::super::archive::packing::packed;
    use super::*;

    const PACKAGE: &str = "<package><metadata><dc:title> Rain </dc:title><dc:title>x</dc:title></metadata><manifest>\
        <item id='n' href='nav.xhtml' media-type='application/xhtml+xml' properties='nav'/>\
        <item id='c' href='cover.xhtml' media-type='application/xhtml+xml'/>\
        <item id='l' href='links.xhtml' media-type='application/xhtml+xml'/>\
        <item id='a' href='text/a%20b.xhtml' media-type='application/xhtml+xml'/>\
        <item id='b' href='text/b.xhtml' media-type='application/xhtml+xml'/>\
        <item id='x' href='b.xhtml' media-type='image/png'/></manifest>\
        <spine><itemref idref='c'/><itemref idref='n'/><itemref idref='l'/><itemref idref='b'/><itemref idref='a'/>\
        <itemref idref='b'/><itemref idref='x'/></spine><guide><reference type='cover' href='cover.xhtml#x'/></guide></package>";

    fn book(page: &str, others: &[(&str, &str)]) -> Vec<u8> {
        let parts = [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", "<c><rootfiles><rootfile full-path='OPS/p.opf'/></rootfiles></c>"),
            ("OPS/p.opf", PACKAGE),
            ("OPS/nav.xhtml", "<p>Contents</p>"),
            ("OPS/cover.xhtml", "<p>Cover</p>"),
            ("OPS/links.xhtml", "<p>To <a href='x'>the first chapter</a></p>"),
            ("OPS/text/a b.xhtml", "<p>Second.</p>"),
            ("OPS/text/b.xhtml", page),
        ];
        packed(&[&parts, others].concat())
    }

    #[test]
    fn pages_come_in_reading_order() {
        let check = |page: &str, text: &str| {
            let read = epub(&book(page, &[])).unwrap();
            assert_eq!((read.title.as_deref(), read.text.as_str()), (Some("Rain"), text), "{page}");
        };
        check("<h1>One</h1><p>First.</p>", "# One\n\nFirst.\n\nSecond.");
        check(
            "<head><title/><script src='x'/></head><p>Rain<a epub:type='noteref' href='#n'>1</a> fell.</p>\
             <p><a id='p1'/><span role='doc-pagebreak'>7</span>It <a href='x'>was</a> <a href='y'>cold</a>.</p><aside>Note.</aside>",
            "Rain fell.\n\nIt was cold.\n\nNote.\n\nSecond.",
        );
        check("", "Second.");
    }

    #[test]
    fn pages_that_are_encrypted_are_an_error() {
        let encrypted = |part: &str| format!("<e><CipherReference URI='{part}'/></e>");
        let read = |part: &str| epub(&book("<p>First.</p>", &[(ENCRYPTION, &encrypted(part))]));
        assert_eq!(read("OPS/text/b.xhtml"), Err(ReadError::Encrypted));
        assert!(read("OPS/font.ttf").is_ok());
    }
}
