//! What reaches a terminal, and what a pipe.

use crate::harness::{folder, name, nutgraf, root, run, stdout, write};
use std::fs;
use std::process::{Command, Stdio};

/// Everything that the program prints on a terminal, both streams; `None` if the machine has no `script`.
fn on_terminal(args: &[&str]) -> Option<String> {
    let quoted: Vec<String> = args.iter().map(|arg| format!("'{arg}'")).collect();
    let command = format!("'{}' {}", env!("CARGO_BIN_EXE_nutgraf"), quoted.join(" "));
    let output = Command::new("script")
        .args(["-qefc", &command, "/dev/null"])
        .envs([("NO_COLOR", "1"), ("PAGER", "cat")])
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) => Some(stdout(&output).replace("\r\n", "\n")),
        Err(error) => {
            eprintln!("skipped: script: {error}");
            None
        }
    }
}

/// True for characters that must not reach a terminal.
fn is_dangerous(c: char) -> bool {
    c.is_control() && !"\n\t".contains(c)
        || "\u{61c}\u{200b}\u{200e}\u{200f}\u{202a}\u{202e}\u{2060}\u{2066}\u{2069}\u{feff}".contains(c)
}

const HOSTILE: &str = "The bell\u{7} rang\u{202e} in the town\u{200b} of Hull\u{9b}2J again. \
    The mayor\u{7f} spoke\r of the bell\u{feff} to the town\u{2066} today. A bell\u{1} is =SUM(1) in town.";

#[test]
fn nothing_reaches_a_terminal_that_commands_it() {
    let folder = folder("terminal");
    let text = write(&folder, "t\u{1b}[31m\u{202e}.txt", HOSTILE);
    let other = write(&folder, "other.txt", "Rain fell.");
    let row = serde_json::json!({"id": format!("id{HOSTILE}"), "text": HOSTILE, "more": HOSTILE}).to_string();
    let rows = write(&folder, "rows.jsonl", row.replace("\\u007f", "\u{7f}"));
    let model = folder.join("bells.df");
    assert!(run(&["corpus", "learn", &text, "-o", name(&model)]).status.success());
    for args in [
        &["summarize", &text][..],
        &["summarize", &text, &other],
        &["summarize", "--why", &text],
        &["summarize", "--keywords", "9", "--one-per-line", &text],
        &["summarize", "--together", &text, &other],
        &["keywords", "--why", "--why-not", "bell\u{1b}", &text],
        &["gist", &text],
        &["summarize", "--highlight", &text],
        &["summarize", "--highlight", &text, &other],
        &["summarize", "--context", "1", &text],
        &["outline", &text],
        &["outline", "--format", "markdown", &text],
        &["trim", "-l", "5w", &text],
        &["trim", "-l", "500w", &text],
        &["split", "--why", &text],
        &["split", &rows],
        &["split", "--format", "text", &rows],
        &["split", "--format", "json", "--keep", "all", "--with-text", &rows],
        &["keywords", "--format", "tsv", "--keep", "more", &rows],
        &["gist", "--format", "csv", "--keep", "more", &rows],
        &["gist", "-o", "/dev/stderr", &text],
        &["corpus", "info", "--top", "99", name(&model)],
        &["gist", "missing\u{1b}[2J\u{202e}.txt"],
        &["gist", "--lang", "x\u{1b}[2J", &text],
        &["gist", "--no-such-\u{1b}[2J", &text],
        &["split", "-j", "\u{1b}[2J", &text],
        &["completions", "\u{1b}[2J"],
    ] {
        let Some(printed) = on_terminal(args) else { return };
        assert!(!printed.is_empty(), "{args:?}");
        assert!(!printed.contains(is_dangerous), "{args:?}: {printed:?}");
    }
    let raw = on_terminal(&["split", "--raw", &text]).unwrap();
    assert!(raw.contains("\u{7} rang\u{202e} in") && raw.contains("\u{9b}2J"), "{raw:?}");
    let shown = on_terminal(&["split", &text]).unwrap();
    assert!(shown.contains("The bell␇ rang\\u{202e} in the town\\u{200b} of"), "{shown:?}");
}

#[test]
fn colors_are_the_only_commands_of_a_highlight() {
    let text = write(&folder("colors"), "t.txt", HOSTILE);
    for args in [
        &["summarize", "--highlight"][..],
        &["summarize", "--context", "1"],
        &["summarize", "--why"],
        &["outline"],
    ] {
        let Some(printed) = on_terminal(&[args, &["--color", "always", &text]].concat()) else { return };
        let rest = printed.split("\u{1b}[").enumerate().map(|(at, part)| match part.split_once('m') {
            Some((looks, rest))
                if at > 0 && looks.bytes().all(|byte| byte.is_ascii_digit() || byte == b';') =>
            {
                rest
            }
            _ => part,
        });
        let rest: String = rest.collect();
        assert!(!rest.contains(is_dangerous), "{args:?}: {printed:?}");
    }
}

#[test]
fn long_lines_are_wrapped_on_a_terminal() {
    let text = write(
        &folder("wrapped"),
        "t.txt",
        "Rain fell on the town of Hull and on every other town. ".repeat(9),
    );
    let Some(printed) = on_terminal(&["summarize", "--highlight", &text]) else { return };
    assert!(
        printed.lines().count() > 5 && printed.lines().all(|line| line.chars().count() <= 80),
        "{printed}"
    );
    let piped = stdout(&run(&["summarize", "--highlight", &text]));
    assert_eq!(piped.lines().count(), 1);
}

#[test]
fn a_pipe_gets_the_text_as_it_is() {
    let folder = folder("pipe");
    let text = write(&folder, "t.txt", HOSTILE);
    assert!(
        stdout(&run(&["split", &text]))
            .contains("The bell\u{7} rang\u{202e} in the town\u{200b} of Hull\u{9b}2J")
    );
    let json = stdout(&run(&["split", "--format", "jsonl", &text]));
    assert!(json.contains("bell\\u0007 rang\u{202e} in") && json.contains("Hull\\u009b2J"), "{json}");
    assert!(json.contains("mayor\\u007f spoke"), "{json}");
    let row: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(HOSTILE.starts_with(row["sentences"][0]["text"].as_str().unwrap()));
}

#[test]
fn formulas_are_guarded_in_tables() {
    let folder = folder("formulas");
    let rows = write(
        &folder,
        "rows.jsonl",
        "{\"id\":\"=cmd\",\"text\":\"@SUM is here. -1 is too.\",\"+k\":\"=1+2\",\"n\":-3}\n",
    );
    let csv = |args: &[&str]| {
        stdout(&run(&[&["split", "--format", "csv", "--keep", "+k,n", &rows], args].concat()))
    };
    assert_eq!(
        csv(&[]),
        "id,start,end,kind,text,+k,n\n=cmd,0,13,paragraph,@SUM is here.,=1+2,-3\n=cmd,14,24,paragraph,-1 is too.,=1+2,-3\n"
    );
    assert_eq!(
        csv(&["--csv-safe"]),
        "id,start,end,kind,text,'+k,n\n'=cmd,0,13,paragraph,'@SUM is here.,'=1+2,-3\n'=cmd,14,24,paragraph,'-1 is too.,'=1+2,-3\n"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_an_error() {
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    let article = "seeds/texts/sea-ice-abstract.txt";
    for args in [
        &["gist", article][..],
        &["split", "--format", "json", article],
        &["about"],
        &["man"],
        &["--help"],
        &["completions", "bash"],
    ] {
        let output = nutgraf().args(args).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_closed_standard_output_is_an_error() {
    let article = "seeds/texts/sea-ice-abstract.txt";
    let program = env!("CARGO_BIN_EXE_nutgraf");
    for closed in [">&-", "<&- >&-", "<&- >&- 2>&-"] {
        let command = format!("'{program}' gist {article} {closed}");
        let status = Command::new("sh").current_dir(root()).args(["-c", &command]).status().unwrap();
        assert_eq!(status.code(), Some(2), "{command}");
    }
    let out = folder("closed").join("out.txt");
    let command = format!("'{program}' gist {article} -o {} >&-", name(&out));
    assert!(Command::new("sh").current_dir(root()).args(["-c", &command]).status().unwrap().success());
}
