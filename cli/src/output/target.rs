//! The target of the output: standard output, or a file that gets its name only once it is complete.
//!
//! Until then the rows are in `FILE.part`, and `FILE.part.resume` lists the chunks that they come from. A chunk is
//! listed before its rows are written, so that at whatever moment a run ends, the rows of all listed chunks that end
//! within the file are good ([`super::resume`]).

#[cfg(feature = "parquet")]
use super::parquet::ParquetFile;
use super::resume::{ChunkEntry, EarlierRun, ResumeRecord};
use super::table::TableCell;
use flate2::write::GzEncoder;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The target of the output.
pub(crate) struct OutputTarget {
    sink: Sink,
    /// The final and the current path, if the target is a file.
    paths: Option<(PathBuf, PathBuf)>,
    log: Option<ResumeRecord>,
    n_bytes: u64,
}

enum Sink {
    Stream(Box<dyn Write + Send>),
    Plain(File),
    Gzip(GzEncoder<File>),
    Zstd(zstd::Encoder<'static, File>),
    #[cfg(feature = "parquet")]
    Parquet(Option<File>, Option<ParquetFile>),
}

/// The encoding of an output file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    Plain,
    Gzip,
    Zstd,
    Parquet,
}

impl Packing {
    /// The compression that the file name asks for.
    pub(crate) fn of(path: &Path) -> Self {
        let extension = path.extension().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "gz" => Self::Gzip,
            "zst" => Self::Zstd,
            _ => Self::Plain,
        }
    }
}

impl OutputTarget {
    /// Standard output.
    pub(crate) fn stdout() -> Self {
        // Buffered, so that chunks are not written line by line.
        Self::stream(None, Box::new(io::BufWriter::with_capacity(1 << 16, io::stdout())))
    }

    fn stream(paths: Option<(PathBuf, PathBuf)>, out: Box<dyn Write + Send>) -> Self {
        Self { sink: Sink::Stream(out), paths, log: None, n_bytes: 0 }
    }

    /// A new file, or a device or pipe of this name. `fingerprint` identifies the options of the run.
    pub(crate) fn create(path: &Path, packing: Packing, fingerprint: u32) -> io::Result<Self> {
        let is_file = path.metadata().map_or(true, |metadata| metadata.is_file());
        if !is_file && packing != Packing::Parquet {
            let out = File::create(path).map_err(|error| with_path(path, &error))?;
            return Ok(Self::stream(Some((path.to_owned(), path.to_owned())), Box::new(out)));
        }
        // A link is followed, not replaced.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let part = part_of(&path);
        ResumeRecord::remove(&part);
        let file = File::create(&part).map_err(|error| with_path(&part, &error))?;
        let sink = match packing {
            Packing::Plain => Sink::Plain(file),
            Packing::Gzip => Sink::Gzip(GzEncoder::new(file, flate2::Compression::default())),
            Packing::Zstd => Sink::Zstd(zstd::Encoder::new(file, 0)?),
            #[cfg(feature = "parquet")]
            Packing::Parquet => Sink::Parquet(Some(file), None),
            #[cfg(not(feature = "parquet"))]
            Packing::Parquet => return Err(io::Error::other("built without Parquet")),
        };
        let log = (packing == Packing::Plain).then(|| ResumeRecord::new(&part, fingerprint));
        Ok(Self { sink, paths: Some((path, part)), log, n_bytes: 0 })
    }

    /// The file that an earlier run left, and the work of that run; `None` if there is nothing to resume.
    ///
    /// `keep` is the number of chunks to keep.
    pub(crate) fn resume(
        path: &Path,
        fingerprint: u32,
        keep: impl Fn(&[ChunkEntry]) -> usize,
    ) -> io::Result<Option<(Self, EarlierRun)>> {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let part = part_of(&path);
        let Ok(file) = fs::OpenOptions::new().append(true).open(&part) else { return Ok(None) };
        let size = file.metadata()?.len();
        let Some((log, done)) = ResumeRecord::open(&part, fingerprint, size, keep)? else { return Ok(None) };
        file.set_len(done.n_bytes()).map_err(|error| with_path(&part, &error))?;
        let n_bytes = done.n_bytes();
        Ok(Some((Self { sink: Sink::Plain(file), paths: Some((path, part)), log: Some(log), n_bytes }, done)))
    }

    /// True if nothing has been written, in this run or an earlier one.
    pub(super) fn is_empty(&self) -> bool {
        self.n_bytes == 0
    }

    /// The unfinished file, if the run can be resumed from it.
    pub(crate) fn part(&self) -> Option<&Path> {
        self.log.as_ref()?;
        self.paths.as_ref().map(|(_, part)| part.as_path())
    }

    /// True if an earlier run left a file that could be resumed.
    pub(crate) fn is_resumable(path: &Path) -> bool {
        ResumeRecord::exists(&part_of(path))
    }

    /// Stops recording chunks: a resumed run does the rest again.
    pub(super) fn stop_recording(&mut self) {
        self.log = None;
    }

    /// Writes the rows of a chunk.
    pub(super) fn write(&mut self, bytes: &[u8], mut entry: ChunkEntry) -> io::Result<()> {
        let written = self.try_write(bytes, &mut entry);
        if let (Err(_), Sink::Plain(file)) = (&written, &self.sink) {
            // No partial rows.
            let _ = file.set_len(self.n_bytes);
        }
        written.map_err(|error| self.with_path(&error))?;
        self.n_bytes += bytes.len() as u64;
        Ok(())
    }

    fn try_write(&mut self, bytes: &[u8], entry: &mut ChunkEntry) -> io::Result<()> {
        entry.end = self.n_bytes + bytes.len() as u64;
        if let Some(log) = &mut self.log {
            log.add(*entry)?;
        }
        self.sink.with(|out| out.write_all(bytes))?;
        if let Sink::Stream(out) = &mut self.sink { out.flush() } else { Ok(()) }
    }

    /// Writes rows to a Parquet file.
    #[cfg_attr(not(feature = "parquet"), expect(clippy::unused_self))]
    pub(super) fn write_rows(&mut self, header: &[String], rows: &[Vec<TableCell>]) -> io::Result<()> {
        #[cfg(feature = "parquet")]
        if let Sink::Parquet(new, file) = &mut self.sink {
            let written = match (new.take(), &mut *file) {
                (Some(new), None) if !rows.is_empty() => {
                    ParquetFile::create(new, header, rows).map(|made| *file = Some(made))
                }
                (other, _) => {
                    *new = other;
                    Ok(())
                }
            };
            let written = written.and_then(|()| file.as_mut().map_or(Ok(()), |file| file.write(rows)));
            return written.map_err(|error| self.with_path(&error));
        }
        let _ = (header, rows);
        Ok(())
    }

    /// Flushes the output.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        let flushed = self.sink.with(|out| out.flush());
        flushed.map_err(|error| self.with_path(&error))
    }

    /// Writes the end, and gives the file its name.
    pub(super) fn finish(self, end: &[u8]) -> io::Result<()> {
        let Self { sink, paths, log, .. } = self;
        let part = paths.as_ref().map(|(_, part)| part.clone()).unwrap_or_default();
        let closed = match sink {
            Sink::Stream(mut out) => out.write_all(end).and_then(|()| out.flush()),
            Sink::Plain(mut file) => file.write_all(end),
            Sink::Gzip(mut out) => out.write_all(end).and_then(|()| out.finish().map(drop)),
            Sink::Zstd(mut out) => out.write_all(end).and_then(|()| out.finish().map(drop)),
            #[cfg(feature = "parquet")]
            Sink::Parquet(Some(empty), _) => {
                ParquetFile::create(empty, &["id".to_owned()], &[]).and_then(ParquetFile::finish)
            }
            #[cfg(feature = "parquet")]
            Sink::Parquet(None, file) => file.map_or(Ok(()), ParquetFile::finish),
        };
        let Some((path, part)) = paths.filter(|(path, part)| path != part) else {
            return closed
                .map_err(|error| if part.as_os_str().is_empty() { error } else { with_path(&part, &error) });
        };
        closed.map_err(|error| with_path(&part, &error))?;
        fs::rename(&part, &path).map_err(|error| with_path(&path, &error))?;
        drop(log);
        ResumeRecord::remove(&part);
        Ok(())
    }

    fn with_path(&self, error: &io::Error) -> io::Error {
        match &self.paths {
            Some((_, part)) => with_path(part, error),
            None => io::Error::new(error.kind(), error.to_string()),
        }
    }
}

impl Sink {
    fn with(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        match self {
            Self::Stream(out) => write(out),
            Self::Plain(out) => write(out),
            Self::Gzip(out) => write(out),
            Self::Zstd(out) => write(out),
            // Rows go through `write_rows`.
            #[cfg(feature = "parquet")]
            Self::Parquet(..) => Ok(()),
        }
    }
}

/// The name of the file until it is complete.
pub(crate) fn part_of(path: &Path) -> PathBuf {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    part.into()
}

fn with_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::other(format!("{}: {error}", path.display()))
}
