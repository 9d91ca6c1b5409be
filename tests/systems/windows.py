"""The program for Windows, under Wine: it writes the bytes of this system's program, sees saves, and survives being killed.

Wine shows what the program asks of Windows, on the disk of this system. It does not show how NTFS shares open files, nor a virus
scanner, nor a console.
"""

import os
import random
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections import Counter

from common import HANGS, KEPT, PROGRAM, ROOT, difference, edition, environment, workshop, write
from debian import LINKERS, OBJECTS, TARGET, WINDOWS, cargo, link, tree

LINKER = LINKERS[WINDOWS]
KILLS = 20
PAGES = 200
# Wine 8 has no ProcessPrng, by which the standard library of Rust gets random numbers. Windows 10 has it.
RANDOM = """#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length) { return SystemFunction036(bytes, (ULONG) length); }
"""
# The tests that try files and streams. Wine 8 does not bear the connections of the tests of the preview.
TESTED = ("disk::", "cli::")


def windows(tally):
    for command in (LINKER, "wine"):
        if not shutil.which(command):
            return tally.skip("a program for Windows", f"{command} is not installed")
    folder = link(tally, WINDOWS)
    if not folder:
        return None
    (OBJECTS / "random.c").write_text(RANDOM)
    for place in (folder, folder / "deps"):
        subprocess.run([LINKER, "-shared", "-o", place / "bcryptprimitives.dll", OBJECTS / "random.c", "-ladvapi32"], check=True)
    with workshop("windows") as shop:
        wine = Wine(folder / "lacuna.exe", shop)
        try:
            done = subprocess.run(["wine", "cmd", "/c", "ver"], env=wine.env, capture_output=True, text=True, timeout=4 * HANGS)
            if done.returncode:
                return tally.skip("a program for Windows", f"Wine does not work here: {done.stderr[-300:]}")
            builds(tally, wine)
            serves(tally, wine)
            survives(tally, wine)
            tests(tally, wine)
        finally:
            subprocess.run(["wineserver", "-k"], env=wine.env, capture_output=True)


class Wine:
    """Runs the program for Windows."""

    def __init__(self, program, shop):
        self.program, self.shop = program, shop
        self.settings = {"WINEPREFIX": str(TARGET / "wine"), "WINEDEBUG": "-all", "DISPLAY": ""}
        self.env = environment(shop, **self.settings)

    def start(self, *arguments):
        """The process of the program itself: the script `wine` becomes it."""
        return subprocess.Popen(["wine", self.program, *map(str, arguments)], cwd=self.shop, env=self.env, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def run(self, *arguments):
        process = self.start(*arguments)
        said, _ = process.communicate(timeout=4 * HANGS)
        return process.returncode, said.decode("utf-8", "replace")


def here(site, out):
    """What this system's program makes of a site."""
    subprocess.run([PROGRAM, "build", site, "--out", out], check=True, capture_output=True)
    return tree(out)


def same(tally, what, expected, found):
    tally.ok(expected == found and len(found) > 50, f"{what} writes the bytes of this system's program", difference(expected, found))


def tests(tally, wine):
    runner = {"CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER": "wine"}
    done, said = cargo("test", "--test", "suite", "--", *TESTED, target=WINDOWS, **runner, **wine.settings)
    passed = re.search(r"ok\. (\d+) passed", said)
    tally.ok(done and passed and int(passed[1]) > 50, f"the tests of {', '.join(TESTED)} pass", said)


def builds(tally, wine):
    site = wine.shop / "site"
    public = site / "public"
    shutil.copytree(ROOT / "content", site / "content")
    write(public, {"CNAME": KEPT["CNAME"]})
    code, said = wine.run("build", site)
    tally.ok(code == 0, "the program builds", said)
    found = tree(public)
    tally.ok(found.pop("CNAME", None), "a kept file stays")
    same(tally, "the program", here(site, wine.shop / "here"), found)
    code, said = wine.run("build", site)
    tally.ok(code == 0 and "Unchanged" in said, "a second build finds its own output", said)
    bad = site / "content/sov-87-10015x/99-bad.md"
    bad.write_bytes(b"# Bad\r\n\r\nWords [redcated].\r\n")
    code, said = wine.run("check", site)
    tally.ok("content/sov-87-10015x/99-bad.md:3:7" in said and "\\\\?\\" not in said, "a finding has a path with /", said)
    bad.unlink()
    write(public, {"Thumbs.db": "", "sov-87-10015x/notes.txt": "mine"})
    write(site, {"content/new.txt": "new"})
    code, said = wine.run("build", site)
    tally.ok(code == 2 and "sov-87-10015x/notes.txt" in said and "Thumbs" not in said, "a foreign file is refused by its name", said)
    (public / "sov-87-10015x/notes.txt").unlink()
    code, said = wine.run("build", site)
    tally.ok(code == 0 and "Built" in said and not (public / "Thumbs.db").exists(), "a changed site replaces the old one", said)
    tally.ok(not (site / ".public.lacuna").exists(), "a build leaves no staging folder")


def serves(tally, wine):
    """Each save is shown, in place and by a rename, also of many files at once."""
    site = wine.shop / "served"
    write(site, {"content/edition.toml": 'title = "Saved"\n', "content/pages/index.md": '+++\ntitle = "Pages"\n+++\n'})
    names = [f"s{number}" for number in range(PAGES)]
    for name in names:
        write(site, {f"content/pages/{name}.md": f"# Section {name}\n\nBefore.\n"})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    preview = wine.start("serve", site, "--port", port)

    def shows(name, word):
        until = time.monotonic() + HANGS
        while time.monotonic() < until and preview.poll() is None:
            try:
                if word in urllib.request.urlopen(f"http://127.0.0.1:{port}/pages/{name}.html", timeout=HANGS).read().decode():
                    return True
            except OSError:
                pass
            time.sleep(0.1)
        return False

    try:
        if tally.ok(shows("s0", "Before."), "the preview answers"):
            write(site, {"content/pages/s1.md": "# Section s1\n\nIn place.\n"})
            tally.ok(shows("s1", "In place."), "a save in place is shown")
            write(site, {"new.md": "# Section s1\n\nBy a rename.\n"})
            (site / "new.md").rename(site / "content/pages/s1.md")
            tally.ok(shows("s1", "By a rename."), "a save by a rename is shown")
            for name in names:
                write(site, {f"content/pages/{name}.md": f"# Section {name}\n\nAfterwards.\n"})
            old = [name for name in names if not shows(name, "Afterwards.")]
            tally.ok(not old, "each of many files saved at once is shown", f"{len(old)} pages: {old[:5]}")
    finally:
        preview.kill()
        preview.communicate()


def survives(tally, wine):
    """A killed build leaves the old site, the new one, or the old one set aside; the next build leaves nothing else."""
    site, expected = wine.shop / "killed", {}
    for version in "AB":
        edition(wine.shop / version, version)
        expected[version] = here(wine.shop / version, wine.shop / f"built-{version}")

    def put(version):
        shutil.rmtree(site / "content", ignore_errors=True)
        shutil.copytree(wine.shop / version / "content", site / "content")

    def complete(version):
        code, said = wine.run("build", site)
        tally.ok(code == 0, "a build after killed ones succeeds", said)
        same(tally, "a build after killed ones", expected[version], tree(site / "public"))
        tally.ok(sorted(os.listdir(site)) == ["content", "public"], "a build after killed ones leaves nothing else", str(os.listdir(site)))

    put("A")
    start = time.monotonic()
    complete("A")
    whole, chance, seen, killed = time.monotonic() - start, random.Random(1987), Counter(), 0
    while killed < KILLS:
        version = "BA"[killed % 2]
        put(version)
        build = wine.start("build", site)
        try:
            build.communicate(timeout=chance.random() * whole)
        except subprocess.TimeoutExpired:
            build.kill()
            build.communicate()
        killed += 1
        if build.returncode != -signal.SIGKILL:
            whole *= 0.9
        shown = tree(site / "public") or tree(site / ".public.lacuna/old")
        tally.ok(shown in expected.values(), "a killed build leaves the old site or the new one", difference(expected[version], shown))
        seen[" ".join(sorted(path.name for path in site.glob(".public.lacuna/*"))) or "nothing"] += 1
        if killed % 5 == 0:
            complete(version)
    print(f"{KILLS} builds killed within {whole:.1f} s; left in the staging folder: {dict(seen)}")
