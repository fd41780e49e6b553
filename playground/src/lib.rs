//! nutgraf for JavaScript: a request goes in as bytes, an answer comes out as JSON.
//!
//! A request is a line of JSON that names a function (`function`) and says how (`options`), and after it the text as it is. An answer
//! is `{"done": …}` or `{"error": "…"}`. Both go through one buffer: JavaScript asks for room ([`room`]), writes the request
//! there, and calls [`answer`], which leaves the answer in its place and says where it is and how long.
//!
//! There is one thread, and a panic ends the instance; `package/nutgraf.js` starts another then.

mod function;
mod options;
mod request;

mod utf16;

/// The pages of `nutgraf report`, one piece of code for both.
#[path = "../../cli/src/report/mod.rs"]
#[allow(dead_code, unused_imports, unreachable_pub, reason = "a page of many documents is not for a browser")]
mod report;

use request::answer_to;
use std::sync::{Mutex, PoisonError};

/// The request, then the answer.
static BUFFER: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Where a request of a number of bytes can be written. Anything there before is gone.
#[allow(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn room(n_bytes: usize) -> *mut u8 {
    let mut buffer = BUFFER.lock().unwrap_or_else(PoisonError::into_inner);
    *buffer = vec![0; n_bytes];
    buffer.as_mut_ptr()
}

/// Answers the request: its number of bytes in the upper half, where it starts in the lower.
#[allow(unsafe_code, reason = "JavaScript calls it by this name")]
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> u64 {
    let mut buffer = BUFFER.lock().unwrap_or_else(PoisonError::into_inner);
    let request = std::mem::take(&mut *buffer);
    *buffer = answer_to(request).into_bytes();
    (buffer.len() as u64) << 32 | buffer.as_ptr() as usize as u64
}
