//! Columns of Arrow: texts in, rows out.

mod capsule;
mod columns;
mod job;
mod texts;

pub(crate) use capsule::ArrowRows;
pub(crate) use job::ArrowJob;
pub(crate) use texts::ArrowTexts;
