//! Compiles the start-up code that Rust has no safe way to write, and packs the style sheet and the scripts of reports.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=src/closed_stdout.c");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        // An object, which the linker keeps although nothing calls it, and for the program alone: a process that only uses the
        // library has its own standard output.
        for object in cc::Build::new().file("src/closed_stdout.c").compile_intermediates() {
            println!("cargo::rustc-link-arg-bins={}", object.display());
        }
    }
    let assets =
        [("STYLE", "report.css"), ("DOCUMENT_SCRIPT", "document.js"), ("CORPUS_SCRIPT", "corpus.js")];
    let code: String = assets.iter().map(|(name, file)| asset(name, file)).collect();
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("report_assets.rs"), code).expect("the folder for output can be written");
}

/// A line of a style sheet without the blanks around its marks. No string in the sheet has such marks.
fn without_blanks(line: &str) -> String {
    let marks = [(" {", "{"), ("{ ", "{"), (" }", "}"), ("; ", ";"), (": ", ":"), (", ", ","), (";}", "}")];
    marks.iter().fold(line.to_owned(), |line, (from, to)| line.replace(from, to))
}

/// A constant with a file of `src/report/assets`, without comments and indents, and with the hash that a page names to allow it.
fn asset(name: &str, file: &str) -> String {
    let path = Path::new("src/report/assets").join(file);
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(&path).expect("the file is there");
    let is_kept = |line: &&str| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/*");
    let lines = text.lines().map(str::trim).filter(is_kept);
    let packed = if path.extension().is_some_and(|extension| extension == "css") {
        lines.map(without_blanks).collect()
    } else {
        lines.collect::<Vec<_>>().join("\n")
    };
    let hash = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(packed.as_bytes())));
    format!("pub(super) const {name}: Asset = Asset {{ text: {packed:?}, hash: {hash:?} }};\n")
}
