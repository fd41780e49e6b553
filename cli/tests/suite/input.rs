//! What comes in: rows, packed files, formats that are not read, limits, ids and file names.

use crate::harness::{folder, json_lines, nutgraf, run, run_with_input, stderr, stdout, write};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::process::Output;

/// The ids of the rows, and the errors of those that failed.
fn rows(output: &Output) -> Vec<(String, Option<String>)> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let error = |row: &Value| row.get("error").map(&text);
    json_lines(output).iter().map(|row| (text(&row["id"]), error(row))).collect()
}

fn ids(output: &Output) -> Vec<String> {
    rows(output).into_iter().map(|(id, _)| id).collect()
}

/// The text of all sentences of each document.
fn texts(output: &Output) -> Vec<String> {
    let sentences = |row: &Value| {
        let sentences = row["sentences"].as_array().unwrap().iter();
        sentences.map(|sentence| sentence["text"].as_str().unwrap()).collect::<Vec<_>>().join("|")
    };
    json_lines(output).iter().map(sentences).collect()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

fn lz4(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = lz4_flex::frame::FrameEncoder::new(Vec::new());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// A text of odd length as one raw block of Brotli.
fn brotli(text: &[u8]) -> Vec<u8> {
    assert!(text.len() % 2 == 1 && text.len() < 512);
    [&[0x0b, (text.len() / 2) as u8, 0x80], text, &[0x03]].concat()
}

const TEXT: &[u8] = b"Rain fell on the town.\n";

#[test]
fn a_quote_that_is_never_closed_costs_one_row() {
    let folder = folder("open_quote");
    let rows_before = "id,text\n1,Rain fell.\n\n2,\"It was\ncold.\"\n";
    let table = format!("{rows_before}3,\"The sun came out.\n4,Then it set.\n5,All slept.\n");
    let path = write(&folder, "open.csv", &table);
    let output = run(&["split", &path]);
    assert_eq!(output.status.code(), Some(3));
    let error = format!("{path}:6: a quote is never closed");
    assert_eq!(
        rows(&output),
        [
            ("1".to_owned(), None),
            ("2".to_owned(), None),
            (format!("{path}:6"), Some(error.clone())),
            ("4".to_owned(), None),
            ("5".to_owned(), None)
        ]
    );
    assert_eq!(stderr(&output), format!("nutgraf: {error}\n"));
    let packed = write(&folder, "open.csv.gz", gzip(table.as_bytes()));
    let expected = stdout(&output).replace(&path, &packed);
    assert_eq!(stdout(&run(&["split", &packed])), expected);
    let piped = run_with_input(&["split", "--from", "csv"], table.as_bytes());
    assert_eq!(stdout(&piped), stdout(&output).replace(&path, "-"));
    let tabs = write(&folder, "open.tsv", table.replace(',', "\t"));
    assert_eq!(stdout(&run(&["split", &tabs])), stdout(&output).replace(&path, &tabs));
}

#[test]
fn the_delimiter_is_given_or_told_by_the_header() {
    let folder = folder("delimiters");
    let check = |name: &str, table: &str, args: &[&str]| {
        let path = write(&folder, name, table);
        let output = run(&[&["split", &path], args].concat());
        assert_eq!(texts(&output), ["Rain, or sun.", "It; rained."], "{table}: {}", stderr(&output));
        assert_eq!(stderr(&output), "", "{table}");
    };
    let table = |d: &str| format!("id{d}text\n1{d}\"Rain, or sun.\"\n2{d}\"It; rained.\"\n");
    for delimiter in [",", ";", "\t", "|"] {
        check("a.csv", &table(delimiter), &[]);
        check("a.tsv", &table(delimiter), &[]);
    }
    check("a.csv", &table("^"), &["--delimiter", "^"]);
    check("a.txt", &table("\t"), &["--delimiter", "tab"]);
    check("a.txt", &table("\t"), &["--delimiter", "\\t"]);
    let piped = run_with_input(&["split", "--delimiter", ";"], table(";").as_bytes());
    assert_eq!(ids(&piped), ["1", "2"]);
    for bad in ["", ";;", "ä", "\""] {
        assert_eq!(run(&["split", "--delimiter", bad, "x.csv"]).status.code(), Some(2));
    }
}

#[test]
fn rows_of_json_are_those_of_jsonl() {
    let folder = folder("json_rows");
    let lines: Vec<String> = (0..3000)
        .map(|n| format!("{{\"id\": {n}, \"day\": [{n}],\n \"text\": \"Rain {n} fell, \\\"he\\\" said.\"}}"))
        .collect();
    let jsonl =
        write(&folder, "a.jsonl", lines.iter().map(|row| row.replace('\n', " ") + "\n").collect::<String>());
    let list = format!("[\n{}\n]\n", lines.join(",\n"));
    let args = ["gist", "--keep", "day", "-j2"];
    let expected = stdout(&run(&[&args[..], &[&jsonl]].concat()));
    let check = |name: &str, json: &[u8], more: &[&str]| {
        let path = write(&folder, name, json);
        assert!(stdout(&run(&[&args[..], more, &[&path]].concat())) == expected, "{name}");
        assert!(stdout(&run_with_input(&[&args[..], more, &["-"]].concat(), json)) == expected, "{name}");
    };
    check("list.json", list.as_bytes(), &[]);
    check("lines.json", lines.join("\n").as_bytes(), &[]);
    check(
        "part.json",
        format!("{{\"n\": 2, \"a\": {{\"data\": {list}}}, \"z\": []}}").as_bytes(),
        &["--rows", "a.data"],
    );
    let gz = write(&folder, "list.json.gz", gzip(list.as_bytes()));
    assert!(stdout(&run(&[&args[..], &[&gz]].concat())) == expected);
}

#[test]
fn json_without_rows_is_told() {
    let folder = folder("json_faults");
    let check = |name: &str, json: &str, expected: &[(&str, Option<&str>)]| {
        let path = write(&folder, name, json);
        let of = |text: &str| text.replace("F:", &format!("{path}:"));
        let expected: Vec<_> = expected.iter().map(|(id, error)| (of(id), error.map(of))).collect();
        assert_eq!(rows(&run(&["gist", &path])), expected, "{json}");
    };
    check("texts.json", "[\"Rain fell.\", \"Sun.\"]", &[("F:1", None), ("F:2", None)]);
    check("one.json", "{\n\"text\": \"Rain.\"\n}", &[("F:1", None)]);
    check(
        "part.json",
        "{\"n\": 1, \"data\": [ {\"text\": \"Rain.\"}]}",
        &[(
            "F:1",
            Some(
                "F:1: field \"text\" is missing; the fields are n, data; to read the JSON rows in \"data\" add --rows data",
            ),
        )],
    );
    check(
        "numbers.json",
        "[{\"text\": \"Rain.\"}, 5]",
        &[
            ("F:1", None),
            ("F:2", Some("F:2: column 1: not a row of JSON: invalid type: integer `5`, expected an object")),
        ],
    );
    check(
        "torn.json",
        "[{\"text\": \"Rain.\"},\n{\"te",
        &[("F:1", None), ("F:2", Some("F:2: not valid JSON: the row has no end"))],
    );
    let not_rows = "F:1: not JSON with rows: neither an object nor a list of objects or texts";
    check("text.json", "Rain fell.", &[("F:1", Some(not_rows))]);
    let settings = folder.join("settings");
    fs::create_dir(&settings).unwrap();
    write(&settings, "package.json", "{\"name\": \"rain\"}");
    let output = run(&["gist", settings.to_str().unwrap()]);
    assert_eq!((output.status.code(), stdout(&output)), (Some(3), String::new()));
    assert_eq!(stderr(&output), "nutgraf: 1 file passed over (1 .json without rows)\n");
    write(&settings, "rows.json", "[{\"text\": \"Rain fell.\"}]");
    assert_eq!(stdout(&run(&["gist", settings.to_str().unwrap()])), "Rain fell.\n");
}

#[test]
fn rows_of_another_length_are_told_once_a_file() {
    let table = format!("id,text\n{}3\n4,D., E.\n", "1,A.\n\"2\n\",B.\n".repeat(8_000));
    let path = write(&folder("ragged"), "t.csv", table);
    let output = run(&["split", &path]);
    let told = stderr(&output);
    let [short, note, ..] = *told.lines().collect::<Vec<_>>() else { panic!("{told}") };
    assert_eq!(short, format!("nutgraf: {path}:24002: the row is too short"));
    let expected = "the row has 1 field, the header 2; 2 rows differ from the header";
    assert_eq!(note, format!("nutgraf: {path}:24002: {expected}"));
    assert_eq!(output.status.code(), Some(3));
}

/// The quote is closed in the end, but no text has so many lines.
#[test]
fn a_quote_that_is_open_for_too_many_lines_costs_one_row() {
    let folder = folder("long_quote");
    let table = |n_lines: usize| format!("text,id\n\"A,b\n{}\",z\n", "x,y\n".repeat(n_lines));
    let path = write(&folder, "fits.csv", table(99_998));
    assert_eq!(rows(&run(&["gist", &path])), [("z".to_owned(), None)]);
    let path = write(&folder, "long.csv", table(99_999));
    let found = rows(&run(&["gist", &path]));
    let error = format!("{path}:2: a quote is not closed within 100000 lines");
    assert_eq!(found[0], (format!("{path}:2"), Some(error)));
    assert_eq!(found[1], ("y".to_owned(), None));
    assert_eq!(found.len(), 100_001);
}

/// With a search of its own for every line this takes minutes.
#[test]
fn lines_that_all_open_a_quote_are_read_in_linear_time() {
    let folder = folder("open_quotes");
    let path = write(&folder, "open.csv", format!("text,id\n{}", "a\"b,\"c\n".repeat(60_000)));
    let found = rows(&run(&["gist", &path]));
    assert_eq!(found.len(), 60_000);
    assert!(found.iter().all(|(_, error)| error.is_some()));
    assert_eq!(found[59_999].0, format!("{path}:60001"));
}

#[test]
fn a_header_with_an_open_quote_is_an_error() {
    let path = write(&folder("open_header"), "t.csv", "id,\"text\n1,Rain fell.\n");
    assert_eq!(
        stderr(&run(&["split", &path])),
        format!("nutgraf: {path}: line 1: a quote is never closed\n")
    );
}

/// The limit counts what comes out, for every way in, and costs only what is over it.
#[test]
fn max_document_limits_every_way_in() {
    let folder = folder("max_document");
    let text = "Rain fell on the town. ".repeat(400);
    let row = |text: &str| format!("{{\"id\":1,\"text\":\"{text}\"}}\n");
    let (lines, table) =
        (row("Short.") + &row(&text) + &row("End."), format!("id,text\n1,Short.\n1,{text}\n1,End.\n"));
    let check = |name: &str, content: &[u8], n_documents: usize| {
        let path = write(&folder, name, content);
        let run = |limit: &str| run(&["gist", "--format", "jsonl", "--max-document", limit, &path]);
        let fits = run("10kB");
        assert_eq!(fits.status.code(), Some(0), "{name}: {}", stderr(&fits));
        let output = run("9199");
        let found = rows(&output);
        let errors: Vec<&String> = found.iter().filter_map(|(_, error)| error.as_ref()).collect();
        assert_eq!((output.status.code(), found.len(), errors.len()), (Some(3), n_documents, 1), "{name}");
        assert!(
            errors[0].ends_with(": the document has more than 9199 bytes (--max-document)"),
            "{errors:?}"
        );
        let (kept, all) = (stdout(&output), stdout(&fits));
        assert_eq!(kept.lines().count(), n_documents);
        for (kept, all) in kept.lines().zip(all.lines()).filter(|(kept, _)| !kept.contains("\"error\"")) {
            assert_eq!(kept, all, "{name}");
        }
    };
    check("t.txt", text.as_bytes(), 1);
    check("t.html", text.as_bytes(), 1);
    check("t.txt.gz", &gzip(text.as_bytes()), 1);
    check("t.txt.zst", &zstd(text.as_bytes()), 1);
    check("t.txt.lz4", &lz4(text.as_bytes()), 1);
    check("t.jsonl", lines.as_bytes(), 3);
    check("t.jsonl.gz", &gzip(lines.as_bytes()), 3);
    check("t.csv", table.as_bytes(), 3);
    check("t.csv.zst", &zstd(table.as_bytes()), 3);
    let output = run_with_input(&["gist", "--max-document", "9kB"], text.as_bytes());
    assert_eq!(
        stderr(&output),
        "nutgraf: standard input: the document has more than 9 kB (--max-document)\n"
    );
    let output = run_with_input(&["gist", "--max-document", "9kB"], &gzip(text.as_bytes()));
    assert_eq!(
        stderr(&output),
        "nutgraf: standard input: the document has more than 9 kB (--max-document)\n"
    );
}

/// A line or cell that is a bomb costs its row, and the rows around it are read.
#[test]
fn a_row_that_is_too_long_costs_that_row() {
    let folder = folder("long_row");
    let junk = "x".repeat(300_000);
    let lines =
        format!("{{\"text\":\"A.\"}}\n{{\"text\":\"{junk}\"}}\n{{\"text\":\"B.\"}}\n{{\"j\":\"{junk}\"}}");
    let check = |name: &str, content: &[u8], first_line: u64, n_rows: usize| {
        let path = write(&folder, name, content);
        let found = rows(&run(&["gist", "--max-document", "100kB", &path]));
        let error = |line: u64| {
            let why = "the row has more than twice 100 kB (--max-document)";
            Some(format!("{path}:{line}: {why}"))
        };
        let place = |n: u64| format!("{path}:{}", first_line + n);
        let all = [
            (place(0), None),
            (place(1), error(first_line + 1)),
            (place(2), None),
            (place(3), error(first_line + 3)),
        ];
        assert_eq!(found, all[..n_rows], "{name}");
    };
    check("r.jsonl", lines.as_bytes(), 1, 4);
    check("r.jsonl.zst", &zstd(lines.as_bytes()), 1, 4);
    let table = format!("text,j\nA.,\nB.,{junk}\nC.,\n");
    check("r.csv", table.as_bytes(), 2, 3);
    check("q.csv.gz", &gzip(format!("text,j\nA.,\nB.,\"{junk}\"\nC.,\n").as_bytes()), 2, 3);
}

/// Rows of more than 4 MB are packed in memory while their end is looked for.
#[test]
fn long_rows_and_documents_are_read_as_they_are() {
    let folder = folder("long");
    // No blank, so that the text is one word.
    let text: String =
        (0..700_000).map(|n| char::from(b'a' + (n % 26) as u8).to_string() + "bcdefg").collect();
    let check = |output: &Output| {
        let found = json_lines(output);
        assert!(found[0]["text"] == text.as_str(), "{}", stderr(output));
        assert!(found.len() == 1 || found[1]["text"] == "End.");
    };
    let args = |path: &str| run(&["keywords", "--method", "tfidf", "--with-text", "--format", "jsonl", path]);
    check(&args(&write(&folder, "t.txt.gz", gzip(text.as_bytes()))));
    check(&args(&write(&folder, "t.jsonl", format!("{{\"text\":\"{text}\"}}\n{{\"text\":\"End.\"}}"))));
    check(&args(&write(&folder, "t.csv", format!("text,x\n\"{text}\",\nEnd.,\n"))));
}

#[test]
fn packed_files_of_every_kind_are_read() {
    let folder = folder("packed");
    let check = |name: &str, content: &[u8], expected: &[u8], note: bool| {
        let path = write(&folder, name, content);
        let output = run(&["split", "--with-text", "--format", "jsonl", &path]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", stderr(&output));
        assert_eq!(json_lines(&output)[0]["text"], std::str::from_utf8(expected).unwrap(), "{name}");
        let expected = format!("nutgraf: {path}: bytes after the packed data are ignored\n");
        assert_eq!(stderr(&output), if note { expected.as_str() } else { "" }, "{name}");
    };
    let pack: [(&str, fn(&[u8]) -> Vec<u8>); 3] = [("gz", gzip), ("zst", zstd), ("lz4", lz4)];
    for (extension, pack) in pack {
        let (packed, twice) = (pack(TEXT), [TEXT, TEXT].concat());
        check(&format!("one.txt.{extension}"), &packed, TEXT, false);
        check(&format!("two.txt.{extension}"), &[packed.clone(), packed.clone()].concat(), &twice, false);
        check(&format!("tail.txt.{extension}"), &[&packed, &b"garbage"[..]].concat(), TEXT, true);
        let empty = pack(b"");
        check(&format!("empty.txt.{extension}"), &[empty.clone(), packed, empty].concat(), TEXT, false);
    }
    check("one.txt.br", &brotli(TEXT), TEXT, false);
    check("tail.txt.br", &[&brotli(TEXT), &b"garbage"[..]].concat(), TEXT, true);
    let skipped = [b"\x5a\x2a\x4d\x18\x03\0\0\0abc", zstd(TEXT).as_slice()].concat();
    check("skip.txt.zst", &skipped, TEXT, false);
    let rows = write(&folder, "rows.jsonl.lz4", lz4(b"{\"text\":\"Rain fell.\"}\n"));
    assert_eq!(texts(&run(&["split", &rows])), ["Rain fell."]);
}

#[test]
fn a_packed_file_that_is_cut_off_is_an_error() {
    let folder = folder("cut_off");
    let text = TEXT.repeat(10_001);
    let packed = [("gz", gzip(&text)), ("zst", zstd(&text)), ("lz4", lz4(&text)), ("br", brotli(TEXT))];
    for (extension, packed) in packed {
        let path = write(&folder, &format!("t.txt.{extension}"), &packed[..packed.len() - 5]);
        let output = run(&["split", &path]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(3), ""), "{extension}");
    }
}

/// A frame header that asks for a window of 256 MB, and one block of a text.
#[test]
fn zstd_windows_over_128_mb_are_refused() {
    let window = |log: u8| {
        let block = [&[0x28, 0xb5, 0x2f, 0xfd, 0, (log - 10) << 3][..], &[1 | 23 << 3, 0, 0], TEXT].concat();
        write(&folder(&format!("window{log}")), "t.txt.zst", block)
    };
    assert_eq!(stdout(&run(&["split", &window(27)])), "Rain fell on the town.\n");
    let path = window(28);
    let error = format!("nutgraf: {path}: the zstd window is larger than 128 MB\n");
    assert_eq!(stderr(&run(&["split", &path])), error);
}

#[test]
fn formats_that_are_not_read_are_named() {
    let folder = folder("unread");
    let check = |name: &str, content: &[u8], message: &str| {
        let path = write(&folder, name, content);
        let output = run(&["gist", &path]);
        assert_eq!(stderr(&output), format!("nutgraf: {path}: {message}\n"));
        assert_eq!(
            (output.status.code(), json_lines(&output).len()),
            (Some(3), usize::from(name.contains("rows")))
        );
    };
    let pdf = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n";
    check("rows.csv", pdf, "PDF named as rows is not read; name it .pdf, or add --from pdf");
    let zip = |first_file: &str| [&b"PK\x03\x04"[..], &[0; 26], first_file.as_bytes()].concat();
    check(
        "s",
        &zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
        "an Office document is not read; convert it first (soffice --convert-to txt FILE)",
    );
    check("a.tex", b"\\section{Rain}", "LaTeX is not read; convert it first (pandoc -t plain FILE)");
    check("a.rst", b"Rain\n====\n", "reStructuredText is not read; convert it first (pandoc -t plain FILE)");
    check("z", &zip("a.txt"), "zip is not read; unpack it first (unzip FILE)");
    let tar = [&b"a.txt"[..], &[0; 252], b"ustar\0"].concat();
    check("t", &tar, "tar is not read; unpack it first (tar -xf FILE)");
    check("t.gz", &gzip(&tar), "tar is not read; unpack it first (tar -xf FILE)");
    check("b", b"BZh91AY&SY\x01", "bzip2 is not read; unpack it first (bunzip2 -c FILE)");
    check("t.jsonl.xz", b"\xfd7zXZ\0", "xz is not read; unpack it first (xz -dc FILE)");
    check("p", b"\x89PNG\r\n\x1a\n\0", "an image is not read; recognize its text first (tesseract FILE -)");
}

/// A PDF file of one page with this text in Courier.
fn pdf(text: &str) -> Vec<u8> {
    let content = format!("BT /F 10 Tf 50 700 Td ({text}) Tj ET");
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 600 800]>>",
        "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
        &format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
    ];
    let numbered =
        objects.iter().zip(1..).map(|(object, number)| format!("{number} 0 obj\n{object}\nendobj\n"));
    format!("%PDF-1.4\n{}trailer\n<</Root 1 0 R/Size 6>>\n%%EOF\n", numbered.collect::<String>()).into_bytes()
}

#[test]
fn pdf_files_are_read_by_name_and_by_content() {
    let folder = folder("pdf");
    let rain = pdf("Rain fell on the town.");
    for name in ["a.pdf", "b.PDF.gz", "c.txt", "d"] {
        let content = if name.ends_with("gz") { gzip(&rain) } else { rain.clone() };
        let output = run(&["gist", &write(&folder, name, &content)]);
        assert_eq!(
            (stdout(&output).as_str(), stderr(&output).as_str()),
            ("Rain fell on the town.\n", ""),
            "{name}"
        );
    }
    assert_eq!(stdout(&run_with_input(&["gist"], &rain)), "Rain fell on the town.\n");
    let output = run(&["gist", folder.to_str().unwrap()]);
    assert_eq!(stdout(&output).matches("Rain fell on the town.").count(), 3, "{}", stderr(&output));
    let scan = write(&folder, "scan.pdf", pdf(""));
    let output = run(&["gist", &scan]);
    let expected =
        format!("nutgraf: {scan}: no text: a scan? recognize its text first (ocrmypdf FILE OUT)\n");
    assert_eq!((output.status.code(), stderr(&output)), (Some(3), expected));
}

#[test]
fn a_file_that_is_not_read_is_not_overwritten_either() {
    let path = write(&folder("unread_output"), "x.json", "{}");
    assert_eq!(run(&["gist", &path, "-o", &path]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(&path).unwrap(), "{}");
}

#[test]
fn texts_about_formats_are_text_and_from_text_turns_detection_off() {
    let folder = folder("talk");
    let talk = write(&folder, "talk.txt", "%PDF-1.4 opens a PDF file.");
    assert_eq!(stdout(&run(&["split", &talk])), "%PDF-1.4 opens a PDF file.\n");
    let pdf = write(&folder, "r.pdf", "%PDF-1.4\n1 0 obj\n");
    assert_eq!(run(&["split", &pdf]).status.code(), Some(3));
    let output = run(&["split", "--from", "text", &pdf]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert!(stdout(&output).starts_with("%PDF-1.4"));
}

#[test]
fn files_passed_over_are_counted() {
    let folder = folder("passed_over");
    let path = folder.to_str().unwrap();
    let output = run(&["gist", path]);
    assert_eq!(stderr(&output), format!("nutgraf: {path}: no file to read\n"));
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""));
    for name in ["a.rtf", "b.json", "c.RTF", ".hidden.rtf"] {
        write(&folder, name, "");
    }
    for command in ["gist", "summarize --together", "corpus learn -o unwritten.df"] {
        let args: Vec<&str> = command.split(' ').chain([path]).collect();
        let output = nutgraf().current_dir(&folder).args(&args).output().unwrap();
        let told = "nutgraf: 3 files passed over (2 .rtf, 1 .json without rows)\n";
        assert!(stderr(&output).starts_with(told), "{command}: {}", stderr(&output));
        assert_eq!(output.status.code(), Some(3), "{command}");
        assert_eq!(nutgraf().current_dir(&folder).args(&args).arg("-q").output().unwrap().stderr, b"");
        let _ = fs::remove_file(folder.join("unwritten.df"));
    }
    write(&folder, "README", "Rain fell.");
    write(&folder, "d.txt", "Rain fell.");
    let output = run(&["gist", path]);
    assert_eq!(
        stderr(&output),
        "nutgraf: 4 files passed over (2 .rtf, 1 .json without rows, 1 without extension)\n"
    );
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), "Rain fell.\n"));
    write(&folder, "b.json", "{\"day\": 1}");
    let output = run(&["gist", "-g", "*.json", path]);
    assert!(stderr(&output).contains("b.json:1: field \"text\" is missing"), "{}", stderr(&output));
}

#[test]
fn rows_without_an_id_are_named_by_file_and_line() {
    let folder = folder("ids");
    let lines = "{\"text\":\"A.\"}\n\n{broken\n{\"id\":0,\"text\":\"B.\"}\n{\"text\":\"C.\"}";
    let (a, b) = (write(&folder, "a.jsonl", lines), write(&folder, "b.jsonl", lines));
    let places = |name: &str| [format!("{name}:1"), format!("{name}:3"), "0".into(), format!("{name}:5")];
    assert_eq!(ids(&run(&["gist", &a, &b])), [places(&a), places(&b)].concat());
    assert_eq!(ids(&run_with_input(&["gist", "--from", "jsonl"], lines.as_bytes())), places("-"));
    let table = write(&folder, "t.csv", "text\n\"A\nB\"\n\nC\n\"D\"\r\nE\rF\r\n");
    assert_eq!(ids(&run(&["gist", &table])), [2, 5, 6, 7, 8].map(|line| format!("{table}:{line}")));
}

#[test]
fn bad_json_is_told_or_mended() {
    let folder = folder("bad_json");
    let lines = [
        r#"{"id":1,"text":"A.","score":NaN,"low":-Infinity,"high":[Infinity]}"#,
        r#"{"id":2,"text":"\ud800B\udc00 \ud83d\ude00","k\ud800":"\udfff"}"#,
        r#"{"id":3,"text":null}"#,
        r#"{"id":4,"text":["First line.","Second line."]}"#,
        r#"{"id":5,"text":"old","k":1,"text":"New.","k":2}"#,
        r#"{"id":6,"text":["a",1]}"#,
        r#"{"id":7,"text":"NaN","score":NaN,}"#,
        r#"{"id":8,"text":NaN}"#,
    ];
    let path = write(&folder, "bad.jsonl", lines.join("\n"));
    let output = run(&["split", "--with-text", "--keep", "all", &path]);
    let found = json_lines(&output);
    let check = |row: usize, text: &str, fields: &str| {
        let kept = fields.replace("TEXT", &serde_json::to_string(text).unwrap());
        assert_eq!(found[row]["text"], text);
        assert!(
            stdout(&output).lines().nth(row).unwrap().ends_with(&format!("\"fields\":{kept}}}")),
            "{row}"
        );
    };
    check(0, "A.", r#"{"id":1,"text":TEXT,"score":null,"low":null,"high":[null]}"#);
    check(1, "\u{fffd}B\u{fffd} \u{1f600}", r#"{"id":2,"text":"\ufffdB\ufffd \ud83d\ude00","k�":"\ufffd"}"#);
    check(2, "", r#"{"id":3,"text":null}"#);
    check(3, "First line.\nSecond line.", r#"{"id":4,"text":["First line.","Second line."]}"#);
    check(4, "New.", r#"{"id":5,"text":TEXT,"k":2}"#);
    assert_eq!(found[5]["error"], format!("{path}:6: field \"text\" is not text"));
    assert_eq!(found[6]["error"], format!("{path}:7: column 34: not a row of JSON: trailing comma"));
    check(7, "", r#"{"id":8,"text":null}"#);
    let twice = json_lines(&run(&["split", "--keep", "k,k", &path])).remove(4);
    assert_eq!(twice["fields"].to_string(), r#"{"k":2}"#);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::process::Command;

    #[test]
    fn names_that_are_not_utf8_are_read() {
        let folder = folder("bad_names");
        for name in [&b"caf\xe9.txt"[..], b"caf\\xe9.txt", b"rows\xff.jsonl"] {
            fs::write(folder.join(OsStr::from_bytes(name)), "{\"text\":\"Rain fell.\"}\n").unwrap();
        }
        let found = ids(&run(&["split", "--format", "jsonl", folder.to_str().unwrap()]));
        let name = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        assert_eq!(found, [name("caf\\x5cxe9.txt"), name("caf\\xe9.txt"), name("rows\\xff.jsonl:1")]);
    }

    #[test]
    fn fifos_and_devices_are_passed_over_while_walking() {
        let folder = folder("special");
        let fifo = folder.join("fifo.txt");
        assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
        std::os::unix::fs::symlink("/dev/zero", folder.join("link.txt")).unwrap();
        std::os::unix::fs::symlink("fifo.txt", folder.join("z.txt")).unwrap();
        let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let output = run(&["gist", folder.to_str().unwrap()]);
        let (fifo, link, z) = (path("fifo.txt"), path("link.txt"), path("z.txt"));
        let expected = format!("nutgraf: 3 files passed over (1 FIFO {fifo}, 1 FIFO {z}, 1 device {link})\n");
        assert_eq!((output.status.code(), stderr(&output)), (Some(3), expected));
        // A FIFO that is named is read.
        let target = fifo.clone();
        let writer = std::thread::spawn(move || fs::write(target, "Rain fell.").unwrap());
        assert_eq!(stdout(&run(&["gist", &fifo])), "Rain fell.\n");
        writer.join().unwrap();
    }

    /// Too many names on the way to a folder make it unreadable, for every user.
    #[test]
    fn a_folder_that_cannot_be_read_is_an_error_that_names_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder("unreadable");
        let inner = folder.join("inner");
        fs::create_dir(&inner).unwrap();
        write(&folder, "a.txt", "Rain fell.");
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o0)).unwrap();
        if fs::read_dir(&inner).is_err() {
            let output = run(&["gist", folder.to_str().unwrap()]);
            assert_eq!(output.status.code(), Some(3));
            assert_eq!(stderr(&output), format!("nutgraf: {}: permission denied\n", inner.display()));
        }
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn fields_are_read_up_to_a_limit() {
    let others = |n: usize| (0..n).map(|index| format!("\"f{index}\":1,")).collect::<Vec<_>>().concat();
    let row = |n: usize| format!("{{{}\"text\":\"Rain fell.\"}}\n", others(n));
    let output = run_with_input(&["split", "--from", "jsonl"], (row(9_999) + &row(10_000)).as_bytes());
    let rows = json_lines(&output);
    assert_eq!(rows[0]["sentences"][0]["text"], "Rain fell.");
    let error = rows[1]["error"].as_str().unwrap();
    assert!(error.starts_with("-:2: ") && error.ends_with("it has more than 10000 fields"), "{error}");
}

#[test]
fn keywords_have_at_most_eight_words() {
    let phrase = "old stone north river harbour bridge repair fund board member";
    let text = format!("The {phrase} spoke. The gate closes. ").repeat(5);
    let output = run_with_input(&["keywords", "--max-words", "99", "--format", "text"], text.as_bytes());
    let words: Vec<usize> = stdout(&output).lines().map(|line| line.split(' ').count()).collect();
    assert!(!words.is_empty() && words.iter().all(|&n| n <= 8), "{}", stdout(&output));
}

#[test]
fn a_quote_that_the_next_row_closes_costs_one_row() {
    // Row 1 is never closed, and the opening quote of row 2 seems to close it.
    let table = "id,text\n1,\"Rain fell.\n2,\"Sun shone.\"\n3,\"Two\nlines.\"\n4,ok\n";
    let output = run_with_input(&["split", "--from", "csv"], table.as_bytes());
    assert_eq!(output.status.code(), Some(3));
    let found = rows(&output);
    let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["-:2", "2", "3", "4"]);
    assert!(found[0].1.as_ref().unwrap().contains("a quote is not closed"), "{found:?}");
    assert!(found[1..].iter().all(|(_, error)| error.is_none()), "{found:?}");
}

#[test]
fn frames_without_data_are_skipped_in_zstd_and_lz4() {
    let folder = folder("skippable");
    let skippable = b"\x53\x2a\x4d\x18\x02\0\0\0hi";
    let mut lz4 = lz4_flex::frame::FrameEncoder::new(Vec::new());
    lz4.write_all(b"Rain fell. ").unwrap();
    let zstd = zstd::encode_all(&b"Rain fell. "[..], 0).unwrap();
    for (name, frame) in [("a.txt.lz4", lz4.finish().unwrap()), ("a.txt.zst", zstd)] {
        let path = write(&folder, name, [skippable, &frame[..], skippable, &frame[..], skippable].concat());
        let output = run(&["split", &path]);
        assert_eq!(
            (stdout(&output), stderr(&output)),
            ("Rain fell.\nRain fell.\n".to_owned(), String::new())
        );
    }
}

#[test]
fn rows_without_a_value_for_the_id_are_named_by_their_place() {
    let jsonl =
        b"{\"id\":null,\"text\":\"A.\"}\n{\"id\":NaN,\"text\":\"B.\"}\n{\"id\":\"\",\"text\":\"C.\"}\n";
    let ids = |from: &str, input: &[u8]| -> Vec<String> {
        rows(&run_with_input(&["gist", "--from", from], input)).into_iter().map(|(id, _)| id).collect()
    };
    assert_eq!(ids("jsonl", jsonl), ["-:1", "-:2", ""]);
    assert_eq!(ids("csv", b"id,text\n,A.\nx,B.\n,C.\n"), ["-:2", "x", "-:4"]);
}

#[test]
fn what_starts_like_no_text_is_no_text() {
    let refused = |input: &[u8], why: &str| {
        let output = run_with_input(&["split"], input);
        assert_eq!(output.status.code(), Some(3), "{why}");
        assert!(stderr(&output).contains(why), "{}", stderr(&output));
    };
    refused(b"\xef\xbb\xbf\n%PDF-1.4\n%\xe2\xe3\xcf\n1 0 obj", "damaged: ");
    refused(b"a.txt\0\0\0\0Rain fell.\n", "not text: it has a NUL byte");
    let utf16: Vec<u8> = "Rain fell on a town.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(stdout(&run_with_input(&["split"], &utf16)), "Rain fell on a town.\n");
}

#[test]
fn rows_with_very_many_fields_are_refused() {
    let csv = format!("id,text\n1,Rain.\n2,{}\n3,Sun.\n", ",".repeat(1_000_000));
    let found = rows(&run_with_input(&["gist", "--from", "csv"], csv.as_bytes()));
    assert_eq!(found.iter().map(|(_, error)| error.is_some()).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(found[1].1.as_deref(), Some("-:3: the row has more than 1000000 fields"));
}

#[test]
fn a_model_is_known_by_its_start() {
    for path in ["/dev/zero", "/dev/urandom"] {
        if fs::metadata(path).is_ok() {
            let output = run(&["corpus", "info", path]);
            assert_eq!(output.status.code(), Some(2));
            assert!(stderr(&output).contains("not a corpus model"), "{}", stderr(&output));
        }
    }
}
