//! The names of the files beside an output file, and the file that a name leads to.

use crate::file_identity::FileIdentity;
use crate::input::shown_path;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of a file until it is complete.
pub(crate) fn part_of(path: &Path) -> PathBuf {
    with_suffix(path, ".part")
}

/// The name of the record beside an unfinished file.
pub(super) fn record_of(part: &Path) -> PathBuf {
    with_suffix(part, ".resume")
}

/// The name of a record before it replaces the one before.
pub(super) fn new_record_of(part: &Path) -> PathBuf {
    with_suffix(&record_of(part), ".new")
}

/// The regular files that are there under the names that writing a file uses.
pub(crate) fn written_files(path: &Path) -> io::Result<Vec<FileIdentity>> {
    let path = followed(path)?;
    let part = part_of(&path);
    let names = [path, record_of(&part), new_record_of(&part), part];
    Ok(names.iter().filter(|name| name.is_file()).filter_map(|name| FileIdentity::of(name)).collect())
}

/// The file that a name leads to, links followed; the file need not exist.
pub(super) fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&path) {
            Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(with_path(&path, &io::Error::other("too many links")))
}

/// The most links that Linux follows.
const MAX_LINKS: usize = 40;

/// An error that names the file.
pub(super) fn with_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::other(format!("{}: {}", shown_path(path), crate::io_error::describe(error)))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(suffix);
    path.into()
}
