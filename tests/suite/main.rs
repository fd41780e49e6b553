//! The library through its public door, one module a theme.

mod invariants;
mod keywords;
mod split_battery;
mod summaries;
mod unicode_breaks;
mod words;
