//! Sentences: where each ends.
//!
//! `split` goes through a block from mark to mark (`.`, `!`, `?`, `。`, `।` …), with a `splitter` that knows how the
//! text is written (`writing`) and what its language brings (a `Profile`). At each mark it reads the run of marks
//! with the quotes and brackets that close after it (`mark_run`, `trailers`), the word before (`word_before`) and the
//! word after (`word_after`). They make a `candidate`, and `boundary` finds the rule that decides:
//!
//! - `full_stop` for a full stop before a blank: the word before may be a number, an initial, an abbreviation of the
//!   lists (`abbreviation_stop`) or one that only the text shows (`usage_nearby`); the word after may be in lower
//!   case, or a function word ("The"), which is not a name;
//! - `stop_without_blank` for "end.Next" and "node.js";
//! - `quotes` for quotes and brackets. They never hide an end, so an unbalanced one does no harm; the sentence goes on
//!   only after a title in 《》 and before a Japanese particle after 」;
//! - `without_capitals` for scripts without capitals: the text's own full stops, and verbs of saying.
//!
//! `standalone` cuts off what once was on a line of its own: drawn lines, time stamps of mail. Thai and Lao have no
//! marks: `thai_lao` cuts at blanks. Nor has speech that a machine wrote down: `unmarked` cuts it before words that start sentences.
//!
//! Every look around is bounded, so the time is linear in the length of any text.

mod abbreviation_stop;
mod boundary;
mod candidate;
mod full_stop;
mod letters;
mod mark_run;
mod quotes;
mod rare_word;
mod split;
mod splitter;
mod standalone;
mod stop_without_blank;
mod thai_lao;
mod trailers;
mod unmarked;
mod usage_nearby;
mod without_capitals;
mod word_after;
mod word_before;
mod writing;

pub(super) use splitter::SentenceSplitter;
