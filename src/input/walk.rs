//! Paths to items, in order.

use super::rows::{Columns, Fields, from_json};
use super::{Failure, Id, RawDocument, decode};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the input is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum From {
    /// By the extension; standard input is text.
    Auto,
    /// One document a file.
    Text,
    /// One document a file; headings, lists and quotes are recognised in any text.
    Markdown,
    /// One document a line, in JSON.
    Jsonl,
    /// One document a row, with a header.
    Csv,
    /// One document a row, with a header, between tabs.
    Tsv,
}

impl From {
    /// What a file of this name is; nothing for an extension that is not known.
    fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").unwrap_or(&name);
        match name.rsplit_once('.')?.1 {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            _ => None,
        }
    }

    /// Whether the documents are rows of a file.
    fn has_rows(self) -> bool {
        match self {
            Self::Jsonl | Self::Csv | Self::Tsv => true,
            Self::Auto | Self::Text | Self::Markdown => false,
        }
    }
}

/// Whether any of the paths is a file of rows.
pub(crate) fn has_rows(paths: &[PathBuf], from: From) -> bool {
    from.has_rows()
        || from == From::Auto && paths.iter().any(|path| From::of(path).is_some_and(From::has_rows))
}

/// A document that has not been read yet.
pub(crate) enum Item {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// A line of JSON with its place and number.
    JsonRow { line: Vec<u8>, place: String, number: u64, fields: Arc<Fields> },
    /// A row of a table with its place and number.
    TableRow { row: csv::ByteRecord, place: String, number: u64, columns: Columns },
    /// What could not be opened or split into rows.
    Failed(Failure),
}

impl Item {
    /// How many bytes it holds or will hold, for bounding memory.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::File(path) => path.metadata().map_or(0, |metadata| metadata.len() as usize),
            Self::Stdin | Self::Failed(_) => 0,
            Self::JsonRow { line, .. } => line.len(),
            Self::TableRow { row, .. } => row.as_slice().len(),
        }
    }

    /// Reads and decodes it.
    pub(crate) fn load(self) -> Result<RawDocument, Failure> {
        match self {
            Self::File(path) => {
                let name = path.display().to_string();
                whole(&name, decode::read(&path))
            }
            Self::Stdin => {
                let mut bytes = Vec::new();
                whole("-", io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes))
            }
            Self::JsonRow { line, place, number, fields } => from_json(&line, &fields, &place, number),
            Self::TableRow { row, place, number, columns } => columns.read(&row, &place, number),
            Self::Failed(failure) => Err(failure),
        }
    }
}

/// The one document of a file.
fn whole(name: &str, bytes: io::Result<Vec<u8>>) -> Result<RawDocument, Failure> {
    let id = Id::Path(name.to_owned());
    let place = if name == "-" { "standard input" } else { name };
    let text = bytes.map_err(|error| describe(&error)).and_then(decode::text);
    match text {
        Ok(text) => Ok(RawDocument { id, text, title: None }),
        Err(what) => Err(Failure { id, message: format!("{place}: {what}") }),
    }
}

/// An I/O error in a few words, without its number.
pub(super) fn describe(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or directory".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string().split(" (os error").next().unwrap_or_default().to_lowercase(),
    }
}

fn failed(path: &Path, what: &str) -> Item {
    let name = path.display().to_string();
    Item::Failed(Failure { message: format!("{name}: {what}"), id: Id::Path(name) })
}

type Items = Box<dyn Iterator<Item = Item> + Send>;

/// The items of all paths, in order: directories are walked, by name; `-` is standard input.
pub(crate) fn items(paths: Vec<PathBuf>, from: From, fields: Fields) -> Items {
    let fields = Arc::new(fields);
    Box::new(paths.into_iter().flat_map(move |path| path_items(path, from, &fields)))
}

fn path_items(path: PathBuf, from: From, fields: &Arc<Fields>) -> Items {
    if path.as_os_str() == "-" {
        let kind = if from == From::Auto { From::Text } else { from };
        return file_items(path, kind, fields);
    }
    if path.is_dir() {
        return directory_items(&path, from, fields);
    }
    let kind = if from == From::Auto { From::of(&path).unwrap_or(From::Text) } else { from };
    file_items(path, kind, fields)
}

/// The files of a directory and those below it, by name; hidden ones and, unless the kind is given,
/// those with an extension that is not known are passed over.
fn directory_items(directory: &Path, from: From, fields: &Arc<Fields>) -> Items {
    let entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) => return Box::new(std::iter::once(failed(directory, &describe(&error)))),
    };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let is_wanted = move |path: &PathBuf| {
        let is_hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        // A link to a directory could lead back here.
        let is_linked_directory = path.is_symlink() && path.is_dir();
        !is_hidden
            && !is_linked_directory
            && (path.is_dir() || from != From::Auto || From::of(path).is_some())
    };
    let fields = Arc::clone(fields);
    Box::new(paths.into_iter().filter(is_wanted).flat_map(move |path| path_items(path, from, &fields)))
}

fn file_items(path: PathBuf, kind: From, fields: &Arc<Fields>) -> Items {
    if !kind.has_rows() {
        let is_stdin = path.as_os_str() == "-";
        return Box::new(std::iter::once(if is_stdin { Item::Stdin } else { Item::File(path) }));
    }
    let reader: io::Result<Box<dyn BufRead + Send>> = if path.as_os_str() == "-" {
        Ok(Box::new(io::BufReader::new(io::stdin())))
    } else {
        decode::open(&path)
    };
    match (reader, kind) {
        (Err(error), _) => Box::new(std::iter::once(failed(&path, &describe(&error)))),
        (Ok(reader), From::Jsonl) => json_items(path, reader, Arc::clone(fields)),
        (Ok(reader), From::Tsv) => table_items(path, reader, b'\t', fields),
        (Ok(reader), _) => table_items(path, reader, b',', fields),
    }
}

fn json_items(path: PathBuf, mut reader: Box<dyn BufRead + Send>, fields: Arc<Fields>) -> Items {
    let (mut line_number, mut number, mut is_over) = (0_u64, 0_u64, false);
    Box::new(std::iter::from_fn(move || {
        while !is_over {
            let mut line = Vec::new();
            line_number += 1;
            match reader.read_until(b'\n', &mut line) {
                Ok(0) => is_over = true,
                Ok(_) => {
                    let blank = line.iter().all(u8::is_ascii_whitespace);
                    if line_number == 1 && line.starts_with(b"\xef\xbb\xbf") {
                        line.drain(..3);
                    }
                    if !blank {
                        let place = format!("{}:{line_number}", path.display());
                        number += 1;
                        return Some(Item::JsonRow {
                            line,
                            place,
                            number: number - 1,
                            fields: Arc::clone(&fields),
                        });
                    }
                }
                Err(error) => {
                    is_over = true;
                    return Some(failed(&path, &format!("line {line_number}: {}", describe(&error))));
                }
            }
        }
        None
    }))
}

fn table_items(path: PathBuf, reader: Box<dyn BufRead + Send>, delimiter: u8, fields: &Fields) -> Items {
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(reader);
    let header = table.byte_headers().map_err(|error| error.to_string());
    let columns = match header.and_then(|header| Columns::of(header, fields)) {
        Ok(columns) => columns,
        Err(what) => return Box::new(std::iter::once(failed(&path, &what))),
    };
    let rows = table.into_byte_records().enumerate();
    Box::new(rows.map(move |(number, row)| match row {
        Ok(row) => {
            let line = row.position().map_or(0, csv::Position::line);
            let place = format!("{}:{line}", path.display());
            Item::TableRow { row, place, number: number as u64, columns: columns.clone() }
        }
        Err(error) => failed(&path, &error.to_string()),
    }))
}
