//! The target of the output: standard output, a device or pipe, or a file that gets its name only once it is complete.

use super::pager::Pager;
use super::paths::{followed, part_of, with_path};
use super::resume::{self, ChunkEntry, EarlierRun, ResumeRecord};
use super::sink::{Packing, Sink};
use super::table::TableCell;
use super::unfinished::UnfinishedFile;
use super::wrap::terminal_width;
use crate::input::shown_path;
use crate::io_error::describe;
use crc32fast::Hasher;
use std::fs::{FileType, OpenOptions};
use std::io::{self, IsTerminal, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// The target of the output.
pub(crate) struct OutputTarget {
    sink: Sink,
    /// The name for messages; `None` for standard output.
    name: Option<PathBuf>,
    unfinished: Option<UnfinishedFile>,
    /// Lists the chunks, if the run can be resumed from them.
    record: Option<ResumeRecord>,
    /// The bytes written.
    n_bytes: u64,
    checksum: Hasher,
    is_terminal: bool,
}

impl OutputTarget {
    /// Standard output.
    pub(crate) fn stdout() -> Self {
        // Buffered, so that chunks are not written line by line.
        let out = io::BufWriter::with_capacity(1 << 16, io::stdout());
        Self::of(Sink::Plain(Box::new(out)), None, io::stdout().is_terminal())
    }

    fn of(sink: Sink, name: Option<PathBuf>, is_terminal: bool) -> Self {
        Self { sink, name, unfinished: None, record: None, n_bytes: 0, checksum: Hasher::new(), is_terminal }
    }

    /// A new file, or the device or pipe of this name. `fingerprint` identifies the options of a run that can be resumed.
    ///
    /// # Errors
    /// If another run is writing the file, or it cannot be written.
    pub(crate) fn create(path: &Path, packing: Packing, fingerprint: Option<u32>) -> io::Result<Self> {
        if is_stream(path)? {
            let stream =
                OpenOptions::new().write(true).open(path).map_err(|error| with_path(path, &error))?;
            let is_terminal = stream.is_terminal();
            return Ok(Self::of(Sink::of(stream, packing)?, Some(path.to_owned()), is_terminal));
        }
        let mut unfinished = UnfinishedFile::create(&followed(path)?)?;
        let record = ResumeRecord::create(unfinished.part(), fingerprint.unwrap_or_default(), &[])?;
        unfinished.is_kept = packing == Packing::Plain && fingerprint.is_some();
        let name = Some(unfinished.part().to_owned());
        let sink = Sink::of(unfinished.file().try_clone()?, packing)?;
        let record = Some(record).filter(|_| unfinished.is_kept);
        Ok(Self { unfinished: Some(unfinished), record, ..Self::of(sink, name, false) })
    }

    /// The file that an earlier run left, and the work of that run; `None` if there is nothing to resume.
    ///
    /// `keep` is the number of chunks to keep.
    ///
    /// # Errors
    /// If another run is writing the file, or it was left by a run with other options.
    pub(crate) fn resume(
        path: &Path,
        fingerprint: u32,
        keep: impl Fn(&[ChunkEntry]) -> usize,
    ) -> io::Result<Option<(Self, EarlierRun)>> {
        if is_stream(path)? {
            return Ok(None);
        }
        let Some(unfinished) = UnfinishedFile::reopen(&followed(path)?)? else { return Ok(None) };
        let part = unfinished.part().to_owned();
        let Some(mut done) = resume::read(&part, fingerprint, unfinished.file())? else { return Ok(None) };
        done.entries.truncate(keep(&done.entries));
        let record = ResumeRecord::create(&part, fingerprint, &done.entries)?;
        let last = done.entries.last().copied().unwrap_or_default();
        let mut file = unfinished.file().try_clone()?;
        file.set_len(last.end)
            .and_then(|()| file.seek(SeekFrom::End(0)))
            .map_err(|error| with_path(&part, &error))?;
        let target = Self {
            unfinished: Some(unfinished),
            record: Some(record),
            n_bytes: last.end,
            checksum: Hasher::new_with_initial_len(last.output_crc, last.end),
            ..Self::of(Sink::Plain(Box::new(file)), Some(part), false)
        };
        Ok(Some((target, done)))
    }

    /// True if it is a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    /// True if it is standard output.
    pub(crate) fn is_stdout(&self) -> bool {
        self.name.is_none()
    }

    /// The columns of the terminal, if it is one.
    pub(crate) fn width(&self) -> Option<usize> {
        self.is_terminal.then(terminal_width)
    }

    /// Writes to the program that shows texts page by page, if there is one.
    pub(crate) fn show_in_pager(&mut self) {
        if let Some(pager) = Pager::start() {
            self.sink = Sink::Pager(pager);
        }
    }

    /// True if nothing has been written, in this run or an earlier one.
    pub(super) fn is_empty(&self) -> bool {
        self.n_bytes == 0
    }

    /// The unfinished file, if the run can be resumed from it.
    pub(crate) fn part(&self) -> Option<&Path> {
        self.record.as_ref()?;
        self.unfinished.as_ref().map(UnfinishedFile::part)
    }

    /// True if an earlier run left a file that could be resumed.
    pub(crate) fn is_resumable(path: &Path) -> bool {
        followed(path).is_ok_and(|path| {
            let part = part_of(&path);
            part.exists() && resume::lists_chunks(&part)
        })
    }

    /// Stops recording chunks: a resumed run does the rest again.
    pub(super) fn stop_recording(&mut self) {
        self.record = None;
    }

    /// Writes the rows of a chunk.
    pub(super) fn write(&mut self, bytes: &[u8], mut entry: ChunkEntry) -> io::Result<()> {
        let mut checksum = self.checksum.clone();
        checksum.update(bytes);
        (entry.end, entry.output_crc) = (self.n_bytes + bytes.len() as u64, checksum.clone().finalize());
        if let Some(record) = &mut self.record {
            record.add(&entry)?;
        }
        if let Err(error) = self.sink.with(|out| out.write_all(bytes)) {
            if let (Sink::Plain(_), Some(unfinished)) = (&self.sink, &self.unfinished) {
                // No partial rows.
                let _ = unfinished.file().set_len(self.n_bytes);
            }
            return Err(self.with_name(&error));
        }
        (self.n_bytes, self.checksum) = (entry.end, checksum);
        if self.unfinished.is_none() { self.flush() } else { Ok(()) }
    }

    /// Writes rows to a Parquet file.
    pub(super) fn write_rows(&mut self, header: &[String], rows: &[Vec<TableCell>]) -> io::Result<()> {
        let written = self.sink.write_rows(header, rows);
        written.map_err(|error| self.with_name(&error))
    }

    /// Flushes the output.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let flushed = self.sink.with(|out| out.flush());
        flushed.map_err(|error| self.with_name(&error))
    }

    /// Removes the unfinished file.
    pub(super) fn discard(mut self) {
        self.unfinished.iter_mut().for_each(|unfinished| unfinished.is_kept = false);
    }

    /// Writes the end, and gives the file its name.
    pub(crate) fn finish(mut self, end: &[u8]) -> io::Result<()> {
        let sink = std::mem::replace(&mut self.sink, Sink::Plain(Box::new(io::sink())));
        sink.finish(end).map_err(|error| self.with_name(&error))?;
        self.unfinished.map_or(Ok(()), UnfinishedFile::finish)
    }

    /// An error that names the file; one of standard output keeps its kind, since a closed pipe is success.
    fn with_name(&self, error: &io::Error) -> io::Error {
        match &self.name {
            Some(name) => with_path(name, error),
            None if error.kind() == io::ErrorKind::BrokenPipe => error.kind().into(),
            None => io::Error::other(format!("standard output: {}", describe(error))),
        }
    }
}

/// True for a device or pipe, false for a regular file or a name that is free.
///
/// # Errors
/// If the name leads to something that rows cannot be written to.
fn is_stream(path: &Path) -> io::Result<bool> {
    let kind = match path.metadata() {
        Ok(metadata) => metadata.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(with_path(path, &error)),
    };
    if kind.is_file() {
        return Ok(false);
    }
    if !is_streamable(kind) {
        let what = if kind.is_dir() { "is a directory" } else { "is not a file, a pipe or a terminal" };
        return Err(io::Error::other(format!("{}: {what}", shown_path(path))));
    }
    Ok(true)
}

/// True for pipes and for devices that are written byte by byte; a disk is not one.
#[cfg(unix)]
fn is_streamable(kind: FileType) -> bool {
    use std::os::unix::fs::FileTypeExt;
    kind.is_fifo() || kind.is_char_device()
}

#[cfg(not(unix))]
fn is_streamable(kind: FileType) -> bool {
    !kind.is_dir()
}
