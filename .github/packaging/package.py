#!/usr/bin/env python3
"""Makes every file of a release from the programs that build.py has built.

    package.py PROGRAMS FOLDER    PROGRAMS/TARGET/lacuna for every system; the files go into FOLDER

It writes an archive and a wheel for each system, the Debian packages, the Homebrew formula, the Scoop manifest, the installers, and
SHA256SUMS. Python 3.11, standard library only; cargo names the parts whose licenses it collects.
"""

import argparse
import hashlib
import sys
from pathlib import Path

from archives import archive, debian, wheel
from licenses import licenses
from manifests import formula, manifest
from release import ROOT, SYSTEMS, Release


def write(release, folder):
    folder.mkdir(parents=True, exist_ok=True)
    digests = {}
    for system in SYSTEMS:
        data = archive(release, system)
        digests[system.archive] = hashlib.sha256(data).hexdigest()
        (folder / system.archive).write_bytes(data)
        for make in (wheel, debian) if system.debian else (wheel,):
            name, data = make(release, system)
            (folder / name).write_bytes(data)
    (folder / "lacuna.rb").write_text(formula(digests), "utf-8")
    (folder / "lacuna.json").write_text(manifest(digests), "utf-8")
    for name in ("install.sh", "install.ps1"):
        (folder / name).write_bytes((ROOT / ".github" / name).read_bytes())
    files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
    sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (folder / "SHA256SUMS").write_bytes(sums.encode())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    write(Release.read(arguments.programs, licenses()), arguments.folder)
    for path in sorted(arguments.folder.iterdir()):
        print(f"{path.stat().st_size:>12,}  {path.name}")


if __name__ == "__main__":
    sys.exit(main())
