//! Compares the speed of nutgraf with other crates: the same rows, in one process and one thread.
//!
//!     cargo run --release --manifest-path benches/peers/Cargo.toml -- NEWS.jsonl [--rounds N] [--field NAME]
//!
//! Without a file, about 1 MB of text is made from the sample articles. Prints for every system the median of the rounds
//! in MB/s and documents/s, how many times faster nutgraf's default for the same job is, and the peak memory of a separate
//! process that processes the rows once (Linux only).

mod rows;
mod systems;

use std::process::{Command, ExitCode};
use std::time::Instant;
use systems::{Job, System};

struct Arguments {
    rows: Vec<String>,
    n_rounds: usize,
    /// Runs only this system, once: set in the processes that measure memory.
    only: Option<String>,
}

fn main() -> ExitCode {
    match arguments() {
        Ok(Arguments { rows, only: Some(name), .. }) => run_once(&rows, &name),
        Ok(arguments) => compare(&arguments),
        Err(message) => {
            eprintln!("peers: {message}");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn arguments() -> Result<Arguments, String> {
    let (mut path, mut field, mut n_rounds, mut only) = (None, "text".to_owned(), 5, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--rounds" => n_rounds = value()?.parse().map_err(|_| "--rounds needs a number".to_owned())?,
            "--field" => field = value()?,
            "--only" => only = Some(value()?),
            _ => path = Some(word),
        }
    }
    let rows = path.map_or_else(|| Ok(rows::samples()), |path| rows::read(&path, &field))?;
    Ok(Arguments { rows, n_rounds, only })
}

/// Runs one system over the rows and prints the peak memory of the process, in bytes.
fn run_once(rows: &[String], name: &str) {
    let mut systems = systems::all();
    if let Some(system) = systems.iter_mut().find(|system| system.name == name) {
        rows.iter().for_each(|row| assert!((system.run)(row) < usize::MAX));
    }
    println!("{}", peak_memory().unwrap_or(0));
}

/// The peak memory of this process, in bytes.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1024)
}

/// The seconds of one pass over all rows.
fn seconds(system: &mut System, rows: &[String]) -> f64 {
    let start = Instant::now();
    let n_found: usize = rows.iter().map(|row| (system.run)(row)).sum();
    let seconds = start.elapsed().as_secs_f64();
    assert!(n_found > 0, "{} finds nothing", system.name);
    seconds
}

fn compare(arguments: &Arguments) {
    let rows = &arguments.rows;
    let n_bytes: usize = rows.iter().map(String::len).sum();
    println!(
        "{} documents, {:.2} MB, one thread, median of {} rounds in turn\n",
        rows.len(),
        n_bytes as f64 / 1e6,
        arguments.n_rounds
    );
    let mut systems = systems::all();
    systems.iter_mut().for_each(|system| _ = seconds(system, &rows[..rows.len().min(20)]));
    let mut rounds = vec![Vec::new(); systems.len()];
    for _ in 0..arguments.n_rounds {
        for (system, rounds) in systems.iter_mut().zip(&mut rounds) {
            rounds.push(seconds(system, rows));
        }
    }
    let medians: Vec<f64> = rounds.into_iter().map(median).collect();
    for job in Job::ALL {
        let of_job = |(system, _): &(&System, &f64)| system.job == job;
        println!("| {} | MB/s | documents/s | nutgraf is faster by | peak memory, MB |", job.title());
        println!("|---|---:|---:|---:|---:|");
        let ours = systems.iter().zip(&medians).find(of_job).map_or(f64::NAN, |(_, &seconds)| seconds);
        for (system, &seconds) in systems.iter().zip(&medians).filter(of_job) {
            let speed = n_bytes as f64 / 1e6 / seconds;
            let per_second = rows.len() as f64 / seconds;
            let memory =
                memory_of(system.name).map_or("?".to_owned(), |bytes| format!("{:.0}", bytes as f64 / 1e6));
            println!("| {} | {speed:.1} | {per_second:.0} | {:.1} | {memory} |", system.name, seconds / ours);
        }
        println!();
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The peak memory of a separate process that runs one system over the same rows, in bytes.
fn memory_of(name: &str) -> Option<u64> {
    let output = Command::new(std::env::current_exe().ok()?)
        .args(std::env::args().skip(1))
        .args(["--only", name])
        .output()
        .ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok().filter(|&bytes| bytes > 0)
}
