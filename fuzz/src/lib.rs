//! Fuzz targets: what must hold of any bytes. Each panics if it does not.
//!
//! `given` makes settings and a text of the bytes; `documents` checks the library, `rows` the program.

mod documents;
mod given;
mod rows;

pub use documents::{
    compress, corpus_model, gist, html, keywords, markdown, office, pdf, segment, sentences, threads,
};
pub use rows::{csv_rows, jsonl_rows, packings, parquet_rows, resume_record};

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
];
