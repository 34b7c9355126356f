#!/usr/bin/env bash
# Counts the instructions of checking one definition, part by part. Needs valgrind.
# Whatever else the machine does, the numbers stay the same: compare these, not times.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$(mktemp -d)
trap 'rm -rf "$target"' EXIT
program=$(cargo bench --bench instructions --no-run --message-format=json 2>/dev/null |
    sed -n 's/.*"executable":"\([^"]*instructions-[^"]*\)".*/\1/p' | tail -n 1)

count() { # PART ROUNDS
    valgrind --tool=callgrind --callgrind-out-file="$target/out" "$program" "$1" "$2" 2>&1 |
        sed -n 's/.*Collected : //p'
}

for part in read bind-and-check rules bytes-to-report with-notes serde-json-ignored serde-json-value; do
    printf '%-20s %7d\n' "$part" $((($(count "$part" 2000) - $(count "$part" 1000)) / 1000))
done
# One of a hundred operations.
printf '%-20s %7d\n' swagger-operation $((($(count swagger 20) - $(count swagger 10)) / 1000))
