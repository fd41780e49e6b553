//! Compiles the start-up code that Rust has no safe way to write.

fn main() {
    println!("cargo::rerun-if-changed=src/closed_stdout.c");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        cc::Build::new().file("src/closed_stdout.c").cargo_metadata(false).compile("closed_stdout");
        // Nothing calls it, so the linker would leave it out.
        let folder = std::env::var("OUT_DIR").unwrap_or_default();
        println!("cargo::rustc-link-search=native={folder}");
        println!("cargo::rustc-link-lib=static:+whole-archive=closed_stdout");
    }
}
