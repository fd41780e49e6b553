//! Many documents: input, order of the output, and interrupted runs.

use crate::harness::{folder, json_lines, nutgraf, rows, run, run_with_input, stderr, stdout, write};
use serde_json::{Value, json};
use std::fs;
use std::process::Stdio;

#[test]
fn every_kind_of_malformed_row_fails_by_itself() {
    let folder = folder("broken");
    let long_nest = format!("{{\"text\": {}", "[".repeat(3000));
    let kinds: [&[u8]; 10] = [
        b"{\"id\": 1, \"text\":",
        b"not json",
        b"[1, 2]",
        b"{\"id\": 1}",
        b"{\"text\": 7}",
        b"{\"text\": {}}",
        b"{\"text\": \"bad \xff byte\"}",
        b"{\"text\": \"bad \\q escape\"}",
        b"{\"text\": \"a\"} {\"text\": \"b\"}",
        long_nest.as_bytes(),
    ];
    let good = rows(1000);
    let mut bytes = Vec::new();
    let mut bad = Vec::new();
    for (index, row) in good.lines().enumerate() {
        let is_bad = index % 100 == 50;
        bytes.extend_from_slice(if is_bad { kinds[index / 100] } else { row.as_bytes() });
        bytes.extend_from_slice(if index % 2 == 0 { b"\r\n" } else { b"\n" });
        bad.extend(is_bad.then_some(index));
    }
    let path = write(&folder, "broken.jsonl", bytes);
    let output = run(&["split", &path]);
    assert_eq!(output.status.code(), Some(3));
    let found = json_lines(&output);
    assert_eq!(found.len(), 1000);
    for (index, row) in found.iter().enumerate() {
        assert_eq!(row.get("error").is_some(), bad.contains(&index), "row {index}: {row}");
    }
    let messages = stderr(&output);
    for index in bad {
        let place = format!("nutgraf: {path}:{}: ", index + 1);
        assert_eq!(messages.lines().filter(|line| line.starts_with(&place)).count(), 1, "{place}");
        assert!(found[index]["error"].as_str().unwrap().starts_with(&place[9..]));
    }
}

#[test]
fn fields_are_copied_to_the_output() {
    let folder = folder("kept");
    let input = write(&folder, "in.jsonl", rows(3));
    let found = json_lines(&run(&["gist", "--keep", "day.of,absent", &input]));
    assert_eq!(found[2]["fields"], json!({"day.of": 2}));
    let found = json_lines(&run(&["gist", "--keep", "all", &input]));
    assert_eq!(found[1]["fields"]["day"], json!({"of": 1}));
    let table = stdout(&run(&["gist", "--format", "tsv", "--keep", "day.of,id", &input]));
    assert_eq!(table.lines().next(), Some("id\tgist\tsentences\tday.of\tinput_id"));
    assert!(table.lines().nth(3).unwrap().ends_with("\t2\t2"));
    let csv = write(&folder, "in.csv", "text,id,author\nRain fell.,a,\"Zoë, B\"\n");
    let found = json_lines(&run(&["split", "--keep", "author", &csv]));
    assert_eq!(found[0]["fields"], json!({"author": "Zoë, B"}));
}

#[test]
fn nested_fields_are_found_by_path() {
    let row = br#"{"doc": {"key": 5, "body": "Rain fell.", "head": "Weather"}}"#;
    let args = ["split", "--from", "jsonl", "--text-field", "doc.body", "--id-field", "doc.key"];
    let found = json_lines(&run_with_input(&args, row));
    assert_eq!((&found[0]["id"], &found[0]["sentences"][0]["text"]), (&json!(5), &json!("Rain fell.")));
}

#[test]
fn offsets_refer_to_the_extracted_text() {
    let folder = folder("extracted");
    let page = "<title>Rain | News</title><nav>Menu</nav><h1>Rain</h1><p>It <b>rained</b> &amp; poured.</p><p>Then not.";
    let files = [
        write(&folder, "page.html", page),
        write(&folder, "note.md", "# Rain\n\nIt *rained* and [poured](http://x.y).\n"),
        write(&folder, "packed.txt.gz", {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            std::io::Write::write_all(&mut encoder, b"It rained.").unwrap();
            encoder.finish().unwrap()
        }),
    ];
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    let found = json_lines(&run(&[&["split", "--with-text", "--format", "jsonl"], &names[..]].concat()));
    let mut texts = Vec::new();
    for row in &found {
        let text = row["text"].as_str().unwrap();
        for sentence in row["sentences"].as_array().unwrap() {
            let at = |end: &str| sentence[end].as_u64().unwrap() as usize;
            assert_eq!(sentence["text"], text[at("start")..at("end")]);
            texts.push(sentence["text"].as_str().unwrap());
        }
    }
    assert_eq!(
        texts,
        ["Rain", "It rained & poured.", "Then not.", "Rain", "It rained and poured.", "It rained."]
    );
}

#[test]
fn hostile_html_is_read_in_little_memory() {
    let folder = folder("hostile");
    for (index, tag) in ["<b>", "<font><p>", "<table><td>", "<a b=c "].iter().enumerate() {
        let path = write(&folder, &format!("{index}.html"), tag.repeat(30_000) + "Rain fell.");
        let output = run(&["split", &path]);
        assert_eq!(output.status.code(), Some(0), "{tag}");
    }
}

#[test]
fn directories_are_filtered_as_by_ripgrep() {
    let folder = folder("walk");
    for name in ["a.txt", "b.log", "c.txt", ".d.txt"] {
        write(&folder, name, format!("This is {name}."));
    }
    write(&folder, "long.txt", "A long text. ".repeat(100));
    write(&folder, ".ignore", "c.txt\n");
    let ids = |args: &[&str]| -> Vec<String> {
        let found =
            json_lines(&run(&[&["split", "--format", "jsonl", folder.to_str().unwrap()], args].concat()));
        found.iter().map(|row| row["id"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&[]), ["a.txt", "long.txt"]);
    assert_eq!(ids(&["--max-filesize", "1k"]), ["a.txt"]);
    assert_eq!(ids(&["-g", "*.log", "-g", "a*"]), ["a.txt", "b.log"]);
    assert_eq!(ids(&["-g", "!a*"]), ["long.txt"]);
    let output = run(&["split", "-g", "a[", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn parquet_is_read_and_written() {
    let folder = folder("parquet");
    let input = write(&folder, "in.jsonl", rows(120));
    let table = folder.join("sentences.parquet");
    let table_name = table.to_str().unwrap();
    assert_eq!(run(&["split", &input, "--keep", "day.of", "-o", table_name]).status.code(), Some(0));
    let sentences = json_lines(&run(&["split", &input]));
    let texts = sentences.iter().flat_map(|row| row["sentences"].as_array().unwrap());
    let texts: Vec<String> = texts
        .map(|row| row["text"].as_str().unwrap().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let again = json_lines(&run(&["split", table_name, "--with-text", "--keep", "start,day.of"]));
    assert_eq!(again.iter().map(|row| row["text"].as_str().unwrap()).collect::<Vec<_>>(), texts);
    assert_eq!(again[0]["fields"], json!({"start": 0, "day.of": "0"}));
    let no_file = write(&folder, "no.parquet", "PAR1 but not really");
    let output = run(&["split", &no_file]);
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    let bytes = fs::read(&table).unwrap();
    for end in (0..bytes.len()).step_by(bytes.len() / 7) {
        let torn = write(&folder, "torn.parquet", &bytes[..end]);
        assert_eq!(run(&["split", &torn]).status.code(), Some(3));
    }
}

#[test]
fn compressed_output_has_the_same_content() {
    let folder = folder("packed");
    let input = write(&folder, "in.jsonl", rows(50));
    let plain = stdout(&run(&["gist", &input]));
    for name in ["out.jsonl.gz", "out.jsonl.zst"] {
        let out = folder.join(name);
        assert_eq!(run(&["gist", &input, "-o", out.to_str().unwrap()]).status.code(), Some(0));
        // The rows have the field that `split` reads, so they can be read back.
        let back = json_lines(&run(&["split", out.to_str().unwrap(), "--text-field", "gist", "--with-text"]));
        let gists: Vec<Value> =
            plain.lines().map(|row| serde_json::from_str::<Value>(row).unwrap()["gist"].clone()).collect();
        assert_eq!(back.iter().map(|row| row["text"].clone()).collect::<Vec<_>>(), gists);
    }
}

#[test]
fn unordered_output_has_the_same_rows() {
    let folder = folder("unordered");
    let input = write(&folder, "in.jsonl", rows(400));
    let sorted = |args: &[&str]| {
        let mut rows: Vec<String> = stdout(&run(args)).lines().map(str::to_owned).collect();
        rows.sort();
        rows
    };
    assert_eq!(sorted(&["gist", "--unordered", "-j", "4", &input]), sorted(&["gist", &input]));
}

#[test]
fn merged_corpora_equal_the_whole_and_change_keywords() {
    let folder = folder("learned");
    let text = rows(300);
    let lines: Vec<&str> = text.lines().collect();
    let learn = |name: &str, lines: &[&str], threads: &str| {
        let input = write(&folder, &format!("{name}.jsonl"), lines.join("\n"));
        let out = folder.join(format!("{name}.df"));
        let output = run(&["corpus", "learn", "-j", threads, &input, "-o", out.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        out.to_str().unwrap().to_owned()
    };
    let (whole, a, b) =
        (learn("whole", &lines, "4"), learn("a", &lines[..90], "1"), learn("b", &lines[90..], "2"));
    let merged = folder.join("merged.df");
    run(&["corpus", "merge", &b, &a, "-o", merged.to_str().unwrap()]);
    assert!(fs::read(&merged).unwrap() == fs::read(&whole).unwrap());
    let info = stdout(&run(&["corpus", "info", "--top", "1", &whole]));
    assert!(info.starts_with("documents\t300\n") && info.ends_with("\t300\n"), "{info}");
    let keywords = |args: &[&str]| stdout(&run(&[&["keywords", "--format", "tsv"], args].concat()));
    let article = "seeds/texts/harbour-bridge-news.txt";
    assert_ne!(keywords(&[article]), keywords(&["--corpus", &whole, article]));
    let broken = run(&["keywords", "--corpus", article, article]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(stderr(&broken).contains("not a corpus model"), "{}", stderr(&broken));
}

#[test]
fn a_summary_of_several_documents_names_its_sources() {
    let folder = folder("together");
    let texts = [
        "The bridge over the river opened on Monday. Trams cross it again.",
        "On Monday the bridge over the river opened. The mayor cut a ribbon.",
        "The bridge over the river opened on Monday. Trams cross it again!",
    ];
    let row = |index: usize| json!({"id": format!("d{index}"), "story": index / 3, "text": texts[index % 3]});
    let input =
        write(&folder, "in.jsonl", (0..6).map(|index| row(index).to_string() + "\n").collect::<String>());
    let args = ["summarize", "-l", "2s", "--keywords", "2", &input];
    let one = json_lines(&run(&[&args[..], &["--together"]].concat()));
    assert_eq!((one.len(), one[0]["sources"].as_array().unwrap().len()), (1, 6));
    let groups = json_lines(&run(&[&args[..], &["--group-by", "story", "--dedup"]].concat()));
    assert_eq!(groups.iter().map(|row| row["id"].clone()).collect::<Vec<_>>(), [json!(0), json!(1)]);
    assert_eq!(groups[1]["sources"], json!(["d3", "d4"]));
    assert_eq!(groups[1]["duplicates"], json!([{"id": "d5", "of": "d3"}]));
    for sentence in groups[0]["sentences"].as_array().unwrap() {
        let at = |end: &str| sentence[end].as_u64().unwrap() as usize;
        let source: usize = sentence["source"].as_str().unwrap()[1..].parse().unwrap();
        assert_eq!(sentence["text"], texts[source][at("start")..at("end")]);
    }
    let output = run(&["summarize", "--dedup", &input]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_live_pipe_is_answered_row_by_row() {
    use std::io::{BufRead, BufReader, Write};
    let mut child = nutgraf()
        .args(["gist", "--from", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for index in 0..3 {
        writeln!(stdin, "{{\"text\": \"Rain fell {index} times.\"}}").unwrap();
        let row: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(row["gist"], format!("Rain fell {index} times."));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
