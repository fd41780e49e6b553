//! The packages of the workspace and their sources.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// A package: its crates share a folder and a `Cargo.toml`.
pub struct Package {
    /// As other packages name it in a path: `nutgraf_cli`.
    pub name: String,
    /// Relative to the workspace: empty for the package at its root.
    pub folder: String,
    pub sources: Vec<Source>,
    /// Paths of the first file of each crate.
    pub roots: Vec<String>,
}

pub struct Source {
    /// Relative to the workspace, with `/`.
    pub path: String,
    pub text: String,
}

/// Where a crate begins by convention, relative to the package.
const ROOTS: [&str; 2] = ["src/lib.rs", "src/main.rs"];

/// Folders in which every file and every `main.rs` one level down begins a crate.
const FOLDERS_OF_ROOTS: [&str; 3] = ["src/bin/", "examples/", "benches/"];

/// Folders without sources of the program.
const SKIPPED: [&str; 3] = ["target", "tests", "fuzz"];

/// Folders whose inside is going to be replaced: names, wording and size are not mended there first.
const REPLACED_SOON: [&str; 2] = ["src/compress/", "src/gist/"];

pub fn is_replaced_soon(path: &str) -> bool {
    REPLACED_SOON.iter().any(|folder| path.starts_with(folder))
}

impl Package {
    /// A package from paths and texts; `manifest` names further roots, as `path = "…"`.
    pub fn new(name: &str, folder: &str, manifest: &str, sources: Vec<Source>) -> Package {
        let is_root = |source: &&Source| {
            let path = source.path.strip_prefix(folder).unwrap().trim_start_matches('/');
            let inside = FOLDERS_OF_ROOTS.iter().find_map(|folder| path.strip_prefix(folder));
            ROOTS.contains(&path)
                || inside.is_some_and(|rest| !rest.contains('/') || rest.ends_with("/main.rs"))
                || manifest.contains(&format!("path = \"{path}\""))
        };
        let roots = sources.iter().filter(is_root).map(|source| source.path.clone()).collect();
        Package { name: name.replace('-', "_"), folder: folder.to_owned(), sources, roots }
    }
}

/// Every package of the workspace, read once.
pub fn workspace() -> &'static [Package] {
    static WORKSPACE: LazyLock<Vec<Package>> = LazyLock::new(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
        let mut folders = list(&manifest, "members");
        folders.retain(|folder| folder != ".");
        folders.push(String::new());
        folders.iter().map(|folder| read(root, folder)).collect()
    });
    &WORKSPACE
}

/// The strings of `key = ["…", "…"]`; none if the key is missing.
fn list(manifest: &str, key: &str) -> Vec<String> {
    let Some((_, rest)) = manifest.split_once(&format!("\n{key} = [")) else { return Vec::new() };
    let (strings, _) = rest.split_once(']').unwrap();
    strings.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

fn read(root: &Path, folder: &str) -> Package {
    let path = root.join(folder);
    let manifest = fs::read_to_string(path.join("Cargo.toml")).unwrap();
    let (_, rest) = manifest.split_once("\nname = \"").unwrap();
    let (name, _) = rest.split_once('"').unwrap();
    let mut sources = Vec::new();
    let is_same_package = |folder: &Path| !folder.join("Cargo.toml").exists();
    collect(root, &path, "rs", &is_same_package, &mut sources);
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    Package::new(name, folder, &manifest, sources)
}

/// The documents of the workspace, without the change log: it keeps the words of its time.
pub fn documents() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut documents = Vec::new();
    collect(root, root, "md", &|_| true, &mut documents);
    documents.retain(|document| document.path != "CHANGELOG.md");
    documents
}

/// Adds the files of one extension in a folder and in those of its folders that `enters` lets through.
fn collect(
    root: &Path,
    folder: &Path,
    extension: &str,
    enters: &dyn Fn(&Path) -> bool,
    sources: &mut Vec<Source>,
) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            if !SKIPPED.contains(&name) && !name.starts_with('.') && enters(&path) {
                collect(root, &path, extension, enters, sources);
            }
        } else if path.extension().is_some_and(|found| found == extension) {
            let relative = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            sources.push(Source { path: relative, text: fs::read_to_string(&path).unwrap() });
        }
    }
}
