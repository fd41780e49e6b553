//! Where the bytes of the output go, packed as the file name asks for.

use super::pager::Pager;
#[cfg(feature = "parquet")]
use super::parquet::ParquetFile;
use super::table::TableCell;
use flate2::write::GzEncoder;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// The packing of an output file.
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
        let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "gz" => Self::Gzip,
            "zst" => Self::Zstd,
            _ => Self::Plain,
        }
    }
}

/// An open output.
pub(super) enum Sink {
    Plain(Box<dyn Write + Send>),
    Pager(Pager),
    Gzip(GzEncoder<File>),
    Zstd(zstd::Encoder<'static, File>),
    #[cfg(feature = "parquet")]
    Parquet(ParquetFile),
}

impl Sink {
    /// The sink of a file.
    pub(super) fn of(file: File, packing: Packing) -> io::Result<Self> {
        Ok(match packing {
            Packing::Plain => Self::Plain(Box::new(file)),
            Packing::Gzip => Self::Gzip(GzEncoder::new(file, flate2::Compression::default())),
            Packing::Zstd => Self::Zstd(zstd::Encoder::new(file, 0)?),
            #[cfg(feature = "parquet")]
            Packing::Parquet => Self::Parquet(ParquetFile::Empty(file)),
            #[cfg(not(feature = "parquet"))]
            Packing::Parquet => return Err(io::Error::other("built without Parquet")),
        })
    }

    /// Writes bytes. Those of a Parquet file come from rows ([`Sink::write_rows`]).
    pub(super) fn with(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        match self {
            Self::Plain(out) => write(out),
            Self::Pager(out) => write(out),
            Self::Gzip(out) => write(out),
            Self::Zstd(out) => write(out),
            #[cfg(feature = "parquet")]
            Self::Parquet(_) => Ok(()),
        }
    }

    /// Writes rows to a Parquet file.
    pub(super) fn write_rows(&mut self, header: &[String], rows: &[Vec<TableCell>]) -> io::Result<()> {
        match self {
            #[cfg(feature = "parquet")]
            Self::Parquet(file) => file.write(header, rows),
            Self::Plain(_) | Self::Pager(_) | Self::Gzip(_) | Self::Zstd(_) => {
                let _ = (header, rows);
                Ok(())
            }
        }
    }

    /// Writes the last bytes and everything that is held back.
    pub(super) fn finish(self, end: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(mut out) => out.write_all(end).and_then(|()| out.flush()),
            Self::Pager(mut out) => out.write_all(end).map(|()| out.finish()),
            Self::Gzip(mut out) => out.write_all(end).and_then(|()| out.finish().map(drop)),
            Self::Zstd(mut out) => out.write_all(end).and_then(|()| out.finish().map(drop)),
            #[cfg(feature = "parquet")]
            Self::Parquet(file) => file.finish(),
        }
    }
}
