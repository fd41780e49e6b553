//! Turns the input options into settings.

use super::wishes::Wishes;
use crate::arguments::SourceArgs;
use crate::file_identity::FileIdentity;
use crate::input::{Fields, InputFiles, InputFormat, KeptFields, Markup, ReadContext, format_of_rows};
use crate::interrupt::IS_INTERRUPTED;
use crate::messages::Messages;
use crate::progress::Progress;
use nutgraf::{Abbreviations, Segmenter};
use std::io::{self, BufRead, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Reads standard input if no path was given; returns false if that is a terminal.
pub(super) fn default_to_stdin(source: &mut SourceArgs) -> bool {
    if source.paths.is_empty() {
        if io::stdin().is_terminal() {
            return false;
        }
        source.paths.push(PathBuf::from("-"));
    }
    recognize_stdin(source);
    true
}

/// Sets the format of standard input if nothing else is read and none is given.
pub(crate) fn recognize_stdin(source: &mut SourceArgs) {
    let is_stdin = !source.paths.is_empty() && source.paths.iter().all(|path| path.as_os_str() == "-");
    if is_stdin && source.from == InputFormat::Auto {
        source.from = format_of_stdin(source);
    }
}

/// The format of standard input, by the options or by its first bytes, which stay to be read.
fn format_of_stdin(source: &SourceArgs) -> InputFormat {
    if source.rows.is_some() {
        return InputFormat::Json;
    }
    if source.delimiter.is_some() {
        return InputFormat::Csv;
    }
    let mut stdin = io::stdin().lock();
    let head = stdin.fill_buf().unwrap_or_default();
    format_of_rows(head, &source.text_field).unwrap_or(InputFormat::Auto)
}

/// The files to read.
///
/// # Errors
/// If a glob is malformed.
pub(crate) fn files(source: &SourceArgs) -> io::Result<InputFiles> {
    let files = InputFiles {
        paths: source.paths.clone(),
        from: source.from,
        rows: source.rows.clone(),
        text_field: source.text_field.clone(),
        delimiter: source.delimiter,
        globs: source.globs.clone(),
        max_filesize: source.max_filesize,
        stdout: FileIdentity::of_stdout(),
    };
    files.check().map_err(|what| io::Error::new(io::ErrorKind::InvalidInput, what))?;
    Ok(files)
}

/// The segmenter for the language asked for; warns if nutgraf does not know it.
pub(super) fn segmenter(source: &SourceArgs, abbreviations: Abbreviations, messages: &Messages) -> Segmenter {
    let segmenter = Segmenter::default().threads(source.threads).abbreviations(abbreviations);
    let segmenter = segmenter.as_given(is_as_given(source));
    let Some(language) = source.lang.language else { return segmenter };
    if let Some(warning) = &source.lang.warning {
        messages.print(&format!("{warning}: general rules apply"));
    }
    segmenter.language(language)
}

/// True if the text is read as it is, without looking for what is around it, such as the header of a mail.
pub(crate) fn is_as_given(source: &SourceArgs) -> bool {
    source.from == InputFormat::Text || source.text_markup == Markup::Text
}

/// The names of the fields to read from rows.
pub(crate) fn fields(source: &SourceArgs, keep: KeptFields) -> Arc<Fields> {
    Arc::new(Fields {
        text: source.text_field.clone(),
        id: source.id_field.clone(),
        title: source.title_field.clone(),
        group: None,
        keep,
    })
}

/// Shows the notes that were taken while reading.
pub(super) fn tell(context: &ReadContext, messages: &Messages) {
    context.notes.messages().iter().for_each(|note| messages.print(note));
}

/// Tells what was asked for and is in no document, at the end of a run that was not interrupted.
pub(super) fn tell_unmet(wishes: &Wishes, progress: &Progress, messages: &Messages) {
    if !IS_INTERRUPTED.load(Ordering::SeqCst) {
        wishes.messages(progress).for_each(|message| messages.print(&message));
    }
}

/// True if the run had no document, but files that it passed over.
pub(super) fn is_nothing_read(context: &ReadContext, n_documents: u64) -> bool {
    n_documents == 0 && context.notes.has_passed_over()
}
