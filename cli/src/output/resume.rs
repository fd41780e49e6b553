//! The record beside an unfinished file: the process that writes it and its options, then a line for each chunk of the
//! input that is done. A run can be resumed from it.
//!
//! Every line ends with a checksum of the record up to there, and a chunk's line has a checksum of the output up to its
//! end. A chunk is listed before its rows are written, so that at whatever moment a run is killed, the listed chunks
//! whose checksums agree are done; what comes after is done again.

use super::paths::{new_record_of, record_of, with_path};
use crate::input::shown_path;
use crc32fast::Hasher;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// One chunk of the input, and its place in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ChunkEntry {
    /// The end of its rows in the output.
    pub end: u64,
    /// The checksum of the output up to there.
    pub output_crc: u32,
    pub n_documents: u64,
    pub n_failed: u64,
    /// The wishes that some of its documents meet, a bit each.
    pub met: u64,
    /// Bytes of input.
    pub bytes: u64,
    /// The checksum of the input.
    pub crc: u32,
}

/// The work of an earlier run.
#[derive(Debug, Default)]
pub(crate) struct EarlierRun {
    pub entries: Vec<ChunkEntry>,
    /// True if its record or its output was changed since.
    pub is_damaged: bool,
}

impl EarlierRun {
    /// The number of documents done.
    pub(crate) fn n_documents(&self) -> u64 {
        self.entries.iter().map(|entry| entry.n_documents).sum()
    }
}

/// The record, written as the output grows.
#[derive(Debug)]
pub(super) struct ResumeRecord {
    path: PathBuf,
    file: File,
    /// Covers the record up to its end.
    checksum: Hasher,
}

impl ResumeRecord {
    /// Starts a record with the chunks that an earlier run did. It replaces the record of that run as a whole, so that
    /// a run that is killed meanwhile leaves one of the two.
    pub(super) fn create(part: &Path, fingerprint: u32, entries: &[ChunkEntry]) -> io::Result<Self> {
        let (path, new) = (record_of(part), new_record_of(part));
        let mut checksum = Hasher::new();
        let head = format!("{} {}", options(fingerprint), std::process::id());
        let lines: String = std::iter::once(head)
            .chain(entries.iter().map(fields))
            .map(|line| with_checksum(&line, &mut checksum))
            .collect();
        // One that a killed run left.
        let _ = fs::remove_file(&new);
        let created = File::create_new(&new).and_then(|mut file| {
            file.write_all(lines.as_bytes())?;
            fs::rename(&new, &path)?;
            Ok(file)
        });
        let file = created.map_err(|error| {
            let _ = fs::remove_file(&new);
            with_path(&new, &error)
        })?;
        Ok(Self { path, file, checksum })
    }

    /// Records a chunk whose rows are about to be written.
    pub(super) fn add(&mut self, entry: &ChunkEntry) -> io::Result<()> {
        let line = with_checksum(&fields(entry), &mut self.checksum);
        self.file.write_all(line.as_bytes()).map_err(|error| with_path(&self.path, &error))
    }
}

/// The number of the process that writes a file, as its record says.
pub(super) fn holder(part: &Path) -> Option<u32> {
    let record = fs::read_to_string(record_of(part)).ok()?;
    let (head, _) = record.lines().next()?.rsplit_once(' ')?;
    head.rsplit_once(' ')?.1.parse().ok()
}

/// True if the record of an earlier run lists a chunk.
pub(super) fn lists_chunks(part: &Path) -> bool {
    fs::read_to_string(record_of(part)).is_ok_and(|record| record.lines().nth(1).is_some())
}

/// Reads what an earlier run did; `None` if it left no record. `output` is its output.
///
/// # Errors
/// If the output was made with other options or by another version, or the files cannot be read.
pub(super) fn read(part: &Path, fingerprint: u32, output: &File) -> io::Result<Option<EarlierRun>> {
    let record = match fs::read(record_of(part)) {
        Ok(record) => record,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(with_path(&record_of(part), &error)),
    };
    let mut checksum = Hasher::new();
    let mut lines = record.split_inclusive(|&byte| byte == b'\n');
    let head = lines.next().and_then(|line| checked(line, &mut checksum));
    check_options(part, head, fingerprint)?;
    let mut entries = Vec::new();
    let mut is_damaged = false;
    for line in lines {
        let Some(entry) = checked(line, &mut checksum).and_then(parse) else {
            // The last line may be torn.
            is_damaged = line.ends_with(b"\n");
            break;
        };
        entries.push(entry);
    }
    let (n_good, is_changed) = n_unchanged(&entries, output).map_err(|error| with_path(part, &error))?;
    entries.truncate(n_good);
    Ok(Some(EarlierRun { entries, is_damaged: is_damaged || is_changed }))
}

fn check_options(part: &Path, head: Option<&str>, fingerprint: u32) -> io::Result<()> {
    let what = match head.and_then(|head| head.rsplit_once(' ')) {
        Some((found, _)) if found == options(fingerprint) => return Ok(()),
        Some(_) => "was left by a run with other options or inputs, or by another version",
        None => "has a damaged record, so its options are not known",
    };
    Err(io::Error::other(format!("{}: {what}; delete it to start over", shown_path(part))))
}

/// The number of chunks whose rows are in the output as they were written, and true if one was changed since.
fn n_unchanged(entries: &[ChunkEntry], mut output: &File) -> io::Result<(usize, bool)> {
    let size = output.metadata()?.len();
    let mut checksum = Hasher::new();
    let mut buffer = vec![0; 1 << 16];
    let mut at = 0;
    for (index, entry) in entries.iter().enumerate() {
        if entry.end > size || entry.end < at {
            return Ok((index, false));
        }
        while at < entry.end {
            let n = buffer.len().min(usize::try_from(entry.end - at).unwrap_or(usize::MAX));
            output.read_exact(&mut buffer[..n])?;
            checksum.update(&buffer[..n]);
            at += n as u64;
        }
        if checksum.clone().finalize() != entry.output_crc {
            return Ok((index, true));
        }
    }
    Ok((entries.len(), false))
}

fn options(fingerprint: u32) -> String {
    format!("nutgraf {} {fingerprint:08x}", env!("CARGO_PKG_VERSION"))
}

/// The line with the checksum of the record up to there.
fn with_checksum(line: &str, checksum: &mut Hasher) -> String {
    checksum.update(line.as_bytes());
    format!("{line} {:08x}\n", checksum.clone().finalize())
}

/// The line without its end and its checksum; `None` if that is not right.
fn checked<'l>(line: &'l [u8], checksum: &mut Hasher) -> Option<&'l str> {
    let (text, sum) = std::str::from_utf8(line).ok()?.strip_suffix('\n')?.rsplit_once(' ')?;
    checksum.update(text.as_bytes());
    (sum == format!("{:08x}", checksum.clone().finalize())).then_some(text)
}

fn fields(entry: &ChunkEntry) -> String {
    let ChunkEntry { end, output_crc, n_documents, n_failed, met, bytes, crc } = entry;
    format!("{end} {output_crc:08x} {n_documents} {n_failed} {met} {bytes} {crc:08x}")
}

fn parse(line: &str) -> Option<ChunkEntry> {
    let fields: Vec<&str> = line.split(' ').collect();
    let [end, output_crc, n_documents, n_failed, met, bytes, crc] = fields.as_slice() else { return None };
    Some(ChunkEntry {
        end: end.parse().ok()?,
        output_crc: u32::from_str_radix(output_crc, 16).ok()?,
        n_documents: n_documents.parse().ok()?,
        n_failed: n_failed.parse().ok()?,
        met: met.parse().ok()?,
        bytes: bytes.parse().ok()?,
        crc: u32::from_str_radix(crc, 16).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_parsed_back() {
        let entry = ChunkEntry {
            end: 7,
            output_crc: 3,
            n_documents: 5,
            n_failed: 1,
            met: 9,
            bytes: 1 << 40,
            crc: 0xdead,
        };
        assert_eq!(parse(&fields(&entry)), Some(entry));
        assert_eq!(parse("7 3 5 1 0 9"), None);
        assert_eq!(parse("7 3 5 1 0 9 zz"), None);
    }
}
