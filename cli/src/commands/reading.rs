//! What is read: the settings of the input from what was typed.

use crate::arguments::SourceArgs;
use crate::input::{Fields, InputFiles, KeptFields};
use crate::messages::Messages;
use nutgraf::Segmenter;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;

/// Standard input, where no path was given; false if that is a terminal.
pub(super) fn default_to_stdin(source: &mut SourceArgs) -> bool {
    if source.paths.is_empty() {
        if io::stdin().is_terminal() {
            return false;
        }
        source.paths.push(PathBuf::from("-"));
    }
    true
}

/// The files to read; the error is about the globs.
pub(super) fn files(source: &SourceArgs) -> io::Result<InputFiles> {
    let files = InputFiles {
        paths: source.paths.clone(),
        from: source.from,
        globs: source.globs.clone(),
        max_filesize: source.max_filesize,
    };
    files.check().map_err(io::Error::other)?;
    Ok(files)
}

/// What cuts the texts, with the language asked for.
pub(super) fn segmenter(source: &SourceArgs, messages: &Messages) -> Segmenter {
    let Some(language) = source.lang.language else { return Segmenter::default() };
    if let Some(warning) = &source.lang.warning {
        messages.say(&format!("{warning}: general rules apply"));
    }
    Segmenter::default().language(language)
}

/// The fields that rows are read from.
pub(super) fn fields(source: &SourceArgs, keep: KeptFields) -> Arc<Fields> {
    Arc::new(Fields {
        text: source.text_field.clone(),
        id: source.id_field.clone(),
        title: source.title_field.clone(),
        group: None,
        keep,
    })
}
