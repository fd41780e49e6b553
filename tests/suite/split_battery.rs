//! Sentence boundaries in every language: the cases of `tests/data/split`, whose README describes their format.

use nutgraf::{Language, sentences};
use std::path::Path;

/// The cases of a file: a text and its sentences.
fn cases(file: &str) -> Vec<(String, Vec<String>)> {
    file.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let text = line.replace('⏎', "\n").replace(" ¦ ", " ").replace('¦', "");
            let expected = line.replace('⏎', "\n").split('¦').map(|piece| piece.trim().to_owned()).collect();
            (text, expected)
        })
        .collect()
}

fn found(text: &str, language: Language) -> Vec<String> {
    let spans = sentences(text, language).expect("short text");
    spans.iter().map(|(span, _)| text[span.range()].to_owned()).collect()
}

#[test]
fn every_case_is_split_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/split");
    let mut faults = Vec::new();
    let (mut n_cases, mut n_languages) = (0, 0);
    for entry in std::fs::read_dir(folder).expect("the battery's folder") {
        let path = entry.expect("a file of the battery").path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let code = path.file_stem().and_then(|stem| stem.to_str()).expect("a language code");
        let language: Language = code.parse().expect("a language code");
        let cases = cases(&std::fs::read_to_string(&path).expect("a readable file"));
        assert!(cases.len() >= 8, "only {} cases of {language}", cases.len());
        n_languages += 1;
        for (text, expected) in cases {
            n_cases += 1;
            let found = found(&text, language);
            if found != expected {
                faults.push(format!("{code}: {found:?}, not {expected:?}"));
            }
        }
    }
    assert_eq!(n_languages, Language::ALL.len(), "a language has no file");
    assert!(faults.is_empty(), "{} of {n_cases}:\n{}", faults.len(), faults.join("\n"));
}

/// The short texts: the language of each, the language detected at present, and the text.
fn short_texts() -> Vec<(&'static str, &'static str, &'static str)> {
    include_str!("../data/languages.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(' ').expect("a code and a text"))
        .map(|(codes, text)| {
            let (code, found) = codes.split_once('>').unwrap_or((codes, codes));
            (code, found, text)
        })
        .collect()
}

/// Without the frequency tables more of them are detected as another language.
#[cfg(feature = "models")]
#[test]
fn languages_of_short_texts_are_detected() {
    let faults: Vec<_> = short_texts()
        .into_iter()
        .map(|(_, expected, text)| (expected, Language::detect(text).code(), text))
        .filter(|(expected, found, _)| expected != found)
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_language_has_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts = short_texts();
    for entry in std::fs::read_dir(folder.join("seeds/lang")).expect("the folder of the languages") {
        let path = entry.expect("a file of a language").path();
        let code = path.file_stem().and_then(|stem| stem.to_str()).expect("a language code");
        if path.extension().is_none_or(|extension| extension != "txt") || code == "common" {
            continue;
        }
        assert!(
            folder.join(format!("tests/data/split/{code}.txt")).exists(),
            "{code}: no cases of sentences"
        );
        assert!(texts.iter().any(|(of, _, _)| *of == code), "{code}: no case in tests/data/languages.txt");
    }
}

#[test]
fn sentences_are_in_order_and_contain_every_letter() {
    let texts = [
        "",
        " ",
        "...",
        "a",
        "\u{feff}a. b",
        "\r\n\r\n",
        "One.\r\nTwo.\rThree.",
        "«»“”。。！",
        "((((((. A",
        "1. 2. 3.",
        "a\u{2029}b",
        "ab.\u{200f} cd",
        "\0.\0",
        "```\ncode\n",
        "| a |\n|--|",
        "> > a. B",
        "x.¹ Y",
        "😀. 😀 A",
        ".\"\".\"\"",
        "A. . . . B",
    ];
    for text in texts {
        for &language in Language::ALL {
            let spans = sentences(text, language).expect("short text");
            let mut end = 0;
            for (span, _) in &spans {
                assert!(span.start >= end && span.start < span.end, "{text:?} in {language}: {spans:?}");
                assert!(
                    !text[end as usize..span.start as usize].contains(char::is_alphabetic),
                    "{text:?} in {language}"
                );
                end = span.end;
            }
            assert!(!text[end as usize..].contains(char::is_alphabetic), "{text:?} in {language}: {spans:?}");
        }
    }
}

#[test]
fn an_unclosed_quote_or_bracket_hides_no_boundary() {
    let text = "He said \"it is late. Nobody came. (The door was shut. We left. “Fine. The end.";
    assert_eq!(found(text, Language::English).len(), 6);
}

#[test]
fn repeated_marks_are_read_in_linear_time() {
    let pieces = [
        ".",
        ". ",
        "\"",
        "“",
        "a. ",
        "U.S. Aa ",
        ".\n",
        ".[1",
        "? \" ",
        "((.) ",
        "-",
        "= ",
        " -",
        "http://",
        "1/2/2000 ",
        "1/2/2000 1:00 PM ",
        "://",
        "(",
        "1. ",
        "a) ",
        "• ",
        ":",
        ";)",
        "x.Y",
        "。",
        "...",
    ];
    for piece in pieces {
        let text = piece.repeat(1_000_000 / piece.len());
        assert!(sentences(&text, Language::English).is_ok());
    }
}
