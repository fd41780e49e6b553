//! Tells if two paths lead to the same file.

use std::fs::Metadata;
use std::path::Path;

/// Identifies a file, whatever the names and links that lead to it: by the device and the number on it, or where files
/// have no numbers by the path without links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FileIdentity(String);

impl FileIdentity {
    /// The identity of the file that a path leads to, links followed; `None` if there is none.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        #[cfg(unix)]
        return path.metadata().ok().as_ref().map(Self::of_metadata);
        #[cfg(not(unix))]
        return path.canonicalize().ok().map(|path| Self(path.display().to_string()));
    }

    /// The identity of the file that standard output goes to; `None` if it goes elsewhere.
    pub(crate) fn of_stdout() -> Option<Self> {
        let stdout = Path::new("/dev/stdout");
        stdout.is_file().then(|| Self::of(stdout)).flatten()
    }

    #[cfg(unix)]
    fn of_metadata(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(format!("{}:{}", metadata.dev(), metadata.ino()))
    }
}

/// True if a path is itself the file that was opened, not a link to it or another file of this name.
#[cfg(unix)]
pub(crate) fn is_still(opened: &Metadata, path: &Path) -> bool {
    let there = path.symlink_metadata().ok().as_ref().map(FileIdentity::of_metadata);
    there == Some(FileIdentity::of_metadata(opened))
}

#[cfg(not(unix))]
pub(crate) fn is_still(_opened: &Metadata, path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_file())
}
