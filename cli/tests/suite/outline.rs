//! `nutgraf outline`.

use crate::harness::{folder, json_lines, run, stdout, write};

const TEXT: &str = "# The *harbour*\n\nThe harbour council closed the old bridge on Monday.\n\n### Cost_of it\n\nThe steel of the \
    bridge costs ten million euros.\n\n## Ferries\n\n- one\n";

#[test]
fn an_outline_is_text_markdown_and_json() {
    let folder = folder("outline");
    let file = write(&folder, "a.txt", TEXT.replace('*', ""));
    assert_eq!(
        stdout(&run(&["outline", &file])),
        "The harbour\n  – The harbour council closed the old bridge on Monday.\n  Cost_of it\n    – The steel of the bridge \
         costs ten million euros.\n  Ferries\n"
    );
    assert_eq!(
        stdout(&run(&["outline", "--format", "markdown", &file])),
        "# The harbour\n\nThe harbour council closed the old bridge on Monday.\n\n### Cost\\_of it\n\nThe steel of the bridge \
         costs ten million euros.\n\n## Ferries\n"
    );
    let row = &json_lines(&run(&["outline", "--format", "jsonl", &file]))[0];
    let text = TEXT.replace('*', "");
    for section in row["sections"].as_array().unwrap() {
        let title = &section["title"];
        let [start, end] = [&title["start"], &title["end"]].map(|at| at.as_u64().unwrap() as usize);
        assert_eq!(&text[start..end], title["text"]);
        for sentence in section["sentences"].as_array().unwrap() {
            let [start, end] = [&sentence["start"], &sentence["end"]].map(|at| at.as_u64().unwrap() as usize);
            assert_eq!(&text[start..end], sentence["text"]);
        }
    }
    let levels: Vec<u64> =
        row["sections"].as_array().unwrap().iter().map(|row| row["level"].as_u64().unwrap()).collect();
    assert_eq!(levels, [1, 3, 2]);
    let table = stdout(&run(&["outline", "--format", "tsv", "-n", "0", &file]));
    assert!(table.starts_with("id\tlevel\tstart\tend\twords\ttitle\ttext\n"), "{table}");
    assert_eq!(table.lines().count(), 4, "{table}");
}

#[test]
fn titles_of_pages_and_markdown_keep_their_levels() {
    let folder = folder("outline-levels");
    let markdown = write(&folder, "a.md", TEXT);
    let page = write(
        &folder,
        "a.html",
        "<title>Harbour</title><body><h1>The harbour</h1><p>The harbour council closed the old bridge on Monday, it said.</p>\
         <h2>Cost</h2><p>The steel of the bridge costs ten million euros in all.</p><h3>Steel</h3><p>It is from Leeds, as \
         all of it was before.</p></body>",
    );
    let levels = |file: &str| -> Vec<u64> {
        let row = &json_lines(&run(&["outline", "--format", "jsonl", file]))[0];
        row["sections"].as_array().unwrap().iter().map(|row| row["level"].as_u64().unwrap()).collect()
    };
    assert_eq!(levels(&markdown), [1, 3, 2]);
    assert_eq!(levels(&page), [1, 2, 3]);
}

#[test]
fn only_outlines_are_markdown() {
    let output = run(&["summarize", "--format", "markdown", "README.md"]);
    assert_eq!(output.status.code(), Some(2));
}
