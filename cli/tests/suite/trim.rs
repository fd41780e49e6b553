//! `nutgraf trim`.

use crate::harness::{folder, json_lines, run, run_with_input, stdout, write};
use std::fs;

#[test]
fn a_text_that_fits_has_the_same_bytes() {
    let folder = folder("trim");
    for (name, bytes) in [
        ("a.md", "# *A* [link](x)\r\n\r\n- one\t two \n\n<b>x</b> &amp; no line end"),
        ("b.txt", "\n\n  From: a@b.org\nSubject: x\n\nIt rained.\n\n-- \nA\n"),
        ("c.md", ""),
        ("d.md", "\n\n"),
    ] {
        let file = write(&folder, name, bytes);
        let output = run(&["trim", "-l", "10000w", &file]);
        assert_eq!(stdout(&output), bytes, "{name}");
        let out = folder.join("out");
        assert!(run(&["trim", "-l", "1MB", &file, "-o", out.to_str().unwrap()]).status.success());
        assert_eq!(fs::read_to_string(out).unwrap(), bytes, "{name}");
    }
    assert_eq!(stdout(&run_with_input(&["trim", "-l", "9w"], b"a *b* c")), "a *b* c");
}

#[test]
fn a_longer_text_says_what_is_left_out() {
    let row = &json_lines(&run(&["trim", "-l", "200w", "--format", "jsonl", "README.md"]))[0];
    let readme = fs::read_to_string(crate::harness::root().join("README.md")).unwrap();
    assert_eq!((&row["unit"], &row["limit"]), (&"words".into(), &200.into()));
    assert!(row["total"].as_u64() > Some(1000) && row["length"].as_u64() <= Some(200));
    let trimmed = row["trimmed"].as_str().unwrap();
    for part in row["kept"].as_array().unwrap() {
        let [start, end] = [&part["start"], &part["end"]].map(|at| at.as_u64().unwrap() as usize);
        assert!(trimmed.contains(&readme[start..end]));
    }
    let omitted = row["omitted"].as_array().unwrap();
    assert_eq!(trimmed.matches("[… ").count(), omitted.len());
    assert!(omitted.iter().all(|part| part["lines"][0].as_u64() <= part["lines"][1].as_u64()));
    assert_eq!(stdout(&run(&["trim", "-l", "200w", "README.md"])), trimmed);
}

#[test]
fn rows_and_several_files_are_trimmed() {
    let folder = folder("trim-rows");
    let rows = write(
        &folder,
        "rows.jsonl",
        "{\"id\":1,\"text\":\"It <b>rained</b>. It rained again on Tuesday, they said.\"}\n{\"id\":2,\"text\":\"\"}\n",
    );
    let trimmed: Vec<_> =
        json_lines(&run(&["trim", "-l", "3w", &rows])).iter().map(|row| row["trimmed"].clone()).collect();
    assert_eq!(trimmed.len(), 2);
    assert!(trimmed[0].as_str().unwrap().starts_with("It"), "{trimmed:?}");
    let files = ["a.txt", "b.txt"].map(|name| write(&folder, name, "It rained"));
    let text = stdout(&run(&["trim", "-l", "3w", &files[0], &files[1]]));
    assert_eq!(text, format!("{}\nIt rained\n\n{}\nIt rained\n", files[0], files[1]));
}

#[test]
fn a_length_is_needed() {
    assert_eq!(run(&["trim", "README.md"]).status.code(), Some(2));
    assert_eq!(run(&["trim", "-l", "0w", "README.md"]).status.code(), Some(2));
}

#[cfg(feature = "tokens")]
#[test]
fn tokens_are_those_of_the_tokenizer() {
    let total = |tokenizer: &str| {
        let row = &json_lines(&run(&[
            "trim",
            "-l",
            "100t",
            "--tokenizer",
            tokenizer,
            "--format",
            "jsonl",
            "README.md",
        ]))[0];
        (row["length"].as_u64().unwrap() <= 100).then(|| row["total"].as_u64().unwrap())
    };
    assert!(total("cl100k").unwrap() != total("o200k").unwrap());
    let summary = stdout(&run(&["summarize", "-l", "40t", "seeds/texts/sea-ice-abstract.txt"]));
    assert!(nutgraf::Tokenizer::O200k.count(summary.trim_end()) <= 40 && summary.len() > 80, "{summary}");
}
