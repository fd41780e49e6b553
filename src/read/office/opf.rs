//! The package file of a book: its title, and its pages in reading order.

use super::metadata::TitleReader;
use super::relationships::resolved;
use super::xml::{Content, XmlElement, XmlHandler};
use std::collections::{HashMap, HashSet};

/// The content of a package file.
#[derive(Debug, Default)]
pub(super) struct Package {
    /// The folder of the package file.
    folder: String,
    title: TitleReader,
    /// The pages by id.
    pages: HashMap<String, BookPage>,
    /// The ids of the pages in reading order.
    order: Vec<String>,
    /// The parts that are a cover, a table of contents or an imprint.
    beside: HashSet<String>,
}

#[derive(Debug)]
struct BookPage {
    part: String,
    is_contents: bool,
}

impl Package {
    /// A package file in this folder.
    pub(super) fn in_folder(folder: &str) -> Self {
        Self { folder: folder.to_owned(), ..Self::default() }
    }

    /// The first title, if it is not empty.
    pub(super) fn title(&self) -> Option<String> {
        self.title.title.as_ref().map(|title| title.trim().to_owned()).filter(|title| !title.is_empty())
    }

    /// The parts with text, each once, in reading order.
    pub(super) fn parts(&self) -> Vec<&str> {
        let mut seen = HashSet::new();
        let pages = self.order.iter().filter_map(|id| self.pages.get(id));
        let kept = pages.filter(|page| !page.is_contents && !self.beside.contains(&page.part));
        kept.map(|page| page.part.as_str()).filter(|part| seen.insert(*part)).collect()
    }

    fn part(&self, element: &XmlElement) -> String {
        let target = element.attribute("href").unwrap_or_default();
        resolved(&self.folder, &unescaped(target.split('#').next().unwrap_or_default()))
    }
}

impl XmlHandler for Package {
    fn open(&mut self, element: &XmlElement) -> Content {
        let get = |name| element.attribute(name).unwrap_or_default().into_owned();
        self.title.open(element);
        match element.name() {
            "item" if matches!(get("media-type").as_str(), "application/xhtml+xml" | "text/html") => {
                let is_contents = get("properties").split_whitespace().any(|word| word == "nav");
                self.pages.insert(get("id"), BookPage { part: self.part(element), is_contents });
            }
            "itemref" if get("linear") != "no" => self.order.push(get("idref")),
            "reference" if matches!(get("type").as_str(), "cover" | "toc" | "copyright-page") => {
                self.beside.insert(self.part(element));
            }
            _ => {}
        }
        Content::Read
    }

    fn close(&mut self, name: &str) {
        self.title.close(name);
    }

    fn text(&mut self, text: &str) {
        self.title.text(text);
    }
}

/// An address without its escapes: `a%20b` is `a b`.
pub(super) fn unescaped(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match rest {
            [b'%', high, low, ..] => hex(*high).zip(hex(*low)),
            _ => None,
        };
        bytes.push(escaped.map_or(*first, |(high, low)| high * 16 + low));
        rest = if escaped.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}
