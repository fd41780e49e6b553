//! Parquet as input: codecs, kinds of cells, limits, and files that are corrupt.

use crate::harness::{folder, json_lines, run, stderr, write};
use parquet::basic::{BrotliLevel, Compression, GzipLevel, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// A column of texts, by the levels of its values.
struct Column<'c> {
    schema: &'c str,
    texts: &'c [&'c str],
    definition_levels: &'c [i16],
    repetition_levels: Option<&'c [i16]>,
}

impl Column<'_> {
    /// Writes a file of this one column; returns its path.
    fn write(&self, path: &Path, codec: Compression) -> String {
        let schema = Arc::new(parse_message_type(self.schema).unwrap());
        let properties = WriterProperties::builder().set_compression(codec).build();
        let mut file =
            SerializedFileWriter::new(fs::File::create(path).unwrap(), schema, Arc::new(properties)).unwrap();
        let mut rows = file.next_row_group().unwrap();
        let mut column = rows.next_column().unwrap().unwrap();
        let texts: Vec<ByteArray> = self.texts.iter().map(|&text| text.into()).collect();
        let writer = column.typed::<ByteArrayType>();
        writer.write_batch(&texts, Some(self.definition_levels), self.repetition_levels).unwrap();
        column.close().unwrap();
        rows.close().unwrap();
        file.close().unwrap();
        path.to_str().unwrap().to_owned()
    }
}

const TEXTS: &str = "message rows { optional binary text (UTF8); }";

fn texts<'c>(texts: &'c [&'c str], definition_levels: &'c [i16]) -> Column<'c> {
    Column { schema: TEXTS, texts, definition_levels, repetition_levels: None }
}

/// The ids and texts of the rows, or their errors.
fn read(path: &str, options: &[&str]) -> Vec<(String, String)> {
    let rows = json_lines(&run(&[&["split", "--with-text", path], options].concat()));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.iter().map(|row| (text(&row["id"]), text(row.get("error").unwrap_or(&row["text"])))).collect()
}

#[test]
fn parquet_of_every_codec_is_read() {
    let folder = folder("parquet_codecs");
    let codecs = [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(GzipLevel::default()),
        Compression::BROTLI(BrotliLevel::default()),
        Compression::LZ4,
        Compression::LZ4_RAW,
        Compression::ZSTD(ZstdLevel::default()),
    ];
    for (number, codec) in codecs.into_iter().enumerate() {
        let path = folder.join(format!("{number}.parquet"));
        let path = texts(&["Rain fell.", "It was cold."], &[1, 1]).write(&path, codec);
        let expected = [(1, "Rain fell."), (2, "It was cold.")];
        let expected = expected.map(|(row, text)| (format!("{path}:{row}"), text.to_owned()));
        assert_eq!(read(&path, &[]), expected, "{codec:?}");
    }
}

#[test]
fn parquet_that_cannot_be_read_as_such_is_an_error() {
    let folder = folder("parquet_misplaced");
    let path = texts(&["Rain fell."], &[1]).write(&folder.join("t.txt"), Compression::SNAPPY);
    let message = "Parquet without its extension is not read; name it .parquet, or add --from parquet";
    assert_eq!(stderr(&run(&["gist", &path])), format!("nutgraf: {path}: {message}\n"));
    assert_eq!(read(&path, &["--from", "parquet"]).len(), 1);
    let output = run(&["gist", "--from", "parquet", "-"]);
    let message = "Parquet cannot be read from a stream; it has to be a file";
    assert_eq!(stderr(&output), format!("nutgraf: standard input: {message}\n"));
}

#[test]
fn null_is_an_empty_text_and_a_list_is_joined() {
    let folder = folder("parquet_cells");
    let path = texts(&["Rain fell."], &[0, 1]).write(&folder.join("null.parquet"), Compression::UNCOMPRESSED);
    assert_eq!(read(&path, &[]).into_iter().map(|(_, text)| text).collect::<Vec<_>>(), ["", "Rain fell."]);
    let list = Column {
        schema: "message rows { optional group text (LIST) { repeated group list { optional binary element (UTF8); } } }",
        texts: &["First.", "Second."],
        definition_levels: &[3, 3],
        repetition_levels: Some(&[0, 1]),
    };
    let path = list.write(&folder.join("list.parquet"), Compression::UNCOMPRESSED);
    assert_eq!(read(&path, &[]), [(format!("{path}:1"), "First.\nSecond.".to_owned())]);
}

#[test]
fn max_document_limits_cells_and_pages() {
    let folder = folder("parquet_limits");
    let check = |n_bytes: usize, errors: [Option<&str>; 3]| {
        let text = "x".repeat(n_bytes);
        let cells = ["A.", &text, "B."];
        let column = texts(&cells, &[1, 1, 1]);
        let path = column.write(&folder.join("t.parquet"), Compression::ZSTD(ZstdLevel::default()));
        let found = read(&path, &["--max-document", "100kB"]);
        for ((row, error), (id, text)) in (1..).zip(errors).zip(&found) {
            assert_eq!(*id, format!("{path}:{row}"));
            assert!(error.is_none_or(|error| *text == format!("{path}:{row}: {error}")), "{text}");
        }
        assert_eq!(found.len(), errors.iter().position(|error| *error == Some(PAGE)).map_or(3, |at| at + 1));
    };
    check(100_000, [None; 3]);
    check(100_001, [None, Some("the document has more than 100 kB (--max-document)"), None]);
    check(300_000, [Some(PAGE), None, None]);
}

const PAGE: &str = "a page is too large (--max-document)";

/// The crate panics on some of these files; every file gives rows or one error, and nothing else is printed.
#[test]
fn corrupt_files_are_errors_without_a_panic() {
    let folder = folder("parquet_corrupt");
    let column = texts(&["Rain fell.", "It was cold."], &[1, 1]);
    let bytes = fs::read(column.write(&folder.join("t.parquet"), Compression::UNCOMPRESSED)).unwrap();
    let corrupt = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x55;
        let path = folder.join(format!("{at:04}.parquet"));
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let paths: Vec<String> = (4..bytes.len() - 8).map(corrupt).collect();
    let output = run(&[&["split"], paths.iter().map(String::as_str).collect::<Vec<_>>().as_slice()].concat());
    assert_eq!(output.status.code(), Some(3));
    let messages = stderr(&output);
    for line in messages.lines().filter(|line| !line.contains(" documents · ")) {
        assert!(line.starts_with(&format!("nutgraf: {}/", folder.display())), "{line}");
    }
    let errors = json_lines(&output).iter().filter(|row| row.get("error").is_some()).count();
    assert_eq!(messages.lines().filter(|line| !line.contains(" documents · ")).count(), errors);
    assert!(messages.contains("corrupt"), "no panic was met\n{messages}");
}

/// A list of a billion items in the metadata made the program reserve 90 GB and abort.
#[test]
fn lists_in_the_metadata_that_claim_too_much_cost_only_their_file() {
    let folder = folder("claims");
    let metadata = [0x15, 0x02, 0x19, 0xfc, 0x80, 0x94, 0xeb, 0xdc, 0x03, 0x15, 0x02, 0x00, 0x00];
    let length = (metadata.len() as u32).to_le_bytes();
    let bad = write(&folder, "bad.parquet", [&b"PAR1"[..], &metadata, &length, b"PAR1"].concat());
    let good = write(&folder, "good.txt", "Rain fell.");
    let output = run(&["split", "--format", "jsonl", &bad, &good]);
    assert_eq!(output.status.code(), Some(3), "{}", stderr(&output));
    assert_eq!(stderr(&output), format!("nutgraf: {bad}: not a readable Parquet file\n"));
    assert_eq!(json_lines(&output)[1]["sentences"][0]["text"], "Rain fell.");
}
