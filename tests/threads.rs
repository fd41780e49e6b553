//! No thread outlives a call: in a process that forks later, the child would wait for threads that only the parent has.
//!
//! This test has a process of its own, since it counts the threads of the process.

use nutgraf::{Analysis, Gist, Keywords, Segmenter, SentenceMethod, Summarizer};
use std::time::{Duration, Instant};

/// After this time the test gives up.
const PATIENCE: Duration = Duration::from_mins(2);

#[cfg(target_os = "linux")]
fn n_threads() -> usize {
    std::fs::read_dir("/proc/self/task").unwrap().count()
}

#[cfg(not(target_os = "linux"))]
fn n_threads() -> usize {
    0
}

#[test]
fn no_thread_outlives_a_call() {
    let text = "The harbour bridge is closed again, and ferries replace it until May.\n\n".repeat(40_000);
    let n_before = n_threads();
    for threads in [0, 1, 4] {
        let document = Segmenter::default().threads(threads).run(text.as_str()).unwrap();
        let analysis = Analysis::of(&document).threads(threads);
        for method in [SentenceMethod::default(), SentenceMethod::Lsa] {
            assert!(!Summarizer::default().method(method).run(&analysis).picks.is_empty());
        }
        assert_eq!(Keywords::default().top(1).run(&analysis).len(), 1);
        assert!(!Gist::default().run(&analysis).text.is_empty());
    }
    let start = Instant::now();
    // A thread that has ended may still be listed for a moment.
    while n_threads() > n_before {
        assert!(start.elapsed() < PATIENCE, "{} threads are still running", n_threads() - n_before);
        std::thread::sleep(Duration::from_millis(1));
    }
    let global = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    assert!(global.is_ok(), "the library has started the global pool");
}
