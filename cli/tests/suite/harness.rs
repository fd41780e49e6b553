//! Runs the program and reads its output.

use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The root of the repository, where the program runs.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The program, with no input and no color.
pub(crate) fn nutgraf() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
    command.current_dir(root()).env("NO_COLOR", "1").stdin(Stdio::null());
    command
}

pub(crate) fn run(args: &[&str]) -> Output {
    nutgraf().args(args).output().unwrap()
}

pub(crate) fn run_with_input(args: &[&str], input: &[u8]) -> Output {
    let mut child = nutgraf()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

pub(crate) fn json_lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// An empty folder for a test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

/// Writes a file; returns its path.
pub(crate) fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Different rows, each with a text of a few sentences.
pub(crate) fn rows(n: usize) -> String {
    let text = fs::read_to_string(root().join("seeds/texts/harbour-bridge-news.txt")).unwrap();
    let row = |index: usize| {
        let start = text.floor_char_boundary(index * 37 % 900);
        json!({"id": index % 50, "text": format!("Report {index}. {}", &text[start..]), "day": {"of": index % 3}})
            .to_string()
    };
    (0..n).map(|index| row(index) + "\n").collect()
}

pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// A name beside another: `beside("out.jsonl", ".part")` is `out.jsonl.part`.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    PathBuf::from(format!("{}{suffix}", path.display()))
}

/// A path as an argument.
pub(crate) fn name(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The names of the files in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
