//! The checks find the faults planted in small crates, and no faults in clean ones.

use crate::circles::circles;
use crate::source::{Package, Source};
use crate::ties::{Follow, Ties};
use crate::{names, purity, rooms};

/// A package at the root of a workspace.
fn package(sources: &[(&str, &str)]) -> [Package; 1] {
    let source = |&(path, text): &(&str, &str)| Source { path: path.to_owned(), text: text.to_owned() };
    [Package::new("nutgraf", "", "", sources.iter().map(source).collect())]
}

/// A crate in which `b` uses `a` with a plain import, and `a` uses `b` in the given way.
fn crate_with<'s>(lib: &'s str, a: &'s str) -> [(&'s str, &'s str); 4] {
    let b = "use crate::a::A;\npub struct B;\npub enum Kind { One }\npub fn make() -> A { A }\n\
             macro_rules! plain { () => {} }\npub mod inner { pub struct Deep; }";
    [("src/lib.rs", lib), ("src/a.rs", a), ("src/b.rs", b), ("src/c.rs", "pub struct C;")]
}

const LIB: &str = "mod a;\nmod b;\nmod c;\n";

/// Ways in which `a` may use `b`: an addition to `lib.rs`, and the text of `a`.
const WAYS: &[(&str, &str, &str)] = &[
    ("a path", "", "use crate::b::B;"),
    ("a group", "", "use crate::{c::C, b::B};"),
    ("a nested group", "", "use crate::{c::{self, C}, b::{inner::{Deep}, Kind as K}};"),
    ("super", "", "use super::b::B;"),
    ("super twice", "", "mod deep { use super::super::b::B; }"),
    ("self and super", "", "use self::super::b::B;"),
    ("a re-export", "pub use b::B;", "use crate::B;"),
    ("a group of re-exports", "pub use crate::{b::B, c::C};", "use crate::{B, C};"),
    ("a re-export in the crate", "pub(crate) use b::B;", "use crate::B;"),
    ("a renamed re-export", "pub use b::B as Other;", "use crate::Other;"),
    ("a re-export of everything", "pub use b::*;", "use crate::{C, B};"),
    ("a re-export of a re-export", "mod deep { pub use super::b::B; } pub use deep::B;", "use super::B;"),
    ("a re-export of the module", "pub mod door { pub use crate::b; }", "use crate::door::b::make;"),
    ("everything", "", "use crate::b::*; fn f(_: B) {}"),
    ("everything of the root", "pub use b::B;", "use crate::*; fn f(_: B) {}"),
    ("a renamed module", "", "use crate::b as other; fn f() { other::make(); }"),
    ("a module", "", "use super::b; fn f() { b::make(); }"),
    ("a module of a group", "", "use crate::b::{self}; fn f() { b::make(); }"),
    ("nothing kept", "", "use crate::b::B as _;"),
    ("an expression", "", "fn f() { crate::b::make(); }"),
    ("an argument", "", "fn f() { g(1, super::b::make()) }"),
    ("a type", "", "fn f(_: &super::b::B) {}"),
    ("a type in a type", "", "struct S(Vec<crate::b::B>);"),
    ("a turbofish", "", "fn f() { g::<crate::b::B>(); }"),
    ("a bound", "", "impl<T: From<crate::b::B>> S<T> {}"),
    ("a pattern", "", "fn f(k: u8) { matches!(k, crate::b::Kind::One); }"),
    ("a variant", "", "use crate::b::Kind::One;"),
    ("every variant", "", "use crate::b::Kind::*;"),
    ("a function's own import", "", "fn f() { use crate::b::make; make(); }"),
    ("a macro's tokens", "", "fn f() { vec![crate::b::make()]; }"),
    ("a format", "", "fn f() { println!(\"{:?}\", super::b::make()); }"),
    ("a macro's rule", "", "macro_rules! m { () => { $crate::b::make() }; }"),
    ("a macro of the text's order", "", "fn f() { plain!(); }"),
    ("an attribute", "", "#[derive(crate::b::B)] struct S;"),
    ("a test's neighbours", "", "fn f() { match 1 { #[cfg(test)] 1 => {} 2 => super::b::make(), _ => {} } }"),
    ("all but tests", "", "#[cfg(not(test))] use crate::b::B;"),
    ("more than tests", "", "#[cfg(any(test, feature = \"x\"))] use crate::b::B;"),
    ("a feature", "", "#[cfg(feature = \"x\")] use crate::b::B;"),
    ("the crate's name", "extern crate self as nutgraf;", "use nutgraf::b::B;"),
    ("a raw name", "", "use crate::r#b::B;"),
];

#[test]
fn every_way_to_use_a_file_is_seen() {
    for (way, lib, a) in WAYS {
        let (lib, a) = (format!("{LIB}{lib}"), format!("{a}\npub struct A;"));
        let packages = package(&crate_with(&lib, &a));
        let found = circles(&packages, Follow::Names);
        assert_eq!(found.len(), 1, "{way}");
        assert!(found[0].contains("src/a.rs -> src/b.rs: "), "{way}: {found:?}");
        let faults = rooms::faults(&packages, &[&["c"], &["a"], &["b"]]);
        assert_eq!(faults.len(), 1, "{way}: {faults:?}");
        assert!(faults[0].starts_with("src/a.rs -> src/b.rs: "), "{way}: {faults:?}");
    }
}

/// Texts of `a` that do not use `b`, with additions to `lib.rs`.
const CLEAN: &[(&str, &str, &str)] = &[
    ("another file", "", "use crate::c::C;"),
    ("another file's re-export", "pub use b::B; pub use c::C;", "use crate::{C};"),
    ("another file's, next to everything", "pub use b::*; pub use c::C;", "use crate::C;"),
    ("tests", "", "#[cfg(test)] mod tests { use crate::b::B; }"),
    ("a test", "", "#[test] fn f() { crate::b::make(); }"),
    ("an import for tests", "", "#[cfg(test)] use crate::b::B;"),
    ("a field for tests", "", "struct S { #[cfg(test)] b: crate::b::B, c: u8 }"),
    ("a variant for tests", "", "fn f() { match 1 { #[cfg(test)] 1 => { crate::b::make() } _ => {} } }"),
    ("comments", "", "// use crate::b::B;\n/* crate::b::make() */\n/// [`crate::b::B`]\nfn f() {}"),
    ("strings", "", "const S: &str = \"crate::b::B\"; const R: &str = r#\"use crate::b::B;\"#;"),
    ("its own names", "", "struct B; fn make() { B::one(); }"),
    ("a field and a method", "pub use b::*; pub use c::*;", "use crate::*; fn f(x: C) { x.B; x.make() }"),
    ("the standard library", "", "use std::fmt::{self, Display}; use core::b::B;"),
    ("a module not used", "", "use super::b;"),
    ("a function of the module's name", "pub fn c() {}", "use crate::c::C;"),
    ("a lifetime", "", "fn f<'b>(b: &'b str) -> char { 'b' }"),
];

#[test]
fn clean_crates_pass() {
    for (way, lib, a) in CLEAN {
        let (lib, a) = (format!("{LIB}{lib}"), format!("{a}\npub struct A;"));
        let packages = package(&crate_with(&lib, &a));
        assert_eq!(circles(&packages, Follow::NamesAndMethods), [""; 0], "{way}");
        assert_eq!(rooms::faults(&packages, &[&["c"], &["a"], &["b"]]), [""; 0], "{way}");
    }
}

#[test]
fn circles_of_other_shapes() {
    let check = |sources: &[(&str, &str)], follow: Follow, expected: &[&[&str]]| {
        let found = circles(&package(sources), follow);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (circle, uses) in found.iter().zip(expected) {
            assert_eq!(circle.lines().collect::<Vec<_>>(), *uses);
        }
    };
    let names = Follow::Names;
    let three = [
        ("src/lib.rs", "mod a; mod b; mod c;"),
        ("src/a.rs", "use crate::b::B; pub struct A;"),
        ("src/b.rs", "use crate::c::C; pub struct B;"),
        ("src/c.rs", "use crate::a::A; pub struct C;"),
    ];
    let uses: &[_] = &["src/a.rs -> src/b.rs: B", "src/b.rs -> src/c.rs: C", "src/c.rs -> src/a.rs: A"];
    check(&three, names, &[uses]);
    // A child that uses what its parent defines, while the parent uses the child.
    let child = ("src/a/child.rs", "use super::Shared; pub struct Child;");
    let parent = ("src/a/mod.rs", "mod child; pub struct Shared; pub fn f(_: child::Child) {}");
    let uses: &[_] = &["src/a/mod.rs -> src/a/child.rs: Child", "src/a/child.rs -> src/a/mod.rs: Shared"];
    check(&[("src/lib.rs", "mod a;"), parent, child], names, &[uses]);
    // A door that only declares and re-exports, in either form of the file's name.
    let door = "mod child; mod shared; pub use child::Child; pub use shared::Shared;";
    let shared = ("src/a/shared.rs", "pub struct Shared;");
    check(&[("src/lib.rs", "mod a;"), ("src/a/mod.rs", door), child, shared], names, &[]);
    check(&[("src/lib.rs", "mod a;"), ("src/a.rs", door), child, shared], names, &[]);
    // The root defines what a file uses, and uses the file.
    let root = ("src/lib.rs", "mod a; pub struct Root; pub use a::A;");
    let uses: &[_] = &["src/lib.rs -> src/a.rs: A", "src/a.rs -> src/lib.rs: Root"];
    check(&[root, ("src/a.rs", "pub struct A(crate::Root);")], names, &[uses]);
    // A module whose file is named by an attribute.
    let placed = ("src/lib.rs", "mod a; #[path = \"far/off.rs\"] mod b;");
    let uses: &[_] = &["src/a.rs -> src/far/off.rs: B", "src/far/off.rs -> src/a.rs: A"];
    let (a, off) =
        (("src/a.rs", "pub struct A(crate::b::B);"), ("src/far/off.rs", "pub struct B(super::a::A);"));
    check(&[placed, a, off], names, &[uses]);
    // A door re-exports a function that has the name of its module.
    let door = ("src/a/mod.rs", "mod x; mod y; pub use x::x;");
    let x = ("src/a/x.rs", "use super::y::Y; pub fn x() -> Y { Y }");
    let y = ("src/a/y.rs", "use super::x; pub struct Y; fn f() { x(); }");
    let uses: &[_] = &["src/a/x.rs -> src/a/y.rs: Y", "src/a/y.rs -> src/a/x.rs: x"];
    check(&[("src/lib.rs", "mod a;"), door, x, y], names, &[uses]);
    // A type spread over two files: a method of one calls one of the other.
    let whole = ("src/a.rs", "pub struct A; impl A { fn f(&self) { self.g() } }");
    let part = ("src/b.rs", "use crate::a::A; impl A { pub fn g(&self) { Self::g } }");
    let lib = ("src/lib.rs", "mod a; mod b;");
    check(&[lib, whole, part], names, &[]);
    let uses: &[_] = &["src/a.rs -> src/b.rs: A::g", "src/b.rs -> src/a.rs: A"];
    check(&[lib, whole, part], Follow::NamesAndMethods, &[uses]);
}

#[test]
fn uses_of_another_package_are_seen() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let lib = vec![source("src/lib.rs", "mod a { pub struct A; } pub use a::A;")];
    let main = source("cli/src/main.rs", "mod run; fn main() { nut_graf_cli::run::run() }");
    let cli = vec![main, source("cli/src/run.rs", "use nut_graf::{A as B};")];
    let packages = [Package::new("nut-graf", "", "", lib), Package::new("nut-graf-cli", "cli", "", cli)];
    let ties = Ties::of(&packages, Follow::Names);
    assert_eq!(ties.iter().collect::<Vec<_>>(), [("cli/src/run.rs", "src/lib.rs", "A".to_owned())]);
}

#[test]
fn rooms_without_a_row_and_uses_of_the_root_are_seen() {
    let sources = [
        ("src/lib.rs", "mod a; mod b; pub fn f() { b::g() }"),
        ("src/a.rs", "use crate::f;"),
        ("src/b.rs", "pub fn g() {}"),
    ];
    let faults = rooms::faults(&package(&sources), &[&["a"]]);
    assert_eq!(faults, ["b has no row", "src/a.rs -> src/lib.rs: f"]);
}

#[test]
fn impure_libraries_are_seen() {
    let check = |text: &str, expected: &[&str]| {
        let faults = purity::faults(&package(&[("src/lib.rs", text)]));
        let found: Vec<_> = faults.iter().map(|fault| fault.split_once(": ").unwrap().1).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("use std::fs::File;", &["std::fs::File"]);
    check("use std::{fmt, io::{self, Stdin}};", &["std::io", "std::io::Stdin"]);
    check("use std::io::{Cursor, Read};", &[]);
    check("use std::{self as s, net as wire};", &["std", "std::net"]);
    check("fn f() { std::process::exit(1) }", &["std::process::exit"]);
    check("fn f() -> Result<(), std::io::Error> { Ok(()) }", &["std::io::Error"]);
    check("fn f() { println!(\"a\"); std::eprintln!(); dbg![1]; }", &["println", "std::eprintln", "dbg"]);
    check("macro_rules! m { () => { print!(\"a\") }; }", &["print"]);
    check("use clap::{Args, Parser as P};", &["clap::Args", "clap::Parser"]);
    check("#[cfg(feature = \"x\")] fn f() { csv::Reader::new() }", &["csv::Reader::new"]);
    check("use serde::Serialize;", &["serde::Serialize"]);
    check("#[derive(serde::Serialize)] struct S;", &["serde::Serialize"]);
    check("#[cfg(feature = \"models\")] use serde::Serialize;", &["serde::Serialize"]);
    check("#[cfg(not(feature = \"serde\"))] use serde::Serialize;", &["serde::Serialize"]);
    check("#[cfg(feature = \"serde\")] use serde::{Serialize};", &[]);
    check("#[cfg(feature = \"serde\")] mod m { use serde::de; }", &[]);
    check("#[cfg_attr(feature = \"serde\", derive(serde::Serialize))] struct S { a: u8 }", &[]);
    check("#[cfg(test)] mod tests { use std::fs; fn f() { println!() } }", &[]);
    check("use std::fmt; // println!\nfn f(fs: u8) { write!(fs, \"println!()\"); csv.len() }", &[]);
    let file =
        [("src/lib.rs", "#[cfg(feature = \"html\")] mod html;"), ("src/html.rs", "use html5gum::Tokenizer;")];
    assert_eq!(purity::faults(&package(&file)), [""; 0]);
}

#[test]
fn names_are_seen() {
    let lib = "mod a;\npub struct Row;\nimpl Iterator for Row { type Item = u8; }\nenum From {}\n\
               #[doc(hidden)]\npub mod tag {}";
    let a = "type Row = u8;\nfn f() {\n    union Other { a: u8 }\n}\ntrait Other { type Item; }\n\
             #[cfg(test)]\nmod tests { struct Row; struct From; }\n/// doc(hidden)\npub struct r#Write<T>(T);";
    let packages = package(&[("src/lib.rs", lib), ("src/a.rs", a)]);
    assert_eq!(
        names::repeated(&packages),
        ["Other: src/a.rs:3, src/a.rs:5", "Row: src/lib.rs:2, src/a.rs:1"]
    );
    assert_eq!(names::hiding(&packages), ["From: src/lib.rs:4", "Write: src/a.rs:9"]);
    assert_eq!(names::hidden(&packages), ["src/lib.rs:5"]);
    // A file that two crates share.
    let build = ("build.rs", "#[path = \"src/a.rs\"] mod a;");
    let shared = package(&[("src/lib.rs", "mod a;"), ("src/a.rs", "pub struct A;"), build]);
    assert_eq!(names::repeated(&shared), [""; 0]);
}
