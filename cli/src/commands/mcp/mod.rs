//! `nutgraf mcp`: a server of the Model Context Protocol over standard input and output, one message a line.
//!
//! `transport` reads and writes lines of a bounded length; `message` checks what is JSON-RPC; `session` negotiates the version and
//! answers the requests; `tools` says what can be called and `call` calls it; `folder` reads files of one folder alone; `cap`
//! holds every answer to a length.

mod call;
mod cap;
mod folder;
mod message;
mod session;
mod tools;
mod transport;

use crate::arguments::McpArgs;
use crate::exit::DONE;
use cap::Cap;
use folder::Folder;
use session::Session;
use std::io::{self, Write};
use transport::{InputLine, read_line};

/// Answers messages until the input ends; returns the exit code.
///
/// # Errors
/// If the folder is not one, or the output cannot be written.
pub(super) fn run(args: &McpArgs) -> io::Result<u8> {
    let folder = args.root.as_deref().map(|root| Folder::open(root, args.max_document)).transpose()?;
    let mut session = Session::new(folder, args.max_document, Cap::of(args.max_length)?);
    let mut input = io::stdin().lock();
    let mut output = io::stdout().lock();
    loop {
        let answer = match read_line(&mut input, args.max_document)? {
            InputLine::End => return Ok(DONE),
            InputLine::TooLong => Some(message::Failure::parse("the message is too long").to_answer(None)),
            InputLine::Whole(line) => session.answer(&line),
        };
        if let Some(answer) = answer {
            serde_json::to_writer(&mut output, &answer)?;
            output.write_all(b"\n")?;
            output.flush()?;
        }
    }
}
