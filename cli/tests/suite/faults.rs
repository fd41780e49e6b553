//! Disks that fail: every call that writes, syncs or renames a file fails once, for every format.

use crate::harness::{beside, folder, name, names, nutgraf, rows, stderr, write};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The library that makes calls fail; `None` if there is no C compiler.
fn compiled(folder: &Path) -> Option<PathBuf> {
    let library = folder.join("fail_at.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/fail_at.c");
    let compiler =
        Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).status();
    match compiler {
        Ok(status) => {
            assert!(status.success());
            Some(library)
        }
        Err(error) => {
            eprintln!("skipped: cc: {error}");
            None
        }
    }
}

/// Runs a command in which the call number `at` for files named `out…` fails; also returns the name of that call.
fn failing(args: &[&str], out: &Path, library: &Path, at: usize) -> (Output, Option<String>) {
    let log = out.with_file_name("log");
    let _ = fs::remove_file(&log);
    let output = nutgraf()
        .args(args)
        .env("LD_PRELOAD", library)
        .env("FAULT_NAME", out)
        .env("FAULT_AT", at.to_string())
        .env("FAULT_LOG", &log)
        .output()
        .unwrap();
    (output, fs::read_to_string(log).ok().map(|call| call.trim().to_owned()))
}

#[test]
fn a_failing_disk_destroys_nothing() {
    let folder = folder("faults");
    let Some(library) = compiled(&folder) else { return };
    let input = write(&folder, "in.jsonl", rows(150));
    let commands: [(&[&str], &str); 7] = [
        (&["gist"], "out.jsonl"),
        (&["gist", "--format", "json"], "out.json"),
        (&["keywords", "--format", "csv"], "out.csv"),
        (&["split"], "out.jsonl.gz"),
        (&["split"], "out.jsonl.zst"),
        (&["gist"], "out.parquet"),
        (&["corpus", "learn"], "out.df"),
    ];
    for (command, file) in commands {
        let out = folder.join(file);
        let args = [command, &[&input, "-o", name(&out)]].concat();
        let mut failed = Vec::new();
        loop {
            fs::write(&out, "before").unwrap();
            let (output, call) = failing(&args, &out, &library, failed.len() + 1);
            let Some(call) = call else {
                assert!(output.status.success(), "{args:?}: {}", stderr(&output));
                break;
            };
            let at = failed.len() + 1;
            assert_eq!(output.status.code(), Some(2), "{args:?}: {call} {at}: {}", stderr(&output));
            assert!(stderr(&output).contains(file), "{args:?}: {call} {at}: {}", stderr(&output));
            assert_eq!(fs::read(&out).unwrap(), b"before", "{args:?}: {call} {at}");
            failed.push(call);
        }
        for call in ["flock", "fchmod", "write", "fsync", "rename"] {
            assert!(failed.iter().any(|one| one == call), "{file}: no {call} in {failed:?}");
        }
        // Whatever the last failure left, the next run is complete and leaves nothing.
        assert!(!beside(&out, ".part").exists(), "{file}: {:?}", names(&folder));
    }
}
