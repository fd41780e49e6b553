//! Finds the files to read, in order; directories are walked as by ripgrep.

use super::document::{DocumentId, ReadFailure};
use super::format::InputFormat;
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
    /// Globs that files in directories must match, or with a leading `!` must not.
    pub globs: Vec<String>,
    /// Larger files in directories are skipped.
    pub max_filesize: Option<u64>,
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

    /// The files of all paths, in order; `-` is standard input.
    pub(crate) fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.clone().sources().filter_map(|source| match source {
            InputSource::File(path, _) => Some(path),
            InputSource::Failed(_) => None,
        })
    }

    /// The sources of all paths, in order.
    pub(super) fn sources(self) -> impl Iterator<Item = InputSource> + Send {
        let paths = self.paths.clone();
        paths.into_iter().flat_map(move |path| -> Box<dyn Iterator<Item = InputSource> + Send> {
            if path.as_os_str() != "-" && path.is_dir() {
                return self.walk(&path);
            }
            let is_auto = self.from == InputFormat::Auto;
            let from = if is_auto { InputFormat::of(&path).unwrap_or(InputFormat::Text) } else { self.from };
            Box::new(std::iter::once(InputSource::File(path, from)))
        })
    }

    fn overrides(&self, root: &Path) -> Result<Override, String> {
        let mut builder = OverrideBuilder::new(root);
        for glob in &self.globs {
            builder.add(glob).map_err(|error| error.to_string())?;
        }
        builder.build().map_err(|error| error.to_string())
    }

    /// The files below a directory, by name. Ignored and hidden files are skipped, and so are files with an unknown
    /// extension unless a format or a glob is given.
    fn walk(&self, root: &Path) -> Box<dyn Iterator<Item = InputSource> + Send> {
        let overrides = match self.overrides(root) {
            Ok(overrides) => overrides,
            Err(what) => return Box::new(std::iter::once(failed(root, &what))),
        };
        let has_globs = overrides.num_whitelists() > 0;
        let (from, max_filesize) = (self.from, self.max_filesize);
        let mut builder = WalkBuilder::new(root);
        builder.overrides(overrides).sort_by_file_name(std::ffi::OsStr::cmp);
        let root = root.to_owned();
        Box::new(builder.build().filter_map(move |entry| {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => return Some(failed(&root, &message(&error))),
            };
            let path = entry.path();
            let known = match from {
                InputFormat::Auto => InputFormat::of(path).or(has_globs.then_some(InputFormat::Text))?,
                given => given,
            };
            let size = file_size(&entry)?;
            (max_filesize.is_none_or(|max| size <= max)).then(|| InputSource::File(path.to_owned(), known))
        }))
    }
}

/// The size of a file, links followed; `None` for a directory.
fn file_size(entry: &DirEntry) -> Option<u64> {
    if !entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink()) {
        return None;
    }
    let Ok(metadata) = entry.path().metadata() else { return Some(0) };
    if metadata.is_dir() { None } else { Some(metadata.len()) }
}

fn message(error: &ignore::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), describe)
}

fn failed(path: &Path, what: &str) -> InputSource {
    let name = path.display().to_string();
    InputSource::Failed(ReadFailure { message: format!("{name}: {what}"), id: DocumentId::Path(name) })
}
