//! `summarize --highlight` and `--context`, bars of `--why`, and the pager.

use crate::harness::{folder, nutgraf, root, run, stdout, write};
use std::fs;

const TEXT: &str = "# Harbour\n\nThe harbour council closed the old harbour bridge on Monday. It rained.\nFerries sail.\n\n\n- one\n\nNobody knows why. The end.\n";

#[test]
fn the_whole_text_is_highlighted() {
    let file = write(&folder("highlight"), "a.txt", TEXT);
    let plain = stdout(&run(&["summarize", "-l", "1s", "--highlight", &file]));
    assert_eq!(
        plain,
        "  # Harbour\n\n> The harbour council closed the old harbour bridge on Monday. It rained.\n  Ferries sail.\n\n\n  - one\n\n  Nobody knows why. The end.\n"
    );
    let colored = stdout(&run(&["summarize", "-l", "1s", "--highlight", "--color", "always", &file]));
    assert!(colored.contains("\u{1b}[1m"), "{colored}");
    let sequence = |part: &str| part.split_once('m').unwrap().1.to_owned();
    let mut parts = colored.split('\u{1b}');
    let without = parts.next().unwrap().to_owned() + &parts.map(sequence).collect::<String>();
    assert_eq!(without, TEXT);
    let bold = colored.split('\u{1b}').find(|part| part.starts_with("[1m")).unwrap();
    assert!(bold.starts_with("[1mThe "), "{colored}");
    assert!(!plain.contains("Keywords:"));
    let listed = stdout(&run(&["summarize", "-l", "1s", "--highlight", "--keywords", "2", &file]));
    assert!(listed.contains("\nKeywords: "), "{listed}");
}

#[test]
fn highlights_keep_every_byte_of_a_text() {
    let folder = folder("highlight-bytes");
    for text in
        ["", "x", "\r\nA b.\r\nC d.\r\n", "今天天气很好。我们去公园。\n \n\t x ", "a\u{1b}[31mb. C\u{7}d."]
    {
        let file = write(&folder, "a.txt", text);
        let shown = stdout(&run(&["summarize", "--highlight", &file]));
        let without = |line: &str| match line.strip_prefix("> ").or(line.strip_prefix("  ")) {
            Some(line) if !line.trim().is_empty() => line.to_owned(),
            _ => line.to_owned(),
        };
        let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        assert_eq!(shown.split_inclusive('\n').map(without).collect::<String>(), text.to_owned() + end);
    }
}

#[test]
fn context_counts_what_is_between() {
    let file = write(&folder("context"), "a.txt", TEXT);
    let shown = |n: &str| stdout(&run(&["summarize", "-l", "1s", "--context", n, &file]));
    assert_eq!(
        shown("0"),
        "  ⋯ 1 sentence\n> The harbour council closed the old harbour bridge on Monday.\n  ⋯ 5 sentences\n"
    );
    assert_eq!(
        shown("1"),
        "  Harbour\n> The harbour council closed the old harbour bridge on Monday.\n  It rained.\n  ⋯ 4 sentences\n"
    );
    assert_eq!(shown("99").lines().count(), 7);
}

#[test]
fn views_are_text_alone() {
    for args in [
        &["--highlight", "--format", "json"][..],
        &["--context", "1", "--format", "tsv"],
        &["--highlight", "--context", "1"],
        &["--highlight", "--why"],
        &["--context", "1", "--together"],
    ] {
        let output = run(&[&["summarize", "README.md"], args].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn bars_are_for_terminals() {
    let args = ["summarize", "-l", "3s", "--why", "seeds/texts/harbour-bridge-news.txt"];
    assert!(!stdout(&run(&args)).contains('█'));
    let colored = stdout(&run(&[&args[..], &["--color", "always"]].concat()));
    assert!(colored.contains("\u{1b}[32m██████████\u{1b}[0m  blend\n"), "{colored}");
    assert!(colored.contains('░'), "{colored}");
}

#[cfg(unix)]
#[test]
fn a_pager_shows_what_it_is_given() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("pager");
    let out = folder.join("paged");
    let pager =
        write(&folder, "pager.sh", format!("#!/bin/sh\necho \"$@\" > '{0}'\ncat >> '{0}'\n", out.display()));
    fs::set_permissions(&pager, fs::Permissions::from_mode(0o755)).unwrap();
    let article = "seeds/texts/sea-ice-abstract.txt";
    let args = ["summarize", "--context", "0", "--paging", "always", article];
    let output = nutgraf().args(args).env("PAGER", format!("{pager} -x 1")).output().unwrap();
    assert!(output.status.success() && output.stdout.is_empty());
    let direct = stdout(&run(&["summarize", "--context", "0", article]));
    assert_eq!(fs::read_to_string(&out).unwrap(), format!("-x 1\n{direct}"));
    for pager in ["/no/such/pager", "cat", ""] {
        let output = nutgraf().args(args).env("PAGER", pager).output().unwrap();
        assert_eq!(stdout(&output), direct, "{pager}");
    }
    // A pipe is not paged, unless it is asked for.
    let output = nutgraf().args(&args[..3]).arg(article).env("PAGER", &pager).output().unwrap();
    assert_eq!(stdout(&output), direct);
    // A pager that is left early is no failure.
    let output = nutgraf().current_dir(root()).args(args).env("PAGER", "true").output().unwrap();
    assert!(output.status.success(), "{output:?}");
}
