//! The module trees of the crates of a workspace.

use std::collections::HashMap;

use crate::attribute::Gates;
use crate::outline::{Body, ItemKind, Place, Submodule};
use crate::reader::outline;
use crate::source::{Package, Source};

/// Number of a file, in the order of the packages and their sources.
pub type FileId = usize;

/// Number of a module.
pub type ModuleId = usize;

pub struct Tree<'s> {
    pub files: Vec<File<'s>>,
    pub modules: Vec<Module<'s>>,
    /// The first module of each library, by the name that other packages use.
    pub libraries: HashMap<&'s str, ModuleId>,
    /// Modules declared without a body and without a file.
    pub missing: Vec<String>,
    by_path: HashMap<&'s str, FileId>,
}

pub struct File<'s> {
    pub path: &'s str,
    pub text: &'s str,
    /// The folder of its package.
    pub package: &'s str,
    /// The first module that it holds; none if it is part of no crate.
    pub module: Option<ModuleId>,
}

pub struct Module<'s> {
    pub file: FileId,
    pub parent: Option<ModuleId>,
    pub children: HashMap<&'s str, ModuleId>,
    /// Its items that other modules can name.
    pub items: HashMap<&'s str, ItemKind>,
    pub body: Body<'s>,
    /// The features without which the module is not compiled.
    pub gates: Gates<'s>,
}

impl Package {
    fn files(&self) -> impl Iterator<Item = File<'_>> {
        let package = &self.folder;
        self.sources.iter().map(move |Source { path, text }| File { path, text, package, module: None })
    }
}

impl<'s> Tree<'s> {
    pub fn of(packages: &'s [Package]) -> Tree<'s> {
        let files: Vec<File> = packages.iter().flat_map(Package::files).collect();
        let by_path = files.iter().enumerate().map(|(id, file)| (file.path, id)).collect();
        let (modules, libraries) = (Vec::new(), HashMap::new());
        let mut tree = Tree { files, modules, libraries, missing: Vec::new(), by_path };
        for package in packages {
            for root in &package.roots {
                let id = tree.add_file(tree.by_path[root.as_str()], None, folder_of(root), Gates::new());
                if root.ends_with("src/lib.rs") {
                    tree.libraries.insert(&package.name, id);
                }
            }
        }
        tree
    }

    /// The path of the file that a module is in.
    pub fn path(&self, module: ModuleId) -> &'s str {
        self.files[self.modules[module].file].path
    }

    /// Every module once, also those of a file that two crates share.
    pub fn distinct_modules(&self) -> impl Iterator<Item = ModuleId> {
        (0..self.modules.len())
            .filter(|&id| self.files[self.modules[id].file].module == Some(self.outermost(id)))
    }

    /// The module that the file of a module holds.
    fn outermost(&self, id: ModuleId) -> ModuleId {
        let parent =
            self.modules[id].parent.filter(|&parent| self.modules[parent].file == self.modules[id].file);
        parent.map_or(id, |parent| self.outermost(parent))
    }

    /// Adds the module that a file holds; the files of its submodules are in `folder`.
    fn add_file(
        &mut self,
        file: FileId,
        parent: Option<ModuleId>,
        folder: &str,
        gates: Gates<'s>,
    ) -> ModuleId {
        let module = self.modules.len();
        self.files[file].module.get_or_insert(module);
        self.add(outline(self.files[file].text), file, parent, folder, gates)
    }

    fn add(
        &mut self,
        mut body: Body<'s>,
        file: FileId,
        parent: Option<ModuleId>,
        folder: &str,
        gates: Gates<'s>,
    ) -> ModuleId {
        let id = self.modules.len();
        let items = body.items.iter().filter(|item| item.place == Place::Module);
        let items = items.map(|item| (item.name, item.kind)).collect();
        let submodules = std::mem::take(&mut body.modules);
        self.modules.push(Module { file, parent, children: HashMap::new(), items, body, gates });
        for submodule in submodules {
            let name = submodule.name;
            if let Some(child) = self.add_submodule(submodule, id, folder) {
                self.modules[id].children.insert(name, child);
            }
        }
        id
    }

    fn add_submodule(
        &mut self,
        submodule: Submodule<'s>,
        parent: ModuleId,
        folder: &str,
    ) -> Option<ModuleId> {
        let Module { file, gates, .. } = &self.modules[parent];
        let (file, gates) = (*file, [gates.as_slice(), &submodule.gates].concat());
        let inner_folder = join(folder, submodule.name);
        if let Some(body) = submodule.body {
            return Some(self.add(body, file, Some(parent), &inner_folder, gates));
        }
        let declaring = self.files[file].path;
        let candidates = match submodule.path {
            Some(path) => vec![join(folder_of(declaring), path)],
            None => vec![format!("{inner_folder}.rs"), format!("{inner_folder}/mod.rs")],
        };
        let Some(&file) = candidates.iter().find_map(|path| self.by_path.get(path.as_str())) else {
            self.missing.push(format!("{declaring}: mod {}", submodule.name));
            return None;
        };
        let path = self.files[file].path;
        let holds_folder = submodule.path.is_some() || path.ends_with("/mod.rs");
        let own_folder = if holds_folder { folder_of(path) } else { &inner_folder };
        Some(self.add_file(file, Some(parent), own_folder, gates))
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The path of a name in a folder; `..` leads up.
fn join(folder: &str, name: &str) -> String {
    if let Some(rest) = name.strip_prefix("../") {
        return join(folder_of(folder), rest);
    }
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
