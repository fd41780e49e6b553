//! Transcripts and documents show what the program prints now.

use crate::harness::{root, run, stdout};
use std::fs;
use std::path::Path;

/// The transcript with the present output of every line `$ nutgraf …`.
fn updated(transcript: &str) -> String {
    let mut updated = String::new();
    for command in transcript.lines().filter_map(|line| line.strip_prefix("$ nutgraf ")) {
        let args: Vec<&str> = command.split(' ').collect();
        updated.push_str("$ nutgraf ");
        updated.push_str(command);
        updated.push('\n');
        updated.push_str(&stdout(&run(&args)));
    }
    updated
}

/// Compares a file with its expected content; with `NUTGRAF_BLESS=1` the file is rewritten first.
fn check_file(path: &Path, expected: &str) {
    if std::env::var_os("NUTGRAF_BLESS").is_some() {
        fs::write(path, expected).unwrap();
    }
    let found = fs::read_to_string(path).unwrap();
    for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "{}:{}", path.display(), number + 1);
    }
    assert_eq!(found.len(), expected.len(), "{}", path.display());
}

#[test]
fn golden_transcripts_are_up_to_date() {
    for entry in fs::read_dir(root().join("cli/tests/golden")).unwrap() {
        let path = entry.unwrap().path();
        check_file(&path, &updated(&fs::read_to_string(&path).unwrap()));
    }
}

#[test]
fn the_examples_in_the_documents_are_up_to_date() {
    let docs = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let documents = docs.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let fence = "```";
    let mut n_examples = 0;
    for path in documents.chain([root().join("README.md")]) {
        let text = fs::read_to_string(&path).unwrap();
        let blocks =
            text.split(fence).enumerate().map(|(index, block)| match block.strip_prefix("console\n") {
                Some(body) if index % 2 == 1 => {
                    n_examples += 1;
                    format!("console\n{}", updated(body))
                }
                _ => block.to_owned(),
            });
        check_file(&path, &blocks.collect::<Vec<_>>().join(fence));
    }
    assert!(n_examples >= 10, "{n_examples} examples");
}

#[test]
fn the_table_of_methods_is_complete() {
    let table = fs::read_to_string(root().join("docs/methods.md")).unwrap();
    let sentence = nutgraf::SentenceMethod::ALL.iter().map(|method| (method.name(), method.summary()));
    let keyword = nutgraf::KeywordMethod::ALL.iter().map(|method| (method.name(), method.summary()));
    for (name, summary) in sentence.chain(keyword) {
        let row = format!("| `{name}` | {summary} |");
        assert!(table.contains(&row), "docs/methods.md lacks {row}");
    }
}
