//! No file uses a file that uses it, directly or through others.
//!
//! A use ties a file to the file that defines the name, by whatever path it is reached. A `mod.rs` that only declares
//! and re-exports is never in a circle; one that defines something for its children and also uses them is.

use crate::source::{Package, is_replaced_soon, workspace};
use crate::ties::{Follow, Ties};
use crate::tree::{ModuleId, Tree};

/// The circles among the files of the packages, described.
pub fn circles(packages: &[Package], follow: Follow) -> Vec<String> {
    let ties = Ties::of(packages, follow);
    ties.circles().iter().map(|circle| ties.describe(circle)).collect()
}

#[test]
fn no_circle_among_files() {
    let found = circles(workspace(), Follow::Names);
    assert!(found.is_empty(), "{} circles\n\n{}", found.len(), found.join("\n\n"));
}

/// Files that share the methods of a type do not call each other in a circle either.
#[test]
fn no_circle_through_methods() {
    let mut found = circles(workspace(), Follow::NamesAndMethods);
    found.retain(|circle| !circle.lines().all(is_replaced_soon));
    assert!(found.is_empty(), "{} circles\n\n{}", found.len(), found.join("\n\n"));
}

/// Every path is resolved; others would not be checked.
#[test]
fn every_path_leads_to_a_file() {
    let tree = Tree::of(workspace());
    // A build script shares files with its library, and here each file is a module of one crate only.
    let is_left_out = |path: &str| {
        path.ends_with("tests.rs")
            || path.ends_with("build.rs")
            || path.split('/').any(|part| part == "build")
    };
    let unreached = tree.files.iter().filter(|file| file.module.is_none() && !is_left_out(file.path));
    let unreached: Vec<_> = unreached.map(|file| file.path).collect();
    assert!(unreached.is_empty(), "in no module: {unreached:#?}");
    assert!(tree.missing.is_empty(), "without a file: {:#?}", tree.missing);
    let lost: Vec<_> = (0..tree.modules.len()).flat_map(|id| lost(&tree, id)).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

/// The paths of a module that should lead into the workspace and do not.
fn lost(tree: &Tree, id: ModuleId) -> Vec<String> {
    let body = &tree.modules[id].body;
    let imports = body.imports.iter().map(|import| (&import.segments, import.line));
    let paths = imports.chain(body.names.iter().map(|name| (&name.segments, name.line)));
    let lost = paths.filter(|(segments, _)| tree.is_lost(id, segments));
    lost.map(|(segments, line)| format!("{}:{line}: {}", tree.path(id), segments.join("::"))).collect()
}
