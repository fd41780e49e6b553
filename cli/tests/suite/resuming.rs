//! Interrupted runs, and what is left of them.

use crate::harness::{beside, folder, name, names, nutgraf, read, rows, run, stderr, stdout, write};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Leaves a file like that of a run killed within its last rows; returns its path and the complete output.
fn interrupted(folder: &Path, input: &str, args: &[&str]) -> (PathBuf, String) {
    let whole = folder.join("whole.jsonl");
    let out = folder.join("out.jsonl");
    let status = run(&[args, &[input, "-o", name(&whole)]].concat()).status;
    assert!(matches!(status.code(), Some(0 | 3)));
    // A malformed last row ends a strict run, and the rows before it are kept.
    let text = read(Path::new(input));
    fs::write(input, text.clone() + "{\n").unwrap();
    let status = run(&[args, &[input, "-o", name(&out), "--strict"]].concat()).status;
    assert_eq!(status.code(), Some(2));
    fs::write(input, text).unwrap();
    assert!(!out.exists() && beside(&out, ".part").exists());
    (out, read(&whole))
}

#[test]
fn a_stopped_strict_run_can_be_resumed() {
    let folder = folder("strict");
    let input = write(&folder, "in.jsonl", rows(200));
    let (out, whole) = interrupted(&folder, &input, &["summarize"]);
    let torn = read(&beside(&out, ".part"));
    assert!(whole.starts_with(&torn) && torn.len() > whole.len() / 2);
    fs::write(beside(&out, ".part"), format!("{torn}{{\"id\":")).unwrap();
    let resumed = run(&["summarize", &input, "-o", name(&out), "--resume"]);
    assert_eq!(resumed.status.code(), Some(0), "{}", stderr(&resumed));
    assert_eq!(read(&out), whole);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 3);
    let again = run(&["summarize", &input, "-o", name(&out), "--resume"]);
    assert_eq!(
        (again.status.code(), stderr(&again)),
        (Some(0), format!("nutgraf: {}: is complete\n", out.display()))
    );
}

#[test]
fn a_run_that_starts_over_says_so_if_something_was_done() {
    let folder = folder("over");
    let input = write(&folder, "in.jsonl", rows(200));
    let (out, whole) = interrupted(&folder, &input, &["summarize"]);
    let check = |told: &str| {
        let again = run(&["summarize", &input, "-o", name(&out)]);
        assert_eq!((again.status.code(), stderr(&again).as_str()), (Some(0), told));
        assert_eq!(read(&out), whole);
    };
    check(&format!(
        "nutgraf: {}: starting over; --resume would have continued the earlier run\n",
        out.display()
    ));
    // A run that was killed before its first chunk.
    fs::write(beside(&out, ".part"), "").unwrap();
    fs::write(beside(&out, ".part.resume"), "nutgraf\n").unwrap();
    check("");
}

/// A chunk of the earlier run has the word.
#[test]
fn what_is_asked_for_is_remembered() {
    let folder = folder("unmet_resumed");
    let input = write(&folder, "in.jsonl", rows(200).replacen("Report 3.", "The zebra.", 1));
    for (query, told) in
        [("zebra", ""), ("giraffe", "nutgraf: --query \"giraffe\": no word of it is in any document\n")]
    {
        let args = ["summarize", "--query", query];
        let (out, _) = interrupted(&folder, &input, &args);
        let resumed = run(&[&args[..], &[&input, "-o", name(&out), "--resume"]].concat());
        assert_eq!((resumed.status.code(), stderr(&resumed).as_str()), (Some(0), told));
        fs::remove_file(out).unwrap();
    }
}

#[test]
fn a_run_over_json_can_be_resumed() {
    let folder = folder("json_resumed");
    let list = rows(400).trim_end().replace('\n', ",\n");
    let input = write(&folder, "in.json", format!("[{list}]"));
    let (out, whole) = (folder.join("out.jsonl"), folder.join("whole.jsonl"));
    run(&["gist", &input, "-o", name(&whole)]);
    // The last row is torn.
    fs::write(&input, format!("[{list},{{")).unwrap();
    assert_eq!(run(&["gist", &input, "-o", name(&out), "--strict"]).status.code(), Some(2));
    fs::write(&input, format!("[{list}]")).unwrap();
    let resumed = run(&["gist", &input, "-o", name(&out), "--resume"]);
    assert_eq!((resumed.status.code(), stderr(&resumed).as_str()), (Some(0), ""));
    assert!(read(&out) == read(&whole));
}

#[test]
fn only_the_same_run_is_resumed() {
    let folder = folder("other_run");
    let input = write(&folder, "in.jsonl", rows(200));
    let (out, whole) = interrupted(&folder, &input, &["summarize"]);
    let out_name = name(&out);
    let refused = |args: &[&str], message: &str| {
        let output = run(&[args, &["-o", out_name, "--resume"]].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(message), "{args:?}: {}", stderr(&output));
    };
    refused(&["summarize", "-l", "2s", &input], "other options");
    refused(&["keywords", &input], "other options");
    let list = write(&folder, "own.txt", "gal.");
    refused(&["summarize", &input, "--abbreviations", &list], "other options");
    refused(&["summarize", &input, "--unordered"], "does not work with --unordered");
    refused(&["summarize", "-"], "does not work with standard input");
    let text = read(Path::new(&input));
    fs::write(&input, text.replacen("Report 3", "Report X", 1)).unwrap();
    refused(&["summarize", &input], "the input has changed");
    fs::write(&input, text).unwrap();
    for file in ["o.jsonl.gz", "o.parquet"] {
        let out = folder.join(file);
        let output = run(&["summarize", &input, "-o", name(&out), "--resume"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains("--resume does not work with"), "{}", stderr(&output));
    }
    let resumed = run(&["summarize", "-j", "8", "-q", &input, "-o", out_name, "--resume"]);
    assert_eq!((resumed.status.code(), read(&out)), (Some(0), whole));
}

#[test]
fn a_finished_file_is_not_resumed() {
    let folder = folder("finished");
    let input = write(&folder, "in.jsonl", "{\"text\": \"Rain fell.\"}\n{\n");
    let out = folder.join("out.jsonl");
    let args = ["gist", &input, "-o", name(&out)];
    assert_eq!(run(&args).status.code(), Some(3));
    let complete = read(&out);
    assert!(complete.lines().nth(1).unwrap().contains("\"error\""));
    assert_eq!(run(&[&args[..], &["--resume"]].concat()).status.code(), Some(0));
    let again = run(&[&args[..], &["--resume", "--retry-errors"]].concat());
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("is complete, so no document can be tried again"), "{}", stderr(&again));
    assert_eq!(read(&out), complete);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_run_cleanly() {
    let folder = folder("ctrl_c");
    let input = write(&folder, "in.jsonl", format!("{}{{\n{}", rows(300), rows(9000)));
    let out = folder.join("out.jsonl");
    let args = ["summarize", "--keywords", "5", &input, "-o", name(&out), "--resume"];
    let child = nutgraf().args(args).stderr(Stdio::piped()).spawn().unwrap();
    while !beside(&out, ".part").metadata().is_ok_and(|part| part.len() > 10_000) {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let killed = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", stderr(&output));
    assert!(stderr(&output).contains("nutgraf: interrupted: "), "{}", stderr(&output));
    let rows = read(&beside(&out, ".part"));
    assert!(rows.ends_with('\n') && rows.lines().all(|row| serde_json::from_str::<Value>(row).is_ok()));
    let whole = stdout(&run(&["summarize", "--keywords", "5", &input]));
    let last = [beside(&out, ".part"), beside(&out, ".part.resume")];
    let left = last.clone().map(|path| fs::read(path).unwrap());
    assert_eq!(run(&args).status.code(), Some(3));
    assert_eq!(read(&out), whole);
    // Starting again from the first failure gives the same output.
    last.iter().zip(left).for_each(|(path, bytes)| fs::write(path, bytes).unwrap());
    fs::remove_file(&out).unwrap();
    assert_eq!(run(&[&args[..], &["--retry-errors"]].concat()).status.code(), Some(3));
    assert_eq!(read(&out), whole);
}

/// Changes the unfinished output or its record by `change`, for every place in `places`, and resumes. The run starts
/// where the checksums are good, or refuses and says why; what it writes is never wrong.
fn resumed_after(folder: &Path, suffix: &str, change: impl Fn(&mut Vec<u8>, usize), step: usize) {
    let input = write(folder, "in.jsonl", rows(200));
    let (out, whole) = interrupted(folder, &input, &["gist"]);
    let left = [".part", ".part.resume"]
        .map(|suffix| (beside(&out, suffix), fs::read(beside(&out, suffix)).unwrap()));
    let changed = beside(&out, suffix);
    let good = fs::read(&changed).unwrap();
    let mut n_resumed = 0;
    for at in (0..good.len()).step_by(step) {
        let _ = fs::remove_file(&out);
        left.iter().for_each(|(path, bytes)| fs::write(path, bytes).unwrap());
        let mut bytes = good.clone();
        change(&mut bytes, at);
        fs::write(&changed, bytes).unwrap();
        let resumed = run(&["gist", &input, "-o", name(&out), "--resume"]);
        if resumed.status.code() == Some(2) {
            let message = stderr(&resumed);
            assert!(message.contains("delete it to start over"), "{suffix} {at}: {message}");
            assert!(!out.exists(), "{suffix} {at}");
        } else {
            assert_eq!(resumed.status.code(), Some(0), "{suffix} {at}: {}", stderr(&resumed));
            assert_eq!(read(&out), whole, "{suffix} {at}");
            n_resumed += 1;
        }
    }
    assert!(n_resumed > 0, "{suffix}");
}

#[expect(clippy::ptr_arg)]
fn flip(bytes: &mut Vec<u8>, at: usize) {
    bytes[at] ^= 1 << (at % 8);
}

#[test]
fn flipped_bits_are_found() {
    resumed_after(&folder("flipped_record"), ".part.resume", flip, 7);
    resumed_after(&folder("flipped_rows"), ".part", flip, 2999);
}

#[test]
fn torn_files_are_resumed_from_what_is_whole() {
    resumed_after(&folder("torn_record"), ".part.resume", Vec::truncate, 23);
    resumed_after(&folder("torn_rows"), ".part", Vec::truncate, 9973);
}

#[test]
fn a_change_of_the_rows_is_told() {
    let folder = folder("told");
    let input = write(&folder, "in.jsonl", rows(400));
    // The number of documents that are left, if a byte is changed.
    let n_left = |at: fn(usize) -> usize| {
        let (out, whole) = interrupted(&folder, &input, &["gist"]);
        let part = beside(&out, ".part");
        let mut bytes = fs::read(&part).unwrap();
        let at = at(bytes.len());
        flip(&mut bytes, at);
        fs::write(&part, bytes).unwrap();
        let resumed = run(&["gist", &input, "-o", name(&out), "--resume"]);
        assert_eq!((resumed.status.code(), read(&out)), (Some(0), whole));
        assert_eq!(names(&folder), ["in.jsonl", "out.jsonl", "whole.jsonl"]);
        fs::remove_file(&out).unwrap();
        let told = stderr(&resumed);
        let told =
            told.strip_prefix(&format!("nutgraf: {}: was changed since; what comes after ", part.display()));
        told.and_then(|told| told.strip_suffix(" documents is done again\n")?.parse::<usize>().ok())
    };
    assert_eq!(n_left(|_| 40), Some(0));
    assert!(n_left(|n_bytes| n_bytes / 2).is_some_and(|n| (1..400).contains(&n)));
}
