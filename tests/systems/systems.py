#!/usr/bin/env python3
"""Other systems, from Linux: the program and its tests compile for each without a warning.

    systems.py            one target of macOS and one of Windows
    systems.py --all      every target

It needs Debian's compiler with the source of its standard library, which it builds for each target, and mingw-w64 for Windows. What
is missing is skipped, with the reason.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "kill"))
from common import ROOT, Tally  # noqa: E402

WINDOWS = "x86_64-pc-windows-gnu"
CHECKED = ("aarch64-apple-darwin", WINDOWS)
TARGETS = (*CHECKED, "x86_64-apple-darwin", "x86_64-pc-windows-msvc", "x86_64-unknown-linux-musl", "aarch64-unknown-linux-gnu")
COMPILER, CARGO = Path("/usr/bin/rustc"), Path("/usr/bin/cargo")
LIBRARY = Path("/usr/lib/rustlib/src/rust/library")
TARGET = ROOT / "target/systems"


def missing():
    """Why nothing can be compiled here, or None."""
    if not (COMPILER.is_file() and CARGO.is_file() and LIBRARY.is_dir()):
        return "Debian's rustc-web, cargo-web and rust-web-src are not installed"
    wanted = re.search(r'rust-version = "1\.(\d+)', (ROOT / "Cargo.toml").read_text())[1]
    said = subprocess.run([COMPILER, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"1\.(\d+)", said)
    return None if found and int(found[1]) >= int(wanted) else f"{said.strip()} is too old"


def cargo(*arguments, target):
    """Runs Debian's cargo with the standard library built for a target: what it prints, or None if it succeeds."""
    env = {**os.environ, "RUSTC": str(COMPILER), "RUSTC_BOOTSTRAP": "1", "CARGO_PROFILE_DEV_DEBUG": "0",
           "CARGO_TARGET_DIR": str(TARGET), "CARGO_TERM_COLOR": "never"}
    command = [str(CARGO), *arguments, "--locked", "--target", target, "-Zbuild-std=std,panic_abort"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    faults = done.returncode or "\nwarning: " in "\n" + done.stderr
    return "\n".join(line for line in done.stderr.splitlines() if not line.startswith("   ")) if faults else None


def check(tally, target):
    if target == WINDOWS and not shutil.which("x86_64-w64-mingw32-dlltool"):
        return tally.skip(target, "mingw-w64 is not installed")
    start = time.monotonic()
    said = cargo("check", "--tests", target=target)
    tally.ok(said is None, f"{target} compiles without a warning", said)
    print(f"{target}: {time.monotonic() - start:.0f} s", flush=True)


def main():
    if sys.argv[1:] not in ([], ["--all"]):
        sys.exit(__doc__)
    tally = Tally()
    why = missing()
    if why:
        print(f"skipped: everything: {why}")
        return 0
    for target in TARGETS if sys.argv[1:] else CHECKED:
        check(tally, target)
    return tally.close("systems")


if __name__ == "__main__":
    sys.exit(main())
