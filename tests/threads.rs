//! No thread outlives a call. A process that forks after one would wait in the child for threads that only its parent
//! has. In a process of its own, since it counts the threads of all.

use nutgraf::{Analysis, Gist, Keywords, Segmenter, SentenceMethod, Summarizer};
use std::time::{Duration, Instant};

/// Above this many seconds something hangs.
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
fn no_thread_is_left_behind() {
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
    // A thread that has ended takes a moment to be gone.
    while n_threads() > n_before {
        assert!(start.elapsed() < PATIENCE, "{} threads are left behind", n_threads() - n_before);
        std::thread::sleep(Duration::from_millis(1));
    }
    let global = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    assert!(global.is_ok(), "the library has started the global pool");
}
