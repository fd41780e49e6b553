//! Which sentences to take: one budget, one greedy loop, one rule for ties, shared by every method.
//!
//! `budget` says how much may be taken, `gains` what a candidate adds, `repeats` what says nothing new; `greedy` takes
//! the best that fits from a `queue`, `coherence` mends what leans on a missing sentence, `cut` takes a head where nothing fits; `nesting` places all, so that
//! every head of the order is a good choice.

mod budget;
mod coherence;
mod cut;
mod gains;
mod greedy;
mod nesting;
mod queue;
mod repeats;

pub use budget::Budget;
pub(crate) use budget::Prices;
pub(crate) use coherence::mend;
pub use cut::Cut;
pub(crate) use cut::cut;
pub(crate) use gains::{Gains, Reason, Taken};
pub(crate) use greedy::{Choice, select};
pub(crate) use nesting::Nesting;
pub(crate) use queue::Queue;
