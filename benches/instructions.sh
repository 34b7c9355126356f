#!/usr/bin/env bash
# Counts the instructions of checking one definition, part by part, and fails where there are more than there may be.
# Needs valgrind. Whatever else the machine does, the numbers stay the same: compare these, not times. Another compiler
# makes some percent of difference; that much room the limits leave.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$(mktemp -d)
trap 'rm -rf "$target"' EXIT
program=$(cargo bench --locked --bench instructions --no-run --message-format=json 2>/dev/null |
    sed -n 's/.*"executable":"\([^"]*instructions-[^"]*\)".*/\1/p' | tail -n 1)

count() { # PART ROUNDS
    valgrind --tool=callgrind --callgrind-out-file="$target/out" "$program" "$1" "$2" 2>&1 |
        sed -n 's/.*Collected : //p'
}

failed=0
# Rounds: of what is so large that it holds a hundred, fewer. No limit: others' work, to compare with.
while read -r part rounds limit; do
    number=$((($(count "$part" "$((2 * rounds))") - $(count "$part" "$rounds")) / 1000))
    printf '%-20s %7d' "$part" "$number"
    if [ -n "$limit" ] && [ "$number" -gt "$limit" ]; then
        printf '  more than %d' "$limit"
        failed=1
    fi
    echo
done <<'END'
read               1000 13500
bind-and-check     1000 34500
rules              1000 6000
bytes-to-report    1000 48000
with-notes         1000 57500
swagger-operations 10   73500
serde-json-ignored 1000
serde-json-value   1000
END
exit "$failed"
