//! Compiles the files of `seeds/lang` into the tables that the library has of every language.

#[path = "build/compile.rs"]
mod compile;
#[path = "src/hash.rs"]
#[allow(dead_code, reason = "only what files hold is needed here")]
mod hash;
#[path = "build/language_file.rs"]
mod language_file;
#[path = "src/language/schema.rs"]
mod schema;
#[path = "src/language/script.rs"]
#[allow(dead_code, reason = "only the names are needed here")]
mod script;
#[path = "build/weight_table.rs"]
mod weight_table;
#[path = "src/language/word_map.rs"]
#[allow(dead_code, reason = "maps are only made here")]
mod word_map;
#[path = "build/word_table.rs"]
mod word_table;

use compile::{Compiled, CompiledProfile, compile};
use language_file::{LanguageFile, read_folder};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use weight_table::weight_table;
use word_table::word_table;

/// A table of weights of the default methods: the file that it is made into, its name there, its source, and what compiles it.
type WeightFile = (&'static str, &'static str, &'static str, fn(&str, &str) -> Result<String, String>);

const WEIGHTS: [WeightFile; 5] = [
    ("sentence_weights.rs", "WEIGHTS", "seeds/models/sentence-weights.txt", weight_table),
    ("everyday_weights.rs", "EVERYDAY", "seeds/models/everyday-weights.txt", weight_table),
    ("keyword_weights.rs", "KEYWORD_WEIGHTS", "seeds/models/keyword-weights.txt", weight_table),
    ("word_weights.rs", "WORD_WEIGHTS", "seeds/models/word-weights.txt", weight_table),
    ("furniture_words.rs", "FURNITURE_WORDS", "seeds/models/furniture-words.txt", word_table),
];

fn main() -> ExitCode {
    for path in ["build.rs", "build", "seeds/lang", "seeds/docfreq", "seeds/models", "src/hash.rs"] {
        println!("cargo::rerun-if-changed={path}");
    }
    for name in ["schema", "script", "word_map"] {
        println!("cargo::rerun-if-changed=src/language/{name}.rs");
    }
    let weights: Result<Vec<(&str, String)>, String> = WEIGHTS.into_iter().map(weights).collect();
    let compiled = read_folder("seeds/lang")
        .and_then(|(common, files)| compile(&common, files.into_iter().map(as_wanted).collect(), stop_words));
    match compiled.and_then(|compiled| Ok((compiled, weights?))) {
        Ok((compiled, weights)) => {
            weights.iter().for_each(|(file, table)| write_file(file, table));
            write_file("language.rs", languages(&compiled));
            write_file("language_tables.rs", tables(&compiled));
            ExitCode::SUCCESS
        }
        Err(fault) => {
            println!("cargo::error={fault}");
            ExitCode::FAILURE
        }
    }
}

/// True if the library is built with a feature, named in capitals.
fn has_feature(name: &str) -> bool {
    std::env::var_os(format!("CARGO_FEATURE_{name}")).is_some()
}

/// True if the library is to know words of a language, given by its code: without the feature `languages` only of English.
fn is_wanted(code: &str) -> bool {
    code == "en" || has_feature("LANGUAGES")
}

/// A language's file, or what names the language if its words are not wanted.
fn as_wanted(file: LanguageFile) -> LanguageFile {
    if is_wanted(&file.codes[0]) { file } else { file.names_only() }
}

/// The file that a table of weights is made into, and what is in it.
fn weights((file, name, path, compile): WeightFile) -> Result<(&'static str, String), String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let table = compile(name, &text).map_err(|error| format!("{path}: {error}"))?;
    Ok((file, table))
}

/// The stop words that the crate `stop-words` lists: NLTK's where it has the language, else stopwords-iso's.
fn stop_words(code: &str) -> Vec<String> {
    let listed = stop_words::lookup(code).filter(|_| is_wanted(code));
    listed.unwrap_or_default().iter().map(|&word| word.to_owned()).collect()
}

/// Writes a file that the library includes.
fn write_file(name: &str, content: impl AsRef<[u8]>) {
    let folder = std::env::var_os("OUT_DIR").expect("cargo names a folder for what is made");
    fs::write(Path::new(&folder).join(name), content).expect("the folder can be written to");
}

/// The source of `Language`.
fn languages(compiled: &Compiled) -> String {
    let languages = &compiled.profiles[1..];
    let mut code = "/// A language that something is known of, or [`Language::Undetermined`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Language {
    /// Not known: sentences and words are cut by general rules, nothing is stemmed.
    Undetermined,
"
    .to_owned();
    for CompiledProfile { name, variant, .. } in languages {
        write!(code, "    #[doc = {name:?}]\n    {variant},\n").expect("a string takes what is written");
    }
    let all: Vec<String> = languages.iter().map(|profile| format!("Self::{}", profile.variant)).collect();
    code + &format!(
        "}}

impl Language {{
    /// Every language that something is known of.
    pub const ALL: &'static [Self] = &[{}];
}}
",
        all.join(", ")
    )
}

/// The source of `TABLES`; the words go into files beside it.
fn tables(compiled: &Compiled) -> String {
    let profiles: Vec<String> = compiled.profiles.iter().map(profile_source).collect();
    format!(
        "const SHARED_WORDS: &WordMap = &{};

#[allow(clippy::unreadable_literal)]
pub(super) static TABLES: Tables = Tables {{
    profiles: &[{}],
    letters: &{:?},
    short_stop_words: {},
    language_sets: &{:?},
}};
",
        words("und", &compiled.profiles[0].words),
        profiles.join(", "),
        compiled.letters,
        words("short_stop", &compiled.short_stop_words),
        compiled.language_sets,
    )
}

fn profile_source(profile: &CompiledProfile) -> String {
    let CompiledProfile { name, codes, script, stemmer, properties, classes, folds, taken_for, .. } = profile;
    let code = codes.split(' ').next().unwrap_or_default();
    let stemmer = stemmer.map_or("None".to_owned(), |stemmer| format!("Some(Algorithm::{stemmer})"));
    let lists: Vec<String> =
        profile.lists.iter().map(|(list, words)| format!("(WordList::{list:?}, &{words:?})")).collect();
    let words = words(code, &profile.words);
    let frequency_file = table_file(code, &format!("seeds/docfreq/{code}.bin"));
    let adaptation_file = table_file(code, &format!("seeds/docfreq/{code}-adaptation.bin"));
    format!(
        "Profile {{
        name: {name:?},
        codes: {codes:?},
        script: Script::{script:?},
        stemmer: {stemmer},
        properties: {properties},
        classes: {classes},
        words: {words},
        shared_words: SHARED_WORDS,
        lists: &[{}],
        folds: &{folds:?},
        taken_for: {taken_for:?},
        frequency_file: {frequency_file},
        adaptation_file: {adaptation_file},
    }}",
        lists.join(", "),
    )
}

/// The source of the bytes of a table of numbers, if there is one and the models of its language are wanted.
fn table_file(code: &str, path: &str) -> String {
    if Path::new(path).exists() && has_feature(&format!("MODELS_{}", code.to_uppercase())) {
        format!("Some(include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{path}\")))")
    } else {
        "None".to_owned()
    }
}

/// The source of a map of words, which are written to a file.
fn words(name: &str, bytes: &[u8]) -> String {
    let file = format!("{name}.words");
    write_file(&file, bytes);
    format!("WordMap::read(include_bytes!({file:?}))")
}
