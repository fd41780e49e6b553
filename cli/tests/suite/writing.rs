//! Files that are written: what was there stays until the new file is complete, and no input is written over.

use crate::harness::{
    beside, folder, json_lines, name, names, nutgraf, read, rows, run, stderr, stdout, write,
};
use std::fs;
use std::fs::File;
use std::io::Write;
use std::process::{Output, Stdio};

fn assert_refused(output: &Output, message: &str) {
    assert_eq!(output.status.code(), Some(2), "{}", stderr(output));
    assert!(stderr(output).contains(message), "{message}: {}", stderr(output));
}

#[test]
fn no_input_is_written_over() {
    let folder = folder("inputs");
    let text = rows(3);
    let input = write(&folder, "in.jsonl", &text);
    let out = folder.join("out.jsonl");
    let model = folder.join("model.df");
    assert!(run(&["corpus", "learn", &input, "-o", name(&model)]).status.success());
    let learned = fs::read(&model).unwrap();
    let check = |args: &[&str], read_file: &str| {
        assert_refused(
            &run(args),
            &format!("would be written over the input {read_file}; choose another file"),
        );
        assert_eq!(fs::read_to_string(&input).unwrap(), text, "{args:?}");
        assert_eq!(fs::read(&model).unwrap(), learned, "{args:?}");
    };
    for command in [&["summarize"][..], &["keywords"], &["gist"], &["split"], &["corpus", "learn"]] {
        check(&[command, &[&input, "-o", &input]].concat(), &input);
        check(&[command, &[name(&folder), "-o", &input]].concat(), &input);
        // The names that are used while OUT is written.
        for suffix in [".part", ".part.resume", ".part.resume.new"] {
            let beside_out = beside(&out, suffix);
            fs::write(&beside_out, &text).unwrap();
            let read_file = name(&beside_out);
            check(&[command, &["--from", "jsonl", read_file, "-o", name(&out)]].concat(), read_file);
            assert_eq!(read(&beside_out), text);
            fs::remove_file(&beside_out).unwrap();
        }
    }
    check(&["keywords", "--corpus", name(&model), &input, "-o", name(&model)], name(&model));
    check(&["corpus", "merge", name(&model), "-o", name(&model)], name(&model));
    assert_eq!(names(&folder), ["in.jsonl", "model.df"]);
}

#[cfg(unix)]
#[test]
fn an_input_is_known_by_any_name() {
    let folder = folder("input_links");
    let input = write(&folder, "in.jsonl", rows(3));
    let [soft, hard] = ["soft.jsonl", "hard.jsonl"].map(|link| folder.join(link));
    std::os::unix::fs::symlink(&input, &soft).unwrap();
    fs::hard_link(&input, &hard).unwrap();
    for output in [&soft, &hard] {
        assert_refused(&run(&["gist", &input, "-o", name(output)]), "would be written over");
        assert_refused(&run(&["gist", name(output), "-o", &input]), "would be written over");
        let from_stdin = nutgraf()
            .args(["gist", "--from", "jsonl", "-o", name(output)])
            .stdin(File::open(&input).unwrap())
            .output()
            .unwrap();
        assert_refused(&from_stdin, "would be written over the input -");
    }
    let append = File::options().append(true).open(&input).unwrap();
    let to_stdout = nutgraf().args(["gist", &input]).stdout(append).output().unwrap();
    assert_refused(&to_stdout, "standard output: would be written over the input");
    assert_eq!(read(&folder.join("in.jsonl")), rows(3));
}

#[test]
fn nothing_read_replaces_nothing() {
    let folder = folder("nothing_read");
    write(&folder, "a.rtf", "{\\rtf1\\");
    let out = folder.join("out");
    for command in [&["split"][..], &["corpus", "learn"]] {
        fs::write(&out, "before").unwrap();
        let output = run(&[command, &[name(&folder), "-o", name(&out)]].concat());
        assert_eq!(output.status.code(), Some(3), "{command:?}");
        assert!(stderr(&output).contains("no document was read"), "{}", stderr(&output));
        assert_eq!(read(&out), "before");
        assert_eq!(names(&folder), ["a.rtf", "out"]);
    }
}

#[cfg(unix)]
#[test]
fn scores_and_descriptions_are_not_written_over_their_input() {
    let folder = folder("eval_over");
    let gold = write(&folder, "gold.jsonl", "{\"id\":1,\"summary\":[\"Rain fell.\"]}\n");
    let model = folder.join("model.df");
    assert!(run(&["corpus", "learn", &gold, "--text-field", "summary", "-o", name(&model)]).status.success());
    for (args, path) in [
        (&["eval", "summaries", "--gold", &gold, "--pred", &gold][..], &gold),
        (&["corpus", "info", name(&model)], &name(&model).to_owned()),
    ] {
        let before = fs::read(path).unwrap();
        let append = File::options().append(true).open(path).unwrap();
        assert_refused(
            &nutgraf().args(args).stdout(append).output().unwrap(),
            "would be written over the input",
        );
        assert_eq!(fs::read(path).unwrap(), before);
    }
}

#[cfg(unix)]
#[test]
fn the_file_of_standard_output_is_not_read_in_a_folder() {
    let folder = folder("own_output");
    write(&folder, "a.txt", "Rain fell.");
    let output = write(&folder, "b.txt", "Not this.");
    let stdout = File::options().append(true).open(&output).unwrap();
    assert!(nutgraf().args(["split", name(&folder)]).stdout(stdout).status().unwrap().success());
    assert_eq!(fs::read_to_string(&output).unwrap(), "Not this.Rain fell.\n");
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = folder("two_runs");
    let out = folder.join("out.jsonl");
    let mut first = nutgraf()
        .args(["gist", "--from", "jsonl", "-", "-o", name(&out)])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = first.stdin.take().unwrap();
    stdin.write_all(rows(2).as_bytes()).unwrap();
    while !beside(&out, ".part").metadata().is_ok_and(|part| part.len() > 0) {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let input = write(&folder, "in.jsonl", rows(9));
    let holder = format!("out.jsonl.part: is being written by another run (process {})", first.id());
    assert_refused(&run(&["gist", &input, "-o", name(&out)]), &holder);
    assert_refused(&run(&["gist", &input, "-o", name(&out), "--resume"]), &holder);
    assert_refused(&run(&["corpus", "learn", &input, "-o", name(&out)]), &holder);
    let part = beside(&out, ".part");
    assert_refused(&run(&["gist", &input, "-o", name(&part)]), "is the unfinished output of another run");
    stdin.write_all(rows(4).as_bytes()).unwrap();
    drop(stdin);
    assert!(first.wait().unwrap().success());
    assert_eq!(read(&out).lines().count(), 6);
    assert_eq!(names(&folder), ["in.jsonl", "out.jsonl"]);
}

#[test]
fn what_a_killed_run_left_is_replaced() {
    let folder = folder("stale");
    let input = write(&folder, "in.jsonl", rows(3));
    let out = folder.join("out.jsonl");
    let precious = write(&folder, "precious", "mine");
    fs::hard_link(&precious, beside(&out, ".part")).unwrap();
    write(&folder, "out.jsonl.part.resume.new", "nutg");
    assert!(run(&["gist", &input, "-o", name(&out)]).status.success());
    assert_eq!(read(&out), stdout(&run(&["gist", &input])));
    assert_eq!(fs::read_to_string(precious).unwrap(), "mine");
    assert_eq!(names(&folder), ["in.jsonl", "out.jsonl", "precious"]);
}

#[test]
fn a_failed_run_leaves_what_was_there() {
    let folder = folder("failed");
    let input = write(&folder, "in.jsonl", rows(3) + "{\n");
    for file in ["out.jsonl", "out.jsonl.gz", "out.parquet"] {
        let out = folder.join(file);
        fs::write(&out, "before").unwrap();
        assert_refused(&run(&["gist", "--strict", &input, "-o", name(&out)]), "stopped because of --strict");
        assert_eq!(read(&out), "before");
    }
    let model = folder.join("model.df");
    fs::write(&model, "before").unwrap();
    assert_refused(&run(&["corpus", "learn", "--strict", &input, "-o", name(&model)]), "because of --strict");
    assert_eq!(read(&model), "before");
    // Only rows can be resumed, so only they are kept.
    let left = [
        "in.jsonl",
        "model.df",
        "out.jsonl",
        "out.jsonl.gz",
        "out.jsonl.part",
        "out.jsonl.part.resume",
        "out.parquet",
    ];
    assert_eq!(names(&folder), left);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};

    #[test]
    fn permissions_are_kept() {
        let folder = folder("mode");
        let input = write(&folder, "in.jsonl", rows(3));
        for (file, command) in [("out.jsonl", &["gist"][..]), ("out.df", &["corpus", "learn"])] {
            let out = folder.join(file);
            fs::write(&out, "before").unwrap();
            fs::set_permissions(&out, fs::Permissions::from_mode(0o640)).unwrap();
            assert!(run(&[command, &[&input, "-o", name(&out)]].concat()).status.success());
            assert_eq!(out.metadata().unwrap().permissions().mode() & 0o777, 0o640);
            assert_ne!(fs::read(&out).unwrap(), b"before");
        }
    }

    #[test]
    fn links_are_followed() {
        let folder = folder("links");
        let input = write(&folder, "in.jsonl", rows(3));
        let expected = stdout(&run(&["gist", &input]));
        fs::create_dir(folder.join("far")).unwrap();
        let link = folder.join("link.jsonl");
        symlink("far/out.jsonl", &link).unwrap();
        // The first time the link leads nowhere.
        for _ in 0..2 {
            assert!(run(&["gist", &input, "-o", name(&link)]).status.success());
            assert!(link.is_symlink());
            assert_eq!(read(&folder.join("far/out.jsonl")), expected);
            assert_eq!(names(&folder.join("far")), ["out.jsonl"]);
        }
    }

    #[test]
    fn a_link_in_place_of_the_unfinished_file_is_refused() {
        let folder = folder("planted");
        let input = write(&folder, "in.jsonl", rows(3));
        let precious = write(&folder, "precious", "mine");
        let out = folder.join("out.jsonl");
        symlink(&precious, beside(&out, ".part")).unwrap();
        assert_refused(&run(&["gist", &input, "-o", name(&out)]), "out.jsonl.part: is not a regular file");
        assert_refused(&run(&["corpus", "learn", &input, "-o", name(&out)]), "is not a regular file");
        fs::remove_file(beside(&out, ".part")).unwrap();
        // Links in place of the record are replaced, not followed.
        symlink(&precious, beside(&out, ".part.resume")).unwrap();
        symlink(&precious, beside(&out, ".part.resume.new")).unwrap();
        assert!(run(&["gist", &input, "-o", name(&out)]).status.success());
        assert_eq!(fs::read_to_string(precious).unwrap(), "mine");
        assert_eq!(names(&folder), ["in.jsonl", "out.jsonl", "precious"]);
    }

    #[test]
    fn devices_and_pipes_are_written_to() {
        let folder = folder("pipes");
        let input = write(&folder, "in.jsonl", rows(3));
        let pipe = folder.join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let through_pipe = |args: &[&str]| {
            let reader = std::thread::spawn({
                let pipe = pipe.clone();
                move || fs::read(pipe).unwrap()
            });
            assert!(run(&[args, &["-o", name(&pipe)]].concat()).status.success(), "{args:?}");
            assert!(pipe.metadata().unwrap().file_type().is_fifo());
            reader.join().unwrap()
        };
        assert_eq!(through_pipe(&["gist", &input]), run(&["gist", &input]).stdout);
        assert_eq!(through_pipe(&["gist", &input, "--resume"]), run(&["gist", &input]).stdout);
        let model = folder.join("model.df");
        assert!(run(&["corpus", "learn", &input, "-o", name(&model)]).status.success());
        assert_eq!(through_pipe(&["corpus", "learn", &input]), fs::read(&model).unwrap());
        assert_eq!(through_pipe(&["corpus", "merge", name(&model)]), fs::read(&model).unwrap());
        for args in [&["gist", &input][..], &["corpus", "learn", &input]] {
            assert!(run(&[args, &["-o", "/dev/null"]].concat()).status.success());
            assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
            assert_refused(&run(&[args, &["-o", name(&folder)]].concat()), "is a directory");
        }
        fs::remove_file(pipe).unwrap();
    }

    #[test]
    fn minus_is_standard_output() {
        let folder = folder("minus");
        let input = write(&folder, "in.jsonl", rows(3));
        assert_eq!(json_lines(&run(&["gist", &input, "-o", "-"])), json_lines(&run(&["gist", &input])));
        assert_eq!(names(&folder), ["in.jsonl"]);
    }
}
