//! Comments, help, messages and documents are in plain English, without the phrases listed here.

use crate::lexeme::{LexemeKind, lexemes};
use crate::source::{Source, documents, is_replaced_soon, workspace};
use crate::tree::Tree;

/// Phrases that have a plainer form, each with longer phrases in which it is allowed.
const PHRASES: &[(&str, &[&str])] = &[
    ("so many", &[]),
    ("is no", &["there is no", "is no longer"]),
    ("are no", &["there are no", "are no longer"]),
    ("told by", &[]),
    ("less what", &[]),
    ("should the", &[]),
    ("keyphrase", &[]),
    ("keyphrases", &[]),
];

/// Words that must not open the description of an item.
const OPENINGS: [&str; 2] = ["what", "whether"];

/// A word in lower case or a mark, with its line.
type Word = (String, usize);

/// The words of consecutive comments of one kind, of a string, or of a document.
struct Passage {
    /// `///`, `//!`, `//` or `/*` for comments.
    kind: &'static str,
    last_line: usize,
    words: Vec<Word>,
}

/// The passages of a source text; strings count only outside of tests.
fn passages(text: &str, tests: &[(usize, usize)]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for lexeme in lexemes(text) {
        let (line, last_line) = (lexeme.line, lexeme.last_line);
        let is_for_tests = tests.iter().any(|&(first, last)| (first..=last).contains(&line));
        let kind = match lexeme.kind {
            LexemeKind::Comment => {
                ["///", "//!", "//", "/*"].into_iter().find(|&kind| lexeme.text.starts_with(kind))
            }
            LexemeKind::Text => (!is_for_tests).then_some("\""),
            _ => None,
        };
        let Some(kind) = kind else { continue };
        let words = words(lexeme.text.trim_start_matches(['/', '!', '*']), line);
        match passages.last_mut() {
            Some(before) if kind.starts_with("//") && before.kind == kind && before.last_line + 1 == line => {
                before.words.extend(words);
                before.last_line = last_line;
            }
            _ => passages.push(Passage { kind, last_line, words }),
        }
    }
    passages
}

/// The words in lower case and the marks, with line numbers that start from the given one.
fn words(text: &str, line: usize) -> Vec<Word> {
    let mut words = Vec::new();
    for (n, text) in text.lines().enumerate() {
        let pieces = text.split_inclusive(|c: char| !c.is_alphanumeric());
        for piece in pieces {
            let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
            let mark = piece[word.len()..].trim();
            let found = [word, mark].into_iter().filter(|piece| !piece.is_empty() && *piece != "\\");
            words.extend(found.map(|piece| (piece.to_lowercase(), line + n)));
        }
    }
    words
}

/// The phrases of a passage that have a plainer form, with their lines.
fn faults(passage: &Passage) -> Vec<(usize, String)> {
    let mut faults = Vec::new();
    if let Some((first, line)) = passage.words.first().filter(|_| passage.kind == "///")
        && OPENINGS.contains(&first.as_str())
    {
        faults.push((*line, format!("opens with \"{first}\"")));
    }
    for at in 0..passage.words.len() {
        for (phrase, longer) in PHRASES {
            let is_plain = longer
                .iter()
                .any(|longer| begins(&passage.words, at.wrapping_sub(offset(longer, phrase)), longer));
            if begins(&passage.words, at, phrase) && !is_plain {
                faults.push((passage.words[at].1, (*phrase).to_owned()));
            }
        }
    }
    faults
}

/// The number of words in a longer phrase before a phrase.
fn offset(longer: &str, phrase: &str) -> usize {
    longer[..longer.find(phrase).unwrap()].split_whitespace().count()
}

/// True if the words from a place on begin with a phrase.
fn begins(words: &[Word], at: usize, phrase: &str) -> bool {
    let mut rest = words.get(at..).unwrap_or_default().iter();
    phrase.split_whitespace().all(|expected| rest.next().is_some_and(|(word, _)| word == expected))
}

/// The faults of a source, as `path:line: phrase`.
fn source_faults(source: &Source, tests: &[(usize, usize)]) -> Vec<String> {
    let faults = passages(&source.text, tests).iter().flat_map(faults).collect::<Vec<_>>();
    faults.iter().map(|(line, phrase)| format!("{}:{line}: {phrase}", source.path)).collect()
}

#[test]
fn prose_is_plain() {
    let tree = Tree::of(workspace());
    let mut found = Vec::new();
    for source in workspace().iter().flat_map(|package| &package.sources) {
        let modules = tree.modules.iter().filter(|module| tree.files[module.file].path == source.path);
        let tests: Vec<_> = modules.flat_map(|module| module.body.tests.iter().copied()).collect();
        if !is_replaced_soon(&source.path) {
            found.extend(source_faults(source, &tests));
        }
    }
    for document in documents() {
        let words = words(&document.text, 1);
        let passage = Passage { kind: "", last_line: 0, words };
        found.extend(
            faults(&passage).iter().map(|(line, phrase)| format!("{}:{line}: {phrase}", document.path)),
        );
    }
    assert!(found.is_empty(), "{} places\n{}", found.len(), found.join("\n"));
}

#[test]
fn phrases_are_found() {
    let check = |text: &str, expected: &[&str]| {
        let found: Vec<_> = passages(text, &[]).iter().flat_map(faults).collect();
        let found: Vec<_> = found.iter().map(|(line, phrase)| format!("{line} {phrase}")).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("fn f() {} // a is\n// no b", &["1 is no"]);
    check("/// Whether it is.\nfn f() {}", &["1 opens with \"whether\""]);
    check("// Whether or not, there is no b, and it is no longer so. Many are.", &[]);
    check("const A: &str = \"should the\nkeyphrases\";", &["1 should the", "2 keyphrases"]);
    check("/* a\n told by */", &["2 told by"]);
    check("fn is_no() { let is = no; }", &[]);
}
