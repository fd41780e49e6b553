//! The program as a user runs it: exit codes, messages, formats, and failures.

use crate::harness::{folder, json_lines, nutgraf, root, rows, run, run_with_input, stderr, stdout, write};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::process::Stdio;

#[test]
fn wrong_usage_exits_with_2_and_a_message() {
    let check = |args: &[&str], message: &str| {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stdout(&output).is_empty(), "{args:?}");
        assert!(stderr(&output).contains(message), "{args:?}: {}", stderr(&output));
    };
    check(&["summarize", "-l", "banana", "x"], "\"banana\" is not a length");
    check(&["summarize", "-l", "0s", "x"], "\"0s\" leaves no room for a word");
    check(&["summarize", "--method", "magic", "x"], "invalid value 'magic'");
    check(&["gist", "--max-words", "0", "x"], "\"0w\" leaves no room for a word");
    check(&["gist", "--max-bytes", "0", "x"], "\"0B\" leaves no room for a word");
    check(&["keywords", "--diversity", "7", "x"], "diversity is 7: it has to be from 0 to 1");
    check(&["keywords", "--min-score", "NaN", "x"], "the lowest score is NaN: it has to be from 0 to 1");
    check(&["keywords", "--max-words", "0", "x"], "the number of words is 0: it has to be at least 1");
    check(&["summarize", "--keywords", "0", "x"], "the number of keywords is 0: it has to be at least 1");
    check(&["split", "--lang", "klingon!", "x"], "not an ISO 639 language code");
    check(&["frobnicate"], "unrecognized subcommand");
    check(&[], "Usage");
}

#[test]
fn slips_are_understood_or_explained() {
    let article = "seeds/texts/sea-ice-abstract.txt";
    let same = |args: &[&str], as_args: &[&str]| {
        let output = run(&[args, &[article]].concat());
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", stderr(&output));
        assert_eq!(output.stdout, run(&[as_args, &[article]].concat()).stdout, "{args:?}");
    };
    same(&["summarize", "-l", "40 Words"], &["summarize", "-l", "40w"]);
    same(&["summarize", "-n", "2"], &["summarize", "-l", "2s"]);
    same(&["gist", "--lang", "English", "--format", "JSON"], &["gist", "--lang", "en", "--format", "json"]);
    same(
        &["summarize", "-n", "2e0", "--method", "LexRank"],
        &["summarize", "-l", "2s", "--method", "lexrank"],
    );
    same(&["keywords", "-n", "1e1", "--diversity", "50%"], &["keywords", "--diversity", "0.5"]);
    same(
        &["gist", "--max-bytes", "75 B", "--lang", "EN"],
        &["gist", "--max-bytes", "75", "--language", "en"],
    );
    same(&["gist", "--from", "txt", "--format", "ndjson"], &["gist", "--from", "text", "--format", "jsonl"]);
    let hint = |args: &[&str], hint: &str| {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(hint), "{args:?}: {}", stderr(&output));
    };
    hint(&[article], &format!("{article} is a file, not a command\n\n  tip: nutgraf summarize {article}\n"));
    hint(&["-l", "2 s", article], &format!("tip: nutgraf summarize -l '2 s' {article}\n"));
    hint(&["seeds"], "seeds is a directory, not a command\n\n  tip: nutgraf summarize seeds\n");
    hint(&["missing.txt"], "tip: nutgraf summarize missing.txt\n");
    hint(&["-"], "tip: nutgraf summarize -\n");
    hint(&["summarize", "--words", "100", article], "tip: nutgraf summarize --length 100w\n");
    hint(&["summarize", "-n", "two", article], "not a whole number such as 10");
    hint(&["gist", "--lang", "Deutsch", article], "nor the English name of a language such as German");
    let output = run(&["keywords", "-0", "--format", "tsv", article]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()));
    assert_eq!(stderr(&output), "nutgraf: -0 works with --format text alone\n");
}

/// What an option asks for is printed, or the option is refused or told to have no effect.
#[test]
fn no_option_is_dropped_in_silence() {
    let article = "seeds/texts/sea-ice-abstract.txt";
    let refused = |args: &[&str], message: &str| {
        let output = run(&[args, &[article]].concat());
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{args:?}");
        assert_eq!(stderr(&output), format!("nutgraf: {message}\n"), "{args:?}");
    };
    for command in ["summarize", "keywords"] {
        let message = "--why works with --format text, json, jsonl alone";
        refused(&[command, "--why", "--format", "tsv"], message);
    }
    refused(
        &["keywords", "--why-not", "ice", "--format", "csv"],
        "--why-not works with --format text, json, jsonl alone",
    );
    refused(&["split", "--with-text"], "--with-text works with --format json, jsonl alone");
    refused(
        &["summarize", "--one-per-line", "--format", "json"],
        "--one-per-line works with --format text alone",
    );
    refused(&["gist", "--csv-safe"], "--csv-safe works with --format csv, tsv alone");
    refused(&["gist", "--keep", "day"], "--keep works with --format json, jsonl, csv, tsv, parquet alone");
    let told = |args: &[&str], option: &str, what: &str| {
        let output = run(&[args, &[article]].concat());
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        let expected = format!("nutgraf: {option} has no effect: it is for {what}, and none are read\n");
        assert_eq!(stderr(&output), expected, "{args:?}");
    };
    told(&["gist", "--id-field", "nr"], "--id-field", "rows");
    told(&["gist", "--text-markup", "html"], "--text-markup", "rows");
    told(&["gist", "-g", "*.md"], "--glob", "directories");
    told(&["gist", "--from", "text", "--delimiter", ";"], "--delimiter", "tables");
}

#[test]
fn missing_fields_are_told_once_with_those_there_are() {
    let folder = folder("missing_fields");
    let jsonl =
        write(&folder, "a.jsonl", "{\"nr\": 1, \"body\": \"Rain.\"}\n{\"nr\": 2, \"body\": \"Sun.\"}\n");
    let csv = write(&folder, "a.csv", "nr,body\n1,Rain.\n2,Sun.\n");
    let told = |args: &[&str]| stderr(&run(args));
    assert_eq!(
        told(&["gist", &jsonl]),
        format!(
            "nutgraf: {jsonl}:1: field \"text\" is missing; the fields are nr, body\nnutgraf: {jsonl}:2: field \"text\" is missing\n"
        )
    );
    assert_eq!(
        told(&["gist", &csv]),
        format!("nutgraf: {csv}: column \"text\" is missing; the fields are nr, body\n")
    );
    for path in [&jsonl, &csv] {
        let args = ["gist", "--text-field", "body", "--id-field", "key", "--keep", "nr,day", path];
        assert_eq!(
            told(&args),
            format!("nutgraf: {path}: no fields \"key\", \"day\"; the fields are nr, body\n")
        );
    }
}

#[test]
fn what_is_asked_for_and_is_nowhere_is_told_once() {
    let folder = folder("unmet");
    let rows = write(&folder, "a.jsonl", rows(300));
    let told = |args: &[&str]| {
        let output = run(&[args, &[rows.as_str()]].concat());
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        stderr(&output)
    };
    let query = "nutgraf: --query \"the zebra\": no word of it is in any document\n";
    let term = "nutgraf: --must-include \"bridge zebra\": no sentence of any document has it\n";
    assert_eq!(
        told(&["summarize", "--query", "the zebra", "--must-include", "bridge zebra"]),
        [query, term].concat()
    );
    assert_eq!(told(&["summarize", "--together", "--query", "the zebra", "-j2"]), query);
    assert_eq!(told(&["keywords", "--query", "the zebra"]), query);
    // One of the rows has it.
    assert_eq!(told(&["summarize", "--query", "a zebra 299", "--must-include", "Report 7"]), "");
    assert_eq!(stderr(&run_with_input(&["summarize", "--query", "zebra", "-q"], b"Rain fell.")), "");
    assert_eq!(stderr(&run_with_input(&["summarize", "--query", "zebra", "--from", "jsonl"], b"")), "");
}

#[test]
fn every_document_has_a_row_in_tables() {
    let rows = b"{\"id\":\"a\",\"text\":\"Rain fell.\",\"k\":1}\n{\"id\":\"b\",\"text\":\"\",\"k\":2}\n";
    let table = |command: &str| {
        let args = [command, "--from", "jsonl", "--format", "csv", "--keep", "k"];
        stdout(&run_with_input(&args, rows)).lines().last().unwrap().to_owned()
    };
    assert_eq!(table("summarize"), "b,,,,,,2");
    assert_eq!(table("keywords"), "b,,,,,2");
    assert_eq!(table("split"), "b,,,,,2");
    assert_eq!(table("gist"), "b,,,2");
}

#[test]
fn keywords_of_summaries_are_rows_of_tables() {
    let text = b"The kiln fires clay tiles. The kiln needs gas.";
    let table =
        |args: &[&str]| stdout(&run_with_input(&[&["summarize", "--format", "csv"], args].concat(), text));
    assert!(table(&[]).starts_with("id,index,start,end,score,text\n-,0,0,26,"));
    let with_keywords = table(&["--keywords", "1"]);
    let lines: Vec<&str> = with_keywords.lines().collect();
    assert_eq!(lines[0], "id,kind,index,start,end,score,text");
    assert!(lines[1].starts_with("-,sentence,0,0,26,") && lines[1].ends_with(",The kiln fires clay tiles."));
    assert!(lines[3].starts_with("-,keyword,,"), "{}", lines[3]);
    assert_eq!(lines.len(), 4);
    let together = table(&["--keywords", "1", "--together"]);
    assert!(together.starts_with("id,kind,source,index,start,end,score,text\ntogether,sentence,-,0,"));
    assert!(together.lines().last().unwrap().starts_with("together,keyword,-,,"), "{together}");
    let empty = run_with_input(&["summarize", "--format", "csv", "--keywords", "1"], b"");
    assert_eq!(stdout(&empty), "id,kind,index,start,end,score,text\n-,,,,,,\n");
}

#[test]
fn help_and_version_are_success() {
    for args in [
        &["--help"][..],
        &["--version"],
        &["summarize", "--help"],
        &["about"],
        &["man"],
        &["completions", "bash"],
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert!(!output.stdout.is_empty() && output.stderr.is_empty(), "{args:?}");
    }
    assert!(stdout(&run(&["summarize", "--help"])).contains("Examples:"));
}

#[test]
fn the_short_help_fits_a_screen() {
    for command in
        ["summarize", "keywords", "gist", "outline", "split", "trim", "mcp", "corpus learn", "eval summaries"]
    {
        let args: Vec<&str> = command.split(' ').chain(["-h"]).collect();
        let help = stdout(&run(&args));
        assert!(help.lines().count() <= 40 && help.lines().all(|line| line.chars().count() <= 100), "{help}");
        assert!(help.contains("see more with '--help'"), "{help}");
    }
    for (command, about) in [
        ("summarize", "Print the most important sentences"),
        ("eval summaries", "Score summaries against references: ROUGE-1, -2, -L and -Lsum"),
    ] {
        let args: Vec<&str> = command.split(' ').chain(["-h"]).collect();
        assert_eq!(stdout(&run(&args)).lines().next(), Some(about));
    }
    let help = stdout(&run(&["summarize", "--help"]));
    for group in
        ["What to print:", "How much:", "By which method:", "Input:", "Output:", "--strict", "textrank"]
    {
        assert!(help.contains(group), "{group}: {help}");
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = folder("man");
    let dir = folder.join("pages");
    let output = run(&["man", "--dir", dir.to_str().unwrap()]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    for name in ["nutgraf", "nutgraf-summarize", "nutgraf-split", "nutgraf-corpus-learn", "nutgraf-man"] {
        assert!(fs::read_to_string(dir.join(format!("{name}.1"))).unwrap().contains(".SH NAME"), "{name}");
    }
    assert!(!dir.join("nutgraf-help.1").exists());
    let page = stdout(&run(&["man", "summarize"]));
    assert_eq!(page, fs::read_to_string(dir.join("nutgraf-summarize.1")).unwrap());
    assert!(page.contains(r"\-\-must\-include") && page.contains(r"\-\-abbreviations"), "{page}");
    assert_eq!(stderr(&run(&["man", "sing"])), "nutgraf: no command is called \"sing\"\n");
}

#[test]
fn a_missing_file_does_not_affect_the_others() {
    let output = run(&[
        "summarize",
        "seeds/texts/sea-ice-abstract.txt",
        "no-such-file.txt",
        "seeds/texts/sea-ice-abstract.txt",
    ]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(stderr(&output), "nutgraf: no-such-file.txt: no such file or directory\n");
    assert_eq!(stdout(&output).matches("seeds/texts/sea-ice-abstract.txt\n").count(), 2);
    let output =
        run(&["summarize", "--format", "jsonl", "no-such-file.txt", "seeds/texts/sea-ice-abstract.txt"]);
    let rows = json_lines(&output);
    assert_eq!(rows[0]["id"], "no-such-file.txt");
    assert_eq!(rows[0]["error"], "no-such-file.txt: no such file or directory");
    assert_eq!(rows[1]["sentences"].as_array().unwrap().len(), 3);
    assert_eq!(run(&["-q", "gist", "no-such-file.txt"]).stderr, b"");
}

#[test]
fn malformed_rows_do_not_affect_the_others() {
    let folder = folder("broken_rows");
    let rows = b"{\"id\": 7, \"text\": \"Rain fell. It was cold.\"}\n\n{\"id\": \"b\", \"body\": \"no text\"}\n{\"text\": 5}\n{broken\n\
        {\"text\": \"bad \xff byte\"}\n[1]\n{\"id\": null, \"text\": \"The sun came out.\", \"title\": \"Weather\"}";
    let path = write(&folder, "rows.jsonl", rows);
    let output = run(&["summarize", &path]);
    assert_eq!(output.status.code(), Some(3));
    let found = json_lines(&output);
    assert_eq!(found.len(), 7);
    assert_eq!(found[0]["id"], 7);
    assert_eq!(found[0]["sentences"][0]["text"], "Rain fell.");
    assert_eq!(found[1]["id"], "b");
    assert_eq!(found[1]["error"], format!("{path}:3: field \"text\" is missing"));
    assert_eq!(found[2]["id"], format!("{path}:4"));
    assert_eq!(found[2]["error"], format!("{path}:4: field \"text\" is not text"));
    for (index, line) in [(3, 5), (4, 6), (5, 7)] {
        let error = found[index]["error"].as_str().unwrap();
        assert!(error.starts_with(&format!("{path}:{line}: column ")), "{error}");
    }
    assert_eq!(found[6]["id"], format!("{path}:8"));
    assert_eq!(found[6]["sentences"][0]["text"], "The sun came out.");
    assert_eq!(stderr(&output).lines().count(), 5);
}

#[test]
fn files_in_any_encoding_are_read() {
    let folder = folder("encodings");
    let latin1 = write(&folder, "latin1.txt", b"Line one.\n\nLe caf\xe9 est ferm\xe9 \xe0 midi.\n");
    assert_eq!(stdout(&run(&["split", &latin1])), "Line one.\nLe café est fermé à midi.\n");
    let torn = write(
        &folder,
        "torn.txt",
        "Zoë ran. Chloë and Noël did not.\nÄ\u{fffd}B".replace('\u{fffd}', "\u{1}"),
    );
    let mut bytes = fs::read(&torn).unwrap();
    let at = bytes.iter().position(|&byte| byte == 1).unwrap();
    bytes[at] = 0xff;
    fs::write(&torn, &bytes).unwrap();
    let output = run(&["split", &torn]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output), format!("nutgraf: {torn}: line 2, byte {at}: 1 bad UTF-8 read as U+FFFD\n"));
    let data = write(&folder, "data.txt", b"\x89XYZ\r\n\x1a\n\0\0\0\rIHDR");
    let output = run(&["summarize", &data]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(stderr(&output), format!("nutgraf: {data}: not text: it has a NUL byte\n"));
    let marked = write(&folder, "marked.txt", b"\xef\xbb\xbfRain fell.");
    let rows = json_lines(&run(&["split", "--format", "jsonl", &marked]));
    assert_eq!(
        (&rows[0]["sentences"][0]["start"], &rows[0]["sentences"][0]["text"]),
        (&0.into(), &"Rain fell.".into())
    );
    let utf16 = write(
        &folder,
        "utf16.txt",
        "\u{feff}Zoë ran.".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
    );
    assert_eq!(stdout(&run(&["split", &utf16])), "Zoë ran.\n");
}

#[test]
fn directories_are_walked_by_name() {
    let folder = folder("walked");
    fs::create_dir(folder.join("b")).unwrap();
    let c = write(&folder, "c.txt", "Third text.");
    let b = write(&folder.join("b"), "inner.md", "Second text.");
    let a = write(&folder, "a.jsonl", "{\"id\": \"row\", \"text\": \"First text.\"}");
    write(&folder, ".hidden.txt", "Hidden text.");
    write(&folder, "image.png", b"\x89PNG");
    let output = run(&["summarize", folder.to_str().unwrap(), "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let ids: Vec<Value> = json_lines(&output).iter().map(|row| row["id"].clone()).collect();
    assert!(a.ends_with("a.jsonl"));
    assert_eq!(ids, [Value::from("row"), b.into(), c.into()]);
}

#[test]
fn tables_and_gzip_are_read() {
    let folder = folder("tables");
    let csv = write(&folder, "t.csv", "id,body\n1,\"Rain fell, then\nit stopped.\"\nx,Sun shone.\n");
    let rows = json_lines(&run(&["split", "--text-field", "body", &csv]));
    assert_eq!(rows[0]["id"], "1");
    assert_eq!(rows[1]["sentences"][0]["text"], "Sun shone.");
    let output = run(&["split", &csv]);
    assert_eq!(
        stderr(&output),
        format!("nutgraf: {csv}: column \"text\" is missing; the fields are id, body\n")
    );
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(b"{\"id\": \"z\", \"text\": \"Packed text.\"}\n").unwrap();
    let packed = write(&folder, "p.jsonl.gz", encoder.finish().unwrap());
    assert_eq!(json_lines(&run(&["split", &packed]))[0]["sentences"][0]["text"], "Packed text.");
}

#[test]
fn standard_input_is_text_by_default() {
    let output = run_with_input(&["gist"], b"Rain fell.");
    assert_eq!(stdout(&output), "Rain fell.\n");
    let output =
        run_with_input(&["summarize", "--from", "jsonl"], b"{\"text\": \"Rain fell.\"}\n{\"text\": \"\"}\n");
    let rows = json_lines(&output);
    assert_eq!((&rows[0]["id"], &rows[1]["id"]), (&"-:1".into(), &"-:2".into()));
    assert_eq!(rows[1]["sentences"], Value::Array(Vec::new()));
    assert_eq!(json_lines(&run_with_input(&["split", "-", "--format", "jsonl"], b"Hi."))[0]["id"], "-");
    let output = run_with_input(&["summarize"], b"");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
}

#[test]
fn a_closed_pipe_is_success() {
    let folder = folder("closed_pipe");
    let row = format!("{{\"text\": \"{}\"}}\n", "Rain fell on the town. ".repeat(20));
    let path = write(&folder, "many.jsonl", row.repeat(20_000));
    let mut child =
        nutgraf().args(["split", &path]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    let output = run(&["summarize", "-o", "/dev/full", "seeds/texts/sea-ice-abstract.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).starts_with("nutgraf: /dev/full: no space left on device"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn output_is_the_same_for_any_number_of_threads() {
    let folder = folder("threads");
    let texts: Vec<String> = fs::read_dir(root().join("seeds/texts"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let row = |index: usize| {
        serde_json::json!({"id": index, "text": texts[index % texts.len()].repeat(1 + index % 3)}).to_string()
    };
    let path = write(&folder, "rows.jsonl", (0..300).map(|index| row(index) + "\n").collect::<String>());
    let one = run(&["summarize", "--keywords", "5", "--why", "-j", "1", &path]);
    assert_eq!(json_lines(&one).len(), 300);
    for threads in ["2", "8"] {
        let several = run(&["summarize", "--keywords", "5", "--why", "-j", threads, &path]);
        assert!(several.stdout == one.stdout, "{threads} threads");
    }
}

/// The text is long enough that its parts, rows and scores are all spread over the threads.
#[test]
fn output_for_a_long_text_is_the_same_for_any_number_of_threads() {
    let folder = folder("threads-long");
    let text = fs::read_to_string(root().join("seeds/texts/harbour-bridge-news.txt")).unwrap();
    let case = |number: usize| format!("{}\n\nCase {number} came in hour {}. ", text.trim(), number * 7 % 61);
    let path = write(&folder, "long.txt", (0..2500).map(case).collect::<String>());
    let n_sentences = String::from_utf8(run(&["split", &path]).stdout).unwrap().lines().count();
    assert!(n_sentences > 1 << 15, "{n_sentences} sentences");
    for command in ["summarize", "keywords", "gist"] {
        let of = |threads: &str| run(&[command, "--format", "jsonl", "-j", threads, &path]).stdout;
        let one = of("1");
        assert!(!one.is_empty() && of("2") == one && of("8") == one, "{command}");
    }
}

/// `-j 1` used to read the parts of one long text on all cores.
#[cfg(target_os = "linux")]
#[test]
fn j_1_uses_one_thread_for_a_long_text_too() {
    let article = fs::read_to_string(root().join("seeds/texts/water-clock-encyclopedia.txt")).unwrap();
    let path = write(&folder("one_thread"), "long.txt", article.repeat(2_000_000 / article.len()));
    let mut child = nutgraf().args(["summarize", "-j1", &path]).stdout(Stdio::null()).spawn().unwrap();
    let tasks = format!("/proc/{}/task", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        most = most.max(fs::read_dir(&tasks).map_or(0, Iterator::count));
    }
    assert_eq!(most, 1);
}

#[test]
fn offsets_lead_to_the_text() {
    for entry in fs::read_dir(root().join("seeds/texts")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_str().unwrap();
        let args = ["summarize", "--keywords", "8", "--format", "jsonl", "--with-text", name];
        let summary = json_lines(&run(&args)).remove(0);
        let text = summary["text"].as_str().unwrap();
        // Plain text is the file as it is.
        let is_plain = path.extension().is_some_and(|extension| extension == "txt");
        assert!(!is_plain || text == fs::read_to_string(name).unwrap());
        let slice = |row: &Value| {
            &text[row["start"].as_u64().unwrap() as usize..row["end"].as_u64().unwrap() as usize]
        };
        for sentence in summary["sentences"].as_array().unwrap() {
            assert_eq!(sentence["text"], slice(sentence), "{name}");
        }
        for keyword in summary["keywords"].as_array().unwrap() {
            let spans = keyword["spans"].as_array().unwrap();
            assert_eq!(keyword["count"], spans.len());
            let first = |span: &Value| {
                text[span[0].as_u64().unwrap() as usize..span[1].as_u64().unwrap() as usize].to_owned()
            };
            assert!(spans.iter().all(|span| !first(span).trim().is_empty()), "{name}");
        }
    }
}

#[test]
fn an_unsupported_language_is_a_warning() {
    let output = run_with_input(&["split", "--lang", "tlh"], b"nuqneH. Qapla'.");
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("language \"tlh\" is not supported"));
    assert_eq!(stdout(&output), "nuqneH.\nQapla'.\n");
}

#[test]
fn keywords_of_some_parts_of_speech() {
    let text = b"The thin sea ice is lost in Greenland. Scientists measure the thin sea ice.";
    let keywords = |pos: &str| stdout(&run_with_input(&["keywords", "--pos", pos], text));
    assert_eq!(keywords("propn"), "Greenland\n");
    assert!(keywords("noun,ADJ").contains("thin sea ice") && !keywords("NOUN").contains("thin"));
    let wrong = run_with_input(&["keywords", "--pos", "nouns"], text);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("PROPN"), "{wrong:?}");
    let unknown = run_with_input(&["keywords", "--pos", "noun", "--lang", "fi"], "Meri on syvä.".as_bytes());
    assert_eq!(unknown.status.code(), Some(3));
    let message = "the parts of speech of Finnish are not known, only those of";
    assert!(String::from_utf8_lossy(&unknown.stderr).contains(message), "{unknown:?}");
}

#[test]
fn the_phrases_of_files_decide_on_keywords() {
    let folder = folder("wording");
    let file = |name: &str, content: &str| {
        let path = folder.join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let text = b"The sea ice is thin. Scientists measure the sea ice with a lidar over the bay.";
    let keywords = |option: &str, path: &str| stdout(&run_with_input(&["keywords", option, path], text));
    assert!(!keywords("--stop", &file("stop", "# never\nice\n")).contains("ice"));
    assert_eq!(keywords("--only", &file("only", "Lidars\tlidar\nFrost\tsea ice\tcold\n")).lines().count(), 2);
    assert!(keywords("--boost", &file("boost", "lidar\t100\n")).starts_with("lidar\n"));
    for (option, content, expected) in
        [("--boost", "lidar\n", ":1: a tab and a factor are missing"), ("--stop", "\n", ": has no phrase")]
    {
        let output = run(&["keywords", option, &file("bad", content), "seeds/texts/sea-ice-abstract.txt"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(expected), "{output:?}");
    }
}

#[test]
fn own_abbreviations_end_no_sentence() {
    let folder = folder("abbreviations");
    let list = write(&folder, "own.txt", "# Units\n\ngal.\nFlst\nz. H.\n");
    let split = |text: &str| {
        stdout(&run_with_input(&["split", "--lang", "de", "--abbreviations", &list], text.as_bytes()))
    };
    assert_eq!(
        split("Das Flst. Nord ist frei. Ein Gal. Wasser."),
        "Das Flst. Nord ist frei.\nEin Gal. Wasser.\n"
    );
    assert_eq!(split("Wir liefern flst. Morgen kommt mehr."), "Wir liefern flst.\nMorgen kommt mehr.\n");
    let bad = write(&folder, "bad.txt", "gal.\nop. cit.\n");
    for command in ["summarize", "keywords", "gist", "split"] {
        let output = run(&[command, "--abbreviations", &bad, "seeds/texts/sea-ice-abstract.txt"]);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(stderr(&output), format!("nutgraf: {bad}:2: \"op. cit.\" is more than one word\n"));
    }
    let missing = run(&["split", "--abbreviations", "no-such-file", "seeds/texts/sea-ice-abstract.txt"]);
    assert_eq!(stderr(&missing), "nutgraf: no-such-file: no such file or directory\n");
}

#[test]
fn limits_apply_to_the_printed_text() {
    let check = |length: &str, size: fn(&str) -> usize, limit: usize| {
        let text = stdout(&run(&["summarize", "-l", length, "seeds/texts/harbour-bridge-news.txt"]));
        let text = text.trim_end_matches('\n');
        assert!(!text.is_empty() && size(text) <= limit, "{length}: {text}");
    };
    check("40c", |text| text.chars().count(), 40);
    check("41B", str::len, 41);
    check("5B", str::len, 5);
    check("1B", str::len, 1);
    check("1kB", str::len, 1000);
    let cut = json_lines(&run(&[
        "summarize",
        "-l",
        "20B",
        "--format",
        "jsonl",
        "seeds/texts/harbour-bridge-news.txt",
    ]));
    assert_eq!(cut[0]["sentences"][0]["cut"], true);
}

#[test]
fn all_limits_of_a_gist_hold_together() {
    let text = "The county wants to keep the night train that links the coast with the hill towns, although few people \
                ride it in winter.\n";
    let check = |args: &[&str], max_words: usize, max_bytes: usize| {
        let line = stdout(&run_with_input(&[&["gist"], args].concat(), text.as_bytes()));
        let line = line.trim_end_matches('\n');
        let n_words = line.split(' ').count();
        assert!(n_words <= max_words && line.len() <= max_bytes && !line.is_empty(), "{args:?}: {line}");
    };
    check(&["--max-words", "5", "--max-bytes", "100"], 5, 100);
    check(&["--max-words", "5", "--max-bytes", "20"], 5, 20);
    check(&["--max-words", "20", "--max-bytes", "40"], 20, 40);
    check(&["--max-bytes", "500", "--max-words", "5"], 5, 500);
}

/// The same verdicts in every format: one end for every sentence, and a rule for every other mark.
#[test]
fn split_says_why() {
    let text = "Dr. Ng arrived.\n\nShe (the boss) was late! Was she?";
    let rules = |row: &Value| -> Vec<(String, bool)> {
        let rows = row["why"].as_array().unwrap().iter();
        rows.map(|row| (row["rule"].as_str().unwrap().to_owned(), row["is_end"].as_bool().unwrap())).collect()
    };
    let row = &json_lines(&run_with_input(&["split", "--why", "--format", "jsonl"], text.as_bytes()))[0];
    let expected = [
        ("abbreviation", false),
        ("blank-line", true),
        ("closing-mark", false),
        ("question-or-exclamation", true),
        ("end-of-text", true),
    ];
    assert_eq!(rules(row), expected.map(|(rule, is_end)| (rule.to_owned(), is_end)));
    assert_eq!([&row["why"][1]["start"], &row["why"][1]["end"]], [14, 17]);
    let json: Value = serde_json::from_slice(
        &run_with_input(&["split", "--why", "--format", "json"], text.as_bytes()).stdout,
    )
    .unwrap();
    assert_eq!(json["why"], row["why"]);
    let csv = stdout(&run_with_input(&["split", "--why", "--format", "csv"], text.as_bytes()));
    assert_eq!(
        csv,
        "id,start,end,kind,text,why\n\
         -,0,15,paragraph,Dr. Ng arrived.,2-3 abbreviation; 14-17 blank-line\n\
         -,17,41,paragraph,She (the boss) was late!,30-31 closing-mark; 40-41 question-or-exclamation\n\
         -,42,50,paragraph,Was she?,49-50 end-of-text\n"
    );
    let empty = &json_lines(&run_with_input(&["split", "--why", "--format", "jsonl"], b"\n"))[0];
    assert_eq!(rules(empty), [("no-sentence".to_owned(), false)]);
}

#[test]
fn names_of_documents_can_be_left_out() {
    let folder = folder("no_filename");
    let paths = ["a.txt", "b.txt"].map(|name| write(&folder, name, "Rain fell.\n\nThe sun came out."));
    let args = ["split", "--no-filename", &paths[0], &paths[1]];
    assert_eq!(stdout(&run(&args)), "Rain fell.\nThe sun came out.\n".repeat(2));
    let rows = write(&folder, "a.jsonl", "{\"text\": \"Rain fell.\"}\n{\"text\": \"Sun.\"}\n");
    assert_eq!(stdout(&run(&["gist", "--no-filename", &rows])), "Rain fell.\nSun.\n");
    let output = run(&["gist", "--no-filename", "--format", "csv", &rows]);
    assert_eq!(stderr(&output), "nutgraf: --no-filename works with --format text alone\n");
}

#[test]
fn totals_are_told_if_asked_for() {
    let folder = folder("totals");
    let path = write(&folder, "a.jsonl", rows(150) + "{\n");
    let told = |args: &[&str]| stderr(&run(&[&["gist", &path], args].concat()));
    assert_eq!(told(&[]).lines().count(), 1);
    let verbose = told(&["-v"]);
    assert!(verbose.lines().last().unwrap().starts_with("nutgraf: 151 documents · 1 failed · "), "{verbose}");
}

#[test]
fn nul_bytes_end_keywords() {
    let output = run(&["keywords", "-0", "-n", "3", "seeds/texts/sea-ice-abstract.txt"]);
    assert_eq!(output.stdout.iter().filter(|byte| **byte == 0).count(), 3);
    assert!(!output.stdout.contains(&b'\n'));
}
