#!/usr/bin/env python3
"""Other systems, from Linux: the program and its tests compile for each without a warning, and the program runs where it can.

    systems.py            compile for one target of macOS and one of Windows
    systems.py --all      compile for every target; run the program for Windows under Wine, and a static one in an empty root folder

It needs Debian's compiler with the source of its standard library, which it builds for each target; mingw-w64 and Wine for Windows,
and musl-tools and LLVM's libunwind for the static program.
What is missing is skipped, with the reason. With --all it needs this system's program too: $LACUNA, or target/release/lacuna.
"""

import shutil
import sys
import time

from debian import WINDOWS, cargo, missing
from common import Tally
from static import static
from windows import windows

CHECKED = ("aarch64-apple-darwin", WINDOWS)
TARGETS = (*CHECKED, "x86_64-apple-darwin", "x86_64-pc-windows-msvc", "x86_64-unknown-linux-musl", "aarch64-unknown-linux-gnu")


def check(tally, target):
    if target == WINDOWS and not shutil.which("x86_64-w64-mingw32-dlltool"):
        return tally.skip(target, "mingw-w64 is not installed")
    start = time.monotonic()
    is_clean, said = cargo("check", "--tests", target=target)
    tally.ok(is_clean, f"{target} compiles without a warning", said)
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
    if sys.argv[1:]:
        windows(tally)
        static(tally)
    return tally.close("systems")


if __name__ == "__main__":
    sys.exit(main())
