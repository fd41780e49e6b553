//! Reads notebooks of Jupyter: cells of text as Markdown, others as code, without the output of running them.
//!
//! It is here rather than in the library because it needs a reader of JSON, which the library does without.

use nutgraf::read::{PlainText, markdown};
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// The text and title of a notebook, of format 3 or 4; the error is a message.
///
/// Cells of Markdown are read as any Markdown, cells of code become code, raw cells paragraphs. The title is that of the
/// metadata, or else the first heading.
pub(super) fn notebook(source: &str) -> Result<PlainText, String> {
    let notebook: Notebook =
        serde_json::from_str(source).map_err(|error| format!("damaged: JSON: {error}"))?;
    if notebook.nbformat.is_none() || notebook.cells.is_none() && notebook.worksheets.is_none() {
        return Err("not a notebook: it has no \"nbformat\" and \"cells\"".to_owned());
    }
    let sheets = notebook.worksheets.into_iter().flatten().filter_map(|sheet| sheet.cells);
    let mut text = String::new();
    for cell in notebook.cells.into_iter().chain(sheets).flatten() {
        let block = cell.block();
        text.push_str(if text.is_empty() || block.is_empty() { "" } else { "\n\n" });
        text.push_str(&block);
    }
    let given =
        notebook.metadata.title.map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
    let mut read = PlainText::from(text);
    read.title = given.or_else(|| first_heading(&read.text));
    Ok(read)
}

/// A notebook.
#[derive(Deserialize)]
struct Notebook {
    nbformat: Option<u32>,
    cells: Option<Vec<NotebookCell>>,
    /// Where format 3 has its cells.
    worksheets: Option<Vec<Worksheet>>,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Deserialize)]
struct Worksheet {
    cells: Option<Vec<NotebookCell>>,
}

#[derive(Deserialize, Default)]
struct Metadata {
    title: Option<String>,
}

#[derive(Deserialize)]
struct NotebookCell {
    cell_type: CellType,
    #[serde(default)]
    source: CellSource,
    /// The source of a cell of code in format 3.
    #[serde(default)]
    input: CellSource,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum CellType {
    Markdown,
    Code,
    /// In format 3, where headings had a level.
    Heading,
    #[serde(other)]
    Raw,
}

/// The source of a cell: a text or a list of lines, which are joined one by one, as a list they would take far more memory.
#[derive(Default)]
struct CellSource(String);

impl<'j> Deserialize<'j> for CellSource {
    fn deserialize<D: Deserializer<'j>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_any(SourceVisitor)
    }
}

struct SourceVisitor;

impl<'j> Visitor<'j> for SourceVisitor {
    type Value = CellSource;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a list of strings")
    }

    fn visit_str<E>(self, text: &str) -> Result<CellSource, E> {
        Ok(CellSource(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'j>>(self, mut list: A) -> Result<CellSource, A::Error> {
        let mut text = String::new();
        while let Some(SourceLine(line)) = list.next_element()? {
            // In old notebooks lines have no ends.
            if !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            text.push_str(&line);
        }
        Ok(CellSource(text))
    }
}

/// A line, borrowed where it has no escapes.
#[derive(Deserialize)]
struct SourceLine<'j>(#[serde(borrow)] Cow<'j, str>);

impl NotebookCell {
    /// The text of the cell, with its marks.
    fn block(self) -> String {
        let Self { cell_type, source: CellSource(source), input: CellSource(input) } = self;
        let code = if source.is_empty() { input.trim() } else { source.trim() };
        match cell_type {
            CellType::Markdown => markdown(&source).text,
            _ if code.is_empty() => String::new(),
            CellType::Code => format!("```\n{code}\n```"),
            CellType::Heading => format!("# {}", code.replace('\n', " ")),
            CellType::Raw => code.to_owned(),
        }
    }
}

/// The first heading of a text outside of code.
fn first_heading(text: &str) -> Option<String> {
    let mut is_in_code = false;
    text.lines().find_map(|line| {
        is_in_code ^= line.starts_with("```");
        line.strip_prefix("# ").filter(|_| !is_in_code).map(str::to_owned)
    })
}

/// True if the first bytes of a JSON file are those of a notebook.
pub(super) fn is_notebook(head: &[u8]) -> bool {
    let has = |name: &str| memchr::memmem::find(head, name.as_bytes()).is_some();
    head.trim_ascii_start().starts_with(b"{") && has("\"cells\"") && has("\"cell_type\"")
}

#[cfg(test)]
mod tests {
    use super::notebook;

    fn check(source: &str, title: Option<&str>, text: &str) {
        let read = notebook(source).unwrap();
        assert_eq!((read.title.as_deref(), read.text.as_str()), (title, text), "{source}");
    }

    #[test]
    fn cells_are_text_or_code() {
        check(
            r##"{"nbformat": 4, "metadata": {"title": "Rain"}, "cells": [
                {"cell_type": "code", "source": ["# rain\n", "print(1)"], "outputs": [{"text": ["no"]}]},
                {"cell_type": "markdown", "source": "It **rained**.\n\n- a\n- b", "attachments": {}},
                {"cell_type": "raw", "source": "As it is."}]}"##,
            Some("Rain"),
            "```\n# rain\nprint(1)\n```\n\nIt rained.\n\n- a\n- b\n\nAs it is.",
        );
        check(
            r##"{"nbformat": 3, "metadata": {"name": ""}, "worksheets": [{"cells": [
                {"cell_type": "code", "input": ["# no", "x"], "outputs": []},
                {"cell_type": "heading", "level": 1, "source": ["Rain"]}]}]}"##,
            Some("Rain"),
            "```\n# no\nx\n```\n\n# Rain",
        );
    }

    #[test]
    fn other_json_is_no_notebook() {
        let check = |source: &str, expected: &str| {
            assert_eq!(notebook(source).unwrap_err(), expected, "{source}");
        };
        check("{}", "not a notebook: it has no \"nbformat\" and \"cells\"");
        check("{\"nbformat\": 4", "damaged: JSON: EOF while parsing an object at line 1 column 14");
    }
}
