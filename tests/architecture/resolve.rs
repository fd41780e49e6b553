//! Where a path leads: the module or the item it names, through imports and re-exports of every kind.

use crate::outline::ItemKind;
use crate::tree::{FileId, ModuleId, Tree};

/// The end of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target<'s> {
    Module(ModuleId),
    /// An item, by the module that defines it.
    Item(ModuleId, &'s str),
}

/// Where a path leads, and how many of its segments lead there: the rest names a method or a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved<'s> {
    pub target: Target<'s>,
    pub n_segments: usize,
}

/// Names being looked up: an import that leads back to itself ends there.
type Pending<'s> = Vec<(ModuleId, &'s str)>;

impl<'s> Tree<'s> {
    /// Everything that a path may mean in a module; nothing if it leads out of the workspace.
    pub fn resolve(&self, module: ModuleId, segments: &[&'s str]) -> Vec<Resolved<'s>> {
        self.follow(module, segments, &mut Vec::new())
    }

    /// True if a path leads into the workspace and nowhere there.
    pub fn is_lost(&self, module: ModuleId, segments: &[&'s str]) -> bool {
        let passed = (1..segments.len()).flat_map(|end| self.resolve(module, &segments[..end]));
        let mut modules = passed.filter_map(|passed| match passed.target {
            Target::Module(passed) => Some(&self.modules[passed]),
            Target::Item(..) => None,
        });
        let is_inside = modules.next().is_some_and(|first| !first.body.includes);
        is_inside && modules.all(|module| !module.body.includes) && self.resolve(module, segments).is_empty()
    }

    fn follow(&self, module: ModuleId, segments: &[&'s str], pending: &mut Pending<'s>) -> Vec<Resolved<'s>> {
        let Some((first, rest)) = segments.split_first() else { return Vec::new() };
        let parent = self.modules[module].parent;
        let mut found = match *first {
            "crate" => vec![Target::Module(self.root(module))],
            "self" => vec![Target::Module(module)],
            "super" => parent.map(Target::Module).into_iter().collect(),
            name => self.look_up(module, name, pending),
        };
        if found.is_empty() {
            found.extend(self.libraries.get(first).map(|&library| Target::Module(library)));
        }
        self.continued(&found, 1, rest, pending)
    }

    /// Follows the rest of a path. If its first segments mean a module and an item of the same name, it goes
    /// on in the module.
    fn continued(
        &self,
        found: &[Target<'s>],
        n_segments: usize,
        rest: &[&'s str],
        pending: &mut Pending<'s>,
    ) -> Vec<Resolved<'s>> {
        let module = found.iter().find_map(|target| match target {
            Target::Module(module) => Some(*module),
            Target::Item(..) => None,
        });
        let (Some(module), Some((next, rest))) = (module, rest.split_first()) else {
            return found.iter().map(|&target| Resolved { target, n_segments }).collect();
        };
        let found = match *next {
            "super" => self.modules[module].parent.map(Target::Module).into_iter().collect(),
            name => self.look_up(module, name, pending),
        };
        self.continued(&found, n_segments + 1, rest, pending)
    }

    /// Everything that a name may mean in a module: an item of its own or imported by name, else imported by
    /// `*`.
    fn look_up(&self, module: ModuleId, name: &'s str, pending: &mut Pending<'s>) -> Vec<Target<'s>> {
        let inside = &self.modules[module];
        let mut found: Vec<Target> =
            inside.children.get(name).map(|&child| Target::Module(child)).into_iter().collect();
        found.extend(inside.items.contains_key(name).then_some(Target::Item(module, name)));
        // In `pub use docx::docx` the first name is the module.
        if pending.contains(&(module, name)) {
            return found;
        }
        pending.push((module, name));
        for import in inside.body.imports.iter().filter(|import| import.name == name) {
            let resolved = self.follow(module, &import.segments, pending);
            found.extend(resolved.iter().map(|resolved| resolved.target));
        }
        if found.is_empty() {
            for import in inside.body.imports.iter().filter(|import| import.name == "*") {
                for resolved in self.follow(module, &import.segments, pending) {
                    if let Target::Module(from) = resolved.target {
                        found.extend(self.look_up(from, name, pending));
                    }
                }
            }
        }
        // The names of types that `include!` brings are seen only where they are used.
        if found.is_empty() && inside.body.includes && name.starts_with(char::is_uppercase) {
            found.push(Target::Item(module, name));
        }
        pending.pop();
        found
    }

    /// The first module of a module's crate.
    fn root(&self, module: ModuleId) -> ModuleId {
        self.modules[module].parent.map_or(module, |parent| self.root(parent))
    }

    /// The file and the name of an item; none for a module.
    pub fn item(&self, target: Target<'s>) -> Option<(FileId, &'s str)> {
        match target {
            Target::Module(_) => None,
            Target::Item(module, name) => Some((self.modules[module].file, name)),
        }
    }

    /// The files of a module's crate that define a macro. Macros reach the code below them without an import.
    pub fn macro_files(&self, module: ModuleId, name: &str) -> impl Iterator<Item = FileId> {
        let root = self.root(module);
        let in_crate = (0..self.modules.len()).filter(move |&id| self.root(id) == root);
        let defining = in_crate.filter(move |&id| self.modules[id].items.get(name) == Some(&ItemKind::Macro));
        defining.map(|id| self.modules[id].file)
    }
}
