//! The library through its public API, one module per theme.

mod boundary_rules;
mod containers;
mod corpus;
mod escapes;
mod invariants;
mod job;
mod keywords;
mod nested;
mod outlines;
mod public_types;
mod read_as;
mod split_battery;
mod summaries;
#[cfg(feature = "tokens")]
mod tokens;
#[cfg(feature = "tokens")]
mod trims;
mod unicode_breaks;
mod why;
mod words;
