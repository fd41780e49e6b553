//! The library through its public API, one module per theme.

mod boundary_rules;
mod invariants;
mod keywords;
mod split_battery;
mod summaries;
mod unicode_breaks;
mod why;
mod words;
