//! The record beside an unfinished file, from which a run can be resumed: its options, and the input done so far.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// One chunk of the input, and its place in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ChunkEntry {
    /// The end of its rows in the output.
    pub end: u64,
    pub n_documents: u64,
    pub n_failed: u64,
    /// Bytes of input.
    pub bytes: u64,
    /// The checksum of the input.
    pub crc: u32,
}

/// The work of an earlier run.
#[derive(Debug, Default)]
pub(crate) struct EarlierRun {
    pub entries: Vec<ChunkEntry>,
}

impl EarlierRun {
    /// The number of bytes of output to keep.
    pub(super) fn n_bytes(&self) -> u64 {
        self.entries.last().map_or(0, |entry| entry.end)
    }
}

/// The record, written as the output grows.
pub(super) struct ResumeRecord {
    path: PathBuf,
    fingerprint: u32,
    file: Option<File>,
    /// The first chunk, held until the second: a run of one chunk needs no record.
    first: Option<ChunkEntry>,
}

impl ResumeRecord {
    pub(super) fn new(part: &Path, fingerprint: u32) -> Self {
        Self { path: path_of(part), fingerprint, file: None, first: None }
    }

    pub(super) fn remove(part: &Path) {
        let path = path_of(part);
        // The files may not exist.
        let _ = fs::remove_file(new_path_of(&path));
        let _ = fs::remove_file(path);
    }

    pub(super) fn exists(part: &Path) -> bool {
        path_of(part).exists()
    }

    /// Reads the record of an output of `size` bytes; `None` if there is none. `keep` is the number of entries to keep.
    ///
    /// # Errors
    /// If the output was made with other options or another version.
    pub(super) fn open(
        part: &Path,
        fingerprint: u32,
        size: u64,
        keep: impl Fn(&[ChunkEntry]) -> usize,
    ) -> io::Result<Option<(Self, EarlierRun)>> {
        let path = path_of(part);
        let Ok(text) = fs::read_to_string(&path) else { return Ok(None) };
        let mut lines = text.split_inclusive('\n').map_while(|line| line.strip_suffix('\n'));
        let head = lines.next();
        if head.is_none_or(|head| head != head_line(fingerprint)) {
            let message = format!(
                "{}: was left by a run with other options or inputs, or by another version; delete it to start over",
                part.display()
            );
            return Err(io::Error::other(message));
        }
        let mut entries: Vec<ChunkEntry> =
            lines.map_while(parse).take_while(|entry| entry.end <= size).collect();
        entries.truncate(keep(&entries));
        let mut log = Self { path, fingerprint, file: None, first: None };
        log.rewrite(&entries)?;
        Ok(Some((log, EarlierRun { entries })))
    }

    /// Records a chunk whose rows are about to be written.
    pub(super) fn add(&mut self, entry: ChunkEntry) -> io::Result<()> {
        match (&mut self.file, self.first.take()) {
            (Some(file), _) => file.write_all(line(&entry).as_bytes()),
            (None, None) => {
                self.first = Some(entry);
                Ok(())
            }
            (None, Some(first)) => self.rewrite(&[first, entry]),
        }
    }

    /// Replaces the record as a whole: a run that is killed meanwhile leaves the one before.
    fn rewrite(&mut self, entries: &[ChunkEntry]) -> io::Result<()> {
        let lines: String = entries.iter().map(line).collect();
        let new = new_path_of(&self.path);
        fs::write(&new, format!("{}\n{lines}", head_line(self.fingerprint)))?;
        fs::rename(&new, &self.path)?;
        self.file = Some(File::options().append(true).open(&self.path)?);
        Ok(())
    }
}

fn path_of(part: &Path) -> PathBuf {
    with_suffix(part, ".resume")
}

/// The file that a record is written to before it replaces the one before.
fn new_path_of(record: &Path) -> PathBuf {
    with_suffix(record, ".new")
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(suffix);
    path.into()
}

fn head_line(fingerprint: u32) -> String {
    format!("nutgraf {} {fingerprint:08x}", env!("CARGO_PKG_VERSION"))
}

fn line(entry: &ChunkEntry) -> String {
    let ChunkEntry { end, n_documents, n_failed, bytes, crc } = entry;
    format!("{end} {n_documents} {n_failed} {bytes} {crc:08x}\n")
}

fn parse(line: &str) -> Option<ChunkEntry> {
    let fields: Vec<&str> = line.split(' ').collect();
    let [end, n_documents, n_failed, bytes, crc] = fields.as_slice() else { return None };
    Some(ChunkEntry {
        end: end.parse().ok()?,
        n_documents: n_documents.parse().ok()?,
        n_failed: n_failed.parse().ok()?,
        bytes: bytes.parse().ok()?,
        crc: u32::from_str_radix(crc, 16).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_parsed_back() {
        let entry = ChunkEntry { end: 7, n_documents: 5, n_failed: 1, bytes: 1 << 40, crc: 0xdead };
        assert_eq!(parse(line(&entry).trim_end()), Some(entry));
        assert_eq!(parse("7 5 1 9"), None);
        assert_eq!(parse("7 5 1 9 zz"), None);
    }
}
