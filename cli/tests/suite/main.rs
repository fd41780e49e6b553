//! The program as a user meets it, one module per theme.

mod corpus;
mod documents;
mod eval;
mod harness;
mod program;
