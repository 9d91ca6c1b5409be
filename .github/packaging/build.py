#!/usr/bin/env python3
"""Builds the program of a release for one system.

    build.py TARGET FOLDER    build for TARGET, such as x86_64-unknown-linux-gnu, into FOLDER/TARGET/
    build.py --check PROGRAM  check a program that is built already

For Linux it links against glibc 2.17 with cargo-zigbuild, so that the program runs on every distribution with glibc since 2014.
A static program would need musl, whose allocator makes a build of a large edition take twice the CPU time.

A program is refused if it is larger than 12 MB, or has a path of this computer in it.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CARGO_HOME = Path(os.environ.get("CARGO_HOME") or Path.home() / ".cargo")
LARGEST = 12_000_000


def build(target, folder):
    """Compiles the program, and returns its path in FOLDER."""
    command = ["cargo", "zigbuild", "--target", f"{target}.2.17"] if "linux" in target else ["cargo", "build", "--target", target]
    program = compiled(command, target)
    into = Path(folder) / target
    into.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy2(program, into))


def compiled(command, target):
    """Compiles the program by a command of cargo, and returns its path."""
    flags = [f"--remap-path-prefix={CARGO_HOME}=cargo", f"--remap-path-prefix={ROOT}=lacuna"]
    environment = {**os.environ, "CARGO_ENCODED_RUSTFLAGS": "\x1f".join(flags)}
    subprocess.run([*command, "--locked", "--profile", "dist"], cwd=ROOT, env=environment, check=True)
    targets = Path(os.environ.get("CARGO_TARGET_DIR") or ROOT / "target")
    return targets / target / "dist" / ("lacuna.exe" if "windows" in target else "lacuna")


def faults(program):
    """What makes a program unfit for a release."""
    data = program.read_bytes()
    if len(data) > LARGEST:
        yield f"{program}: {len(data):,} bytes; at most {LARGEST:,} are allowed"
    for path in (CARGO_HOME, ROOT):
        if os.fsencode(path) in data or path.as_posix().encode() in data:
            yield f"{program}: contains the path {path}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="?")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--check", metavar="PROGRAM", type=Path)
    arguments = parser.parse_args()
    if not arguments.check and not arguments.folder:
        parser.error("a target and a folder are needed")
    program = arguments.check or build(arguments.target, arguments.folder)
    found = list(faults(program))
    for fault in found:
        print(fault, file=sys.stderr)
    print(f"{program}: {program.stat().st_size:,} bytes")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
