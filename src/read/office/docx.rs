//! Reads Word documents (Office Open XML).

use super::docx_field::DocxFields;
use super::docx_styles::{DocxStyles, is_on, level_role};
use super::flow::{Flow, ParagraphRole};
use super::format::{OfficeFormat, main_part};
use super::metadata;
use super::relationships::Relationships;
use super::xml::{Content, XmlElement, XmlHandler, read_xml};
use crate::read::plain_text::PlainText;
use crate::read::read_error::ReadError;

/// The text and title of a Word document (`.docx`, `.docm`, `.dotx`).
///
/// Headings, list items, quotes, code and table rows are written as in plain text; footnotes and endnotes come at the end, as
/// items. Tracked changes are accepted. Comments, headers and footers of pages, tables of contents, hidden text and the
/// instructions of fields are left out. The title is the paragraph of that style, or else that of the metadata if the text has
/// its words.
pub fn docx(bytes: &[u8]) -> Result<PlainText, ReadError> {
    let mut archive = OfficeFormat::Docx.open(bytes)?;
    let main = main_part(&mut archive)?;
    let xml = archive.text(&main)?;
    let relationships = Relationships::of(&mut archive, &main)?;
    let mut styles = DocxStyles::default();
    if let Some(part) = relationships.of_kind("styles")
        && let Some(xml) = archive.optional_small_text(&part)?
    {
        read_xml(&part, &xml, &mut styles)?;
    }
    let mut body = DocxBody::new(&styles);
    read_xml(&main, &xml, &mut body)?;
    drop(xml);
    for kind in ["footnotes", "endnotes"] {
        if let Some(part) = relationships.of_kind(kind)
            && let Some(xml) = archive.optional_text(&part)?
        {
            read_xml(&part, &xml, &mut body)?;
        }
    }
    let (title, text) = body.flow.finish();
    let title = match title {
        Some(title) => Some(title),
        None => metadata::title(&mut archive, metadata::CORE, &text)?,
    };
    Ok(PlainText { title, ..PlainText::from(text) })
}

/// The body as far as it is read.
struct DocxBody<'s> {
    styles: &'s DocxStyles,
    flow: Flow,
    fields: DocxFields,
    /// Where text belongs.
    place: Place,
    /// True while the properties of a paragraph are read, and what they say.
    is_in_properties: bool,
    properties: Properties,
    /// True if the text of the run is hidden.
    is_hidden: bool,
    /// True if the content of the control is a placeholder or a table of contents.
    is_control_left_out: bool,
    /// For every open choice between versions: true if one was read.
    choices: Vec<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Nowhere,
    Text,
    Instruction,
}

/// The properties of a paragraph.
#[derive(Debug, Default)]
struct Properties {
    style: Option<String>,
    outline_level: Option<u8>,
    is_numbered: Option<bool>,
}

impl<'s> DocxBody<'s> {
    fn new(styles: &'s DocxStyles) -> Self {
        Self {
            styles,
            flow: Flow::default(),
            fields: DocxFields::default(),
            place: Place::Nowhere,
            is_in_properties: false,
            properties: Properties::default(),
            is_hidden: false,
            is_control_left_out: false,
            choices: Vec::new(),
        }
    }

    /// Takes a start tag within the properties of a paragraph.
    fn open_property(&mut self, element: &XmlElement) -> Content {
        let value = element.attribute("val").unwrap_or_default();
        match element.name() {
            "pStyle" => self.properties.style = Some(value.into_owned()),
            "outlineLvl" => self.properties.outline_level = value.parse().ok(),
            "numId" => self.properties.is_numbered = Some(value != "0"),
            // The end of the paragraph was deleted, or is elsewhere now.
            "del" | "moveFrom" => self.flow.carry_on(),
            "pPrChange" | "rPrChange" | "sectPr" | "tabs" => return Content::LeftOut,
            _ => {}
        }
        Content::Read
    }

    /// Says what the open paragraph is, by its properties.
    fn close_properties(&mut self) {
        self.is_in_properties = false;
        let Properties { style, outline_level, is_numbered } = std::mem::take(&mut self.properties);
        let by_style = style.map_or(ParagraphRole::Paragraph, |id| self.styles.role(&id));
        let role = match (by_style, outline_level.map(level_role), is_numbered) {
            (
                ParagraphRole::Paragraph | ParagraphRole::Item,
                Some(heading @ ParagraphRole::Heading(_)),
                _,
            ) => heading,
            (ParagraphRole::Paragraph, _, Some(true)) => ParagraphRole::Item,
            (ParagraphRole::Item, _, Some(false)) => ParagraphRole::Paragraph,
            (by_style, ..) => by_style,
        };
        if matches!(role, ParagraphRole::Heading(_) | ParagraphRole::Title) {
            self.fields.end_contents();
        }
        self.flow.set_role(role);
    }

    /// Takes a start tag that stands for text.
    fn open_mark(&mut self, element: &XmlElement) {
        if self.is_left_out() {
            return;
        }
        match element.name() {
            "tab" | "ptab" => self.flow.text(" "),
            "cr" => self.flow.end_line(),
            "br" => match element.attribute("type").as_deref() {
                None | Some("textWrapping") => self.flow.end_line(),
                Some(_) => self.flow.text(" "),
            },
            "noBreakHyphen" => self.flow.text("-"),
            _ => {}
        }
    }

    /// True for text that is not shown.
    fn is_left_out(&self) -> bool {
        self.is_hidden || self.fields.is_left_out()
    }

    /// Takes a start tag of a control or of a choice between versions.
    fn open_control(&mut self, element: &XmlElement) -> Content {
        match element.name() {
            "showingPlcHdr" => self.is_control_left_out = true,
            "docPartGallery" => {
                self.is_control_left_out |= element.attribute("val").as_deref() == Some("Table of Contents");
            }
            "sdtContent" if std::mem::take(&mut self.is_control_left_out) => return Content::LeftOut,
            "AlternateContent" => self.choices.push(false),
            "Choice" => {
                let is_other =
                    self.choices.last_mut().is_some_and(|is_read| std::mem::replace(is_read, true));
                return if is_other { Content::LeftOut } else { Content::Read };
            }
            "Fallback" if self.choices.last() == Some(&true) => return Content::LeftOut,
            _ => {}
        }
        Content::Read
    }
}

impl XmlHandler for DocxBody<'_> {
    fn open(&mut self, element: &XmlElement) -> Content {
        if self.is_in_properties {
            return self.open_property(element);
        }
        match element.name() {
            "p" => self.flow.open_paragraph(ParagraphRole::Paragraph),
            "pPr" => self.is_in_properties = true,
            "r" => self.is_hidden = false,
            "t" => self.place = Place::Text,
            "instrText" => self.place = Place::Instruction,
            "vanish" => self.is_hidden = is_on(element),
            "rStyle" => {
                self.is_hidden |= self.styles.is_hidden(&element.attribute("val").unwrap_or_default());
            }
            "tr" => self.flow.open_row(),
            "tc" => self.flow.open_cell(),
            "fldChar" => self.fields.mark(&element.attribute("fldCharType").unwrap_or_default()),
            "fldSimple" if DocxFields::is_contents(&element.attribute("instr").unwrap_or_default()) => {
                return Content::LeftOut;
            }
            // What follows in the run is a mark of its own for the note.
            "footnoteReference" | "endnoteReference" => {
                self.is_hidden |= element.attribute("customMarkFollows").is_some();
            }
            "footnote" | "endnote" => match element.attribute("type").as_deref() {
                None | Some("normal") => self.flow.open_note(),
                Some(_) => return Content::LeftOut,
            },
            // What is deleted, properties, formulas of their own, and the readings of characters.
            "del" | "moveFrom" | "delText" | "sectPr" | "rPrChange" | "tblPr" | "trPr" | "tcPr"
            | "oMathPara" | "rt" => return Content::LeftOut,
            "sdt" => self.is_control_left_out = false,
            "tab" | "ptab" | "cr" | "br" | "noBreakHyphen" => self.open_mark(element),
            _ => return self.open_control(element),
        }
        Content::Read
    }

    fn close(&mut self, name: &str) {
        match name {
            "pPr" => self.close_properties(),
            "p" => {
                self.fields.end_paragraph();
                self.flow.close_paragraph();
            }
            "t" | "instrText" => self.place = Place::Nowhere,
            "tr" => self.flow.close_row(),
            "footnote" | "endnote" => self.flow.close_note(),
            "AlternateContent" => {
                self.choices.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        match self.place {
            Place::Text if !self.is_left_out() => self.flow.text(text),
            Place::Instruction => self.fields.instruction(text),
            Place::Text | Place::Nowhere => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::archive::packing::office;
    use super::*;

    const STYLES: &str = "<w:styles><w:docDefaults><w:rPr><w:vanish/></w:rPr></w:docDefaults>\
        <w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>\
        <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
        <w:style w:styleId='Kapitel'><w:name w:val='Kapitel'/><w:basedOn w:val='berschrift1'/></w:style>\
        <w:style w:styleId='Level'><w:name w:val='Own'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>\
        <w:style w:styleId='Bullet'><w:name w:val='List Bullet'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
        <w:style w:styleId='Zitat'><w:name w:val='Quote'/></w:style>\
        <w:style w:styleId='Code'><w:name w:val='HTML Preformatted'/></w:style>\
        <w:style w:styleId='Loop'><w:name w:val='a'/><w:basedOn w:val='Loop'/></w:style>\
        <w:style w:styleId='TOC1'><w:name w:val='toc 1'/></w:style>\
        <w:style w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";

    const LEADS: &str = "<Relationships><Relationship Id='1' Type='http://a/styles' Target='styles.xml'/>\
        <Relationship Id='2' Type='http://a/footnotes' Target='/word/footnotes.xml'/></Relationships>";

    const NOTES: &str = "<w:footnotes><w:footnote w:type='separator'><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t> By a vote.</w:t></w:r></w:p></w:footnote></w:footnotes>";

    /// Checks the text of a body, to which a footnote is added.
    fn check_read(body: &str, core: &str, title: Option<&str>, text: &str) {
        let main = format!("<w:document><w:body>{body}</w:body></w:document>");
        let others = [
            ("word/styles.xml", STYLES),
            ("word/_rels/document.xml.rels", LEADS),
            ("word/footnotes.xml", NOTES),
            ("docProps/core.xml", &format!("<c><dc:title>{core}</dc:title></c>")),
        ];
        let read = docx(&office(("word/document.xml", &main), "wordprocessingml.document", &others)).unwrap();
        assert_eq!(read.title.as_deref(), title, "{body}");
        assert_eq!(read.text.strip_suffix("- By a vote.").unwrap().trim(), text, "{body}");
    }

    fn check(body: &str, text: &str) {
        check_read(body, "", None, text);
    }

    fn styled(style: &str, text: &str) -> String {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn paragraphs_are_what_their_style_says() {
        for (heading, text) in [("berschrift1", "# Rain"), ("Kapitel", "# Rain"), ("Level", "## Rain")] {
            check(&styled(heading, "Rain"), text);
        }
        check(&(styled("Bullet", "a") + &styled("Bullet", "b &amp; c")), "- a\n- b & c");
        check(&(styled("Zitat", "Q") + &styled("Loop", "R") + &styled("No", "S")), "> Q\n\nR\n\nS");
        check(&(styled("Code", "  a") + &styled("Code", "b")), "```\n  a\nb\n```");
        check(&(styled("TOC1", "Rain 3") + &styled("", "Text.")), "Text.");
        let own = |property: &str| format!("<w:p><w:pPr>{property}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>");
        check(&own("<w:numPr><w:numId w:val='3'/></w:numPr>"), "- x");
        check(&own("<w:pStyle w:val='Bullet'/><w:numPr><w:numId w:val='0'/></w:numPr>"), "x");
        check(&own("<w:outlineLvl w:val='2'/>"), "### x");
    }

    #[test]
    fn the_title_is_a_paragraph_or_in_the_metadata() {
        check_read(&styled("Titel", "Rain"), "Snow", Some("Rain"), "# Rain");
        check_read(&styled("", "It rained."), "The rain", Some("The rain"), "It rained.");
        check_read(&styled("", "It rained."), "report.docx", None, "It rained.");
    }

    #[test]
    fn runs_are_joined_as_they_are_shown() {
        let check_run = |run: &str, text: &str| check(&format!("<w:p><w:r>{run}</w:r></w:p>"), text);
        check_run(
            "<w:t>Ra</w:t></w:r><w:proofErr/><w:r><w:t>in &#x2013; </w:t><w:t> now</w:t>",
            "Rain – now",
        );
        check_run(
            "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type='page'/><w:t>d</w:t>",
            "a b\nc d",
        );
        check_run(
            "<w:t>e</w:t><w:noBreakHyphen/><w:t>mail so</w:t><w:softHyphen/><w:t>ft</w:t>",
            "e-mail soft",
        );
        check_run("<w:t>Rain</w:t><w:footnoteReference w:id='2'/><w:t>, then.</w:t>", "Rain, then.");
        check_run(
            "<w:t>Rain</w:t></w:r><w:r><w:footnoteReference w:customMarkFollows='1'/><w:t>*</w:t>",
            "Rain",
        );
        check_run("<w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>yes</w:t>", "yes");
        check_run("<w:rPr><w:rStyle w:val='Secret'/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>yes</w:t>", "yes");
        check_run(
            "<w:ruby><w:rt><w:r><w:t>き</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>気</w:t></w:r></w:rubyBase></w:ruby>",
            "気",
        );
    }

    #[test]
    fn changes_are_accepted() {
        check(
            "<w:p><w:r><w:t>It </w:t></w:r><w:del><w:r><w:delText>snow</w:delText></w:r></w:del>\
             <w:ins><w:r><w:t>rain</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom></w:p>",
            "It rain",
        );
        check(
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>line.</w:t></w:r></w:p>",
            "One line.",
        );
    }

    #[test]
    fn fields_are_their_results() {
        let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
        let field = |instruction: &str, result: &str| {
            format!(
                "{}<w:r><w:instrText>{instruction}</w:instrText></w:r>{}<w:r><w:t>{result}</w:t></w:r>{}",
                mark("begin"),
                mark("separate"),
                mark("end")
            )
        };
        check(&format!("<w:p>{}</w:p>", field(" REF x ", "Table 1")), "Table 1");
        check(&format!("<w:p>{}</w:p>{}", field("TOC \\o", "Rain 3"), styled("", "Text.")), "Text.");
        check(&format!("<w:p>{}</w:p>{}", mark("begin"), styled("", "Text.")), "Text.");
        check("<w:p><w:fldSimple w:instr='TOC'><w:r><w:t>no</w:t></w:r></w:fldSimple></w:p>", "");
    }

    #[test]
    fn controls_and_versions_are_read_once() {
        let sdt = |properties: &str| {
            format!(
                "<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
                styled("", "x")
            )
        };
        check(&sdt("<w:id w:val='1'/>"), "x");
        check(&sdt("<w:showingPlcHdr/>"), "");
        check(&sdt("<w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"), "");
        let text_box = styled("", "Box.");
        check(
            &format!(
                "<w:p><w:r><w:t>Rain </w:t><mc:AlternateContent><mc:Choice><w:txbxContent>{text_box}</w:txbxContent></mc:Choice>\
                 <mc:Fallback>{text_box}</mc:Fallback></mc:AlternateContent><w:t>fell.</w:t></w:r></w:p>"
            ),
            "Rain fell.\n\nBox.",
        );
    }

    #[test]
    fn tables_are_rows_or_layout() {
        let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
        let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
        let short = |text: &str| cell(&styled("", text));
        let table = |rows: &str| format!("<w:tbl>{rows}</w:tbl>");
        check(
            &table(&(row(&[short("a"), short("b")]) + &row(&[short("1"), cell("<w:p/>"), short("2")]))),
            "| a | b |\n| 1 |  | 2 |",
        );
        check(&table(&row(&[short("Alone.")])), "Alone.");
        let inner = cell(&(table(&row(&[short("x"), short("y")])) + &styled("Bullet", "z")));
        check(&table(&row(&[inner, short("b")])), "| x | y |\n\n- z\n\nb");
    }
}
