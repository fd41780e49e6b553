//! Imports between the rooms of the library go one way.

use crate::source::{Package, workspace};
use crate::ties::{Follow, Ties};

/// The rooms by row: a room uses only rooms of rows above its own. `lib.rs` composes them all.
const ROWS: &[&[&str]] = &[
    &["error", "explain", "handle", "hash", "hash_index", "threads"],
    &["ascii", "math", "tokens"],
    &["language"],
    &["document"],
    &["corpus", "offset"],
    &["background", "container", "duplicates"],
    &["segment", "tag"],
    &["query"],
    &["analysis"],
    &["opening", "reference"],
    &["select"],
    &["keyword"],
    &["rank", "compress", "topics"],
    &["summary"],
    &["gist", "outline", "trim"],
    &["job"],
    &["read", "training"],
];

/// The room of a file of the library: the first name below `src`.
fn room(path: &str) -> Option<&str> {
    let first = path.strip_prefix("src/")?.split('/').next()?;
    Some(first.trim_end_matches(".rs"))
}

/// Uses of a room of the same row, of a row below or of `lib.rs`; rooms without a row.
pub fn faults(packages: &[Package], rows: &[&[&str]]) -> Vec<String> {
    let ties = Ties::of(packages, Follow::NamesAndMethods);
    let row = |room: &str| rows.iter().position(|row| row.contains(&room));
    let rooms = ties.tree.files.iter().filter_map(|file| room(file.path)).filter(|&room| room != "lib");
    let mut faults: Vec<String> =
        rooms.filter(|room| row(room).is_none()).map(|room| format!("{room} has no row")).collect();
    faults.dedup();
    for (from, to, names) in ties.iter() {
        let (Some(from_room), Some(to_room)) = (room(from), room(to)) else { continue };
        let is_above = row(to_room).is_some_and(|to| row(from_room).is_some_and(|from| to < from));
        if from_room != "lib" && from_room != to_room && !is_above {
            faults.push(format!("{from} -> {to}: {names}"));
        }
    }
    faults
}

#[test]
fn rooms_use_only_rooms_above() {
    let faults = faults(workspace(), ROWS);
    assert!(faults.is_empty(), "{faults:#?}");
}
