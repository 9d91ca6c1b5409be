"""What the benchmarks of builds share: the programs, one measured run, the generated editions, and what a build wrote."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TARGET = ROOT / "target"
CORPORA = ("prose", "repeating", "code", "records")


def build_all(tool):
    """Builds the program and the tools of this folder. Returns the program, the generator and the named tool."""
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    if not os.environ.get("LACUNA"):
        subprocess.run(["cargo", "build", "--release", "--quiet"], cwd=ROOT, **quiet)
    subprocess.run(["cargo", "build", "--release", "--quiet", "--locked", "--target-dir", TARGET / "bench"], cwd=HERE, **quiet)
    program = Path(os.environ.get("LACUNA", TARGET / "release/lacuna")).resolve()
    return program, TARGET / "bench/release/generate", TARGET / "bench/release" / tool


def measure(command):
    """One run: its resource usage and time. Its output is shown only if it fails."""
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        process = subprocess.Popen([str(c) for c in command], stdin=subprocess.DEVNULL, stdout=said, stderr=said,
                                   env={**os.environ, "RAYON_NUM_THREADS": "2", "NO_COLOR": "1"})
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}:\n{said.read().decode('utf-8', 'replace')[-3000:]}")
    return {"user": usage.ru_utime, "sys": usage.ru_stime, "cpu": usage.ru_utime + usage.ru_stime, "wall": wall,
            "memory": usage.ru_maxrss / 1024}


def weight(folder, kind):
    """The files and bytes below a folder, by kind."""
    kinds = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            key = kind(path.relative_to(folder).as_posix())
            files, size = kinds.get(key, (0, 0))
            kinds[key] = (files + 1, size + path.stat().st_size)
    return kinds


def edition(program, generate, site, corpus, sections, seed):
    """Makes the edition of one corpus, and checks that it has no findings."""
    made = subprocess.run([generate, "--corpus", corpus, str(sections), site, str(seed)], check=True,
                          capture_output=True, text=True)
    print(f"{corpus}: {made.stdout.strip()}")
    done, found = check(program, site)
    if done.returncode or any(finding["severity"] != "info" for finding in found):
        sys.exit(f"the edition has findings (exit {done.returncode}): {(done.stdout + done.stderr)[:2000]}")
    return site


def check(program, site):
    """The run of `check`, and its findings."""
    done = subprocess.run([program, "check", site, "--format", "json"], capture_output=True, text=True)
    return done, json.loads(done.stdout)["findings"] if done.stdout else []
