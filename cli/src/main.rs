//! The program `nutgraf`.

use std::process::ExitCode;

fn main() -> ExitCode {
    nutgraf_cli::main()
}
