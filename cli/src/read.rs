//! Reads documents as the commands do, for programs that call this library.

use crate::arguments::{SourceArgs, parse_delimiter, parse_document_limit};
use crate::commands::reading;
use crate::input::{
    Chunk, DocumentLimit, Fields, KeptFields, RawDocument, ReadContext, ReadFailure, ReadResult, chunks,
};
use clap::ValueEnum;
use nutgraf::Stamp;
use serde_json::Value;
use std::fmt::Display;
use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::vec;

/// How documents are read. The options and their defaults are those of the command line.
///
/// ```no_run
/// # fn main() -> std::io::Result<()> {
/// let options = nutgraf_cli::ReadOptions::default().text_field("body").max_document("10M")?;
/// for read in options.read(["news.jsonl".into(), "reports".into()])? {
///     match read {
///         Ok(document) => println!("{}: {} bytes", document.id, document.text.len()),
///         Err(failure) => eprintln!("{failure}"),
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    source: SourceArgs,
    is_as_written: bool,
}

impl ReadOptions {
    /// Sets the format of the input (`--from`), such as `jsonl`; `auto` by default.
    ///
    /// # Errors
    /// If no format has this name.
    pub fn format(mut self, name: &str) -> io::Result<Self> {
        self.source.from = named("format", name)?;
        Ok(self)
    }

    /// Sets the field of a row that holds the text; `text` by default. A name with dots is a path into objects.
    #[must_use]
    pub fn text_field(mut self, name: impl Into<String>) -> Self {
        self.source.text_field = name.into();
        self
    }

    /// Sets the field of a row that identifies it; `id` by default.
    #[must_use]
    pub fn id_field(mut self, name: impl Into<String>) -> Self {
        self.source.id_field = name.into();
        self
    }

    /// Sets the field of a row that holds the title; `title` by default.
    #[must_use]
    pub fn title_field(mut self, name: impl Into<String>) -> Self {
        self.source.title_field = name.into();
        self
    }

    /// Sets the markup of the text in rows: `auto`, the default, `text`, `markdown` or `html`.
    ///
    /// # Errors
    /// If no markup has this name.
    pub fn text_markup(mut self, name: &str) -> io::Result<Self> {
        self.source.text_markup = named("markup", name)?;
        Ok(self)
    }

    /// Sets the list or object that holds the rows in JSON: a name, or names with dots between them.
    #[must_use]
    pub fn rows(mut self, path: impl Into<String>) -> Self {
        self.source.rows = Some(path.into());
        self
    }

    /// Sets the delimiter of tables: one character of ASCII, or `tab`. By default the header decides.
    ///
    /// # Errors
    /// If it is not one character, or a quote or newline.
    pub fn delimiter(mut self, delimiter: &str) -> io::Result<Self> {
        self.source.delimiter = Some(parsed("delimiter", delimiter, parse_delimiter)?);
        Ok(self)
    }

    /// Sets the globs that files in directories must match, or with a leading `!` must not.
    #[must_use]
    pub fn globs(mut self, globs: impl IntoIterator<Item = String>) -> Self {
        self.source.globs = globs.into_iter().collect();
        self
    }

    /// Sets the size of the largest document that is read, such as `10M`; `256M` by default.
    ///
    /// # Errors
    /// If it is not a size, or 4 GiB or more.
    pub fn max_document(mut self, size: &str) -> io::Result<Self> {
        self.source.max_document = parsed("max_document", size, parse_document_limit)?;
        Ok(self)
    }

    /// Sets the size of the largest document that is read.
    pub(crate) fn document_limit(mut self, limit: DocumentLimit) -> Self {
        self.source.max_document = limit;
        self
    }

    /// Takes the marks of Markdown as part of the text or not, as `nutgraf trim` does.
    #[must_use]
    pub fn as_written(mut self, is_as_written: bool) -> Self {
        self.is_as_written = is_as_written;
        self
    }

    /// True if a segmenter should take the texts as they are ([`nutgraf::Segmenter::as_given`]), since the format or the
    /// markup is `text`.
    #[must_use]
    pub fn is_as_given(&self) -> bool {
        reading::is_as_given(&self.source)
    }

    /// Reads the documents of some files and directories, in order; `-` is standard input.
    ///
    /// Nothing but the first bytes of standard input is read before the first document is asked for.
    ///
    /// # Errors
    /// If a glob is malformed. What cannot be read is a [`ReadFailure`] among the documents.
    pub fn read(&self, paths: impl IntoIterator<Item = PathBuf>) -> io::Result<Documents> {
        let mut source = SourceArgs { paths: paths.into_iter().collect(), ..self.source.clone() };
        reading::recognize_stdin(&mut source);
        let files = reading::files(&source)?;
        let fields = reading::fields(&source, KeptFields::These(Vec::new()));
        let context = ReadContext::new(source.max_document, source.text_markup);
        let context = if self.is_as_written { context.with_source() } else { context };
        let chunks = Box::new(chunks(files, Arc::clone(&fields), context.clone()));
        Ok(Documents { chunks, fields, context, waiting: Vec::new().into_iter() })
    }
}

/// The value of a closed set that has a name, in any case.
fn named<E: ValueEnum>(what: &str, name: &str) -> io::Result<E> {
    E::from_str(name, true).map_err(|_| {
        let values = E::value_variants().iter().filter_map(ValueEnum::to_possible_value);
        let names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
        bad_option(&format!("no {what} is called \"{name}\": choose one of {}", names.join(", ")))
    })
}

/// The value of an option as it is typed.
fn parsed<T, E: Display>(option: &str, given: &str, parse: impl Fn(&str) -> Result<T, E>) -> io::Result<T> {
    parse(given).map_err(|what| bad_option(&format!("{option} \"{given}\": {what}")))
}

fn bad_option(message: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

/// Documents that are read as they are asked for, or failures to read them. Memory holds one chunk: rows or files of together
/// about 64 kB before they are unpacked, or one that is larger.
///
/// A failure does not end the documents; those after it follow.
pub struct Documents {
    chunks: Box<dyn Iterator<Item = Chunk> + Send>,
    fields: Arc<Fields>,
    context: ReadContext,
    /// The documents of the last chunk that have not been asked for yet.
    waiting: vec::IntoIter<ReadResult>,
}

impl Documents {
    /// Notes on the input that belong to no document, such as how many files were passed over; complete once the documents have
    /// ended.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.context.notes.messages()
    }
}

impl Iterator for Documents {
    type Item = Result<ReadDocument, ReadFailure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(read) = self.waiting.next() {
                return Some(read.map(ReadDocument::from));
            }
            let mut reads = Vec::new();
            self.chunks.next()?.documents(&self.fields, &self.context, |read| {
                reads.push(read);
                ControlFlow::Continue(())
            });
            self.waiting = reads.into_iter();
        }
    }
}

/// A document as it was read from a row or file.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ReadDocument {
    /// The value of the id field of the row, a number as far as 64 bits hold it; without one the path, for a row followed by
    /// its line.
    pub id: Value,
    /// The text, without markup.
    pub text: String,
    /// The title, from the field of the row or the markup.
    pub title: Option<String>,
    /// Who says what in the text, and when.
    pub stamps: Vec<Stamp>,
    /// A warning about text that could not be decoded, with the place.
    pub warning: Option<String>,
}

impl ReadDocument {
    /// A text that is not from a file.
    pub(crate) fn of_text(text: String) -> Self {
        Self { id: Value::Null, text, title: None, stamps: Vec::new(), warning: None }
    }
}

impl From<RawDocument> for ReadDocument {
    fn from(raw: RawDocument) -> Self {
        Self {
            id: raw.id.to_value(),
            text: raw.text,
            title: raw.title,
            stamps: raw.stamps,
            warning: raw.warning,
        }
    }
}
