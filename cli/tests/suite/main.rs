//! The program as a user runs it, one module per theme.

mod corpus;
mod documents;
mod eval;
mod harness;
mod program;
