//! Words: where each starts and ends.

pub(in crate::segment) mod char_class;
pub(in crate::segment) mod cutter;
pub(in crate::segment) mod fold;
pub(in crate::segment) mod joiners;
pub(in crate::segment) mod scanner;
pub(in crate::segment) mod scripts;
