//! Runs that are killed at random moments, and started again.
//!
//! `NUTGRAF_KILLS=1000 cargo test -p nutgraf-cli kills` kills as often as that.

use crate::harness::{folder, name, names, nutgraf, rows, run, stderr, write};
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// A command, its output file, and the option that goes on with an unfinished output, if there is one.
struct Case {
    args: &'static [&'static str],
    input: &'static str,
    output: &'static str,
    resume: &'static [&'static str],
}

const CASES: [Case; 8] = [
    Case { args: &["gist"], input: "in.jsonl", output: "out.jsonl", resume: &["--resume"] },
    Case {
        args: &["split", "--format", "json"],
        input: "in.jsonl",
        output: "out.json",
        resume: &["--resume"],
    },
    Case {
        args: &["keywords", "--format", "csv"],
        input: "in.jsonl",
        output: "out.csv",
        resume: &["--resume"],
    },
    Case {
        args: &["gist", "--format", "tsv"],
        input: "in.jsonl.gz",
        output: "out.tsv",
        resume: &["--resume"],
    },
    Case {
        args: &["summarize", "--format", "text"],
        input: "in.jsonl",
        output: "out.txt",
        resume: &["--resume"],
    },
    Case { args: &["gist"], input: "in.jsonl", output: "out.jsonl.zst", resume: &[] },
    Case { args: &["split"], input: "in.jsonl", output: "out.parquet", resume: &[] },
    Case { args: &["corpus", "learn"], input: "in.jsonl", output: "out.df", resume: &[] },
];

/// Pseudo-random numbers (splitmix64), the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % n.max(1)
    }
}

/// Runs a command, kills it after a while, and returns true if it was still running.
fn is_killed(args: &[&str], after: Duration) -> bool {
    let mut child = nutgraf().args(args).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(matches!(status.code(), None | Some(0)), "{args:?}: {status}");
    status.code().is_none()
}

/// Runs a case until it is complete, killed `n_kills` times on the way; the output is that of an undisturbed run.
fn check(case: &Case, folder: &Path, n_kills: u64, random: &mut Random) {
    let input = folder.join(case.input);
    let [whole, out] = ["whole", "killed"].map(|run| folder.join(format!("{run}.{}", case.output)));
    let started = Instant::now();
    assert!(run(&[case.args, &[name(&input), "-o", name(&whole)]].concat()).status.success());
    let took = started.elapsed();
    let whole = fs::read(whole).unwrap();
    let args = [case.args, &[name(&input), "-o", name(&out)], case.resume].concat();
    let mut n_killed = 0;
    while n_killed < n_kills {
        let was_killed = is_killed(&args, Duration::from_micros(random.below(took.as_micros() as u64)));
        n_killed += u64::from(was_killed);
        // Nothing is there until everything is.
        match fs::read(&out) {
            Ok(complete) => assert!(complete == whole, "{args:?}"),
            Err(_) => assert!(was_killed, "{args:?}"),
        }
        if !was_killed {
            fs::remove_file(&out).unwrap();
        }
    }
    let last = run(&args);
    assert!(last.status.success(), "{args:?}: {}", stderr(&last));
    assert!(fs::read(&out).unwrap() == whole, "{args:?}");
}

#[test]
fn killed_runs_lose_nothing() {
    let folder = folder("kills");
    let text = rows(500);
    write(&folder, "in.jsonl", &text);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, text.as_bytes()).unwrap();
    write(&folder, "in.jsonl.gz", packed.finish().unwrap());
    let n_kills = std::env::var("NUTGRAF_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(50);
    let mut random = Random(1);
    for (index, case) in CASES.iter().enumerate() {
        let share = n_kills / CASES.len() as u64 + u64::from((index as u64) < n_kills % CASES.len() as u64);
        check(case, &folder, share, &mut random);
    }
    assert_eq!(names(&folder).iter().filter(|name| name.contains(".part")).count(), 0);
}
