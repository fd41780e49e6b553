//! The styles of a Word document: what paragraphs of a style are, and which text is hidden.

use super::flow::ParagraphRole;
use super::xml::{Content, XmlElement, XmlHandler};
use std::collections::HashMap;

/// The styles by id.
#[derive(Debug, Default)]
pub(super) struct DocxStyles {
    all: HashMap<String, DocxStyle>,
    /// The style being read.
    id: String,
}

#[derive(Debug, Default)]
struct DocxStyle {
    /// The name in lower case. That of a built-in style is English whatever the language of the program is.
    name: String,
    based_on: Option<String>,
    /// 0 to 8 for headings, 9 for body text.
    outline_level: Option<u8>,
    is_numbered: Option<bool>,
    is_hidden: Option<bool>,
}

/// A style is based on at most this many others.
const MAX_BASES: usize = 16;

impl DocxStyles {
    /// The role of paragraphs of a style.
    pub(super) fn role(&self, id: &str) -> ParagraphRole {
        let style_role = |style: &DocxStyle| {
            let by_level = style.outline_level.map(level_role);
            role_by_name(&style.name).or(by_level).or(style.is_numbered.map(item_role))
        };
        self.bases(id).find_map(style_role).unwrap_or_default()
    }

    /// True if text of a style is hidden.
    pub(super) fn is_hidden(&self, id: &str) -> bool {
        self.bases(id).find_map(|style| style.is_hidden).unwrap_or(false)
    }

    /// A style, the one that it is based on, and so on.
    fn bases(&self, id: &str) -> impl Iterator<Item = &DocxStyle> {
        let base = |style: &&DocxStyle| style.based_on.as_ref().and_then(|id| self.all.get(id));
        std::iter::successors(self.all.get(id), base).take(MAX_BASES)
    }
}

/// The role of paragraphs with an outline level.
pub(super) fn level_role(level: u8) -> ParagraphRole {
    if level < 9 { ParagraphRole::Heading(level + 1) } else { ParagraphRole::Paragraph }
}

fn item_role(is_numbered: bool) -> ParagraphRole {
    if is_numbered { ParagraphRole::Item } else { ParagraphRole::Paragraph }
}

/// The role of paragraphs whose style has this name.
fn role_by_name(name: &str) -> Option<ParagraphRole> {
    let number = |prefix: &str| {
        let digits = name.strip_prefix(prefix)?.trim_start();
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().unwrap_or(1_u8))
    };
    let has_number = |prefix: &str| number(prefix).is_some();
    match name {
        "title" => Some(ParagraphRole::Title),
        "subtitle" => Some(ParagraphRole::Heading(1)),
        "quote" | "intense quote" | "quotations" | "block text" => Some(ParagraphRole::Quote),
        "source code" | "html preformatted" | "preformatted text" | "macro" => Some(ParagraphRole::Code),
        "toc heading" | "contents heading" => Some(ParagraphRole::Contents),
        _ if has_number("toc ") || has_number("index ") || has_number("contents ") => {
            Some(ParagraphRole::Contents)
        }
        _ => number("heading").map(ParagraphRole::Heading),
    }
}

/// True unless the value of a switch is off.
pub(super) fn is_on(element: &XmlElement) -> bool {
    !matches!(element.attribute("val").as_deref(), Some("0" | "false" | "off" | "none"))
}

impl XmlHandler for DocxStyles {
    fn open(&mut self, element: &XmlElement) -> Content {
        let value = || element.attribute("val").unwrap_or_default();
        match element.name() {
            "style" => {
                self.id = element.attribute("styleId").unwrap_or_default().into_owned();
                self.all.insert(self.id.clone(), DocxStyle::default());
                return Content::Read;
            }
            // Both have properties of text that are not of a style.
            "docDefaults" | "tblStylePr" => return Content::LeftOut,
            _ => {}
        }
        let Some(style) = self.all.get_mut(&self.id) else { return Content::Read };
        match element.name() {
            "name" => style.name = value().to_lowercase(),
            "basedOn" => style.based_on = Some(value().into_owned()),
            "outlineLvl" => style.outline_level = value().parse().ok(),
            "numId" => style.is_numbered = Some(value() != "0"),
            "vanish" => style.is_hidden = Some(is_on(element)),
            _ => {}
        }
        Content::Read
    }
}
