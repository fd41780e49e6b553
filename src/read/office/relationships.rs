//! The relationships of a part of an Office document, which lead to other parts.

use super::archive::Archive;
use super::xml::{Content, XmlElement, XmlHandler, read_xml};
use crate::read::read_error::ReadError;
use std::collections::HashMap;

/// The relationships of a part.
#[derive(Debug, Default)]
pub(super) struct Relationships {
    /// The folder that targets start from.
    folder: String,
    /// The targets by id, and by the last word of their type: `styles`, `officeDocument`.
    by_id: HashMap<String, String>,
    by_kind: HashMap<String, String>,
}

impl Relationships {
    /// The relationships of a part, or of the whole archive for an empty name.
    pub(super) fn of(archive: &mut Archive, part: &str) -> Result<Self, ReadError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = resolved(folder, &format!("_rels/{file}.rels"));
        let mut relationships = Self { folder: folder.to_owned(), ..Self::default() };
        if let Some(xml) = archive.optional_small_text(&name)? {
            read_xml(&name, &xml, &mut relationships)?;
        }
        Ok(relationships)
    }

    /// The part that the first relationship of this kind leads to, if there is one.
    pub(super) fn of_kind(&self, kind: &str) -> Option<String> {
        self.by_kind.get(kind).map(|target| resolved(&self.folder, target))
    }

    /// The part that the relationship with this id leads to.
    pub(super) fn with_id(&self, id: &str) -> Option<String> {
        self.by_id.get(id).map(|target| resolved(&self.folder, target))
    }
}

impl XmlHandler for Relationships {
    fn open(&mut self, element: &XmlElement) -> Content {
        let get = |name| element.attribute(name).unwrap_or_default().into_owned();
        if element.name() == "Relationship" && get("TargetMode") != "External" {
            let kind = get("Type").rsplit('/').next().unwrap_or_default().to_owned();
            self.by_kind.entry(kind).or_insert_with(|| get("Target"));
            self.by_id.entry(get("Id")).or_insert_with(|| get("Target"));
        }
        Content::Read
    }
}

/// The part that a target leads to from a folder: `../media/a.png` from `word/x` is `word/media/a.png`.
pub(super) fn resolved(folder: &str, target: &str) -> String {
    let (folder, target) = match target.strip_prefix('/') {
        Some(target) => ("", target),
        None => (folder, target),
    };
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}
