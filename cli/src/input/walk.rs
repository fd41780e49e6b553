//! Finds the files to read, in order; directories are walked as by ripgrep.

use super::document::ReadFailure;
use super::file_name::shown_path;
use super::format::InputFormat;
use super::notebook::is_notebook;
use super::notes::Notes;
use super::open;
use super::row_signs::has_rows;
use crate::file_identity::FileIdentity;
use crate::io_error::describe;
use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};
use std::path::{Path, PathBuf};

/// A file, or `-`, with its format; or a path that could not be walked.
pub(super) enum InputSource {
    File(PathBuf, InputFormat),
    Failed(ReadFailure),
}

/// The files to read.
#[derive(Debug, Clone)]
pub(crate) struct InputFiles {
    pub paths: Vec<PathBuf>,
    pub from: InputFormat,
    /// The path to the rows in JSON, if it was given.
    pub rows: Option<String>,
    /// The field that holds the text of rows.
    pub text_field: String,
    /// The delimiter of tables, if it was given.
    pub delimiter: Option<u8>,
    /// Globs that files in directories must match, or with a leading `!` must not.
    pub globs: Vec<String>,
    /// Larger files in directories are skipped.
    pub max_filesize: Option<u64>,
    /// The file that standard output goes to; it is skipped in directories.
    pub stdout: Option<FileIdentity>,
}

impl InputFiles {
    /// Checks the globs; the error is a message.
    pub(crate) fn check(&self) -> Result<(), String> {
        self.overrides(Path::new(".")).map(|_| ())
    }

    /// The number of bytes to read; `None` if directories or standard input are among the paths.
    pub(crate) fn size(&self) -> Option<u64> {
        let size =
            |path: &PathBuf| path.metadata().ok().filter(std::fs::Metadata::is_file).map(|file| file.len());
        self.paths.iter().map(size).sum()
    }

    /// The paths, even of what is not read, and the files in directories; `-` is standard input.
    pub(crate) fn files(&self) -> impl Iterator<Item = PathBuf> {
        let found = self.clone().sources(Notes::default()).filter_map(|source| match source {
            InputSource::File(path, _) => Some(path),
            InputSource::Failed(_) => None,
        });
        self.paths.clone().into_iter().chain(found)
    }

    /// The sources of all paths, in order.
    pub(super) fn sources(self, notes: Notes) -> impl Iterator<Item = InputSource> + Send {
        let paths = self.paths.clone();
        paths.into_iter().flat_map(move |path| -> Box<dyn Iterator<Item = InputSource> + Send> {
            if path.as_os_str() != "-" && path.is_dir() {
                return self.walk(path, &notes);
            }
            let format = self.format_of(&path);
            Box::new(std::iter::once(InputSource::File(path, format)))
        })
    }

    /// The format of every path. Opens the JSON files, some of which are notebooks.
    pub(crate) fn formats(&self) -> Vec<InputFormat> {
        self.paths.iter().map(|path| self.format_of(path)).collect()
    }

    /// True if a directory is among the paths.
    pub(crate) fn has_directory(&self) -> bool {
        self.paths.iter().any(|path| path.is_dir())
    }

    /// The format of a path by its name and the options. A table has a delimiter, whatever its name. Of a file with an extension
    /// that is not known the content decides when it is read.
    fn format_of(&self, path: &Path) -> InputFormat {
        match InputFormat::of(path).unwrap_or(InputFormat::Auto) {
            _ if self.from != InputFormat::Auto => self.from,
            InputFormat::Auto if self.rows.is_some() && !path.is_dir() => InputFormat::Json,
            InputFormat::Auto if self.delimiter.is_some() && !path.is_dir() => InputFormat::Csv,
            InputFormat::Json if open::head(path).is_ok_and(|head| is_notebook(&head)) => InputFormat::Ipynb,
            by_name => by_name,
        }
    }

    fn overrides(&self, root: &Path) -> Result<Override, String> {
        let mut builder = OverrideBuilder::new(root);
        for glob in &self.globs {
            builder.add(glob).map_err(|error| error.to_string())?;
        }
        builder.build().map_err(|error| error.to_string())
    }

    /// The files below a directory, by name. Ignored and hidden files are skipped, and files with an unknown extension are passed
    /// over unless a format or a glob is given.
    fn walk(&self, root: PathBuf, notes: &Notes) -> Box<dyn Iterator<Item = InputSource> + Send> {
        let overrides = match self.overrides(&root) {
            Ok(overrides) => overrides,
            Err(what) => return Box::new(std::iter::once(failed(&root, &what))),
        };
        let (files, notes, has_globs) = (self.clone(), notes.clone(), overrides.num_whitelists() > 0);
        let mut builder = WalkBuilder::new(&root);
        builder.overrides(overrides).sort_by_file_name(std::ffi::OsStr::cmp);
        let mut n_found = 0;
        let mut entries = builder.build();
        Box::new(std::iter::from_fn(move || {
            for entry in entries.by_ref() {
                let found = match &entry {
                    Ok(entry) => files.found(entry, has_globs),
                    Err(error) => Found::Source(walk_failure(&root, error)),
                };
                n_found += u64::from(!matches!(found, Found::Nothing));
                match found {
                    Found::Source(source) => return Some(source),
                    Found::PassedOver(kind) => notes.pass_over(kind),
                    Found::Nothing => {}
                }
            }
            if n_found == 0 {
                n_found = 1;
                notes.add(format!("{}: no file to read", shown_path(&root)));
            }
            None
        }))
    }

    fn found(&self, entry: &DirEntry, has_globs: bool) -> Found {
        let path = entry.path();
        let size = match file_kind(entry) {
            FileKind::Folder => return Found::Nothing,
            FileKind::Special(kind) => return Found::PassedOver(format!("{kind} {}", shown_path(path))),
            FileKind::File(size) => size,
        };
        let is_stdout = self.stdout.is_some() && self.stdout == FileIdentity::of(path);
        if is_stdout || is_unfinished_output(path) || self.max_filesize.is_some_and(|max| size > max) {
            return Found::Nothing;
        }
        if self.from == InputFormat::Auto && !has_globs && InputFormat::of(path).is_none() {
            return Found::PassedOver(shown_extension(path));
        }
        let is_chosen = has_globs || self.rows.is_some() || self.from != InputFormat::Auto;
        let is_json = InputFormat::of(path) == Some(InputFormat::Json);
        if !is_chosen && is_json {
            return self.found_json(path);
        }
        Found::Source(InputSource::File(path.to_owned(), self.format_of(path)))
    }

    /// A JSON file that was not asked for: programs have their settings in such files too.
    fn found_json(&self, path: &Path) -> Found {
        if open::head(path).is_ok_and(|head| !has_rows(&head, &self.text_field)) {
            return Found::PassedOver(".json without rows".to_owned());
        }
        Found::Source(InputSource::File(path.to_owned(), InputFormat::Json))
    }
}

/// A file or directory that was found while walking.
enum Found {
    Source(InputSource),
    /// A file that is not read because of its kind.
    PassedOver(String),
    /// A directory, or a file that is not wanted.
    Nothing,
}

enum FileKind {
    /// A regular file, with its size.
    File(u64),
    Folder,
    /// Something else, such as a FIFO, which could block the run.
    Special(&'static str),
}

/// The kind of a file, links followed.
fn file_kind(entry: &DirEntry) -> FileKind {
    // A link to nothing is a file that cannot be opened, which is an error that names it.
    let Ok(metadata) = entry.path().metadata() else { return FileKind::File(0) };
    match metadata.file_type() {
        kind if kind.is_dir() => FileKind::Folder,
        kind if kind.is_file() => FileKind::File(metadata.len()),
        kind => FileKind::Special(special_kind(kind)),
    }
}

#[cfg(unix)]
fn special_kind(kind: std::fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        kind if kind.is_fifo() => "FIFO",
        kind if kind.is_socket() => "socket",
        _ => "device",
    }
}

#[cfg(not(unix))]
fn special_kind(_: std::fs::FileType) -> &'static str {
    "device"
}

/// True for the files that a run leaves beside its output until that is complete. This run may be writing them.
fn is_unfinished_output(path: &Path) -> bool {
    let name = path.as_os_str().as_encoded_bytes();
    name.ends_with(b".part") || name.ends_with(b".part.resume")
}

/// The extension of a file with its dot.
fn shown_extension(path: &Path) -> String {
    path.extension().map_or_else(
        || "without extension".to_owned(),
        |extension| format!(".{}", shown_path(Path::new(&extension.to_ascii_lowercase()))),
    )
}

/// The failure to walk a directory below the root.
fn walk_failure(root: &Path, error: &ignore::Error) -> InputSource {
    let what = error.io_error().map_or_else(|| error.to_string(), describe);
    failed(path_of(error).unwrap_or(root), &what)
}

/// The path where an error occurred.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithLineNumber { err, .. } | ignore::Error::WithDepth { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

fn failed(path: &Path, what: &str) -> InputSource {
    InputSource::Failed(ReadFailure::in_file(&shown_path(path), what))
}
