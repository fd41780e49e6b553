#!/usr/bin/env bash
# Builds the library for WebAssembly, and puts together the page and the npm package in target/playground: build.sh [FEATURES].
# FEATURES are those of playground/Cargo.toml: `all` (the default), `english`, `all,cjk`.
#
# The standard library is built too, for size: a panic ends the instance at once, without a message. That needs a compiler with its
# source. Debian has one that differs from that of its release: its packages are unpacked beside, into target/wasm-compiler, and
# nothing is installed.
set -euo pipefail
cd "$(dirname "$0")/.."
features=${1:-all}
compiler=$PWD/target/wasm-compiler

# The compiler and what it needs of Debian's packages, those that are installed excepted.
unpack() {
    rm -rf "$compiler" && mkdir -p "$compiler/packages/partial"
    apt-get update -qq
    local linker
    linker=lld-$(apt-cache depends --recurse --no-recommends rustc-web | grep -oE 'libllvm[0-9]+' | head -1 | tr -dc 0-9)
    apt-get install -qq --yes --download-only --no-install-recommends --reinstall \
        -o Dir::Cache::archives="$compiler/packages" -o Debug::NoLocking=1 rustc-web rust-web-src "$linker" >/dev/null
    local package
    for package in "$compiler"/packages/*.deb; do
        case $package in
            */rust-web-src_*)
                # The source of the compiler itself is not needed.
                dpkg-deb --fsys-tarfile "$package" |
                    tar -x -C "$compiler" --wildcards './usr/lib/rustlib/src*' './usr/src/rustc-*/library*' ;;
            *) dpkg-deb -x "$package" "$compiler" ;;
        esac
    done
    rm -r "$compiler/packages"
    ln -s "wasm-ld-${linker#lld-}" "$compiler/usr/bin/wasm-ld"
    touch "$compiler/is-complete"
}

[ -e "$compiler/is-complete" ] || unpack
export LD_LIBRARY_PATH=$compiler/usr/lib/x86_64-linux-gnu RUSTC=$compiler/usr/bin/rustc RUSTC_BOOTSTRAP=1
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$compiler/usr/bin/wasm-ld
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none"
cargo build --locked --profile wasm -p nutgraf-wasm --no-default-features --features "$features" --target-dir target/wasm \
    --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size
mkdir -p target/playground
cp target/wasm/wasm32-unknown-unknown/wasm/nutgraf_wasm.wasm target/playground/nutgraf.wasm
node playground/assemble.mjs target/playground/nutgraf.wasm target/playground
node -e '
const { readFileSync } = require("node:fs"), { brotliCompressSync, gzipSync } = require("node:zlib");
const wasm = readFileSync("target/playground/nutgraf.wasm");
console.log(`${process.argv[1]}: ${wasm.length} bytes, ${gzipSync(wasm, { level: 9 }).length} by gzip, ${brotliCompressSync(wasm).length} by brotli`);
' "$features"
