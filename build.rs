//! Writes the stop-word lists, with what `seeds/lang/stopwords.txt` adds to them, out as one string a language.
//!
//! As the tables of strings that they come in, each of their thirty thousand words would be an address to set at
//! every start of the program, and more bytes than the word.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={ADDED}");
    let added = std::fs::read_to_string(ADDED).expect("the stop words are part of the package");
    let mut code = String::from(HEAD);
    let mut lists: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for &language in stop_words::available_languages() {
        let listed = stop_words::lookup(language).unwrap_or_default().iter();
        lists.entry(language).or_default().extend(listed.map(|&word| word.to_owned()));
    }
    for (language, words) in
        added.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '))
    {
        lists.entry(language).or_default().extend(words.split_whitespace().map(str::to_owned));
    }
    for (language, mut words) in lists {
        // Words are matched folded, with one sigma wherever it stands.
        let folded: Vec<String> = words.iter().map(|word| word.replace('ς', "σ")).collect();
        words.extend(folded);
        let words = words.into_iter().collect::<Vec<_>>().join("\n");
        writeln!(code, "        {language:?} => \"{}\",", words.escape_default())
            .expect("a string takes what is written");
    }
    code.push_str(TAIL);
    let folder = std::env::var_os("OUT_DIR").expect("cargo names a folder for what is made");
    std::fs::write(Path::new(&folder).join("stop_words.rs"), code).expect("the folder can be written to");
}

const ADDED: &str = "seeds/lang/stopwords.txt";

const HEAD: &str = "/// The stop words of a language by its code, one a line; none where there is no list.
pub(super) fn stop_words(code: &str) -> &'static str {
    match code {
";

const TAIL: &str = "        _ => \"\",
    }
}
";
