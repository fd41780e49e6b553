#!/usr/bin/env python3
"""Measures how time grows with the length of a text and the number of documents and threads; prints tables and a chart.

    cargo build --profile dist && python3 benches/scaling.py target/dist/nutgraf [--rows NEWS.jsonl]
        [--svg OUT.svg] [--peers benches/peers/target/release/peers]

Times whole processes, including start-up, reading and writing. The texts are made of the rows, or of the sample
articles, with numbered paragraphs, so that none repeats. --most MB limits the size of the largest text (default 100).
--peers adds the times of other crates for texts of up to a megabyte, without start-up.
"""
import argparse
import glob
import json
import math
import os
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def articles(path):
    if path:
        with open(path, encoding="utf-8") as rows:
            return [json.loads(row)["text"] for row in rows if row.strip()]
    names = ["harbour-bridge-news", "water-clock-encyclopedia", "sea-ice-abstract", "espresso-machine-review"]
    return [open(f"{HERE}/../seeds/texts/{name}.txt", encoding="utf-8").read() for name in names]


def long_text(texts, size, path):
    """Writes a text of `size` bytes or slightly more."""
    written = number = 0
    with open(path, "w", encoding="utf-8") as out:
        while written < size:
            for text in texts:
                number += 1
                piece = f"{text.strip()} This was case number {number} of the file.\n\n"[: max(200, size - written)]
                written += len(piece.encode())
                out.write(piece)
                if written >= size:
                    break


def many_rows(texts, n, path):
    """Writes n rows; returns the size of their texts."""
    size = 0
    with open(path, "w", encoding="utf-8") as out:
        for number in range(n):
            text = f"{texts[number % len(texts)].strip()} This was case number {number} of the file."
            size += len(text.encode())
            out.write(json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n")
    return size


def seconds(command, runs):
    """The median of several runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return sorted(times)[len(times) // 2]


def runs_for(size):
    return 11 if size < 1e6 else 5 if size < 2e7 else 3


def curve(binary, command, sizes, texts, folder, threads):
    points = []
    for size in sizes:
        path = f"{folder}/{size}.txt"
        if not os.path.exists(path):
            long_text(texts, size, path)
        points.append((size, seconds([binary, command, "-q", f"-j{threads}", path], runs_for(size))))
    return points


PEERS = ["simple-summarize", "lede", "rake", "keyword_extraction YAKE"]
OURS = ["nutgraf", "nutgraf keywords"]
LONGEST_FOR_PEERS = 1e6


def peer_curves(binary, sizes, folder):
    """The curves of libraries, which read the same texts as single rows."""
    points = {name: [] for name in OURS + PEERS}
    for size in (size for size in sizes if size <= LONGEST_FOR_PEERS):
        with open(f"{folder}/{size}.txt", encoding="utf-8") as text, open(f"{folder}/one.jsonl", "w") as row:
            row.write(json.dumps({"text": text.read()}))
        command = [binary, f"{folder}/one.jsonl", "--rounds", "11"]
        table = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
        for line in table.splitlines():
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) > 2 and cells[1] in points and float(cells[2]) > 0:
                points[cells[1]].append((size, size / 1e6 / float(cells[2])))
    return points


def print_table(title, columns, rows):
    print(f"\n{title}\n\n| {' | '.join(columns)} |\n|{'---:|' * len(columns)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def readable(size):
    return f"{size / 1e6:g} MB" if size >= 1e6 else f"{size / 1e3:g} kB"


COLOURS = ["#1f6feb", "#d1242f", "#1a7f37", "#6cb6ff", "#ff938a", "#8250df", "#bf5700", "#57606a", "#0a7ea4"]


def apart(heights, least=16):
    """The heights of labels, moved down so that they do not overlap."""
    moved, last = dict(), -math.inf
    for index in sorted(range(len(heights)), key=heights.__getitem__):
        moved[index] = last = max(heights[index], last + least)
    return [moved[index] for index in range(len(heights))]


def svg(curves, path):
    """Writes a log-log chart of time over length, with a grid at the powers of ten."""
    width, height, left, bottom, top, right = 720, 420, 64, 48, 24, 190
    xs = [math.log10(x) for _, points in curves for x, _ in points]
    ys = [math.log10(y) for _, points in curves for _, y in points]
    x0, x1, y0, y1 = math.floor(min(xs)), math.ceil(max(xs)), math.floor(min(ys)), math.ceil(max(ys))
    at_x = lambda x: left + (x - x0) / (x1 - x0) * (width - left - right)
    at_y = lambda y: height - bottom - (y - y0) / (y1 - y0) * (height - bottom - top)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for x in range(x0, x1 + 1):
        parts.append(f'<line x1="{at_x(x):.1f}" y1="{top}" x2="{at_x(x):.1f}" y2="{height - bottom}" stroke="#ddd"/>')
        parts.append(f'<text x="{at_x(x):.1f}" y="{height - bottom + 16}" text-anchor="middle">{readable(10**x)}</text>')
    for y in range(y0, y1 + 1):
        label = f"{10**y:g} s" if y >= 0 else f"{10 ** (y + 3):g} ms"
        parts.append(f'<line x1="{left}" y1="{at_y(y):.1f}" x2="{width - right}" y2="{at_y(y):.1f}" stroke="#ddd"/>')
        parts.append(f'<text x="{left - 6}" y="{at_y(y) + 4:.1f}" text-anchor="end">{label}</text>')
    ends = [at_y(math.log10(points[-1][1])) for _, points in curves]
    for (name, points), colour, label_y in zip(curves, COLOURS, apart(ends)):
        dashes = ' stroke-dasharray="5 3"' if name in PEERS else ""
        line = " ".join(f"{at_x(math.log10(x)):.1f},{at_y(math.log10(y)):.1f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>')
        parts.append(f'<text x="{width - right + 8}" y="{label_y + 4:.1f}" fill="{colour}">{name}</text>')
    parts.append(f'<text x="{(left + width - right) / 2}" y="{height - 10}" text-anchor="middle">length of the text</text></svg>')
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(parts) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--rows")
    parser.add_argument("--svg")
    parser.add_argument("--peers")
    parser.add_argument("--most", type=float, default=100)
    options = parser.parse_args()
    texts = articles(options.rows)
    most = options.most * 1e6
    sizes = [size for size in (10**exponent for exponent in range(3, 10)) if size <= most]
    with tempfile.TemporaryDirectory() as folder:
        summaries = curve(options.binary, "summarize", sizes, texts, folder, 1)
        keywords = curve(options.binary, "keywords", sizes, texts, folder, 1)
        parallel = curve(options.binary, "summarize", sizes, texts, folder, 0)
        peers = peer_curves(options.peers, sizes, folder) if options.peers else {}
        rows = [
            (readable(size), f"{a * 1e3:.1f}", f"{size / 1e6 / a:.1f}", f"{b * 1e3:.1f}", f"{c * 1e3:.1f}", f"{a / c:.2f}")
            for (size, a), (_, b), (_, c) in zip(summaries, keywords, parallel)
        ]
        names = ["text", "summarize, ms", "MB/s", "keywords, ms", "summarize on all cores, ms", "gain"]
        print_table("One text, one thread except where noted", names, rows)
        if peers:
            lengths = [size for size in sizes if size <= LONGEST_FOR_PEERS]
            cell = lambda curve, size: f"{dict(curve)[size] * 1e3:.2f}" if size in dict(curve) else "-"
            rows = [(name, *(cell(curve, size) for size in lengths)) for name, curve in peers.items()]
            print_table("Libraries in one process, ms", ["crate", *map(readable, lengths)], rows)
        rows = []
        for n in (10**exponent for exponent in range(1, 7)):
            path = f"{folder}/rows.jsonl"
            size = many_rows(texts, n, path)
            if size > most * 30:
                break
            one, all_cores = (
                seconds([options.binary, "summarize", "-q", threads, "-o", f"{folder}/out.jsonl", path], runs_for(size))
                for threads in ("-j1", "-j0")
            )
            rows.append((f"{n:,}", f"{size / 1e6:.2f}", f"{one:.3f}", f"{n / one:,.0f}", f"{size / 1e6 / one:.1f}", f"{one / all_cores:.2f}"))
        names = ["documents", "MB", "seconds, -j1", "documents/s", "MB/s", f"gain on {os.cpu_count()} cores"]
        print_table("Rows of JSONL to summaries in JSONL", names, rows)
    if options.svg:
        ours = [("keywords", keywords), ("summarize", summaries), ("summarize, all cores", parallel)]
        within = [("keywords, library", peers.get("nutgraf keywords")), ("summarize, library", peers.get("nutgraf"))]
        others = [(name, peers.get(name)) for name in PEERS]
        svg([(name, points) for name, points in ours + within + others if points], options.svg)


if __name__ == "__main__":
    main()
