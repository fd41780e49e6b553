//! Who may import whom: only from a row above. `lib.rs` and `main.rs` compose everything.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the crate by row; a module imports only from the rows before its own.
const ROWS: &[&[&str]] = &[
    &["error", "explain", "handle", "hash", "threads"],
    &["ascii", "math"],
    &["lang"],
    &["document"],
    &["offset", "opening", "corpus"],
    &["background", "duplicates"],
    &["detect"],
    &["segment", "tag"],
    &["analysis"],
    &["select"],
    &["keyword"],
    &["rank", "compress"],
    &["summary"],
    &["gist"],
    &["read"],
];

/// The rows that open no file, print nothing and know neither clap nor serde.
const PURE_ROWS: usize = 14;

fn row_of(module: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&module))
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Every source file with its module and its code without tests and comments.
fn sources() -> Vec<(PathBuf, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let read = |path: PathBuf| {
        let relative = path.strip_prefix(&root).unwrap().to_owned();
        let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        (relative, module, code.join("\n"))
    };
    files.into_iter().map(read).filter(|(_, module, _)| module != "lib" && module != "main").collect()
}

/// The modules named behind `crate::` in the code: `crate::a::…` and `crate::{a, b::c}`.
fn imports(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut modules = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = &list[..list.find(';').unwrap_or(list.len())];
            modules.extend(list.split(',').map(|item| word(item.trim())));
        } else {
            modules.push(word(rest));
        }
    }
    modules
}

#[test]
fn every_module_has_a_row() {
    for (path, module, _) in sources() {
        assert!(row_of(&module).is_some(), "{} is in no row", path.display());
    }
}

#[test]
fn imports_go_upwards_only() {
    let mut faults = Vec::new();
    for (path, module, code) in sources() {
        let Some(own) = row_of(&module) else { continue };
        for import in imports(&code) {
            if import != module && row_of(&import).is_some_and(|row| row >= own) {
                faults.push(format!("{} imports {import}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_library_neither_reads_nor_prints() {
    let banned = [
        "std::fs",
        "std::io",
        "std::net",
        "std::process",
        "println!",
        "print!(",
        "eprint",
        "clap",
        "serde",
        "dbg!",
    ];
    for (path, module, code) in sources() {
        if row_of(&module).is_some_and(|row| row < PURE_ROWS) {
            for word in banned {
                assert!(!code.contains(word), "{} has {word}", path.display());
            }
        }
    }
}
