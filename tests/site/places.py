#!/usr/bin/env python3
"""The same bytes from several places: a site depends only on its sources.

    places.py SITE          build copies of SITE in several places and environments
    places.py --self-test   the same with programs whose output depends on their environment; check that each is found

Each build has its own copy, with a different path (one is deep and contains spaces), order of files in their folders,
modification times, line ends, time zone, locale, umask, working directory, home folder, host name, number of threads, width of the
terminal, and file system, which lists files in a different order. The output trees must have the same names, modes
and bytes, and the findings must be the same.
"""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "kill"))
from common import HANGS, PROGRAM, Tally, difference, environment, picture, stand_in, workshop  # noqa: E402

SOURCES = ("content", "templates")
# How each build differs from the first. `before` wraps the command; `memory` puts all of it on a tmpfs.
PLACES = [
    {"place": "a", "env": {"TZ": "UTC", "LC_ALL": "C", "RAYON_NUM_THREADS": "2"}, "umask": 0o022},
    {"place": "deep/er/and with a space/b", "env": {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "RAYON_NUM_THREADS": "1"},
     "umask": 0o077, "shuffle": 1, "clock": 4102444800, "relative": True},
    {"place": "c", "env": {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "RAYON_NUM_THREADS": "7", "COLUMNS": "20",
                           "SOURCE_DATE_EPOCH": "1", "HOME": "/nonexistent"}, "umask": 0o002, "shuffle": 2, "clock": 0,
     "memory": True},
    {"place": "d", "env": {"LANG": "de_DE.UTF-8", "RUST_BACKTRACE": "full", "TERM": "xterm-256color", "CLICOLOR_FORCE": "1"},
     "umask": 0o022, "shuffle": 3, "before": ["unshare", "--uts", "sh", "-c", 'hostname elsewhere && exec "$@"', "sh"]},
    {"place": "e", "env": {}, "umask": 0o022, "over": True},
    {"place": "f", "env": {}, "umask": 0o022, "windows": True},
]


def windows_lines(file):
    """Gives a text the line ends of Windows, as git does there."""
    try:
        file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return
    file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def copy(site, target, shuffle=0, clock=None, windows=False):
    """A copy of a site's sources, with files created in another order, other modification times and other line ends."""
    files = [p for part in SOURCES for p in sorted((site / part).rglob("*")) if p.is_file()]
    if shuffle:
        random.Random(shuffle).shuffle(files)
    for file in files:
        path = target / file.relative_to(site)
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, path)
        if windows:
            windows_lines(path)
        if clock is not None:
            os.utime(path, (clock, clock))
    return len(files)


def build(shop, site, number, tally, how):
    """Builds in one place: the output tree, and the findings of `check`."""
    memory = Path("/dev/shm", shop.name)
    root = memory if how.get("memory") else shop
    place, out = root / "places" / how["place"], root / f"out-{number}"
    count = copy(site, place, how.get("shuffle", 0), how.get("clock"), how.get("windows", False))
    tally.ok(count, f"{site} has no sources")
    cwd, here = (place, ".") if how.get("relative") else (shop, str(place))
    env = environment(shop, **how["env"])
    wrap = how.get("before", [])
    if wrap and subprocess.run([*wrap, "true"], capture_output=True).returncode:
        tally.skip(f"{wrap[0]} in {how['place']}", "not permitted here")
        wrap = []

    def run(*arguments):
        return subprocess.run([*wrap, str(PROGRAM), *arguments], cwd=cwd, env=env, umask=how["umask"], capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=HANGS)

    try:
        if how.get("over"):  # over the output of another version of the site
            extra = place / "content" / "zz-added"
            extra.mkdir()
            (extra / "index.md").write_text('+++\ntitle = "Added"\n+++\n\nWords.\n')
            run("build", here, "--out", str(out))
            tally.ok(picture(out), f"{how['place']}: the other version was not built")
            shutil.rmtree(extra)
        done = run("build", here, "--out", str(out))
        tally.ok(done.returncode == 0, f"the build in {how['place']} ends with {done.returncode}",
                 (done.stdout + done.stderr).decode("utf-8", "replace")[:2000])
        findings = run("check", here, "--format", "json").stdout
        texts = {k: (out / k).read_bytes() for k in (picture(out) or {}) if (out / k).is_file()}
        return picture(out), texts, findings
    finally:
        shutil.rmtree(memory, ignore_errors=True)


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if len(sys.argv) != 2 or not Path(sys.argv[1], "content").is_dir():
        sys.exit(__doc__)
    site, tally = Path(sys.argv[1]).resolve(), Tally()
    with workshop("places") as shop:
        first = None
        for number, how in enumerate(PLACES):
            tree, texts, findings = build(shop, site, number, tally, how)
            if not tally.ok(tree, f"{how['place']}: nothing was built"):
                continue
            for name, (kind, *rest) in tree.items():
                mode = {"file": "0644", "folder": "0755"}.get(kind)
                tally.ok(mode and rest[0] == mode, f"{how['place']}: {name} is a {kind} of mode {rest[0]}")
            if first is None:
                first = tree, texts, findings
                continue
            if not tally.ok(tree == first[0], f"{how['place']}: another tree than {PLACES[0]['place']}", difference(first[0], tree)):
                for name in [n for n in texts if first[1].get(n, texts[n]) != texts[n]][:3]:
                    print(f"    {name}: {where(first[1][name], texts[name])}")
            tally.ok(findings == first[2], f"{how['place']}: other findings", where(first[2], findings))
        if first:
            print(f"{len(PLACES)} places, {len(first[1])} files, {sum(map(len, first[1].values()))} bytes each")
    return tally.close("places")


def where(one, two):
    """The first difference between two texts."""
    at = next((k for k, (a, b) in enumerate(zip(one, two)) if a != b), min(len(one), len(two)))
    return f"at byte {at}: {one[max(0, at - 30):at + 50]!r} or {two[max(0, at - 30):at + 50]!r}"


def self_test():
    tally = Tally()
    site = Path(__file__).resolve().parent.parent.parent
    for mode, word in {"sound": None, "clock": "another tree", "place": "another tree", "order": "another tree",
                       "line ends": "another tree", "mask": "of mode"}.items():
        code, said = stand_in(__file__, mode, str(site))
        good = code == 0 if word is None else code == 1 and word in said
        tally.ok(good, f"a program whose output depends on: {mode}", f"exit {code}\n{said[:1500]}")
    return tally.close("self-test")


if __name__ == "__main__":
    sys.exit(main())
