//! Fuzz targets: what must hold of any bytes. Each panics if it does not.
//!
//! `given` makes settings and a text of the bytes; `documents` and `views` check the library, `rows` and `program` the program.

mod documents;
mod given;
mod program;
mod rows;
mod views;

pub use documents::{
    compress, corpus_model, gist, html, keywords, markdown, office, pdf, segment, sentences, threads,
};
pub use program::{files, messages};
pub use rows::{csv_rows, jsonl_rows, packings, parquet_rows, resume_record};
pub use views::{mail, nested, outline, page, subtitles, tokens, trim};

/// What is run on the bytes.
pub type Target = fn(&[u8]);

/// Every target with its name, which is also the folder of its corpus.
pub const TARGETS: &[(&str, Target)] = &[
    ("segment", segment),
    ("sentences", sentences),
    ("keywords", keywords),
    ("gist", gist),
    ("compress", compress),
    ("markdown", markdown),
    ("html", html),
    ("office", office),
    ("pdf", pdf),
    ("csv_rows", csv_rows),
    ("jsonl_rows", jsonl_rows),
    ("parquet_rows", parquet_rows),
    ("corpus_model", corpus_model),
    ("resume_record", resume_record),
    ("threads", threads),
    ("packings", packings),
    ("files", files),
    ("messages", messages),
    ("mail", mail),
    ("nested", nested),
    ("outline", outline),
    ("page", page),
    ("subtitles", subtitles),
    ("tokens", tokens),
    ("trim", trim),
];
