#!/usr/bin/env bash
# Kills runs at random moments, resumes them, and compares their output with that of an uninterrupted run.
#
#   cli/tests/kill_and_resume.sh NUTGRAF [RUNS [DOCUMENTS [FOLDER]]]
set -euo pipefail
nutgraf=$1 runs=${2:-3} documents=${3:-2000}
folder=${4:-$(mktemp -d)}
trap '[ $# -ge 4 ] || rm -rf "$folder"' EXIT

# Different documents made of the sample texts; every hundredth row is malformed.
texts=$(cd "$(dirname "$0")/../.." && cat seeds/texts/*.txt | tr -d '\\"' | tr -s '[:space:]' ' ')
awk -v n="$documents" -v texts="$texts" 'BEGIN {
    for (i = 0; i < n; i++) {
        if (i % 100 == 99) { print "{\"id\":" i ",\"text\":"; continue }
        printf "{\"id\":%d,\"text\":\"Report %d. %s\"}\n", i % 1000, i, substr(texts, 1 + i * 37 % 3000, 2500)
    }
}' > "$folder/in.jsonl"

command=("$nutgraf" -q summarize --keywords 3 "$folder/in.jsonl")
started=$(date +%s%N)
"${command[@]}" -o "$folder/whole.jsonl" || [ $? -eq 3 ]
took=$(( ($(date +%s%N) - started) / 1000000 ))
[ "$(wc -l < "$folder/whole.jsonl")" -eq "$documents" ]

same=0
for run in $(seq "$runs"); do
    rm -f "$folder"/out.jsonl*
    kills=0 code=137
    while [ "$code" -eq 137 ]; do
        "${command[@]}" -o "$folder/out.jsonl" --resume &
        child=$!
        # The fifth run of each round is not killed.
        if [ "$kills" -lt 4 ]; then
            wait_ms=$(( RANDOM * took / 32768 / 2 + 1 ))
            sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
            kill -KILL "$child" 2> /dev/null || true
            kills=$((kills + 1))
        fi
        code=0
        wait "$child" 2> /dev/null || code=$?
        [ "$code" -ne 137 ] || [ ! -e "$folder/out.jsonl" ]
    done
    [ "$code" -eq 3 ]
    [ ! -e "$folder/out.jsonl.part" ] && [ ! -e "$folder/out.jsonl.part.resume" ]
    cmp "$folder/whole.jsonl" "$folder/out.jsonl" && same=$((same + 1))
done
echo "$same of $runs interrupted runs produced the same bytes"
[ "$same" -eq "$runs" ]
