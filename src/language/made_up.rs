//! A made-up language.
