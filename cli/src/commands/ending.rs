//! The end of a run: the output closed, the last message, the exit code.

use crate::exit::{DONE, INTERRUPTED, SOME_FAILED};
use crate::interrupt::IS_INTERRUPTED;
use crate::messages::Messages;
use crate::output::Printer;
use crate::progress::Progress;
use std::io;
use std::sync::atomic::Ordering;

/// Closes the output, says what is to be said and returns the exit code.
pub(super) fn end(
    ended: io::Result<()>,
    printer: Printer,
    progress: &Progress,
    messages: &Messages,
    part: Option<&str>,
) -> io::Result<u8> {
    let goes_on = part.map_or(String::new(), |part| format!("; {part} is kept for --resume"));
    if let Err(error) = ended {
        let is_closed = error.kind() == io::ErrorKind::BrokenPipe;
        // The first error is the one to tell.
        let _ = printer.leave();
        return Err(if is_closed {
            error
        } else {
            io::Error::new(error.kind(), format!("{error}{goes_on}"))
        });
    }
    if IS_INTERRUPTED.load(Ordering::SeqCst) {
        printer.leave()?;
        messages.say(&format!("interrupted: {}{goes_on}", progress.line()));
        return Ok(INTERRUPTED);
    }
    printer.finish()?;
    if progress.is_worth_a_line() {
        messages.say(&progress.line());
    }
    Ok(if progress.n_failed > 0 { SOME_FAILED } else { DONE })
}
