//! The file or the folder that a report is written to.

use super::super::target::{check_not_input, check_not_stdout};
use crate::arguments::ReportArgs;
use crate::input::{InputFiles, shown_path};
use crate::io_error::describe;
use crate::output::{OutputTarget, Packing};
use crate::report::{GENERATOR, document_file, index_file};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The place of a report.
pub(super) enum ReportPlace {
    /// A file or standard output, with its name for messages.
    File(Box<OutputTarget>, String),
    Folder(PathBuf),
}

/// The bytes of a page that show if it is one of a report.
const HEAD_BYTES: u64 = 1000;

impl ReportPlace {
    /// The place that the options name.
    ///
    /// # Errors
    /// If a file that is read would be written over, if another run is writing it, or if it cannot be written.
    pub(super) fn open(args: &ReportArgs, files: &InputFiles) -> io::Result<Self> {
        let inputs = || files.files().chain(args.source.abbreviations.clone());
        if let Some(dir) = &args.report_dir {
            check_folder(dir, inputs())?;
            fs::create_dir_all(dir.join("documents")).map_err(|error| named(dir, &error))?;
            return Ok(Self::Folder(dir.clone()));
        }
        let Some(path) = args.output.as_ref().filter(|path| path.as_os_str() != "-") else {
            check_not_stdout(&args.source.paths)?;
            let stdout = OutputTarget::stdout();
            if stdout.is_terminal() {
                return Err(io::Error::other("a report is not for a terminal: use -o FILE"));
            }
            return Ok(Self::File(Box::new(stdout), "standard output".to_owned()));
        };
        check_not_input(path, inputs())?;
        let target = OutputTarget::create(path, Packing::of(path), None)?;
        Ok(Self::File(Box::new(target), shown_path(path)))
    }

    /// Its name, for messages.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(_, name) => name.clone(),
            Self::Folder(dir) => shown_path(dir),
        }
    }

    /// Writes the page of a document, if there are such pages.
    pub(super) fn write_document(&self, at: usize, page: &str) -> io::Result<()> {
        match self {
            Self::File(..) => Ok(()),
            Self::Folder(dir) => write(&dir.join(document_file(at)), page),
        }
    }

    /// Writes the pages that are complete once all documents are read: one of a file, the first last in a folder.
    pub(super) fn finish(self, pages: &[String]) -> io::Result<()> {
        match self {
            Self::File(target, _) => target.finish(pages.concat().as_bytes()),
            Self::Folder(dir) => {
                let mut numbered = pages.iter().enumerate().rev();
                numbered.try_for_each(|(at, page)| write(&dir.join(index_file(at)), page))
            }
        }
    }
}

fn write(path: &Path, page: &str) -> io::Result<()> {
    OutputTarget::create(path, Packing::Plain, None)?.finish(page.as_bytes())
}

/// Checks that a folder can be filled with a report.
///
/// # Errors
/// If it has something else in it, or something that is read.
fn check_folder(dir: &Path, inputs: impl Iterator<Item = PathBuf>) -> io::Result<()> {
    let mut entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(named(dir, &error)),
    };
    if entries.next().is_some() && !is_report(&dir.join(index_file(0))) {
        let message = format!("{}: is neither empty nor an earlier report", shown_path(dir));
        return Err(io::Error::other(message));
    }
    let dir = dir.canonicalize().map_err(|error| named(dir, &error))?;
    let is_within = |path: &PathBuf| path.canonicalize().is_ok_and(|path| path.starts_with(&dir));
    match inputs.into_iter().find(is_within) {
        None => Ok(()),
        Some(path) => {
            let (dir, path) = (shown_path(&dir), shown_path(&path));
            Err(io::Error::other(format!("{dir}: the input {path} is in it; choose another folder")))
        }
    }
}

/// True if a file is a page of a report.
fn is_report(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(HEAD_BYTES).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).contains(GENERATOR)
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::other(format!("{}: {}", shown_path(path), describe(error)))
}
