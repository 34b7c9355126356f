#!/usr/bin/env bash
# Installs what tests/hook needs: pre-commit, what wheels are built with, and the crates that the hooks are built from.
# Needs python3, and the registries the first time only.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=("pre-commit==4.7.0" "check-jsonschema==0.39.0")
# What pip wants to have while it builds; the tests run it without an index.
builders=("maturin==1.16.0" "setuptools==80.9.0")
folder=target/pre-commit

if [ "$(cat "$folder/stamp" 2>/dev/null)" != "${tools[*]} ${builders[*]}" ]; then
  rm -rf "$folder"
  python3 -m venv "$folder"
  pip=("$folder/bin/pip" --quiet --disable-pip-version-check)
  "${pip[@]}" install "${tools[@]}"
  "${pip[@]}" download --dest "$folder/builders" "${builders[@]}"
  echo "${tools[*]} ${builders[*]}" >"$folder/stamp"
fi
cargo fetch --locked --quiet
