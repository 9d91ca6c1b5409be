"""A program for Linux that needs no library: it builds a site in a root folder with nothing else in it."""

import shutil
import subprocess

from common import HANGS, PROGRAM, ROOT, difference, workshop
from debian import STATIC, UNWINDING, link, tree


def static(tally):
    if not (shutil.which("musl-gcc") and UNWINDING.is_file()):
        return tally.skip("a static program", "musl-tools and libunwind-19-dev are not installed")
    folder = link(tally, STATIC)
    if not folder:
        return None
    with workshop("static") as shop:
        root = shop / "root"
        shutil.copytree(ROOT / "content", root / "site/content")
        shutil.copy(folder / "lacuna", root)
        enter = ["unshare", "--map-root-user", f"--root={root}"]
        done = subprocess.run([*enter, "/lacuna", "build", "/site"], env={}, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=HANGS)
        if "unshare: " in done.stderr:
            return tally.skip("an empty root folder", done.stderr.strip())
        tally.ok(done.returncode == 0, "the static program builds in an empty root folder", done.stderr)
        subprocess.run([PROGRAM, "build", root / "site", "--out", shop / "here"], check=True, capture_output=True)
        expected, found = tree(shop / "here"), tree(root / "site/public")
        tally.ok(expected == found and len(found) > 100, "the static program writes the same bytes", difference(expected, found))
        print(f"static: {len(found)} files and folders")
