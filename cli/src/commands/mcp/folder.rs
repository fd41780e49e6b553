//! The files of one folder, and no others.

use crate::input::DocumentLimit;
use crate::read::{ReadDocument, ReadOptions};
use std::io;
use std::path::{Path, PathBuf};

/// A folder whose files may be read.
#[derive(Debug)]
pub(super) struct Folder {
    /// Without symbolic links.
    root: PathBuf,
    limit: DocumentLimit,
}

impl Folder {
    /// The folder of a path.
    ///
    /// # Errors
    /// If it is not a folder.
    pub(super) fn open(root: &Path, limit: DocumentLimit) -> io::Result<Self> {
        let real =
            root.canonicalize().map_err(|error| io::Error::other(format!("{}: {error}", root.display())))?;
        if real.is_dir() {
            Ok(Self { root: real, limit })
        } else {
            Err(io::Error::other(format!("{}: is not a folder", root.display())))
        }
    }

    /// The document in a file. With `as_written` the marks of Markdown are part of the text.
    ///
    /// The error is a message that says nothing of what is outside of the folder.
    pub(super) fn read(&self, path: &str, as_written: bool) -> Result<ReadDocument, String> {
        let missing = || format!("{path}: there is no such file in the folder");
        // Links are followed first: what counts is where they lead.
        let real = self.root.join(path).canonicalize().map_err(|_| missing())?;
        let metadata = real.metadata().map_err(|_| missing())?;
        if !real.starts_with(&self.root) || !metadata.is_file() {
            return Err(missing());
        }
        self.limit.check(metadata.len()).map_err(|what| format!("{path}: {what}"))?;
        let options = ReadOptions::default().document_limit(self.limit).as_written(as_written);
        let mut documents = options.read([real.clone()]).map_err(|error| format!("{path}: {error}"))?;
        let first = documents.next().ok_or_else(|| format!("{path}: has no text"))?;
        if documents.next().is_some() {
            return Err(format!("{path}: has several documents; give one of them as text"));
        }
        let real = real.to_string_lossy().into_owned();
        first.map_err(|failure| failure.message.replace(&real, path))
    }
}
