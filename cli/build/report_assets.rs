//! Packs the style sheet and the scripts of reports into `report_assets.rs` of the output folder.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::{env, fs};

/// Packs the files of a folder.
pub fn pack(folder: &str) {
    let assets: [(&str, &[&str]); 4] = [
        ("DOCUMENT_STYLE", &["report.css"]),
        ("CORPUS_STYLE", &["report.css", "corpus.css"]),
        ("DOCUMENT_SCRIPT", &["document.js"]),
        ("CORPUS_SCRIPT", &["corpus.js"]),
    ];
    let code: String = assets.iter().map(|(name, files)| asset(name, Path::new(folder), files)).collect();
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("report_assets.rs"), code).expect("the folder for output can be written");
}

/// A line of a style sheet without the blanks around its marks. No string in the sheet has such marks.
fn without_blanks(line: &str) -> String {
    let marks = [(" {", "{"), ("{ ", "{"), (" }", "}"), ("; ", ";"), (": ", ":"), (", ", ","), (";}", "}")];
    marks.iter().fold(line.to_owned(), |line, (from, to)| line.replace(from, to))
}

/// A constant with some files one after the other, without comments and indents, and with the hash that a page names to allow it.
fn asset(name: &str, folder: &Path, files: &[&str]) -> String {
    let packed: String = files.iter().map(|file| packed(&folder.join(file))).collect();
    let hash = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(packed.as_bytes())));
    format!("pub(super) const {name}: Asset = Asset {{ text: {packed:?}, hash: {hash:?} }};\n")
}

fn packed(path: &Path) -> String {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = fs::read_to_string(path).expect("the file is there");
    let is_kept = |line: &&str| !line.is_empty() && !line.starts_with("//") && !line.starts_with("/*");
    let lines = text.lines().map(str::trim).filter(is_kept);
    if path.extension().is_some_and(|extension| extension == "css") {
        lines.map(without_blanks).collect()
    } else {
        lines.collect::<Vec<_>>().join("\n")
    }
}
