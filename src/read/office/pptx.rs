//! Reads PowerPoint presentations.

use super::flow::{Flow, ParagraphRole};
use super::format::{OfficeFormat, main_part};
use super::metadata;
use super::relationships::Relationships;
use super::xml::{Content, XmlElement, XmlHandler, read_xml};
use crate::read::plain_text::PlainText;
use crate::read::read_error::ReadError;

/// The text and title of a PowerPoint presentation (`.pptx`, `.ppsx`).
///
/// Slides come in order: the title of each as a heading, paragraphs with a bullet as items, table rows as rows. Slides that are hidden,
/// notes, dates, footers and the numbers of slides are left out.
pub fn pptx(bytes: &[u8]) -> Result<PlainText, ReadError> {
    let mut archive = OfficeFormat::Pptx.open(bytes)?;
    let main = main_part(&mut archive)?;
    let mut order = SlideOrder::default();
    read_xml(&main, &archive.small_text(&main)?, &mut order)?;
    let relationships = Relationships::of(&mut archive, &main)?;
    let mut flow = Flow::default();
    for part in order.ids.iter().filter_map(|id| relationships.with_id(id)) {
        let mut slide = Slide { flow, ..Slide::default() };
        read_xml(&part, &archive.text(&part)?, &mut slide)?;
        flow = slide.flow;
    }
    let (_, text) = flow.finish();
    let title = metadata::title(&mut archive, metadata::CORE, &text)?;
    Ok(PlainText { title, ..PlainText::from(text) })
}

/// The ids of the slides in order.
#[derive(Debug, Default)]
struct SlideOrder {
    ids: Vec<String>,
}

impl XmlHandler for SlideOrder {
    fn open(&mut self, element: &XmlElement) -> Content {
        if element.name() == "sldId" {
            self.ids.extend(element.prefixed("id").map(std::borrow::Cow::into_owned));
        }
        Content::Read
    }
}

/// A slide as far as it is read.
#[derive(Default)]
struct Slide {
    flow: Flow,
    /// The role of paragraphs of the shape.
    role: ParagraphRole,
    is_in_text: bool,
    /// True if nothing of the shape is read.
    is_left_out: bool,
}

impl Slide {
    /// Takes what a shape stands in for.
    fn open_placeholder(&mut self, element: &XmlElement) {
        match element.attribute("type").as_deref() {
            Some("title" | "ctrTitle") => self.role = ParagraphRole::Heading(1),
            Some("subTitle") => self.role = ParagraphRole::Paragraph,
            Some("dt" | "ftr" | "sldNum" | "hdr") => self.is_left_out = true,
            _ => self.role = ParagraphRole::Item,
        }
    }
}

impl XmlHandler for Slide {
    fn open(&mut self, element: &XmlElement) -> Content {
        match element.name() {
            "sld" if matches!(element.attribute("show").as_deref(), Some("0" | "false")) => {
                return Content::LeftOut;
            }
            "sp" => (self.role, self.is_left_out) = (ParagraphRole::Paragraph, false),
            "ph" => self.open_placeholder(element),
            "txBody" if self.is_left_out => return Content::LeftOut,
            "tbl" => self.role = ParagraphRole::Paragraph,
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            "p" => self.flow.open_paragraph(self.role),
            "buNone" if self.role == ParagraphRole::Item => self.flow.set_role(ParagraphRole::Paragraph),
            "br" => self.flow.end_line(),
            "t" => self.is_in_text = true,
            "Fallback" => return Content::LeftOut,
            "fld" if element.attribute("type").as_deref() == Some("slidenum") => return Content::LeftOut,
            _ => {}
        }
        Content::Read
    }

    fn close(&mut self, name: &str) {
        match name {
            "t" => self.is_in_text = false,
            "p" => self.flow.close_paragraph(),
            "tr" => self.flow.close_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_in_text {
            self.flow.text(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::archive::packing::office;
    use super::*;

    const LEADS: &str = "<Relationships><Relationship Id='r1' Type='a/slide' Target='slides/1.xml'/>\
        <Relationship Id='r2' Type='a/slide' Target='slides/2.xml'/></Relationships>";

    #[test]
    fn slides_come_in_order() {
        let shape = |kind: &str, text: &str| {
            format!(
                "<p:sp><p:nvPr>{kind}</p:nvPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
            )
        };
        let first = shape("<p:ph type='title'/>", "Rain") + &shape("<p:ph idx='1'/>", "It fell.");
        let second = shape("<p:ph type='sldNum'/>", "2")
            + &shape("", "A box.")
            + "<a:tbl><a:tr><a:tc><a:p><a:t>x</a:t></a:p></a:tc><a:tc><a:p><a:t>y</a:t></a:p></a:tc></a:tr></a:tbl>";
        let order = "<p:presentation><p:sldIdLst><p:sldId id='256' r:id='r2'/><p:sldId id='257' r:id='r1'/></p:sldIdLst></p:presentation>";
        let read = |show: &str| {
            let slide = |shapes: &str, show: &str| format!("<p:sld{show}>{shapes}</p:sld>");
            let others = [
                ("ppt/_rels/presentation.xml.rels", LEADS),
                ("ppt/slides/1.xml", &slide(&first, "")),
                ("ppt/slides/2.xml", &slide(&second, show)),
            ];
            pptx(&office(("ppt/presentation.xml", order), "presentationml.presentation", &others))
                .unwrap()
                .text
        };
        assert_eq!(read(""), "A box.\n\n| x | y |\n\n# Rain\n\n- It fell.");
        assert_eq!(read(" show='0'"), "# Rain\n\n- It fell.");
    }
}
