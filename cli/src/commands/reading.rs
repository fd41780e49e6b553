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
    if source.from == InputFormat::Auto && source.paths.iter().all(|path| path.as_os_str() == "-") {
        source.from = format_of_stdin(source);
    }
    true
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
pub(super) fn files(source: &SourceArgs) -> io::Result<InputFiles> {
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
    files.check().map_err(io::Error::other)?;
    Ok(files)
}

/// The segmenter for the language asked for; warns if nutgraf does not know it.
pub(super) fn segmenter(source: &SourceArgs, abbreviations: Abbreviations, messages: &Messages) -> Segmenter {
    let is_as_given = source.from == InputFormat::Text || source.text_markup == Markup::Text;
    let segmenter =
        Segmenter::default().threads(source.threads).abbreviations(abbreviations).as_given(is_as_given);
    let Some(language) = source.lang.language else { return segmenter };
    if let Some(warning) = &source.lang.warning {
        messages.print(&format!("{warning}: general rules apply"));
    }
    segmenter.language(language)
}

/// The names of the fields to read from rows.
pub(super) fn fields(source: &SourceArgs, keep: KeptFields) -> Arc<Fields> {
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
