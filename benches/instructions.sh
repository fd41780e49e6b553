#!/usr/bin/env bash
# Counts the instructions of fixed runs under valgrind and compares them with the recorded counts. Unlike times, counts
# do not depend on the load of the machine. They vary by about 1 %, since hash maps have a new seed in every run.
#
#     benches/instructions.sh            compare with benches/instructions.txt; exit 1 if a count grew by more than 3 %
#     benches/instructions.sh --record   measure and write benches/instructions.txt
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --quiet --release --locked
record=benches/instructions.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# About 300 kB of English with numbered paragraphs, so that none repeats.
awk 'BEGIN { RS = ""; ORS = "\n\n" } { paragraph[NR] = $0 }
     END { for (i = 0; i < 700; i++) print paragraph[i % NR + 1] " This was case number " i " of the file." }' \
    seeds/texts/{harbour-bridge-news,water-clock-encyclopedia,sea-ice-abstract,espresso-machine-review}.txt >"$work/long.txt"

count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null target/release/nutgraf "$@" -j1 2>&1 >/dev/null |
        awk '/Collected/ { print $NF }'
}

measure() {
    local article=seeds/texts/harbour-bridge-news.txt
    for command in summarize keywords gist split; do
        echo "$command-article $(count "$command" "$article")"
        echo "$command-300-kB $(count "$command" "$work/long.txt")"
    done
    echo "summarize-tfidf-300-kB $(count summarize --method tfidf "$work/long.txt")"
    echo "keywords-tfidf-300-kB $(count keywords --method tfidf "$work/long.txt")"
}

measure >"$work/now.txt"
if [ "${1-}" = --record ]; then
    cp "$work/now.txt" "$record"
    cat "$record"
    exit
fi
join <(sort "$record") <(sort "$work/now.txt") | awk '
    { change = 100 * ($3 - $2) / $2; printf "%-24s %14d -> %14d  %+.1f %%\n", $1, $2, $3, change; if (change > 3) grew = 1 }
    END { exit grew }'
