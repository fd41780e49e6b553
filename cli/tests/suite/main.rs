//! The program as a user meets it, one module a theme.

mod corpus;
mod eval;
mod program;
