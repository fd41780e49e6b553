//! Reads the text of Excel workbooks.

use super::archive::{Archive, MAX_BYTES};
use super::flow::{Flow, ParagraphRole};
use super::format::{OfficeFormat, main_part};
use super::metadata;
use super::relationships::Relationships;
use super::xml::{Content, XmlElement, XmlHandler, read_xml};
use crate::read::plain_text::PlainText;
use crate::read::read_error::ReadError;

/// The text and title of an Excel workbook (`.xlsx`): of every sheet that is shown the rows, each with its cells that are text.
pub fn xlsx(bytes: &[u8]) -> Result<PlainText, ReadError> {
    let mut archive = OfficeFormat::Xlsx.open(bytes)?;
    let main = main_part(&mut archive)?;
    let mut order = SheetOrder::default();
    read_xml(&main, &archive.small_text(&main)?, &mut order)?;
    let relationships = Relationships::of(&mut archive, &main)?;
    let strings = shared_strings(&mut archive, &relationships)?;
    let mut sheet =
        Sheet { strings: &strings, flow: Flow::default(), n_bytes: 0, kind: CellKind::Other, value: None };
    for part in order.ids.iter().filter_map(|id| relationships.with_id(id)) {
        read_xml(&part, &archive.text(&part)?, &mut sheet)?;
        if sheet.n_bytes > MAX_BYTES as usize {
            return Err(ReadError::TooLarge(part, MAX_BYTES));
        }
    }
    let (_, text) = sheet.flow.finish();
    let title = metadata::title(&mut archive, metadata::CORE, &text)?;
    Ok(PlainText { title, ..PlainText::from(text) })
}

/// The texts that cells refer to by their number.
fn shared_strings(archive: &mut Archive, relationships: &Relationships) -> Result<SharedStrings, ReadError> {
    let mut strings = SharedStrings::default();
    if let Some(part) = relationships.of_kind("sharedStrings")
        && let Some(xml) = archive.optional_text(&part)?
    {
        read_xml(&part, &xml, &mut strings)?;
    }
    Ok(strings)
}

/// The ids of the sheets that are shown, in order.
#[derive(Debug, Default)]
struct SheetOrder {
    ids: Vec<String>,
}

impl XmlHandler for SheetOrder {
    fn open(&mut self, element: &XmlElement) -> Content {
        let is_hidden = || element.attribute("state").is_some_and(|state| state != "visible");
        if element.name() == "sheet" && !is_hidden() {
            self.ids.extend(element.prefixed("id").map(std::borrow::Cow::into_owned));
        }
        Content::Read
    }
}

#[derive(Debug, Default)]
struct SharedStrings {
    /// All strings, one after another.
    text: String,
    /// Where each starts.
    starts: Vec<u32>,
    is_in_text: bool,
}

impl SharedStrings {
    /// The string with a number; empty if there is none.
    fn get(&self, number: &str) -> &str {
        let Ok(number) = number.trim().parse::<usize>() else { return "" };
        let start = |number: usize| self.starts.get(number).map(|&start| start as usize);
        let end = number.checked_add(1).and_then(start).unwrap_or(self.text.len());
        start(number).and_then(|start| self.text.get(start..end)).unwrap_or_default()
    }
}

impl XmlHandler for SharedStrings {
    fn open(&mut self, element: &XmlElement) -> Content {
        match element.name() {
            "si" => self.starts.push(self.text.len() as u32),
            "t" => self.is_in_text = true,
            // The reading of Japanese.
            "rPh" => return Content::LeftOut,
            _ => {}
        }
        Content::Read
    }

    fn close(&mut self, name: &str) {
        if name == "t" {
            self.is_in_text = false;
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_in_text {
            self.text.push_str(text);
        }
    }
}

/// The kind of the value of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CellKind {
    /// The number of a shared string.
    Shared,
    /// The text itself.
    Text,
    /// A number, a date, a truth value or an error.
    Other,
}

/// A sheet as far as it is read.
struct Sheet<'s> {
    strings: &'s SharedStrings,
    flow: Flow,
    /// The bytes of text so far: a shared string may be in any number of cells.
    n_bytes: usize,
    kind: CellKind,
    /// The value being read; `None` outside of one.
    value: Option<String>,
}

impl XmlHandler for Sheet<'_> {
    fn open(&mut self, element: &XmlElement) -> Content {
        match element.name() {
            "row" if element.attribute("hidden").as_deref() == Some("1") => return Content::LeftOut,
            "row" => self.flow.open_row(),
            "c" => {
                self.kind = match element.attribute("t").as_deref() {
                    Some("s") => CellKind::Shared,
                    Some("str" | "inlineStr") => CellKind::Text,
                    _ => CellKind::Other,
                };
                if self.kind == CellKind::Other {
                    return Content::LeftOut;
                }
                self.flow.open_cell();
            }
            "v" | "t" => self.value = Some(String::new()),
            "f" | "rPh" | "headerFooter" => return Content::LeftOut,
            _ => {}
        }
        Content::Read
    }

    fn close(&mut self, name: &str) {
        match name {
            "v" | "t" => {
                let value = self.value.take().unwrap_or_default();
                let text = if self.kind == CellKind::Shared { self.strings.get(&value) } else { &value };
                self.n_bytes += text.len();
                if self.n_bytes <= MAX_BYTES as usize {
                    self.flow.open_paragraph(ParagraphRole::Paragraph);
                    self.flow.text(text);
                    self.flow.close_paragraph();
                }
            }
            "row" => self.flow.close_row(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(value) = &mut self.value {
            value.push_str(text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::archive::packing::office;
    use super::*;

    #[test]
    fn rows_have_their_cells_that_are_text() {
        let book = "<workbook><sheets><sheet r:id='h' state='hidden'/><sheet r:id='s'/></sheets></workbook>";
        let leads = "<Relationships><Relationship Id='s' Type='a/worksheet' Target='s.xml'/>\
            <Relationship Id='t' Type='a/sharedStrings' Target='t.xml'/></Relationships>";
        let sheet = "<worksheet><row><c t='s'><v>1</v></c><c t='inlineStr'><is><t>b</t></is></c><c><v>7</v></c></row>\
            <row><c t='s'><v>0</v></c></row><row><c t='s'><v>9</v></c></row><row hidden='1'><c t='str'><v>no</v></c></row></worksheet>";
        let strings =
            "<sst><si><t>It </t><r><t>rained.</t></r><rPh><t>no</t></rPh></si><si><t>a</t></si></sst>";
        let others = [("xl/_rels/w.xml.rels", leads), ("xl/s.xml", sheet), ("xl/t.xml", strings)];
        let read = xlsx(&office(("xl/w.xml", book), "spreadsheetml.sheet", &others)).unwrap();
        assert_eq!(read.text, "| a | b |\n\nIt rained.");
    }
}
