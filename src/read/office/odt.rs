//! Reads texts of OpenDocument.

use super::flow::{Flow, ParagraphRole};
use super::format::OfficeFormat;
use super::metadata;
use super::odt_styles::OdtStyles;
use super::xml::{Content, XmlElement, XmlHandler, read_xml};
use crate::read::plain_text::PlainText;
use crate::read::read_error::ReadError;

/// The text and title of an OpenDocument text (`.odt`, `.ott`).
///
/// Headings, list items, quotes, code and table rows are written as in plain text; notes come at the end, as items. What was
/// deleted with changes tracked, comments, headers and footers of pages, tables of contents, indexes and hidden text are left
/// out. The title is the paragraph of that style, or else that of the metadata if the text has its words.
pub fn odt(bytes: &[u8]) -> Result<PlainText, ReadError> {
    let mut archive = OfficeFormat::Odt.open(bytes)?;
    let manifest = archive.optional_small_text("META-INF/manifest.xml")?.unwrap_or_default();
    if archive.has("encrypted-package") || manifest.contains("encryption-data") {
        return Err(ReadError::Encrypted);
    }
    let mut body = OdtBody::default();
    if let Some(xml) = archive.optional_small_text("styles.xml")? {
        read_xml("styles.xml", &xml, &mut body)?;
    }
    read_xml("content.xml", &archive.text("content.xml")?, &mut body)?;
    let (title, text) = body.flow.finish();
    let title = match title {
        Some(title) => Some(title),
        None => metadata::title(&mut archive, "meta.xml", &text)?,
    };
    Ok(PlainText { title, ..PlainText::from(text) })
}

/// The text and title of an OpenDocument text that is one XML file (`.fodt`).
pub fn flat_odt(xml: &str) -> Result<PlainText, ReadError> {
    let mut body = OdtBody::default();
    read_xml("document", xml, &mut body)?;
    let (title, text) = body.flow.finish();
    Ok(PlainText { title, ..PlainText::from(text) })
}

/// The body as far as it is read.
#[derive(Default)]
struct OdtBody {
    styles: OdtStyles,
    flow: Flow,
    /// True within `office:body`: elsewhere are the headers of pages and samples.
    is_in_body: bool,
    /// The items that are open: true until the first paragraph of the item, which is the item.
    items: Vec<bool>,
}

impl OdtBody {
    fn open_paragraph(&mut self, element: &XmlElement) -> Content {
        let style = element.attribute("style-name").unwrap_or_default();
        if self.styles.is_hidden(&style) {
            return Content::LeftOut;
        }
        let is_item = self.items.last_mut().is_some_and(std::mem::take);
        let role = match (element.name(), self.styles.role(&style)) {
            ("h", ParagraphRole::Title) => ParagraphRole::Title,
            ("h", _) => {
                let level = element.attribute("outline-level").and_then(|level| level.parse().ok());
                ParagraphRole::Heading(level.unwrap_or(1))
            }
            (_, ParagraphRole::Paragraph) if is_item => ParagraphRole::Item,
            (_, role) => role,
        };
        self.flow.open_paragraph(role);
        Content::Read
    }

    /// Takes a start tag that stands for text.
    fn open_mark(&mut self, element: &XmlElement) {
        match element.name() {
            "s" => {
                let n_blanks = element.attribute("c").and_then(|n| n.parse().ok()).unwrap_or(1);
                self.flow.text(&" ".repeat(usize::min(n_blanks, MAX_BLANKS)));
            }
            "tab" => self.flow.text(" "),
            _ => self.flow.end_line(),
        }
    }

    fn is_hidden(&self, element: &XmlElement) -> bool {
        match element.name() {
            "section" => element.attribute("display").as_deref() == Some("none"),
            _ => element.attribute("style-name").is_some_and(|style| self.styles.is_hidden(&style)),
        }
    }
}

/// The most blanks that are written for one element.
const MAX_BLANKS: usize = 80;

impl XmlHandler for OdtBody {
    fn open(&mut self, element: &XmlElement) -> Content {
        if !self.is_in_body {
            self.is_in_body = element.name() == "body";
            self.styles.open(element);
            // The headers and footers of pages.
            return if element.name() == "master-styles" { Content::LeftOut } else { Content::Read };
        }
        match element.name() {
            "p" | "h" => return self.open_paragraph(element),
            "s" | "tab" | "line-break" => self.open_mark(element),
            "span" | "section" if self.is_hidden(element) => return Content::LeftOut,
            "list-item" | "list-header" => self.items.push(true),
            "table-row" => self.flow.open_row(),
            "table-cell" => self.flow.open_cell(),
            "note" => self.flow.open_note(),
            "hidden-paragraph" | "hidden-text" | "note-citation" | "tracked-changes" | "annotation"
            | "ruby-text" | "table-of-content" | "illustration-index" | "table-index" | "object-index"
            | "user-index" | "alphabetical-index" | "forms" | "binary-data" | "math" => {
                return Content::LeftOut;
            }
            // Descriptions of pictures, which are not shown; `text:title` is the title of the document where it is shown.
            "title" | "desc" if element.has_prefix("svg") => return Content::LeftOut,
            _ => {}
        }
        Content::Read
    }

    fn close(&mut self, name: &str) {
        match name {
            "body" => self.is_in_body = false,
            "p" | "h" => self.flow.close_paragraph(),
            "list-item" | "list-header" => {
                self.items.pop();
            }
            "table-row" => self.flow.close_row(),
            "note" => self.flow.close_note(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        self.flow.text(text);
    }
}

#[cfg(test)]
mod tests {
    use super::super::archive::packing::packed;
    use super::*;

    const STYLES: &str = "<office:document-styles><office:styles><style:style style:name='Secret'>\
        <style:text-properties text:display='none'/></style:style></office:styles>\
        <office:master-styles><text:p>Page 1</text:p></office:master-styles></office:document-styles>";

    fn content(body: &str) -> String {
        format!(
            "<office:document-content><office:automatic-styles>\
             <style:style style:name='P1' style:parent-style-name='Title'/>\
             <style:style style:name='P2' style:parent-style-name='Quotations'/>\
             </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        )
    }

    fn document(parts: &[(&str, &str)]) -> Vec<u8> {
        packed(&[&[("mimetype", "application/vnd.oasis.opendocument.text")], parts].concat())
    }

    fn check(body: &str, title: Option<&str>, text: &str) {
        let meta = "<m><dc:title>Untitled 1</dc:title></m>";
        let content = content(body);
        let read = odt(&document(&[("content.xml", &content), ("styles.xml", STYLES), ("meta.xml", meta)]));
        assert_eq!(
            read,
            Ok(PlainText { title: title.map(str::to_owned), ..PlainText::from(text.to_owned()) }),
            "{body}"
        );
    }

    #[test]
    fn paragraphs_are_what_their_style_says() {
        check("<text:p text:style-name='P1'>Rain</text:p>", Some("Rain"), "# Rain");
        check("<text:h>Rain</text:h><text:p text:style-name='P2'>Q</text:p>", None, "# Rain\n\n> Q");
        check(
            "<text:list><text:list-item><text:p>a</text:p><text:p>more</text:p><text:list><text:list-item><text:p>b</text:p>\
             </text:list-item></text:list></text:list-item></text:list>",
            None,
            "- a\n\nmore\n\n- b",
        );
        check(
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>\
             <table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>",
            None,
            "| a | b |",
        );
        check(
            "<text:p text:style-name='Preformatted_20_Text'>a<text:s text:c='3'/>b<text:line-break/>c</text:p>",
            None,
            "```\na   b\nc\n```",
        );
    }

    #[test]
    fn text_is_what_is_shown() {
        check(
            "<text:p> a\n <text:span>b</text:span><text:tab/>c<text:line-break/>d</text:p>",
            None,
            "a b c\nd",
        );
        check(
            "<text:p>Rain<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note.</text:p>\
             </text:note-body></text:note>, then.</text:p><text:p>End.</text:p>",
            None,
            "Rain, then.\n\nEnd.\n\n- Note.",
        );
        check(
            "<text:tracked-changes><text:deletion><text:p>no</text:p></text:deletion></text:tracked-changes>\
             <text:table-of-content><text:p>no</text:p></text:table-of-content>\
             <text:section text:display='none'><text:p>no</text:p></text:section>\
             <text:p text:style-name='Secret'>no</text:p>\
             <text:p>yes<office:annotation><text:p>no</text:p></office:annotation><text:span text:style-name='Secret'>no</text:span>\
             <draw:frame><svg:desc>no</svg:desc><draw:text-box><text:p>Box.</text:p></draw:text-box></draw:frame></text:p>",
            None,
            "yes\n\nBox.",
        );
        assert_eq!(flat_odt(&content("<text:p>Flat.</text:p>")).unwrap().text, "Flat.");
    }

    #[test]
    fn what_cannot_be_read_is_an_error() {
        let check = |parts: &[(&str, &str)], expected: &str| {
            assert_eq!(odt(&document(parts)).unwrap_err().to_string(), expected);
        };
        let secret = "<manifest:encryption-data/>";
        check(
            &[("content.xml", "x"), ("META-INF/manifest.xml", secret)],
            "encrypted; save it without its password first",
        );
        check(&[("content.xml", "<a>")], "damaged: content.xml: the end is missing");
        let deep = "<a>".repeat(600);
        check(&[("content.xml", &deep)], "damaged: content.xml: elements are nested more than 512 deep");
    }
}
