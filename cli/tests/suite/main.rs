//! The program as a user runs it, one module per theme.

mod containers_in;
mod corpus;
mod documents;
mod eval;
#[cfg(target_os = "linux")]
mod faults;
mod harness;
mod input;
#[cfg(unix)]
mod kills;
mod mcp;
mod office;
mod outline;
#[cfg(feature = "parquet")]
mod parquet_in;
mod program;
mod read;
mod report;
mod resuming;
#[cfg(unix)]
mod terminal;
mod trim;
mod view;
mod writing;
