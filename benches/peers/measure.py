#!/usr/bin/env python3
"""Compares the command with its peers: how long each takes for 2,000 definitions and for one, how much memory, and
how many of 100 broken definitions each finds. Prints the table that the README has.

    benches/peers/measure.py CACHE [--runs N] [--install-only]

CACHE is a folder for the peers, which come from PyPI, npm and the Rust registry; what is there already is not fetched
again. Times are worth something only if nothing else runs: the load is printed first.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import definitions
import programs

ROOT = Path(__file__).resolve().parents[2]
FILES, MANY = 2000, 100_000
# Whoever takes longer is run less often.
SLOW, SLOWEST = 1.0, 8.0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", type=Path, help="a folder for the peers")
    parser.add_argument("--runs", type=int, default=30, help="runs of each; those that take long get fewer")
    parser.add_argument("--apiglint", type=Path, help="the command, instead of building it")
    parser.add_argument("--install-only", action="store_true", help="install the peers, measure nothing")
    args = parser.parse_args()
    args.cache = args.cache.absolute()
    peers, absent = install(programs.peers(args.cache))
    if args.install_only:
        return
    command = programs.ours(str(args.apiglint.absolute() if args.apiglint else build()))
    with tempfile.TemporaryDirectory(prefix="apiglint-peers-") as folder:
        os.chdir(folder)
        definitions.write(Path("good"), FILES)
        broken = definitions.write(Path("bad"), FILES, broken=True)
        definitions.write(Path("many"), MANY)
        programs.prepare(Path(folder))
        print(f"load at the start: {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores\n")
        measure([command, *programs.floors(), *peers], absent, broken, args.runs)
        measure_many(command, args.runs)


def install(peers):
    """Those that could be installed, and why the others could not."""
    there, absent = [], []
    for peer in peers:
        print(f"installing {peer.name}", file=sys.stderr, flush=True)
        try:
            peer.install()
            there.append(peer)
        except (RuntimeError, OSError, StopIteration) as error:
            absent.append((peer, f"could not be installed: {error}"))
    for peer, reason in absent:
        print(f"{peer.name} {reason}", file=sys.stderr)
    return there, absent


def build():
    subprocess.run(["cargo", "build", "--release", "--locked", "--features", "cli", "--bin", "apiglint"],
                   cwd=ROOT, check=True)
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).absolute() / "release/apiglint"


def measure(measured, absent, broken, runs):
    one = sorted(Path("good").iterdir())[0]
    all_files = interleaved([(it.name, it.folder("good")) for it in measured], runs)
    single = interleaved([(it.name, it.file(str(one))) for it in measured], runs)
    print("| | 2,000 files: median | min | one file: median | peak memory | broken files found, of 100 |")
    print("|---|---|---|---|---|---|")
    for it in measured:
        times, alone = all_files[it.name], single[it.name]
        floor = it.name.startswith("`")
        print(f"| {it.name} | {ms(statistics.median(times))} | {ms(min(times))} | {ms(statistics.median(alone))} "
              f"| {memory(it.folder('good'))} | {'' if floor else found(it, broken)} |", flush=True)
    for it, reason in absent:
        print(f"| {it.name} | {reason} | | | | |")
    print(f"\nThe medians are of {runs} runs in turns; of at most {max(3, runs // 5)} where one takes a second.")


def measure_many(command, runs):
    few, many = (interleaved([("", command.folder(folder))], runs)[""] for folder in ("good", "many"))
    ratio = statistics.median(many) / statistics.median(few)
    print(f"\n{MANY:,} files: {ms(statistics.median(many))} (min {ms(min(many))}), {memory(command.folder('many'))}: "
          f"{ratio:.1f} times as long as {FILES:,} files, which are a {MANY // FILES}th.")


def interleaved(commands, runs):
    """The times of each command, run in turns, so that a slow moment of the machine slows all of them."""
    times = {name: [timed(command)] for name, command in commands}
    for turn in range(1, runs):
        for name, command in commands:
            first = times[name][0]
            if turn < (3 if first > SLOWEST else max(3, runs // 5) if first > SLOW else runs):
                times[name].append(timed(command))
    return times


def timed(command):
    # Plain system calls: `subprocess` takes as long as checking a file.
    silence = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in range(3)]
    start = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=silence)
    # Verdicts are no failures here: the last column of the table has them.
    os.waitpid(process, 0)
    return time.perf_counter() - start


def memory(command):
    """The largest process's, by a program so small that its own memory is not what is measured."""
    timer = shutil.which("time")
    if not timer:
        return "–"
    with tempfile.NamedTemporaryFile("r") as out:
        subprocess.run([timer, "-f", "%M", "-o", out.name, *command], stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        lines = out.read().split()
        return f"{int(lines[-1]) / 1024:.0f} MiB" if lines else "–"


def found(program, broken):
    """How many broken files it names; and how many others, where it names any."""
    done = subprocess.run(program.folder("bad"), stdin=subprocess.DEVNULL, capture_output=True, text=True)
    said = done.stderr if program.says == "stderr" else done.stdout + done.stderr
    named = set(re.findall(r"\d{6}\.json", said))
    others = f", and {len(named - broken)} that are not" if named - broken else ""
    return f"{len(named & broken)}{others}"


def ms(seconds):
    value = seconds * 1000
    return f"{value:.1f} ms" if value < 100 else f"{value:,.0f} ms"


if __name__ == "__main__":
    main()
