//! Tests of the architecture. They read the sources of every package of the workspace.
//!
//! `lexeme` and `code` cut a text into words and brackets, `reader` turns these into the `outline` of a file, `tree` joins the
//! files of each crate, `resolve` finds the file that defines a name, and `ties` lists which file uses which. The checks are
//! in `circles`, `rooms`, `purity`, `names` and `prose`; `planted` runs them on small crates with known faults. `figures`
//! prints the lengths of functions and files.

mod attribute;
mod circles;
mod code;
mod figures;
mod import;
mod lexeme;
mod names;
mod outline;
mod planted;
mod prose;
mod purity;
mod reader;
mod resolve;
mod rooms;
mod source;
mod ties;
mod tree;
