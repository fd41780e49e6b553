//! The results that users get: frozen classes that compare, hash, pickle and turn into the dicts of the command line's JSON.

mod failure;
mod finding;
mod gist;
mod html;
mod keyword;
mod restore;
mod section;
mod sentence;
mod shared;
mod summary;
mod trimmed;
mod why;

pub(crate) use failure::PyFailure;
pub(crate) use finding::Finding;
pub(crate) use gist::{PyDropped, PyGist, PyGistPart};
pub(crate) use keyword::{PyKeyword, keyword_list};
pub(crate) use restore::_restore;
pub(crate) use section::{PySection, sections};
pub(crate) use sentence::{PySentence, split_sentences};
pub(crate) use shared::quoted;
pub(crate) use summary::PySummary;
pub(crate) use trimmed::{PyTrimmed, PyTrimmedPart};
pub(crate) use why::PyWhy;
