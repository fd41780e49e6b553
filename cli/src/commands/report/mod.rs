//! `nutgraf report`: reads documents, studies each, and writes pages.
//!
//! `run` reads, `study` works on one document, `place` is the file or the folder that is written.

mod place;
mod run;
mod study;

pub(super) use run::run;
