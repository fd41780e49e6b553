//! The styles of an OpenDocument text: what paragraphs of a style are, and which text is hidden.

use super::flow::ParagraphRole;
use super::xml::XmlElement;
use std::collections::HashMap;

/// The styles by name: those of the document and, made for single places, those of its content.
#[derive(Debug, Default)]
pub(super) struct OdtStyles {
    all: HashMap<String, OdtStyle>,
    /// The style being read; empty outside of one.
    name: String,
}

#[derive(Debug, Default)]
struct OdtStyle {
    parent: Option<String>,
    is_hidden: bool,
}

/// A style has at most this many parents.
const MAX_PARENTS: usize = 16;

impl OdtStyles {
    /// Takes a start tag within the styles.
    pub(super) fn open(&mut self, element: &XmlElement) {
        match element.name() {
            "style" => {
                self.name = element.attribute("name").unwrap_or_default().into_owned();
                let parent = element.attribute("parent-style-name").map(std::borrow::Cow::into_owned);
                self.all.insert(self.name.clone(), OdtStyle { parent, is_hidden: false });
            }
            "text-properties" if element.attribute("display").as_deref() == Some("none") => {
                if let Some(style) = self.all.get_mut(&self.name) {
                    style.is_hidden = true;
                }
            }
            _ => {}
        }
    }

    /// The role of paragraphs of a style, by the first name that says it: its own, or that of a parent.
    pub(super) fn role(&self, name: &str) -> ParagraphRole {
        self.names(name).find_map(role_by_name).unwrap_or_default()
    }

    /// True if text of a style is hidden.
    pub(super) fn is_hidden(&self, name: &str) -> bool {
        self.names(name).any(|name| self.all.get(name).is_some_and(|style| style.is_hidden))
    }

    /// The name of a style, of its parent, and so on.
    fn names<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n str> {
        let parent = |name: &&str| self.all.get(*name)?.parent.as_deref();
        std::iter::successors(Some(name), parent).take(MAX_PARENTS)
    }
}

/// The role of paragraphs whose style has this name, which is the same in every language of the program.
fn role_by_name(name: &str) -> Option<ParagraphRole> {
    match name {
        "Title" => Some(ParagraphRole::Title),
        "Subtitle" => Some(ParagraphRole::Heading(1)),
        "Quotations" => Some(ParagraphRole::Quote),
        "Preformatted_20_Text" => Some(ParagraphRole::Code),
        "Heading" => Some(ParagraphRole::Heading(1)),
        _ if name.starts_with("Heading_20_") => {
            let level = name["Heading_20_".len()..].parse().unwrap_or(1);
            Some(ParagraphRole::Heading(level))
        }
        _ if name.starts_with("Contents_20_") => Some(ParagraphRole::Contents),
        _ => None,
    }
}
