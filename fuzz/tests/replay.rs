//! Every target over its corpus, and over a few bytes that are nobody's format.

use nutgraf_fuzz::TARGETS;
use std::fs;
use std::path::Path;

#[test]
fn every_target_holds_over_its_corpus() {
    for (name, target) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(name);
        let mut files: Vec<_> =
            fs::read_dir(&folder).expect(name).map(|entry| entry.expect(name).path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{name} has no corpus");
        for file in files {
            println!("{name}: {}", file.display());
            target(&fs::read(&file).expect("a file of the corpus"));
        }
        [&b""[..], b"\0", b"\xff\xfe\xf0\x9f", b"a"].iter().for_each(|data| target(data));
    }
}
