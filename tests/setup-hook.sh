#!/usr/bin/env bash
# Installs what tests/hook.rs needs: pre-commit, and the crates that the hook is built from.
# Needs python3, and the registries the first time only.
set -euo pipefail
cd "$(dirname "$0")/.."

version=4.7.0
folder=target/pre-commit

if [ "$("$folder/bin/pre-commit" --version 2>/dev/null)" != "pre-commit $version" ]; then
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install --quiet --disable-pip-version-check "pre-commit==$version"
fi
cargo fetch --locked --quiet
