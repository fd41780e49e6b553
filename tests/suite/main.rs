//! The integration tests, one module a theme.

mod cli;
mod corpus;
mod eval;
mod invariants;
mod keywords;
mod layering;
mod split_battery;
mod summaries;
mod unicode_breaks;
mod words;
