//! The library through its public door, one module a theme.

mod boundary_rules;
mod invariants;
mod job;
mod keywords;
mod public_types;
mod split_battery;
mod summaries;
mod unicode_breaks;
mod why;
mod words;
