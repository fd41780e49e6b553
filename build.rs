//! Writes the stop-word lists out as one string a language.
//!
//! As the tables of strings that they come in, each of their thirty thousand words would be an address to set at
//! every start of the program, and more bytes than the word.

use std::fmt::Write;
use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let mut code = String::from(HEAD);
    for language in stop_words::available_languages() {
        let words = stop_words::lookup(language).unwrap_or_default().join("\n");
        writeln!(code, "        {language:?} => \"{}\",", words.escape_default())
            .expect("a string takes what is written");
    }
    code.push_str(TAIL);
    let folder = std::env::var_os("OUT_DIR").expect("cargo names a folder for what is made");
    std::fs::write(Path::new(&folder).join("stop_words.rs"), code).expect("the folder can be written to");
}

const HEAD: &str = "/// The stop words of a language by its code, one a line; none where there is no list.
pub(super) fn stop_words(code: &str) -> &'static str {
    match code {
";

const TAIL: &str = "        _ => \"\",
    }
}
";
