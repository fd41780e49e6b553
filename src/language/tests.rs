//! A made-up language goes all the way through the program, and every fact of the real ones arrives.

/// With `language_file` what `build.rs` makes the program's tables with.
#[allow(dead_code, reason = "`Language` is not made anew here")]
#[path = "../../build/compile.rs"]
mod compile;
#[path = "../../build/language_file.rs"]
mod language_file;

use super::profile::{Abbreviation, Profile};
use super::schema::{Property, WordClass, WordList};
use super::tables::{TABLES, Tables};
use super::word_map::WordMap;
use super::{Language, schema, script, word_map};
use crate::document::{BlockKind, Document};
use crate::opening::Opening;
use crate::segment::sentences;
use crate::{Analysis, Gist, Keywords};
use compile::{CompiledProfile, compile};
use language_file::{LanguageFile, read_folder};
use std::cell::Cell;

thread_local! {
    static IN_USE: Cell<&'static Tables> = const { Cell::new(&TABLES) };
}

/// The tables that this thread uses.
pub(super) fn tables() -> &'static Tables {
    IN_USE.get()
}

fn leak<T>(value: Vec<T>) -> &'static [T] {
    Box::leak(value.into_boxed_slice())
}

/// The tables that `build.rs` would embed for the files; frequencies and stemmers are those of the program at the same place.
fn compiled(files: Vec<LanguageFile>) -> Result<&'static Tables, String> {
    let (common, _) = read_folder("seeds/lang")?;
    let listed = |code: &str| match code.parse::<Language>() {
        Ok(language) => {
            TABLES.profiles[language as usize].words(WordClass::StopWord).map(str::to_owned).collect()
        }
        Err(_) => Vec::new(),
    };
    let compiled = compile(&common, files, listed)?;
    let shared_words = &leak(vec![WordMap::read(leak(compiled.profiles[0].words.clone()))])[0];
    let profiles = compiled.profiles.into_iter().zip(TABLES.profiles);
    Ok(&leak(vec![Tables {
        profiles: leak(profiles.map(|(profile, real)| embedded(profile, real, shared_words)).collect()),
        letters: leak(compiled.letters),
        short_stop_words: WordMap::read(leak(compiled.short_stop_words)),
        language_sets: leak(compiled.language_sets),
    }])[0])
}

fn embedded(profile: CompiledProfile, real: &Profile, shared_words: &'static WordMap) -> Profile {
    let texts = |texts: Vec<String>| leak(texts.into_iter().map(|text| &*text.leak()).collect());
    let lists = profile.lists.into_iter().map(|(list, words)| (list, texts(words)));
    Profile {
        name: profile.name.leak(),
        codes: profile.codes.leak(),
        script: profile.script,
        stemmer: profile.stemmer.and(real.stemmer),
        properties: profile.properties,
        classes: profile.classes,
        words: WordMap::read(leak(profile.words)),
        shared_words,
        lists: leak(lists.collect()),
        folds: leak(profile.folds),
        taken_for: profile.taken_for,
        frequency_file: real.frequency_file,
        adaptation_file: real.adaptation_file,
    }
}

/// The blocks of text in CONTRIBUTING.md: the file of a made-up language, its sentences, its short texts.
fn example() -> [&'static str; 3] {
    let (_, section) = include_str!("../../CONTRIBUTING.md").split_once("## Adding a language").unwrap();
    let blocks = section.split("```text\n").skip(1).filter_map(|block| block.split("```").next());
    blocks.take(3).collect::<Vec<_>>().try_into().unwrap()
}

/// The files of the languages, with the example in place of the last: nobody else moves.
fn files_with_example() -> Vec<LanguageFile> {
    let (_, mut files) = read_folder("seeds/lang").unwrap();
    files.retain(|file| file.name != "Zulu");
    files.push(LanguageFile::parse("seeds/lang/qaz.txt", example()[0]).unwrap());
    files
}

#[test]
fn a_made_up_language_needs_nothing_but_its_file() {
    assert!("qaz".parse::<Language>().is_err());
    IN_USE.set(compiled(files_with_example()).unwrap());
    let zarelan: Language = "qaz".parse().unwrap();
    assert_eq!((zarelan.name(), zarelan.code()), ("Zarelan", "qaz"));
    let [_, cases, short_texts] = example();
    for case in cases.lines() {
        let expected: Vec<&str> = case.split(" ¦ ").collect();
        let text = expected.join(" ");
        let found = sentences(&text, zarelan).unwrap();
        assert_eq!(found.iter().map(|(span, _)| &text[span.range()]).collect::<Vec<_>>(), expected);
    }
    for line in short_texts.lines() {
        let (code, text) = line.split_once(' ').unwrap();
        assert_eq!(Language::detect(text).code(), code, "{text}");
    }
    assert_eq!(Language::detect("The bridge was closed to all traffic on Monday."), Language::English);
    assert_eq!(Language::detect("Die Brücke war am Montag gesperrt."), Language::German);
}

#[test]
fn a_text_in_a_made_up_language_is_read_by_its_file() {
    IN_USE.set(compiled(files_with_example()).unwrap());
    let text = "Sul Tarel Omin ve Dorel Marin\n\nlunel 3. ŵinar 2021\n\nKel ne, la marel dorka l'ŵarma orra te Olmat. \
                Esu venka la ŵarma orra. Sul marel dorka la ŵarma.";
    let document = Document::new(text).unwrap();
    assert_eq!(document.language().code(), "qaz");
    let kinds: Vec<BlockKind> = document.blocks().iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Meta, BlockKind::Meta, BlockKind::Paragraph]);
    let leaning: Vec<bool> =
        (2..5).map(|sentence| Opening::of(&Analysis::of(&document), sentence).leans_back()).collect();
    assert_eq!(leaning, [false, true, false]);
    let stop_words: Vec<&str> = document
        .sentence(3)
        .tokens()
        .iter()
        .filter(|token| document.is_stop(token.term))
        .map(|&token| document.token_text(token))
        .collect();
    assert_eq!(stop_words, ["Esu", "la"]);
    assert!(document.tokens().iter().any(|&token| document.token_text(token) == "l'"));
    let analysis = Analysis::of(&document);
    let keywords = Keywords::default().run(&analysis);
    assert!(keywords.iter().any(|keyword| keyword.text.ends_with("ŵarma")), "{keywords:?}");
    assert!(keywords.iter().all(|keyword| !keyword.text.contains("orra")), "{keywords:?}");
    assert_eq!(Gist::default().run(&analysis).text, "La marel dorka l'ŵarma orra te Olmat.");
}

/// The program has embedded all that the files say now.
#[test]
fn every_fact_of_every_file_is_found() {
    let (common, files) = read_folder("seeds/lang").unwrap();
    assert_eq!(files.len(), Language::ALL.len());
    let undetermined = Language::Undetermined.profile();
    for (class, word) in common.words() {
        assert!(undetermined.is(class, word), "{word}");
    }
    for file in &files {
        let language: Language = file.codes[0].parse().unwrap();
        let profile = language.profile();
        assert_eq!((language.name(), format!("{language:?}")), (file.name.as_str(), file.variant.clone()));
        assert!(file.codes.iter().all(|code| code.parse() == Ok(language)), "{language}");
        assert_eq!((Some(profile.script), profile.stemmer.is_some()), (file.script, file.stemmer.is_some()));
        for &property in Property::ALL {
            assert_eq!(profile.has(property), file.properties.contains(&property), "{language} {property:?}");
        }
        for (class, word) in file.words() {
            assert!(profile.is(class, word), "{language} {class:?} {word}");
            assert!(!class.is_shared() || undetermined.is(class, word), "{language} {class:?} {word}");
        }
        for (list, words) in &file.lists {
            let embedded = if list.is_shared() { undetermined } else { profile }.list(*list);
            assert!(words.iter().all(|word| embedded.contains(&word.as_str())), "{language} {list:?}");
        }
        let writes = |letter: &char| {
            let place = TABLES.letters.binary_search_by_key(letter, |(letter, _)| *letter).unwrap();
            TABLES.letters[place].1 & 1 << language as usize != 0
        };
        assert!(file.letters.iter().all(writes), "{language}");
        assert!(file.folds.iter().all(|&(from, to)| profile.folded(from) == Some(to)), "{language}");
        let taken_for = file.taken_for.as_ref().map(|code| code.parse::<Language>().unwrap() as usize);
        assert_eq!(profile.taken_for, taken_for, "{language}");
    }
}

#[test]
fn abbreviations_are_those_of_the_language_then_those_of_another_then_common_ones() {
    let check = |language: Language, word: &str, expected: Option<Abbreviation>| {
        assert_eq!(language.profile().abbreviation(word), expected, "{word} in {language}");
    };
    check(Language::English, "Dr", Some(Abbreviation::Never));
    check(Language::English, "Sat", Some(Abbreviation::Closing));
    check(Language::English, "sat", None);
    check(Language::English, "pt", Some(Abbreviation::Usual));
    check(Language::Undetermined, "vol", Some(Abbreviation::Number));
    // Serbian is written in Croatian's letters too.
    check(Language::Serbian, "npr", Some(Abbreviation::Never));
    check(Language::Malay, "dll", Language::Indonesian.profile().abbreviation("dll"));
}

#[test]
fn case_counts_only_where_a_file_has_a_capital() {
    assert!(Language::German.profile().is_month("März"));
    assert!(Language::English.profile().is_function_word("The"));
    assert!(Language::English.profile().is(WordClass::AfterAbbreviation, "Friday"));
    assert!(!Language::English.profile().is(WordClass::AfterAbbreviation, "friday"));
}

fn check_fault(lines: &str, expected: &str) {
    let head = "source: made up\nlicence: MIT\nname: Zarelan\ncodes: qaz\nscript: Latin\n";
    let fault = LanguageFile::parse("seeds/lang/qaz.txt", &format!("{head}{lines}")).unwrap_err();
    assert_eq!(fault, format!("seeds/lang/qaz.txt:{expected}"));
}

#[test]
fn a_fault_of_a_file_is_named_with_its_line() {
    check_fault("stop-words: la te\n  ve la\n", "7: \"la\" is listed twice");
    check_fault("stopwords: la", "6: \"stopwords\" is not a key");
    check_fault("we: noi\n\n# Again.\nwe: me", "9: \"we\" is given twice");
    check_fault("we noi", "6: a key ends with a colon");
    check_fault("we:", "6: \"we\" has no value");
    check_fault("stop-words: la, te", "6: \"la,\" is not a word: no comma separates words here");
    check_fault("openings: esu,, tir kel", "6: \"\" is not a phrase");
    check_fault("months: Ŵinar", "6: \"Ŵinar\" is not in lower case");
    check_fault("letters: ŵŵ", "6: \"ŵŵ\" is not one letter");
    check_fault("folds: ŵ", "6: \"ŵ\" is not a letter and the one it is matched as");
    check_fault("properties: ordinals", "6: \"ordinals\" is not a property");
    check_fault("variant: One\n  Two", "6: \"variant\" takes one line");
    check_fault("abbreviations-usual: n.b.", " \"n.b.\" is listed with its last full stop");
    check_fault(
        "abbreviations-usual: nob\nabbreviations-never: nob",
        " \"nob\" is two kinds of abbreviation",
    );
    check_fault(
        &format!("months: {}", "a".repeat(121)),
        &format!("6: \"{}\" is not short enough to be found", "a".repeat(121)),
    );
    let check_all = |text: &str, expected: &str| {
        assert_eq!(LanguageFile::parse("seeds/lang/qaz.txt", text).unwrap_err(), expected);
    };
    check_all("  la te", "seeds/lang/qaz.txt:1: no key comes before this line");
    check_all("source: made up\nlicence: MIT\nname: Zarelan", "seeds/lang/qaz.txt: \"codes\" is missing");
    check_all("codes: q1", "seeds/lang/qaz.txt:1: \"q1\" is not an ISO 639 code");
    let scripts = "Latin, Cyrillic, Greek";
    let fault = LanguageFile::parse("seeds/lang/qaz.txt", "script: Runic").unwrap_err();
    assert!(
        fault.starts_with(&format!(
            "seeds/lang/qaz.txt:1: \"Runic\" is not a script: choose one of {scripts}"
        ))
    );
    let other = "source: made up\nlicence: MIT\nname: Zarelan\ncodes: qax\nscript: Latin";
    check_all(other, "seeds/lang/qaz.txt: the file is not named by its first code, \"qax\"");
}

#[test]
fn faults_of_files_together_are_named() {
    let check = |lines: &str, expected: &str| {
        let (_, mut files) = read_folder("seeds/lang").unwrap();
        let text = format!("source: made up\nlicence: MIT\nscript: Latin\n{lines}");
        files.push(LanguageFile::parse("seeds/lang/qaz.txt", &text).unwrap());
        assert_eq!(compiled(files).unwrap_err(), expected);
    };
    check("name: Zulu\ncodes: qaz", "seeds/lang/qaz.txt: \"Zulu\" is in seeds/lang/zu.txt too");
    check("name: Zarelan\ncodes: qaz deu", "seeds/lang/qaz.txt: \"deu\" is in seeds/lang/de.txt too");
    check(
        "name: Zarelan\ncodes: qaz\nabbreviations-like: xx",
        "seeds/lang/qaz.txt: no file has the code \"xx\"",
    );
    check(
        "name: Zarelan\ncodes: qaz\nproperties: default-of-ascii",
        "seeds/lang/en.txt, seeds/lang/qaz.txt: only one language is the default of ASCII",
    );
}

#[test]
fn every_key_is_explained() {
    let readme = include_str!("../../seeds/lang/README.md");
    let classes = WordClass::ALL.iter().map(|class| class.name());
    let lists = WordList::ALL.iter().map(|list| list.name());
    let properties = Property::ALL.iter().map(|property| property.name());
    for name in classes.chain(lists).chain(properties) {
        assert!(readme.contains(&format!("`{name}`")), "{name}");
    }
}
