//! The integration tests, one module a theme.

mod cli;
mod corpus;
mod eval;
mod invariants;
mod layering;
mod split_battery;
mod summaries;
