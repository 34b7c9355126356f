"""Prints rust-version, or says which dependencies need a newer one."""

import json
import subprocess
import sys

command = ["cargo", "metadata", "--locked", "--all-features", "--format-version", "1"]
packages = json.loads(subprocess.check_output(command))["packages"]


def number(version):
    return [int(part) for part in version.split(".")][:2]


ours = next(it["rust_version"] for it in packages if it["name"] == "apiglint")
newer = [it for it in packages if it["rust_version"] and number(it["rust_version"]) > number(ours)]
for it in newer:
    print(f"{it['name']} {it['version']} needs rust {it['rust_version']}", file=sys.stderr)
if newer:
    sys.exit(1)
print(ours)
