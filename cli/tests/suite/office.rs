//! Office documents, books and notebooks are read, whatever their names are.

use crate::harness::{folder, run, run_with_input, stderr, stdout, write};
use std::io::{Cursor, Write};

/// A zip archive of parts, each a name and a text.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let stored =
            zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(*name, stored).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with a title and a paragraph.
pub(crate) fn docx() -> Vec<u8> {
    packed(&[
        (
            "[Content_Types].xml",
            "<Types><Override ContentType='a/wordprocessingml.document.main+xml'/></Types>",
        ),
        ("_rels/.rels", "<a><Relationship Type='a/officeDocument' Target='word/document.xml'/></a>"),
        (
            "word/document.xml",
            "<w:document><w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>Rain</w:t></w:r></w:p>\
             <w:p><w:r><w:t>Rain fell on the town.</w:t></w:r></w:p></w:document>",
        ),
    ])
}

const NOTEBOOK: &str = r##"{"nbformat": 4, "cells": [{"cell_type": "markdown", "source": "# Rain\n\nRain fell on the town."}]}"##;

const TEXT: &str = "Rain\nRain fell on the town.\n";

#[test]
fn the_content_says_what_a_document_is() {
    let folder = folder("office");
    for (name, content) in [
        ("a.docx", docx()),
        ("a.txt", docx()),
        ("a.doc", docx()),
        ("a", docx()),
        ("a.ipynb", NOTEBOOK.into()),
        ("a.json", NOTEBOOK.into()),
    ] {
        assert_eq!(stdout(&run(&["split", &write(&folder, name, &content)])), TEXT, "{name}");
        assert_eq!(stdout(&run_with_input(&["split"], &content)), TEXT, "{name}");
    }
    let output = run_with_input(&["split", "--from", "text"], NOTEBOOK.as_bytes());
    assert!(stdout(&output).starts_with("{\"nbformat\""));
    assert_eq!(run_with_input(&["split", "--from", "text"], &docx()).status.code(), Some(3));
    assert_eq!(stdout(&run(&["gist", folder.to_str().unwrap()])).matches("Rain fell").count(), 3);
}

#[test]
fn a_document_that_cannot_be_read_is_an_error() {
    let folder = folder("office_damaged");
    let check = |name: &str, content: &[u8], message: &str| {
        let path = write(&folder, name, content);
        let output = run(&["split", &path]);
        assert_eq!(stderr(&output), format!("nutgraf: {path}: {message}\n"));
        assert_eq!(output.status.code(), Some(3));
    };
    let whole = docx();
    let damaged = "damaged: zip archive: its end is missing";
    check("cut.docx", &whole[..whole.len() / 2], damaged);
    check("cut.txt", &whole[..whole.len() / 2], damaged);
    check("text.docx", b"Rain fell.", "not DOCX: it is not a zip archive");
    check("rich.docx", b"{\\rtf1\\ansi Rain}", "RTF is not read; convert it first (pandoc -t plain FILE)");
    check("a.ipynb", b"{}", "not a notebook: it has no \"nbformat\" and \"cells\"");
    check("other.docx", &packed(&[("a.txt", "Rain.")]), "not DOCX: the archive has other parts");
    check("a.zip", &packed(&[("a.txt", "Rain.")]), "zip is not read; unpack it first (unzip FILE)");
}
