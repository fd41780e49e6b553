//! What must hold of the program whatever file or message it gets.

use crate::given::Given;
use crate::rows::{path, remove, run};
use serde_json::{Value, json};
use std::fs;

/// The extensions of files, besides Parquet, which has a target of its own.
const EXTENSIONS: [&str; 24] = [
    "txt", "md", "html", "srt", "vtt", "eml", "mbox", "docx", "odt", "epub", "pptx", "xlsx", "ipynb", "pdf",
    "jsonl", "json", "csv", "tsv", "gz", "zst", "br", "lz4", "fodt", "unknown",
];

const COMMANDS: [&[&str]; 9] = [
    &["split", "--with-text", "--format", "jsonl"],
    &["summarize", "--why"],
    &["summarize", "--highlight", "--color", "always"],
    &["summarize", "--format", "csv", "--keywords", "3"],
    &["keywords", "--format", "tsv"],
    &["gist", "--why"],
    &["outline", "--format", "json"],
    &["trim", "-l", "20w"],
    &["report"],
];

/// Any file, by its name and by what is in it: the run ends with one of the exit codes of the program, and an output that is text.
pub fn files(data: &[u8]) {
    let given = Given::new(data);
    let bytes = data.get(4..).unwrap_or_default();
    if bytes.starts_with(b"PAR1") {
        return;
    }
    let (extension, command) = (given.one_of(0, &EXTENSIONS), given.one_of(1, &COMMANDS));
    let (input, output) = (path(&format!("file.{extension}")), path("out"));
    fs::write(&input, bytes).expect("a file");
    let code = run(command, &input, &output);
    assert!(code == 0 || code == 2 || code == 3, "exit code {code}");
    let written = fs::read(&output).unwrap_or_default();
    assert!(code == 2 || String::from_utf8(written).is_ok(), "not UTF-8");
    remove(&[&input, &output]);
}

/// Messages of the Model Context Protocol: each answer is a line of JSON, and the same bytes as text and arguments of every tool
/// are answered.
pub fn messages(data: &[u8]) {
    answers(data);
    let given = Given::new(data);
    let (query, text) = given.text.split_once('\n').unwrap_or(("", &given.text));
    let unit = given.one_of(2, &["t", "w", "c", "kB", "s", "%", ""]);
    let mut lines = vec![json!({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "fuzz", "version": "0"}}})];
    lines.extend(["summarize", "keywords", "gist", "outline", "trim"].map(|tool| {
        let length = format!("{}{unit}", given.number(1));
        let arguments = match tool {
            "keywords" => json!({"text": text, "query": query, "top": given.number(3)}),
            "gist" => json!({"text": text, "max_words": given.number(3)}),
            _ => json!({"text": text, "query": query, "length": length}),
        };
        json!({"jsonrpc": "2.0", "id": tool, "method": "tools/call", "params": {"name": tool, "arguments": arguments}})
    }));
    let asked: String = lines.iter().map(|line| format!("{line}\n")).collect();
    assert_eq!(answers(asked.as_bytes()).len(), lines.len());
}

/// The answers to some lines.
fn answers(lines: &[u8]) -> Vec<Value> {
    let mut answered = Vec::new();
    nutgraf_cli::serve(lines, &mut answered).expect("memory");
    let answered = String::from_utf8(answered).expect("UTF-8");
    let answers: Vec<Value> =
        answered.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let is_answer = |answer: &Value| answer["jsonrpc"] == "2.0";
    assert!(answers.iter().all(|answer| {
        answer.as_array().map_or_else(|| is_answer(answer), |list| list.iter().all(is_answer))
    }));
    answers
}
