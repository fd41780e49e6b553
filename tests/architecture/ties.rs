//! Which file uses what of which other file, and the circles among them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::resolve::{Resolved, Target};
use crate::source::Package;
use crate::tree::{FileId, ModuleId, Tree};

/// For each file and each file that it uses: the names that it uses.
pub struct Ties<'s> {
    pub tree: Tree<'s>,
    names: BTreeMap<(FileId, FileId), BTreeSet<String>>,
}

/// The uses that tie a file to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// The names that it uses.
    Names,
    /// Also methods that a type has in another file than its own: `Type::method`, and `self.method()`.
    NamesAndMethods,
}

impl<'s> Ties<'s> {
    pub fn of(packages: &'s [Package], follow: Follow) -> Ties<'s> {
        let tree = Tree::of(packages);
        let scattered = match follow {
            Follow::Names => Scattered::new(),
            Follow::NamesAndMethods => scattered(&tree),
        };
        let mut names = BTreeMap::<_, BTreeSet<String>>::new();
        for (id, module) in tree.modules.iter().enumerate() {
            let mut tie = |file: FileId, name: String| {
                if file != module.file {
                    names.entry((module.file, file)).or_default().insert(name);
                }
            };
            imported(&tree, id, &mut tie);
            named(&tree, id, &scattered, &mut tie);
        }
        Ties { tree, names }
    }

    /// Each file with each file that it uses and the names, in the order of the files.
    pub fn iter(&self) -> impl Iterator<Item = (&'s str, &'s str, String)> {
        let path = |file: FileId| self.tree.files[file].path;
        let joined =
            |names: &BTreeSet<String>| names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        self.names.iter().map(move |(&(from, to), names)| (path(from), path(to), joined(names)))
    }

    /// Files that use each other, directly or through others: each circle once.
    pub fn circles(&self) -> Vec<BTreeSet<FileId>> {
        let reached: Vec<BTreeSet<FileId>> =
            (0..self.tree.files.len()).map(|file| self.reached(file)).collect();
        let circle = |file: FileId| -> BTreeSet<FileId> {
            reached[file].iter().copied().filter(|&other| reached[other].contains(&file)).collect()
        };
        let circles = (0..reached.len()).map(|file| (file, circle(file)));
        circles.filter(|(file, circle)| circle.first() == Some(file)).map(|(_, circle)| circle).collect()
    }

    /// The files that a file uses, and those that they use.
    fn reached(&self, file: FileId) -> BTreeSet<FileId> {
        let (mut reached, mut open) = (BTreeSet::new(), vec![file]);
        while let Some(from) = open.pop() {
            let used = self.names.range((from, 0)..=(from, FileId::MAX)).map(|(&(_, to), _)| to);
            open.extend(used.filter(|&to| reached.insert(to)));
        }
        reached
    }

    /// The uses within a circle, one a line: `a.rs -> b.rs: what a uses of b`.
    pub fn describe(&self, circle: &BTreeSet<FileId>) -> String {
        let paths: Vec<&str> = circle.iter().map(|&file| self.tree.files[file].path).collect();
        let inside = self.iter().filter(|(from, to, _)| paths.contains(from) && paths.contains(to));
        let lines: Vec<_> = inside.map(|(from, to, names)| format!("{from} -> {to}: {names}")).collect();
        lines.join("\n")
    }
}

/// Ties of a module's imports. Importing a module is not a tie; using something of it is.
fn imported(tree: &Tree, id: ModuleId, tie: &mut impl FnMut(FileId, String)) {
    for import in &tree.modules[id].body.imports {
        let resolved = tree.resolve(id, &import.segments);
        let items: Vec<(FileId, &str)> =
            resolved.iter().filter_map(|found| tree.item(found.target)).collect();
        if items.len() == resolved.len() {
            items.iter().for_each(|(file, item)| tie(*file, (*item).to_owned()));
        }
    }
}

/// Ties of the names in a module's code.
fn named<'s>(tree: &Tree<'s>, id: ModuleId, scattered: &Scattered<'s>, tie: &mut impl FnMut(FileId, String)) {
    for name in &tree.modules[id].body.names {
        let resolved = tree.resolve(id, &name.segments);
        for Resolved { target, n_segments } in &resolved {
            let Some((file, item)) = tree.item(*target) else { continue };
            tie(file, item.to_owned());
            let method = name.segments.get(*n_segments).and_then(|method| scattered.get(&(*target, *method)));
            method.into_iter().for_each(|&file| tie(file, name.segments.join("::")));
        }
        if name.is_macro && resolved.is_empty() {
            tree.macro_files(id, name.segments[0])
                .for_each(|file| tie(file, format!("{}!", name.segments[0])));
        }
    }
}

/// The file of each method that is in another file than its type.
type Scattered<'s> = HashMap<(Target<'s>, &'s str), FileId>;

fn scattered<'s>(tree: &Tree<'s>) -> Scattered<'s> {
    let mut scattered = HashMap::new();
    for (id, module) in tree.modules.iter().enumerate() {
        for block in &module.body.impls {
            for resolved in tree.resolve(id, &block.of) {
                if tree.item(resolved.target).is_some_and(|(file, _)| file != module.file) {
                    scattered
                        .extend(block.methods.iter().map(|&name| ((resolved.target, name), module.file)));
                }
            }
        }
    }
    scattered
}
