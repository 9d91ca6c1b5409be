"""Shared by the publishing tests: the program, a small edition in two versions, and snapshots of folders."""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = Path(os.environ.get("LACUNA", ROOT / "target/release/lacuna")).resolve()
# A build of these editions takes a second or two even on a busy machine. A build that takes longer than this hangs.
HANGS = 120
# Files in an output folder that a build keeps although it did not make them.
KEPT = {".gitignore": "*\n!.gitignore\n", "CNAME": "edition.example\n", ".git": "gitdir: ../.git/worktrees/public\n"}


class Tally:
    """Counts the checks that hold and that fail, and prints each failure at once."""

    def __init__(self):
        self.held, self.faults, self.skipped = 0, 0, 0

    def ok(self, condition, what, detail=""):
        if condition:
            self.held += 1
        else:
            self.faults += 1
            detail = detail if len(detail) < 1000 else f"{detail[:600]} … {detail[-300:]}"
            print(f"FAIL {what}" + (f": {detail}" if detail else ""), flush=True)
        return bool(condition)

    def skip(self, what, why):
        self.skipped += 1
        print(f"skipped: {what}: {why}", flush=True)

    def close(self, name):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{name}: {self.held} held, {self.faults} did not{skipped}")
        return 0 if self.held and not self.faults else 1


@contextmanager
def workshop(name):
    """A temporary folder that contains an empty home folder and an empty folder for temporary files."""
    if not PROGRAM.is_file():
        sys.exit(f"no program at {PROGRAM}: cargo build --release")
    folder = Path(tempfile.mkdtemp(prefix=f"lacuna-{name}-")).resolve()
    try:
        for part in ("home", "tmp"):
            (folder / part).mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def environment(workshop, **more):
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LD_LIBRARY_PATH") or k.startswith("STANDIN")}
    return {**kept, "HOME": str(workshop / "home"), "TMPDIR": str(workshop / "tmp"), "NO_COLOR": "1", **more}


def run(workshop, *arguments, cwd=None, before=(), env=None):
    """Runs the program: (exit code, output), or (None, …) if it hangs."""
    command = [*before, str(PROGRAM), *map(str, arguments)]
    try:
        done = subprocess.run(command, cwd=cwd or workshop, env=env or environment(workshop), capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=HANGS)
    except subprocess.TimeoutExpired:
        return None, f"it had not ended after {HANGS} seconds"
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def picture(folder, without=()):
    """A snapshot of a folder: the kind, mode and content of everything in it, by name. None if it does not exist."""
    folder = Path(folder)
    if not os.path.lexists(folder):
        return None
    if not folder.is_dir() or folder.is_symlink():
        return {"": entry(folder)}
    seen = {}
    for place, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(place, name)
            key = path.relative_to(folder).as_posix()
            if key not in without and key.split("/")[0] not in without:
                seen[key] = entry(path)
    return seen


def entry(path):
    status = path.lstat()
    mode = f"{stat.S_IMODE(status.st_mode):04o}"
    if stat.S_ISREG(status.st_mode):
        return "file", mode, hashlib.sha256(path.read_bytes()).hexdigest()
    if stat.S_ISLNK(status.st_mode):
        return "link", os.readlink(path)
    if stat.S_ISDIR(status.st_mode):
        return "folder", mode
    return "special", mode


def clocks(folder):
    """The inode and modification time of each file. They differ after any write, even of the same bytes."""
    return {p.relative_to(folder).as_posix(): (p.lstat().st_ino, p.lstat().st_mtime_ns) for p in Path(folder).rglob("*")}


def difference(one, two):
    """The differences between two snapshots, in a few words."""
    if one is None or two is None:
        return "one of them is not there"
    lost, new = sorted(set(one) - set(two)), sorted(set(two) - set(one))
    other = sorted(k for k in set(one) & set(two) if one[k] != two[k])
    return f"{len(lost)} gone {lost[:3]}, {len(new)} new {new[:3]}, {len(other)} other {other[:3]}"


def stand_in(script, mode, *arguments):
    """Runs one of these scripts on a faulty program: whether the script found the fault, and its output."""
    with workshop("standin") as shop:
        (shop / "shop").mkdir()
        env = {**os.environ, "LACUNA": str(Path(__file__).with_name("standin.py")), "STANDIN": mode,
               "STANDIN_WITHIN": str(shop / "shop"), "TMPDIR": str(shop / "shop")}
        done = subprocess.run([sys.executable, script, *arguments], env=env, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr


def write(root, files):
    for name, text in files.items():
        path = Path(root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def edition(root, version, sections=24, size=10):
    """A small valid edition. Its two versions differ on every page, and each has a section that the other lacks."""
    write(root, {"content/edition.toml": f'title = "Edition {version}"\nsubtitle = "For the tests"\n'
                                         'base_url = "https://edition.example/lacuna/"\n'})
    for report in ("first", "second"):
        write(root, {f"content/{report}/index.md": f'+++\ntitle = "The {report} report"\nnumber = "T-1"\ndate = "1987-02"\n'
                                                   f'+++\n\nThe headnote of version {version}.\n'})
        for number in range(1, sections + 1):
            words = f"The words of version {version} stand here, and a name [redacted 25X1, name] between them. " * size
            text = (f"[page {number}]\n\n# Section {number} of the {report}\n\n{words}\n\n"
                    f"- one item\n- another, with [redacted (b)(3), 2 words]\n\n"
                    f"See [[section-{number % sections + 1:02}]].[^1]\n\n[^1]: A note of version {version}.\n")
            write(root, {f"content/{report}/{number:02}-section-{number:02}.md": text})
        write(root, {f"content/{report}/99-only-in-{version.lower()}.md": f"[page {sections + 1}]\n\n# Only in {version}\n\nWords.\n"})
    write(root, {"content/second/picture.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><title>{version}</title></svg>\n'})
