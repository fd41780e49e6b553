//! Tells if two paths lead to the same file.

use std::fs::Metadata;
use std::path::Path;

/// Identifies a file, whatever the names and links that lead to it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FileIdentity(IdentityKey);

/// The device and the number on it.
#[cfg(unix)]
type IdentityKey = (u64, u64);

/// The path without links, where files have no numbers.
#[cfg(not(unix))]
type IdentityKey = std::path::PathBuf;

#[cfg(unix)]
impl FileIdentity {
    /// The identity of the file that a path leads to, links followed; `None` if there is none.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        path.metadata().ok().as_ref().map(Self::of_metadata)
    }

    fn of_metadata(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self((metadata.dev(), metadata.ino()))
    }
}

#[cfg(not(unix))]
impl FileIdentity {
    pub(crate) fn of(path: &Path) -> Option<Self> {
        path.canonicalize().ok().map(Self)
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
