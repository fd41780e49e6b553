//! The command line: arguments in, documents through, exit code out.

mod args;
mod eval;
mod resolve;

use crate::batch;
use crate::input::{Failure, Fields, has_rows, items};
use crate::lang::Language;
use crate::output::{Format, Printer, Report};
use crate::segment::Segmenter;
use args::{Cli, Color, Command, InputArgs};
use clap::{CommandFactory, Parser};
use resolve::Task;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Everything was done.
const DONE: u8 = 0;
/// Wrong usage, or nothing could be done.
const FATAL: u8 = 2;
/// Done, but some documents failed.
const SOME_FAILED: u8 = 3;

/// Runs the program on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help goes to standard output and is success; a closed pipe is no reason to complain.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { FATAL } else { DONE });
        }
    };
    match run(cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(DONE),
        Err(error) => {
            let _ = writeln!(io::stderr(), "nutgraf: {error}");
            ExitCode::from(FATAL)
        }
    }
}

fn run(cli: Cli) -> io::Result<u8> {
    let messages = Messages { quiet: cli.quiet };
    let color = cli.color;
    match cli.command {
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "nutgraf", &mut script);
            io::stdout().write_all(&script).map(|()| DONE)
        }
        Command::Man => clap_mangen::Man::new(Cli::command()).render(&mut io::stdout()).map(|()| DONE),
        Command::About => io::stdout().write_all(about().as_bytes()).map(|()| DONE),
        Command::Eval { command } => {
            let (scores, n_failed) = eval::run(&command, &messages)?;
            io::stdout().write_all(scores.as_bytes())?;
            Ok(if n_failed > 0 { SOME_FAILED } else { DONE })
        }
        command => match Task::of(command) {
            Some(task) => run_task(task, color, &messages),
            None => Ok(DONE),
        },
    }
}

fn run_task(mut task: Task, color: Color, messages: &Messages) -> io::Result<u8> {
    if task.input.paths.is_empty() {
        if io::stdin().is_terminal() {
            Cli::command().print_help()?;
            return Ok(FATAL);
        }
        task.input.paths.push(PathBuf::from("-"));
    }
    let input = &task.input;
    let mut segmenter = Segmenter::default();
    if let Some(language) = input.lang.language {
        if language == Language::Undetermined && input.lang.given != "und" {
            messages.say(&format!(
                "nothing is known of the language \"{}\": general rules apply",
                input.lang.given
            ));
        }
        segmenter = segmenter.language(language);
    }
    let default = if has_rows(&input.paths, input.from) { Format::Jsonl } else { Format::Text };
    let style = task.style(wants_color(color, input.output.is_none()));
    let mut printer = Printer::new(output(input)?, input.format.unwrap_or(default), style);
    let fields = Fields {
        text: input.text_field.clone(),
        id: input.id_field.clone(),
        title: input.title_field.clone(),
    };
    let mut n_failed = 0;
    let print = |outcomes: Vec<batch::Outcome>| {
        for outcome in outcomes {
            if let Err(Failure { message, .. }) = &outcome {
                n_failed += 1;
                messages.say(message);
            }
            printer.print(outcome.unwrap_or_else(Report::from))?;
        }
        printer.flush()
    };
    let work = |raw| task.job.run(raw, &segmenter);
    batch::run(items(input.paths.clone(), input.from, fields), input.threads, work, print)?;
    printer.finish()?;
    Ok(if n_failed > 0 { SOME_FAILED } else { DONE })
}

/// Where output goes. A file that is read from is not written to.
fn output(input: &InputArgs) -> io::Result<Box<dyn Write>> {
    let Some(path) = &input.output else { return Ok(Box::new(BufWriter::new(io::stdout()))) };
    let in_place = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    if input.paths.iter().any(|read| is_same_file(read, path)) {
        return Err(io::Error::other(format!("{}: is read from and cannot be written to", path.display())));
    }
    Ok(Box::new(Named { name: path.clone(), file: BufWriter::new(File::create(path).map_err(in_place)?) }))
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// A file whose errors say which it is.
struct Named {
    name: PathBuf,
    file: BufWriter<File>,
}

impl Named {
    fn named<T>(&self, result: io::Result<T>) -> io::Result<T> {
        result.map_err(|error| io::Error::other(format!("{}: {error}", self.name.display())))
    }
}

impl Write for Named {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes);
        self.named(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.file.flush();
        self.named(flushed)
    }
}

fn wants_color(color: Color, to_stdout: bool) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let is_off = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            to_stdout && !is_off && io::stdout().is_terminal()
        }
    }
}

/// What is said beside the data.
struct Messages {
    quiet: bool,
}

impl Messages {
    fn say(&self, message: &str) {
        if !self.quiet {
            // Nobody may be listening; that is no reason to stop.
            let _ = writeln!(io::stderr(), "nutgraf: {message}");
        }
    }
}

/// Version, licences and notices.
fn about() -> String {
    format!(
        "nutgraf {}\n\nThe code is licensed under MIT or Apache-2.0, at your option.\n{}",
        env!("CARGO_PKG_VERSION"),
        if cfg!(feature = "models") { include_str!("notices.txt") } else { "" }
    )
}
