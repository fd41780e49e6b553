//! The library opens no files, prints nothing, and uses no crate that only the command line needs.

use crate::source::{Package, workspace};
use crate::tree::{Module, ModuleId, Tree};

/// Modules of the standard library that reach outside of the program.
const OUTSIDE: [&str; 5] = ["env", "fs", "io", "net", "process"];

/// Names of `io` that work on memory alone.
const IN_MEMORY: [&str; 2] = ["Cursor", "Read"];

const PRINTING: [&str; 5] = ["dbg", "eprint", "eprintln", "print", "println"];

/// Crates of the command line.
const FOREIGN: [&str; 8] = ["chardetng", "clap", "csv", "ctrlc", "flate2", "ignore", "parquet", "serde_json"];

/// Crates that only code behind a feature may use, with the feature.
const OPTIONAL: [(&str, &str); 9] = [
    ("encoding_rs", "pdf"),
    ("html5gum", "html"),
    ("lopdf", "pdf"),
    ("pulldown_cmark", "markdown"),
    ("quick_xml", "office"),
    ("serde", "serde"),
    ("unicode_properties", "tokens"),
    ("zip", "office"),
    ("zstd", "tokens"),
];

/// Names that the library, the package in the root folder, must not use.
pub fn faults(packages: &[Package]) -> Vec<String> {
    let tree = Tree::of(packages);
    let is_library = |id: &ModuleId| tree.path(*id).starts_with("src/") && tree.path(*id) != "src/main.rs";
    tree.distinct_modules().filter(is_library).flat_map(|id| module_faults(&tree, id)).collect()
}

fn module_faults(tree: &Tree, id: ModuleId) -> Vec<String> {
    let Module { body, gates, .. } = &tree.modules[id];
    let is_banned = |segments: &[&str], own_gates: &[&str]| is_banned(segments, &[gates, own_gates].concat());
    let imports = body.imports.iter().filter(|import| is_banned(&import.segments, &import.gates));
    let paths = body.names.iter().filter(|name| match &name.segments[..] {
        [.., last] if name.is_macro && PRINTING.contains(last) => true,
        [_] => false,
        segments => is_banned(segments, &name.gates),
    });
    let faults = imports.map(|import| (&import.segments, import.line));
    let faults = faults.chain(paths.map(|path| (&path.segments, path.line)));
    faults.map(|(segments, line)| format!("{}:{line}: {}", tree.path(id), segments.join("::"))).collect()
}

/// True if a path leads outside of the library to a place that is not allowed, in code with these features.
fn is_banned(segments: &[&str], gates: &[&str]) -> bool {
    let first = segments[0];
    let is_in_memory =
        segments.get(1) == Some(&"io") && segments.get(2).is_some_and(|name| IN_MEMORY.contains(name));
    first == "std" && !is_in_memory && segments.get(1).is_none_or(|module| OUTSIDE.contains(module))
        || FOREIGN.contains(&first)
        || OPTIONAL.iter().any(|(name, feature)| *name == first && !gates.contains(feature))
}

#[test]
fn the_library_is_pure() {
    let faults = faults(workspace());
    assert!(faults.is_empty(), "{faults:#?}");
}
