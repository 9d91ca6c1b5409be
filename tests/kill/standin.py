#!/usr/bin/env python3
"""Replaces the program, to show that the publishing tests can fail: `standin.py build SITE [--out DIR]`.

It copies the content instead of building it. STANDIN sets how it publishes: `sound` (staged and swapped), or with one
of the faults that the tests must find. It writes only to the folder STANDIN_WITHIN and to the tests' folders in memory.
"""

import ctypes
import os
import shutil
import sys
import time
from pathlib import Path

RENAME_EXCHANGE = 2
KEPT = (".git", ".gitignore", "CNAME")


def main():
    arguments = sys.argv[2:]
    out = Path(arguments.pop(arguments.index("--out") + 1)) if "--out" in arguments else None
    site = Path(next((a for a in arguments if not a.startswith("-")), "."))
    out = (out or site / "public").resolve()
    within = Path(os.environ.get("STANDIN_WITHIN", "/nowhere"))
    ours = within in out.parents or str(out).startswith("/dev/shm/lacuna-")
    if not ours or sys.argv[1] != "build":
        return 0
    mode = os.environ.get("STANDIN", "sound")
    kept = {name: out / name for name in KEPT if (out / name).exists()}
    if mode == "in place":
        pages(site, out, mode)
    elif mode == "deletes first":
        for entry in list(out.iterdir()) if out.is_dir() else []:
            if entry.name not in kept:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        pages(site, out, mode)
    elif mode == "reckless":
        if out.is_symlink() or out.is_file():
            out.unlink()
        shutil.rmtree(out, ignore_errors=True)
        pages(site, out, mode)
    else:
        staging = out.parent / (f"staging-{os.getpid()}" if mode == "leaves its staging" else "staging")
        shutil.rmtree(staging, ignore_errors=True)
        pages(site, staging, mode)
        if mode != "forgets what is kept":
            for name, path in kept.items():
                (shutil.copytree if path.is_dir() else shutil.copy2)(path, staging / name)
        if out.exists():
            libc = ctypes.CDLL(None, use_errno=True)
            if libc.renameat2(-100, bytes(staging), -100, bytes(out), RENAME_EXCHANGE):
                raise OSError(ctypes.get_errno(), "renameat2")
        else:
            out.parent.mkdir(parents=True, exist_ok=True)
            staging.rename(out)
        shutil.rmtree(staging, ignore_errors=True)
    return 0


def pages(site, out, mode):
    for source in sorted(site.rglob("content/**/*")):
        if source.is_dir():
            continue
        target = out / source.relative_to(site / "content")
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_bytes() if source.is_file() else b""
        if mode != "line ends":
            text = text.replace(b"\r\n", b"\n")
        if mode == "clock":
            text += str(time.time_ns()).encode()
        if mode == "place":
            text += str(site.resolve()).encode()
        if mode == "order":
            text += str([p.name for p in source.parent.iterdir()]).encode()
        if mode != "mask":
            target.touch(0o644)
            target.parent.chmod(0o755)
            out.chmod(0o755)
        target.write_bytes(text)
        if mode != "mask":
            target.chmod(0o644)


if __name__ == "__main__":
    sys.exit(main())
