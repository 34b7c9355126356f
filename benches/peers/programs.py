"""The programs that are measured: where they come from, and how each is asked to check."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

HERE = Path(__file__).resolve().parent
SCHEMA = str(HERE / "definition.schema.json")
SPECTRAL = str(HERE / "spectral.yaml")


@dataclass
class Program:
    name: str
    # The command line for a folder, and for one file.
    folder: Callable[[str], list[str]]
    file: Callable[[str], list[str]]
    # Puts it where the command lines have it.
    install: Callable[[], None] = lambda: None
    # Where it names the files that it refuses, and no others.
    says: str = "both"


def run(*command):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise RuntimeError((done.stdout.strip().splitlines() or ["no reason given"])[-1])


def files(folder):
    return sorted(str(path) for path in Path(folder).glob("*.json"))


def prepare(folder):
    """What lintel has to have beside the definitions: it takes no schema from the command line."""
    shutil.copy(SCHEMA, folder)
    name = Path(SCHEMA).name
    (folder / "lintel.toml").write_text(f'root = true\n[schemas]\n"0*.json" = "//{name}"\n"**/0*.json" = "//{name}"\n')


def floors():
    """What any program takes to start, and to read all that: `cat` is told the files, `grep` has to find them, too."""
    cat, grep = ["cat"], ["grep", "-r", "-c", "-F", "not in any of them"]
    return [
        Program("`true`", lambda _: ["true"], lambda _: ["true"]),
        Program("`cat`", lambda folder: cat + files(folder), lambda file: cat + [file]),
        Program("`grep -r`", lambda folder: grep + [folder], lambda file: grep + [file]),
    ]


def ours(program):
    check = [program, "check", "--quiet"]
    return Program("**apiglint**", lambda folder: check + [folder], lambda file: check + [file])


def peers(cache):
    """Those that can be told to look at such definitions at all."""
    rust, python, node = cache / "rust", cache / "python", cache / "node"

    def cargo(crate, version):
        def install():
            # cargo leaves alone what is there in this version.
            run("cargo", "install", "--quiet", "--locked", "--root", rust, "--target-dir", cache / "build",
                f"{crate}@{version}")
        return install

    def pip(package, version):
        def install():
            if not (python / "bin/pip").exists():
                run(sys.executable, "-m", "venv", python)
            run(python / "bin/pip", "install", "--quiet", f"{package}=={version}")
        return install

    def sourcemeta():
        pip("sourcemeta-jsonschema", "17.3.0")()
        # The program itself: what pip puts into `bin` starts Python first.
        native = next(python.glob("lib/*/site-packages/sourcemeta_jsonschema/jsonschema-*"))
        link = python / "bin/sourcemeta"
        link.unlink(missing_ok=True)
        link.symlink_to(native)

    def npm(package, version):
        def install():
            node.mkdir(parents=True, exist_ok=True)
            run("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", node, f"{package}@{version}")
        return install

    def of(name, command, every, install, says="both"):
        """`every` makes the arguments of a folder; a file is given as it is."""
        command = [str(part) for part in command]
        return Program(name, lambda folder: command + every(folder), lambda file: command + [file], install, says)

    def itself(folder):
        return [folder]

    return [
        of("jsonschema-cli 0.60.2 (Rust)",
           [rust / "bin/jsonschema-cli", "validate", SCHEMA, "--errors-only", "-i"],
           lambda folder: " -i ".join(files(folder)).split(), cargo("jsonschema-cli", "0.60.2")),
        of("boon-cli 0.6.2 (Rust)", [rust / "bin/boon", "-q", SCHEMA], files, cargo("boon-cli", "0.6.2")),
        of("sourcemeta jsonschema 17.3.0 (C++)",
           [python / "bin/sourcemeta", "validate", "--fast", "--continue", SCHEMA], itself, sourcemeta),
        of("lintel 0.0.19 (Rust)", [rust / "bin/lintel", "ci", "--no-catalog", "--force-validation"], itself,
           cargo("lintel", "0.0.19")),
        of("ajv-cli 5.0.0 (Node.js)",
           [node / "node_modules/.bin/ajv", "validate", "--spec=draft2020", "-s", SCHEMA, "-d"],
           lambda folder: [f"{folder}/*.json"], npm("ajv-cli", "5.0.0"), says="stderr"),
        of("check-jsonschema 0.39.0 (Python)", [python / "bin/check-jsonschema", "--schemafile", SCHEMA], files,
           pip("check-jsonschema", "0.39.0")),
        of("Spectral 6.16.3 (Node.js)", [node / "node_modules/.bin/spectral", "lint", "-q", "-r", SPECTRAL],
           lambda folder: [f"{folder}/*.json"], npm("@stoplight/spectral-cli", "6.16.3")),
    ]
