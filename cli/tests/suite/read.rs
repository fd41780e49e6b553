//! The library reads documents and models as the program does.

use crate::harness::{folder, json_lines, name, names, run, stderr, write};
use crate::office::docx;
use nutgraf::{CorpusLearner, Segmenter};
use nutgraf_cli::{Documents, ReadOptions, load_model, save_model};
use serde_json::{Value, json};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

fn documents(options: &ReadOptions, path: &str) -> Documents {
    options.read([PathBuf::from(path)]).unwrap()
}

/// The ids and texts of the documents; of those that failed the ids and errors.
fn found(documents: impl Iterator<Item = <Documents as Iterator>::Item>) -> Vec<Value> {
    let row = |read: <Documents as Iterator>::Item| match read {
        Ok(document) => json!([document.id, document.text]),
        Err(failure) => json!([failure.id(), {"error": failure.to_string()}]),
    };
    documents.map(row).collect()
}

/// The same from the program.
fn found_by_program(args: &[&str], path: &str) -> Vec<Value> {
    let output = run(&[&["split", "--format", "jsonl", "--with-text", path], args].concat());
    let row = |row: &Value| match row.get("error") {
        None => json!([row["id"], row["text"]]),
        Some(error) => json!([row["id"], {"error": error}]),
    };
    json_lines(&output).iter().map(row).collect()
}

const ROWS: &str =
    "{\"id\": 7, \"text\": \"Rain.\"}\n{\"id\": [1], \"body\": \"Sun.\"}\n{\"text\": \"<p>Wind.</p>\"}\n";

const MAIL: &str = "From: Ada <ada@b.example>\r\nSubject: Rain\r\nContent-Type: text/plain; charset=utf-8\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\r\nIt rained =3D it poured.\r\n";

const MAILBOX: &str = "From a@b.example Mon Jan  1 00:00:00 2024\nSubject: Rain\n\nIt rained.\n\n\
    From a@b.example Mon Jan  1 00:00:00 2024\nSubject: Sun\n\nIt shone.\n";

#[test]
fn documents_are_those_of_the_program() {
    let folder = folder("read");
    let check =
        |name: &str, content: &[u8], options: ReadOptions, args: &[&str], n_failed: usize, n: usize| {
            let path = write(&folder, name, content);
            let found = found(documents(&options, &path));
            assert_eq!(found, found_by_program(args, &path), "{name} {args:?}");
            let failed = found.iter().filter(|row| row[1].is_object()).count();
            assert_eq!((failed, found.len()), (n_failed, n), "{name} {args:?}: {found:?}");
        };
    let usual = ReadOptions::default;
    check("a.txt", b"Rain fell.", usual(), &[], 0, 1);
    check("a.docx", &docx(), usual(), &[], 0, 1);
    check("cut.docx", &docx()[..100], usual(), &[], 1, 1);
    check("a.eml", MAIL.as_bytes(), usual(), &[], 0, 1);
    check("a.mbox", MAILBOX.as_bytes(), usual(), &[], 0, 2);
    check("a.jsonl", ROWS.as_bytes(), usual(), &[], 1, 3);
    check("a.jsonl", ROWS.as_bytes(), usual().text_field("body"), &["--text-field", "body"], 2, 3);
    check("a.jsonl", ROWS.as_bytes(), usual().id_field("text"), &["--id-field", "text"], 1, 3);
    check("a.jsonl", ROWS.as_bytes(), usual().text_markup("TEXT").unwrap(), &["--text-markup", "text"], 1, 3);
    check("a.jsonl", ROWS.as_bytes(), usual().format("txt").unwrap(), &["--from", "txt"], 0, 1);
    check("a.jsonl", ROWS.as_bytes(), usual().max_document("3B").unwrap(), &["--max-document", "3B"], 3, 3);
    check("a.csv", b"id;text\n1;\"Rain, or sun.\"\n2;Wind.\n", usual(), &[], 0, 2);
    check("a.x", b"text^id\nRain.^1\n", usual().delimiter("^").unwrap(), &["--delimiter", "^"], 0, 1);
    check("a.json", br#"{"a": {"b": [{"text": "Rain."}]}}"#, usual().rows("a.b"), &["--rows", "a.b"], 0, 1);
    let path = folder.join("missing.txt");
    assert_eq!(found(documents(&usual(), name(&path))), found_by_program(&[], name(&path)));
    let mut all = documents(&usual(), name(&folder));
    let found_in_folder = found(&mut all);
    assert_eq!(
        (found_in_folder.len(), all.notes()),
        (11, vec!["2 files passed over (1 .json without rows, 1 .x)".to_owned()])
    );
    assert_eq!(found_in_folder, found_by_program(&[], name(&folder)));
    let globs = usual().globs(["*.docx".to_owned(), "!cut*".to_owned()]);
    let by_glob = found_by_program(&["-g", "*.docx", "-g", "!cut*"], name(&folder));
    assert_eq!((found(documents(&globs, name(&folder))), by_glob.len()), (by_glob, 1));
    assert_eq!(usual().read([]).unwrap().count(), 0);
}

#[test]
fn a_document_has_its_title_stamps_and_warning() {
    let folder = folder("read_parts");
    let read = |options: &ReadOptions, name: &str, content: &[u8]| {
        documents(options, &write(&folder, name, content)).next().unwrap().unwrap()
    };
    let usual = ReadOptions::default();
    let page = b"<title>Rain</title><p>It rained.";
    assert_eq!(read(&usual, "a.html", page).title.as_deref(), Some("Rain"));
    let row = br#"{"id": 1e999, "head": "Rain", "text": "It rained."}"#;
    let titled = read(&usual.title_field("head"), "a.jsonl", row);
    assert_eq!((titled.title.as_deref(), titled.id), (Some("Rain"), json!("1e999")));
    let cue =
        read(&ReadOptions::default(), "a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Rain fell.\n");
    assert_eq!(cue.stamps[0].speaker.as_deref(), Some("Ada"));
    let bad = "für das \u{e4}\u{f6}\u{fc}".as_bytes();
    let warning = read(&ReadOptions::default(), "a.txt", &[bad, b"\xff"].concat()).warning.unwrap();
    assert!(warning.ends_with("a.txt: line 1, byte 15: 1 bad UTF-8 read as U+FFFD"), "{warning}");
}

#[test]
fn chunks_are_read_as_they_are_asked_for() {
    let folder = folder("read_lazily");
    let path = write(&folder, "a.jsonl", ROWS.repeat(10_000));
    let mut documents = documents(&ReadOptions::default(), &path);
    assert!(documents.next().unwrap().is_ok());
    // The rest of the file is not read yet.
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(300_000).unwrap();
    let n = documents.count();
    assert!(n > 1000 && n < 20_000, "{n}");
}

#[test]
fn texts_are_as_given_if_they_are_asked_for_as_text() {
    let check = |options: io::Result<ReadOptions>, expected: bool| {
        assert_eq!(options.unwrap().is_as_given(), expected);
    };
    check(Ok(ReadOptions::default()), false);
    check(ReadOptions::default().format("text"), true);
    check(ReadOptions::default().format("Markdown"), false);
    check(ReadOptions::default().text_markup("text"), true);
    check(ReadOptions::default().text_markup("html"), false);
}

#[test]
fn a_bad_option_is_an_error() {
    let check = |bad: io::Result<ReadOptions>, expected: &str| {
        let error = bad.unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidInput, expected));
    };
    let usual = ReadOptions::default;
    check(
        usual().format("doc"),
        "no format is called \"doc\": choose one of auto, text, markdown, html, srt, chat, eml, mbox, docx, odt, epub, pptx, xlsx, \
         ipynb, pdf, jsonl, json, csv, tsv, parquet",
    );
    check(usual().text_markup("x"), "no markup is called \"x\": choose one of auto, text, markdown, html");
    check(usual().delimiter(";;"), "delimiter \";;\": not one character such as ; or |, nor tab");
    check(usual().max_document("big"), "max_document \"big\": not a size such as 500kB, 256M or 1G");
    check(usual().max_document("5G"), "max_document \"5G\": a document may have at most 4294967295 bytes");
    let error = usual().globs(["[".to_owned()]).read([]).err().unwrap();
    assert_eq!(error.kind(), ErrorKind::InvalidInput);
    assert_eq!(stderr(&run(&["split", "-g", "[", "."])), format!("nutgraf: {error}\n"));
}

#[test]
fn a_model_is_saved_and_loaded() {
    let folder = folder("read_model");
    let mut learner = CorpusLearner::default();
    learner.add(&Segmenter::default().run("Rain fell on the town.").unwrap());
    let model = learner.finish();
    let path = folder.join("a.df");
    save_model(&model, &path).unwrap();
    assert_eq!(load_model(&path).unwrap().as_bytes(), model.as_bytes());
    assert_eq!(names(&folder), ["a.df"]);
    let check = |path: PathBuf, kind: ErrorKind, what: &str| {
        let error = load_model(&path).unwrap_err();
        assert_eq!((error.kind(), error.to_string()), (kind, format!("{}: {what}", path.display())));
    };
    check(folder.join("b.df"), ErrorKind::NotFound, "no such file or directory");
    check(
        write(&folder, "c.df", "Rain.").into(),
        ErrorKind::InvalidData,
        "not a corpus model: it does not start as a model does",
    );
    assert!(save_model(&model, &folder).unwrap_err().to_string().ends_with("read_model: is a directory"));
}
