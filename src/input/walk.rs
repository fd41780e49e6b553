//! Paths to files, in order: directories are walked as ripgrep walks them.

use super::{Failure, Id};
use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};
use std::path::{Path, PathBuf};

/// What the input is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum From {
    /// By the extension; standard input is text.
    Auto,
    /// One document a file.
    Text,
    /// One document a file, its inline marks taken away.
    Markdown,
    /// One document a file, reduced to its text.
    Html,
    /// One document a line, in JSON.
    Jsonl,
    /// One document a row, with a header.
    Csv,
    /// One document a row, with a header, between tabs.
    Tsv,
    /// One document a row.
    Parquet,
}

impl From {
    /// What a file of this name is; nothing for an extension that is not known.
    fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let packed = [".gz", ".zst"].iter().find_map(|packing| name.strip_suffix(packing));
        match packed.unwrap_or(&name).rsplit_once('.')?.1 {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "jsonl" | "ndjson" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "parquet" => Some(Self::Parquet),
            _ => None,
        }
    }

    /// Whether the documents are rows of a file.
    pub(super) fn has_rows(self) -> bool {
        match self {
            Self::Jsonl | Self::Csv | Self::Tsv | Self::Parquet => true,
            Self::Auto | Self::Text | Self::Markdown | Self::Html => false,
        }
    }
}

/// Whether any of the paths is a file of rows.
pub(crate) fn has_rows(paths: &[PathBuf], from: From) -> bool {
    from.has_rows()
        || from == From::Auto && paths.iter().any(|path| From::of(path).is_some_and(From::has_rows))
}

/// A file, or `-`, and what it is; or what could not be walked.
pub(super) enum Source {
    File(PathBuf, From),
    Failed(Failure),
}

/// Which files are read.
#[derive(Debug, Clone)]
pub(crate) struct Files {
    pub paths: Vec<PathBuf>,
    pub from: From,
    /// What files in directories must be called, or with `!` must not.
    pub globs: Vec<String>,
    /// Files in directories with more bytes are passed over.
    pub max_filesize: Option<u64>,
}

impl Files {
    /// Whether the globs can be read; the message says why not.
    pub(crate) fn check(&self) -> Result<(), String> {
        self.overrides(Path::new(".")).map(|_| ())
    }

    /// How many bytes there are to read, as far as that is known without walking.
    pub(crate) fn size(&self) -> Option<u64> {
        let size =
            |path: &PathBuf| path.metadata().ok().filter(std::fs::Metadata::is_file).map(|file| file.len());
        self.paths.iter().map(size).sum()
    }

    /// The files of all paths, in order.
    pub(super) fn sources(self) -> impl Iterator<Item = Source> + Send {
        let paths = self.paths.clone();
        paths.into_iter().flat_map(move |path| -> Box<dyn Iterator<Item = Source> + Send> {
            if path.as_os_str() != "-" && path.is_dir() {
                return self.walk(&path);
            }
            let is_auto = self.from == From::Auto;
            let from = if is_auto { From::of(&path).unwrap_or(From::Text) } else { self.from };
            Box::new(std::iter::once(Source::File(path, from)))
        })
    }

    fn overrides(&self, root: &Path) -> Result<Override, String> {
        let mut builder = OverrideBuilder::new(root);
        for glob in &self.globs {
            builder.add(glob).map_err(|error| error.to_string())?;
        }
        builder.build().map_err(|error| error.to_string())
    }

    /// The files of a directory and those below it, by name. Those that ignore files name, hidden ones and,
    /// unless the kind or a glob is given, those with an extension that is not known are passed over.
    fn walk(&self, root: &Path) -> Box<dyn Iterator<Item = Source> + Send> {
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
                Err(error) => return Some(failed(&root, &what_failed(&error))),
            };
            let path = entry.path();
            let known = match from {
                From::Auto => From::of(path).or(has_globs.then_some(From::Text))?,
                given => given,
            };
            let size = file_size(&entry)?;
            (max_filesize.is_none_or(|max| size <= max)).then(|| Source::File(path.to_owned(), known))
        }))
    }
}

/// The size of a file or of what a link leads to; nothing for a directory.
fn file_size(entry: &DirEntry) -> Option<u64> {
    if !entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink()) {
        return None;
    }
    let Ok(metadata) = entry.path().metadata() else { return Some(0) };
    if metadata.is_dir() { None } else { Some(metadata.len()) }
}

fn what_failed(error: &ignore::Error) -> String {
    error.io_error().map_or_else(|| error.to_string(), super::describe)
}

fn failed(path: &Path, what: &str) -> Source {
    let name = path.display().to_string();
    Source::Failed(Failure { message: format!("{name}: {what}"), id: Id::Path(name) })
}
