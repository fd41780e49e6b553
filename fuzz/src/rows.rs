//! What must hold of any file of rows: whatever is in it, a run ends with rows, each with an id of its own or an error; the same
//! rows packed in any way are the same.

use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

/// A folder for the files of this process, in memory where there is one.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = Path::new("/dev/shm");
    let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let folder = base.join(format!("nutgraf-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    folder
});

/// A file of its own for each call.
pub(crate) fn path(name: &str) -> PathBuf {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    FOLDER.join(format!("{}-{name}", NEXT.fetch_add(1, Ordering::Relaxed)))
}

/// Runs the program on a file, with its output in another; returns the exit code.
pub(crate) fn run(command: &[&str], input: &Path, output: &Path) -> u8 {
    let files = ["-q", "-j1", "-o", output.to_str().expect("a name"), input.to_str().expect("a name")];
    nutgraf_cli::run(["nutgraf"].iter().chain(command).chain(&files).copied())
}

/// The rows of a file of rows; none if the run failed.
fn rows(name: &str, bytes: &[u8]) -> Vec<Value> {
    let (input, output) = (path(name), path("out.jsonl"));
    fs::write(&input, bytes).expect("a file");
    let code = run(&["split", "--with-text"], &input, &output);
    assert!(code == 0 || code == 2 || code == 3, "exit code {code}");
    let written = fs::read_to_string(&output).unwrap_or_default();
    let rows: Vec<Value> = written.lines().map(|row| serde_json::from_str(row).expect("a row")).collect();
    let n_failed = rows.iter().filter(|row| row.get("error").is_some()).count();
    assert!(code != 0 || n_failed == 0, "exit code 0, but {n_failed} rows failed");
    rows.iter().for_each(check);
    remove(&[&input, &output]);
    rows
}

/// A row has an id; the text of each of its sentences is that of its place.
fn check(row: &Value) {
    assert!(row.get("id").is_some(), "{row}");
    let Some(text) = row["text"].as_str() else { return assert!(row["error"].is_string(), "{row}") };
    for sentence in row["sentences"].as_array().expect("sentences") {
        let place = |key: &str| sentence[key].as_u64().expect("a place") as usize;
        assert_eq!(text.get(place("start")..place("end")), sentence["text"].as_str(), "{row}");
    }
}

pub(crate) fn remove(paths: &[&Path]) {
    paths.iter().for_each(|path| drop(fs::remove_file(path)));
}

/// CSV.
pub fn csv_rows(data: &[u8]) {
    rows("rows.csv", data);
    // Most bytes are no header with a text column.
    rows("rows.tsv", &[b"id\ttext\n", data].concat());
}

/// JSON Lines.
pub fn jsonl_rows(data: &[u8]) {
    rows("rows.jsonl", data);
}

/// Parquet. The program catches the panics of the crate that reads it, so that they must not end a fuzzer.
pub fn parquet_rows(data: &[u8]) {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let result = panic::catch_unwind(|| rows("rows.parquet", data));
    panic::set_hook(hook);
    if let Err(panic) = result {
        panic::resume_unwind(panic);
    }
}

/// The lines of a text as rows of JSON.
fn jsonl(data: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(data);
    let rows =
        text.split('\n').enumerate().map(|(id, text)| json!({ "id": id, "text": text }).to_string() + "\n");
    rows.collect::<String>().into_bytes()
}

/// Texts are the same rows in JSONL, packed with gzip and zstd, in CSV and in Parquet.
pub fn packings(data: &[u8]) {
    let plain = jsonl(data);
    let expected = rows("rows.jsonl", &plain);
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&plain).expect("memory");
    assert_eq!(rows("rows.jsonl.gz", &gzip.finish().expect("memory")), expected, "gzip");
    assert_eq!(rows("rows.jsonl.zst", &zstd::encode_all(&plain[..], 1).expect("memory")), expected, "zstd");
    assert_eq!(rows("rows.parquet", &parquet(data)), expected, "Parquet");
}

/// The lines of a text as rows of Parquet.
fn parquet(data: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(data);
    let texts: Vec<ByteArray> = text.split('\n').map(ByteArray::from).collect();
    let ids: Vec<i64> = (0..).take(texts.len()).collect();
    let schema = parse_message_type("message rows { required int64 id; required binary text (UTF8); }");
    let mut file = Vec::new();
    let mut writer =
        SerializedFileWriter::new(&mut file, Arc::new(schema.expect("a schema")), Arc::default())
            .expect("a writer");
    let mut group = writer.next_row_group().expect("a group");
    let mut column = group.next_column().expect("ids").expect("ids");
    column.typed::<Int64Type>().write_batch(&ids, None, None).expect("ids");
    column.close().expect("ids");
    let mut column = group.next_column().expect("texts").expect("texts");
    column.typed::<ByteArrayType>().write_batch(&texts, None, None).expect("texts");
    column.close().expect("texts");
    group.close().expect("a group");
    writer.close().expect("a file");
    file
}

/// Whatever is beside an unfinished output, a run that goes on from there ends with the whole output or is refused.
pub fn resume_record(data: &[u8]) {
    const TEXTS: &[u8] = b"Rain fell.\nIt rained again. Dr. Ng was wet.\n\nThe end.";
    let [input, output] = [path("rows.jsonl"), path("out.jsonl")];
    let beside = |suffix: &str| PathBuf::from(format!("{}{suffix}", output.display()));
    let [part, record] = [beside(".part"), beside(".part.resume")];
    fs::write(&input, jsonl(TEXTS)).expect("a file");
    assert_eq!(run(&["split"], &input, &output), 0);
    let whole = fs::read(&output).expect("the output");
    fs::remove_file(&output).expect("the output");
    let at = data.iter().position(|&byte| byte == 0).unwrap_or(data.len());
    fs::write(&record, &data[..at]).expect("a file");
    fs::write(&part, data.get(at + 1..).unwrap_or(&whole)).expect("a file");
    match run(&["split", "--resume"], &input, &output) {
        0 => assert_eq!(fs::read(&output).expect("the output"), whole),
        code => assert_eq!(code, 2),
    }
    remove(&[&input, &output, &part, &record]);
}
