//! The program that shows long texts page by page: `$PAGER`, or `less`, as `bat` runs it.

use std::io::{self, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

/// A running pager, and the pipe to it.
pub(super) struct Pager {
    child: Child,
    /// Closed at the end.
    input: Option<ChildStdin>,
}

impl Pager {
    /// Starts the pager of the user; `None` if there is none, or it cannot be run.
    pub(super) fn start() -> Option<Self> {
        let asked = std::env::var("PAGER").unwrap_or_else(|_| "less".to_owned());
        let mut child = command(&asked)?.stdin(Stdio::piped()).spawn().ok()?;
        // The pager has Ctrl-C for itself.
        crate::interrupt::listen();
        let input = child.stdin.take();
        Some(Self { child, input })
    }

    /// Closes the text, and waits until the user leaves the pager.
    pub(super) fn finish(mut self) {
        self.close();
    }

    fn close(&mut self) {
        self.input = None;
        let _ = self.child.wait();
    }
}

/// A run that ends early waits for its pager too.
impl Drop for Pager {
    fn drop(&mut self) {
        self.close();
    }
}

impl Write for Pager {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.input.as_mut().map_or(Ok(bytes.len()), |input| input.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.input.as_mut().map_or(Ok(()), Write::flush)
    }
}

/// The command of a pager with its arguments. `less` gets those that colors need, and leaves at once if a page is enough; it
/// comes in the place of `more` and `most`, which print no colors.
fn command(asked: &str) -> Option<Command> {
    let mut words = asked.split_whitespace();
    let program = words.next().filter(|&program| program != "cat")?;
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program);
    let mut command = match name {
        "less" => Command::new(program),
        "more" | "most" => Command::new("less"),
        _ => {
            let mut command = Command::new(program);
            command.args(words);
            return Some(command);
        }
    };
    command.args(["-R", "-F"]).env("LESSCHARSET", "UTF-8");
    Some(command)
}
