//! Compiles the start-up code that Rust has no safe way to write, and packs the style sheet and the scripts of reports.

use std::env;

#[path = "build/report_assets.rs"]
mod report_assets;

fn main() {
    println!("cargo::rerun-if-changed=src/closed_stdout.c");
    if env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        // An object, which the linker keeps although nothing calls it, and for the program alone: a process that only uses the
        // library has its own standard output.
        for object in cc::Build::new().file("src/closed_stdout.c").compile_intermediates() {
            println!("cargo::rustc-link-arg-bins={}", object.display());
        }
    }
    report_assets::pack("src/report/assets");
}
