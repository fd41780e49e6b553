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
use clap::Parser;
use folder::Folder;
use session::Session;
use std::io::{self, BufRead, Write};
use transport::{InputLine, read_line};

/// Answers messages until the input ends; returns the exit code.
///
/// # Errors
/// If the folder is not one, or the output cannot be written.
pub(super) fn run(args: &McpArgs) -> io::Result<u8> {
    answer_all(args, io::stdin().lock(), io::stdout().lock()).map(|()| DONE)
}

/// Answers the messages of the Model Context Protocol, one a line, until the input ends, as `nutgraf mcp` does. Texts are in the
/// messages: no file is read.
///
/// ```
/// let question = br#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#;
/// let mut answer = Vec::new();
/// nutgraf_cli::serve(&question[..], &mut answer)?;
/// assert_eq!(answer, b"{\"id\":1,\"jsonrpc\":\"2.0\",\"result\":{}}\n");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// If the input cannot be read or the output cannot be written.
pub fn serve(input: impl BufRead, output: impl Write) -> io::Result<()> {
    /// The options at their defaults.
    #[derive(Parser)]
    struct Defaults {
        #[command(flatten)]
        args: McpArgs,
    }
    answer_all(&Defaults::parse_from(["mcp"]).args, input, output)
}

fn answer_all(args: &McpArgs, mut input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let folder = args.root.as_deref().map(|root| Folder::open(root, args.max_document)).transpose()?;
    let mut session = Session::new(folder, args.max_document, Cap::of(args.max_length)?);
    loop {
        let answer = match read_line(&mut input, args.max_document)? {
            InputLine::End => return Ok(()),
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
