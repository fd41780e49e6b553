//! Words: where each starts and ends, and what it is matched by.
//!
//! `cutter` cuts a sentence into tokens. It knows plain words by itself; for the rest `next_token` moves a
//! `scanner` along, with `joiners` for what joins two runs of letters, `char_class` for characters beyond
//! ASCII and `scripts` for the scripts after Cyrillic, with `likeliest` for the words of Chinese. `fold` gives the form that words are compared by.

mod char_class;
mod cutter;
mod fold;
mod joiners;
mod likeliest;
mod next_token;
mod raw_token;
mod scanner;
mod scripts;

pub(super) use cutter::WordCutter;
pub(super) use fold::fold_into;
pub(super) use raw_token::RawToken;
