//! The one door for every file that is written: rows, tables and models.
//!
//! `FILE` is written as `FILE.part`, which is locked, synced to the disk and renamed once it is complete. Until then
//! whatever `FILE` was stays as it is. A second run with the same `FILE` finds the lock and touches nothing.

use super::paths::{part_of, record_of, with_path};
use super::resume::holder;
use crate::file_identity::is_still;
use crate::input::shown_path;
use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// A file that is being written and does not have its name yet. Dropped unfinished, it is removed, unless it is kept.
#[derive(Debug)]
pub(super) struct UnfinishedFile {
    path: PathBuf,
    part: PathBuf,
    file: File,
    /// True if a later run can go on with it.
    pub is_kept: bool,
}

impl UnfinishedFile {
    /// Starts a file, in place of one that no run is writing any more. It gets the permissions of the file that it
    /// will replace.
    ///
    /// # Errors
    /// If another run is writing it, if what it would replace may not be written, or if it cannot be created.
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let permissions = replaced(path)?;
        let part = part_of(path);
        let file = loop {
            match File::create_new(&part) {
                Ok(file) if lock(&file, &part)? => break file,
                // Another run took it for a stale one.
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => remove_stale(&part)?,
                Err(error) => return Err(with_path(&part, &error)),
            }
        };
        let made = Self { path: path.to_owned(), part, file, is_kept: false };
        if let Some(permissions) = permissions {
            made.file.set_permissions(permissions).map_err(|error| with_path(&made.part, &error))?;
        }
        Ok(made)
    }

    /// Opens the file that an earlier run left; `None` if there is none.
    ///
    /// # Errors
    /// If another run is writing it, or it cannot be opened.
    pub(super) fn reopen(path: &Path) -> io::Result<Option<Self>> {
        replaced(path)?;
        let part = part_of(path);
        let file = opened(&part)?;
        Ok(file.map(|file| Self { path: path.to_owned(), part, file, is_kept: true }))
    }

    pub(super) fn part(&self) -> &Path {
        &self.part
    }

    pub(super) fn file(&self) -> &File {
        &self.file
    }

    /// Syncs the file to the disk and gives it its name.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.file.sync_all().map_err(|error| with_path(&self.part, &error))?;
        fs::rename(&self.part, &self.path).map_err(|error| with_path(&self.path, &error))?;
        self.is_kept = true;
        // Left over, it would do no harm.
        let _ = fs::remove_file(record_of(&self.part));
        Ok(())
    }
}

impl Drop for UnfinishedFile {
    fn drop(&mut self) {
        if !self.is_kept {
            // Left over, they would be replaced by the next run.
            let _ = fs::remove_file(record_of(&self.part));
            let _ = fs::remove_file(&self.part);
        }
    }
}

/// The permissions of the file that is to be replaced, if there is one.
///
/// # Errors
/// If that file may not be written, or is itself the unfinished output of a run.
fn replaced(path: &Path) -> io::Result<Option<Permissions>> {
    let file = match OpenOptions::new().write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(with_path(path, &error)),
    };
    if record_of(path).exists() || !try_lock(&file, path)? {
        let message = format!("{}: is the unfinished output of another run", shown_path(path));
        return Err(io::Error::other(message));
    }
    Ok(Some(file.metadata().map_err(|error| with_path(path, &error))?.permissions()))
}

/// Removes a file that a run left when it was killed.
fn remove_stale(part: &Path) -> io::Result<()> {
    // It is locked until it is removed, so that no other run goes on with it meanwhile.
    let Some(_stale) = opened(part)? else { return Ok(()) };
    fs::remove_file(part).map_err(|error| with_path(part, &error))
}

/// The unfinished file of an earlier run, locked; `None` if there is none.
fn opened(part: &Path) -> io::Result<Option<File>> {
    loop {
        match part.symlink_metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(with_path(part, &error)),
            Ok(metadata) if !metadata.is_file() => {
                let message = format!("{}: is not a regular file; remove it to write here", shown_path(part));
                return Err(io::Error::other(message));
            }
            Ok(_) => {}
        }
        let file = match OpenOptions::new().read(true).write(true).open(part) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(with_path(part, &error)),
        };
        if lock(&file, part)? {
            return Ok(Some(file));
        }
    }
}

/// Locks a file for this process; false if it meanwhile got another name or was replaced.
///
/// # Errors
/// If another run holds the lock.
fn lock(file: &File, part: &Path) -> io::Result<bool> {
    if !try_lock(file, part)? {
        let by = holder(part).map_or(String::new(), |process| format!(" (process {process})"));
        return Err(io::Error::other(format!("{}: is being written by another run{by}", shown_path(part))));
    }
    let metadata = file.metadata().map_err(|error| with_path(part, &error))?;
    Ok(is_still(&metadata, part))
}

/// Locks a file; false if another process holds the lock. Some file systems have no locks: there no run is held up.
fn try_lock(file: &File, path: &Path) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(true),
        Err(TryLockError::Error(error)) => Err(with_path(path, &error)),
    }
}
