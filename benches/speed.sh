#!/usr/bin/env bash
# Measures the figures of docs/speed.md, for a quiet machine, and prints its tables in Markdown: libraries in one process, rows
# from JSONL to JSONL by the program, one article cold. Takes some minutes, most of them to compile.
#
#     benches/speed.sh NEWS.jsonl [N_ROWS] [PYTHON]
#
# NEWS.jsonl has rows with a "text", of which the first 700 are taken; N_ROWS (default 50000) rows are made of them. PYTHON is
# an interpreter with the packages of benches/peers/peers.py; without it they are left out. Memory is told by GNU time.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
head -700 "$1" >"$work/articles.jsonl"
n_rows=${2-50000}
python=${3-}

cargo build --quiet --locked --profile dist
program=$PWD/target/dist/nutgraf
cargo build --quiet --release --locked --manifest-path benches/peers/Cargo.toml
benches/peers/target/release/peers "$work/articles.jsonl"
[ -z "$python" ] || "$python" benches/peers/peers.py "$work/articles.jsonl" --nutgraf "$program"

python3 - "$program" "$work" "$n_rows" <<'END'
import json, statistics, subprocess, sys, time

program, work, n_rows = sys.argv[1], sys.argv[2], int(sys.argv[3])
with open(f"{work}/articles.jsonl", encoding="utf-8") as rows:
    texts = [json.loads(row)["text"] for row in rows]
megabytes = 0
with open(f"{work}/rows.jsonl", "w", encoding="utf-8") as out:
    for number in range(n_rows):
        text = f"{texts[number % len(texts)]} This was case number {number} of the file."
        megabytes += len(text.encode()) / 1e6
        out.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
with open(f"{work}/article.txt", "w", encoding="utf-8") as out:
    out.write(texts[0])


def run(*arguments):
    """Seconds."""
    start = time.perf_counter()
    subprocess.run([program, *arguments, "-q"], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def memory(*arguments):
    """The peak memory in MB, told by a small program: that of a child of this one is never under its own."""
    timed = ["time", "-f", "%M", "-o", f"{work}/memory", program, *arguments, "-q"]
    subprocess.run(timed, stdout=subprocess.DEVNULL, check=True)
    with open(f"{work}/memory", encoding="utf-8") as told:
        return int(told.read()) / 1e3


print(f"\n| {n_rows:,} rows, {megabytes:.0f} MB | one core | MB/s | documents/s | gain on two | memory |\n|---|---:|---:|---:|---:|---:|")
for command in (["summarize"], ["keywords"], ["summarize", "--keywords", "10"], ["gist"], ["split"]):
    one = run(*command, f"{work}/rows.jsonl", "-j1")
    two = run(*command, f"{work}/rows.jsonl", "-j2")
    peak = memory(*command, f"{work}/rows.jsonl", "-j1")
    print(f"| `{' '.join(command)}` | {one:.1f} s | {megabytes / one:.1f} | {n_rows / one:,.0f} | {one / two:.2f} | {peak:.0f} MB |", flush=True)
print("\n| one article, cold | ms | memory |\n|---|---:|---:|")
for command in ("summarize", "keywords", "gist"):
    runs = [run(command, f"{work}/article.txt") for _ in range(31)]
    peak = memory(command, f"{work}/article.txt")
    print(f"| `{command}` | {1e3 * statistics.median(runs):.1f} | {peak:.0f} MB |")
END
