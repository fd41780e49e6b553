//! The integration tests, one module a theme.

mod invariants;
mod layering;
