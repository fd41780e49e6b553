//! How long functions and files are, without tests.
//!
//! A function is counted from its `fn` to its closing brace, including comments and blank lines; a file from its first
//! line to its last, without the items under `#[cfg(test)]`. To see the figures: `cargo test --test architecture figures --
//! --ignored --nocapture`.

use crate::outline::Item;
use crate::source::{is_replaced_soon, workspace};
use crate::tree::{File, Tree};

#[test]
#[ignore = "prints figures"]
fn figures() {
    let tree = Tree::of(workspace());
    println!("{:44} {:>5} {:>6} {:>5} {:>5} {:>7}", "", "n", "median", "p75", "p90", "longest");
    for package in workspace() {
        print(&tree, &package.name, |file| file.package == package.folder);
    }
    print(&tree, "together", |_| true);
    print(&tree, "together without compress and gist", |file| !is_replaced_soon(file.path));
    println!("\nfunctions over 60 lines:");
    for module in tree.distinct_modules() {
        let (path, items) = (tree.path(module), &tree.modules[module].body.items);
        let long = items.iter().filter(|item| item.is_written_out() && item.n_lines() > 60);
        long.for_each(|item| println!("{path}:{}: {} {}", item.line, item.name, item.n_lines()));
    }
}

/// Prints the figures of some of the files.
fn print(tree: &Tree, name: &str, inside: impl Fn(&File) -> bool) {
    for (what, mut lengths) in [("functions", functions(tree, &inside)), ("files", files(tree, &inside))] {
        lengths.sort_unstable();
        let at = |percent: usize| lengths[(lengths.len() - 1) * percent / 100];
        let (n, title) = (lengths.len(), format!("{what} of {name}"));
        println!("{title:44} {n:5} {:6} {:5} {:5} {:7}", at(50), at(75), at(90), at(100));
    }
}

/// The lengths of the functions in some of the files.
fn functions(tree: &Tree, inside: impl Fn(&File) -> bool) -> Vec<usize> {
    let modules = tree.distinct_modules().map(|id| &tree.modules[id]);
    let modules = modules.filter(|module| inside(&tree.files[module.file]));
    let items = modules.flat_map(|module| &module.body.items);
    items.filter(|item| item.is_written_out()).map(Item::n_lines).collect()
}

/// The lengths of some of the files.
fn files(tree: &Tree, inside: impl Fn(&File) -> bool) -> Vec<usize> {
    let mut lengths: Vec<usize> = tree.files.iter().map(|file| file.text.lines().count()).collect();
    for module in tree.distinct_modules().map(|id| &tree.modules[id]) {
        let tests = module.body.tests.iter();
        lengths[module.file] -= tests.map(|(line, last_line)| last_line + 1 - line).sum::<usize>();
    }
    let files = tree.files.iter().zip(lengths).filter(|(file, _)| file.module.is_some() && inside(file));
    files.map(|(_, length)| length).collect()
}
