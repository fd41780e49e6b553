//! The end of a run: closes the output, prints the last message, returns the exit code.

use crate::exit::{DONE, INTERRUPTED, SOME_FAILED};
use crate::interrupt::IS_INTERRUPTED;
use crate::messages::Messages;
use crate::output::Printer;
use crate::progress::Progress;
use std::io;
use std::sync::atomic::Ordering;

/// Closes the output, prints the last message and returns the exit code.
///
/// `result` is the result of the run, `part` the file that holds unfinished output.
pub(super) fn end(
    result: io::Result<()>,
    printer: Printer,
    progress: &Progress,
    messages: &Messages,
    part: Option<&str>,
) -> io::Result<u8> {
    let kept = part.map_or(String::new(), |part| format!("; {part} is kept for --resume"));
    if let Err(error) = result {
        let is_closed_pipe = error.kind() == io::ErrorKind::BrokenPipe;
        // The first error is the one to report.
        let _ = printer.leave();
        return Err(if is_closed_pipe {
            error
        } else {
            io::Error::new(error.kind(), format!("{error}{kept}"))
        });
    }
    if IS_INTERRUPTED.load(Ordering::SeqCst) {
        printer.leave()?;
        messages.print(&format!("interrupted: {}{kept}", progress.line()));
        return Ok(INTERRUPTED);
    }
    printer.finish()?;
    if progress.is_worth_a_line() {
        messages.print(&progress.line());
    }
    Ok(if progress.n_failed > 0 { SOME_FAILED } else { DONE })
}
