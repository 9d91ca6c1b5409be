#!/usr/bin/env python3
"""What a build may change in an output folder and outside it.

    publishing.py [CASE…]       all cases, or those named
    publishing.py --self-test   the same with a reckless program; check that every case fails

Each case has its own folder. After an error, on a full disk, or if there is a foreign file, the old site keeps its
bytes and modification times. Nothing is written in a wrong place, and nothing hangs. The exit code is 1 for errors in
the content, and 2 for errors of the environment or the caller. The message names the path.
"""

import os
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

from common import (HANGS, KEPT, PROGRAM, Tally, clocks, difference, edition, environment, picture, run, stand_in,
                    workshop, write)

CASES = {}


def case(function):
    CASES[function.__name__.replace("_", "-")] = function
    return function


def built(shop, version="A", **size):
    """A site that has been built once."""
    site = shop / "site"
    edition(site, version, **size)
    code, said = run(shop, "build", site)
    if code != 0:
        raise AssertionError(f"the sound edition does not build (exit {code}): {said}")
    return site


def change(site, version, **size):
    shutil.rmtree(site / "content")
    edition(site, version, **size)


def untouched(tally, folder, before, what):
    now = clocks(folder)
    tally.ok(now == before, f"{what}: something was written",
             f"{sorted(k for k in now.keys() | before.keys() if now.get(k) != before.get(k))[:6]}")


def refuses(tally, what, result, *names):
    """After wrong usage or an error of the environment, the exit code is 2 and the message names the cause."""
    code, said = result
    tally.ok(code == 2, f"{what} ends with {code}, not 2", said.strip()[:300])
    for name in names:
        ways = name if isinstance(name, tuple) else (str(name),)
        tally.ok(any(way in said for way in ways), f"{what}: the message does not name {name}", said.strip()[:300])


# ---- errors and nothing to do ------------------------------------------------


@case
def an_error_leaves_the_old_site(shop, tally):
    site = built(shop)
    before = clocks(site / "public")
    change(site, "B")
    write(site, {"content/first/03-section-03.md": "# Broken\n\nSee [[no-such-section]].\n"})
    code, said = run(shop, "build", site)
    tally.ok(code == 1, f"a dangling reference ends with {code}, not 1", said)
    tally.ok("03-section-03.md" in said, "the finding does not name its file", said)
    untouched(tally, site / "public", before, "a build with an error")
    code, said = run(shop, "build", site, "--out", shop / "elsewhere")
    tally.ok(code == 1 and not (shop / "elsewhere").exists(), f"an error (exit {code}) leaves a new output behind", said)


@case
def check_writes_nothing(shop, tally):
    site = shop / "site"
    edition(site, "A")
    before = clocks(site)
    code, said = run(shop, "check", site)
    tally.ok(code == 0, f"check of a sound edition ends with {code}", said)
    tally.ok("finding" in said or "sound" in said or said.strip(), "check says nothing")
    untouched(tally, site, before, "check")
    tally.ok(not list((shop / "home").iterdir()) and not list((shop / "tmp").iterdir()), "check leaves something at home")


@case
def an_unchanged_rebuild_writes_nothing(shop, tally):
    site = shop / "site"
    edition(site, "A")
    write(site / "public", KEPT)
    code, first = run(shop, "build", site)
    tally.ok(code == 0, f"the first build ends with {code}", first)
    before = clocks(site)
    code, second = run(shop, "build", site)
    tally.ok(code == 0, f"the second build ends with {code}", second)
    untouched(tally, site, before, "an unchanged rebuild")
    tally.ok("unchanged" in second.lower() or "nothing to do" in second.lower(), "it does not say that nothing changed", second)
    # New modification times of the sources are not a change. A lost or damaged page is one.
    for path in (site / "content").rglob("*.md"):
        os.utime(path, (1, 1))
    run(shop, "build", site)
    untouched(tally, site / "public", {k.removeprefix("public/"): v for k, v in before.items() if k.startswith("public/")},
              "a rebuild after new clocks")
    sound = picture(site / "public")
    (site / "public/first/section-02.html").unlink(missing_ok=True)
    code, said = run(shop, "build", site)
    tally.ok(code == 0 and picture(site / "public") == sound, f"a lost page is not made again (exit {code})", said)


@case
def the_same_size_and_clock_is_still_a_change(shop, tally):
    site = built(shop)
    page, source = site / "public/first/section-02.html", site / "content/first/02-section-02.md"
    status, text = source.stat(), source.read_text()
    source.write_text(text.replace("words of version", "weird of version"))
    os.utime(source, ns=(status.st_atime_ns, status.st_mtime_ns))
    code, said = run(shop, "build", site)
    tally.ok(code == 0 and page.is_file() and "weird of version" in page.read_text(), f"the change was not seen (exit {code})", said)


@case
def what_is_gone_goes(shop, tally):
    site = built(shop)
    change(site, "B")
    code, said = run(shop, "build", site)
    tally.ok(code == 0 and not list((site / "public").rglob("only-in-a*")), f"a withdrawn section is still there (exit {code})", said)
    code, said = run(shop, "build", site, "--out", shop / "fresh")
    tally.ok(code == 0 and picture(shop / "fresh") == picture(site / "public"), "the former output shows in the new one",
             difference(picture(shop / "fresh"), picture(site / "public")))


# ---- what the output folder may hold ------------------------------------------


@case
def what_hosts_need_is_kept(shop, tally):
    site = shop / "site"
    edition(site, "A")
    write(site / "public", KEPT)
    kept = picture(site / "public")
    for version in "AB":
        change(site, version)
        code, said = run(shop, "build", site)
        tally.ok(code == 0, f"a build beside {', '.join(KEPT)} ends with {code}", said)
        now = picture(site / "public")
        tally.ok(all(now.get(k) == v for k, v in kept.items()), "what hosts need is gone", str(sorted(set(kept) - set(now))))
        tally.ok("index.html" in now, "no page beside them")


@case
def foreign_files_are_refused(shop, tally):
    foreign = {
        "a file": lambda out: write(out, {"notes.txt": "mine"}),
        "a file beside pages": lambda out: write(out, {"first/draft.html": "mine"}),
        "a hidden file": lambda out: write(out, {".env": "mine"}),
        "a file in a kept name's place": lambda out: write(out, {"first/.gitignore": "mine"}),
        "an empty folder": lambda out: (out / "empty").mkdir(),
        "a symbolic link": lambda out: (out / "link").symlink_to(shop / "elsewhere"),
        "a named pipe": lambda out: os.mkfifo(out / "pipe"),
    }
    # A message may name a foreign folder instead of the files in it.
    names = ["notes.txt", ("first/draft.html", "first/\n"), ".env", ("first/.gitignore", "first/\n"), "empty", "link", "pipe"]
    write(shop / "elsewhere", {"precious.txt": "precious"})
    for number, ((what, put), name) in enumerate(zip(foreign.items(), names)):
        for made in (True, False):
            site = shop / f"site-{number}-{made}"
            edition(site, "A", sections=3)
            out = site / "public"
            if made:
                run(shop, "build", site)
            out.mkdir(exist_ok=True)
            put(out)
            before = clocks(site)
            content = site / "content"
            change(site, "B", sections=3)
            title = f"{what} in an output {'made by us' if made else 'not made by us'}"
            refuses(tally, title, run(shop, "build", site), name)
            keep = {k: v for k, v in before.items() if k.startswith("public")}
            now = {k: v for k, v in clocks(site).items() if not (site / k).is_relative_to(content)}
            tally.ok(keep.items() <= now.items() and not {k for k in now if not k.startswith("public")}, f"{title}: something was written",
                     str([k for k in keep if now.get(k) != keep[k]][:4] + [k for k in now if k not in keep][:4]))
    tally.ok((shop / "elsewhere/precious.txt").is_file(), "a link was followed")


@case
def outputs_that_hold_the_sources_are_refused(shop, tally):
    site = shop / "parent/site"
    edition(site, "A", sections=3)
    write(site, {"templates/note.txt": "a template's place"})
    write(shop, {"parent/neighbour.txt": "precious", "home/letter.txt": "precious"})
    (shop / "way-in").symlink_to(site)
    (shop / "way-to-empty").symlink_to(shop / "real")
    (shop / "real").mkdir()
    write(shop, {"a-file": "precious"})
    before = {k: v for k, v in clocks(shop).items()}
    home = shop / "home"
    ways = [
        ("the site", site, None), ("the site, as .", ".", site), ("the content", site / "content", None),
        ("below the content", site / "content/first/html", None), ("the templates", site / "templates", None),
        ("the parent", site.parent, None), ("the parent, as ..", "..", site), ("the parent's parent", shop, None),
        ("the site, by detours", "public/../../site", site), ("the site, through a link", shop / "way-in", None),
        ("the content, through a link", shop / "way-in/content", None), ("a link to a folder", shop / "way-to-empty", None),
        ("a file", shop / "a-file", None), ("below a file", shop / "a-file/public", None), ("home", home, None),
        ("the root, by detours", "/" + "../" * 3, None), ("the root", "/", None),
    ]
    for what, out, cwd in ways:
        refuses(tally, f"--out {what}", run(shop, "build", site, "--out", out, cwd=cwd))
        untouched(tally, shop, before, f"--out {what}")
    for path in ("/index.html", "/first", "/.nojekyll", "/assets"):
        tally.ok(not os.path.lexists(path), f"{path} was written")


@case
def wrong_use_is_told(shop, tally):
    refuses(tally, "a site that is not there", run(shop, "build", shop / "nowhere"), shop / "nowhere")
    (shop / "bare").mkdir()
    code, said = run(shop, "build", shop / "bare")
    tally.ok(code in (1, 2) and "content" in said, f"a folder without content ends with {code}", said)
    tally.ok(not list((shop / "bare").iterdir()), "a folder without content was written to")
    refuses(tally, "an unknown option", run(shop, "build", "--fast"), "--fast")
    refuses(tally, "an unknown command", run(shop, "bulid"), "bulid")
    edition(shop / "site", "A", sections=3)
    refuses(tally, "an output that cannot be made", run(shop, "build", shop / "site", "--out", "/proc/lacuna/site"), "/proc/lacuna")


@case
def a_reader_that_leaves_is_no_fault(shop, tally):
    # `lacuna build | head -1`: the site is built even if the reader stops early.
    edition(shop / "site", "A", sections=3)
    for command in (["build", shop / "site"], ["check", shop / "site", "--format", "json"], ["--help"], ["explain", "25X1"]):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([PROGRAM, *command], env=environment(shop), cwd=shop, stdin=subprocess.DEVNULL, stdout=writing,
                              stderr=subprocess.PIPE, timeout=HANGS)
        os.close(writing)
        tally.ok(done.returncode in (0, 1, 2), f"{command[0]} into a closed pipe ends with {done.returncode}",
                 done.stderr.decode("utf-8", "replace"))
    tally.ok((shop / "site/public/index.html").is_file(), "no site was built, since nobody read what the build said")


# ---- disks -------------------------------------------------------------------


@contextmanager
def small_disk(shop, tally, size):
    place = shop / f"disk-{size}"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], capture_output=True, text=True)
    if done.returncode:
        tally.skip(f"a disk of {size}", f"mount is not permitted ({done.stderr.strip()})")
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


@case
def a_full_disk_leaves_the_old_site(shop, tally):
    for size in ("1m", "2m", "5m"):
        with small_disk(shop, tally, size) as disk:
            if disk is None:
                continue
            site = shop / f"site-{size}"
            edition(site, "A", sections=2)
            out = disk / "public"
            # The theme itself may not fit on the smallest disk, which is then the full disk.
            code, said = run(shop, "build", site, "--out", out)
            fits = code == 0
            if not fits:
                refuses(tally, f"a first build on {size}", (code, said), disk)
                tally.ok(not out.exists(), f"a first build on {size} leaves an incomplete site")
            before = clocks(out) if fits else {}
            change(site, "B", sections=40, size=1500)
            refuses(tally, f"a large build on {size}", run(shop, "build", site, "--out", out), disk)
            tally.ok((clocks(out) if out.exists() else {}) == before, f"the old site on {size} is not as it was")
            tally.ok(sorted(os.listdir(disk)) == (["public"] if fits else []), f"something is left on {size}", str(os.listdir(disk)))
            # A new site is made beside the old one, so the disk needs room for both.
            if fits and 2.2 * sum(p.stat().st_size for p in out.rglob("*")) < int(size[0]) << 20:
                change(site, "B", sections=2)
                code, said = run(shop, "build", site, "--out", out)
                tally.ok(code == 0 and "Edition B" in (out / "index.html").read_text(), f"the next build on {size} ends with {code}", said)


@case
def a_mount_point_is_no_output(shop, tally):
    # The output is a mount point, which cannot be swapped with another folder. The program says so instead of deleting files.
    with small_disk(shop, tally, "20m") as disk:
        if disk is None:
            return
        edition(shop / "site", "A", sections=2)
        refuses(tally, "--out a mount point", run(shop, "build", shop / "site", "--out", disk), disk)
        tally.ok(not os.listdir(disk), "something is left on the mounted disk", str(os.listdir(disk)))


# ---- special files in the content ----------------------------------------------


@case
def special_files_never_hang(shop, tally):
    def pipe(path):
        os.mkfifo(path)

    def listener(path):
        server = socket.socket(socket.AF_UNIX)
        server.bind(str(path))
        server.close()

    def device(path):
        os.mknod(path, 0o600 | 0o020000, os.makedev(1, 5))  # /dev/zero: it never ends

    def loop(path):
        path.symlink_to(path.name)

    def round_about(path):
        path.symlink_to(path.parent)

    def dangling(path):
        path.symlink_to("nowhere.md")

    def outside(path):
        path.symlink_to("/etc/hostname")

    makers = {"a named pipe": pipe, "a socket": listener, "a device": device, "a link to itself": loop,
              "a link to its folder": round_about, "a dangling link": dangling, "a link out of the site": outside}
    for number, (what, make) in enumerate(makers.items()):
        for name in ("first/50-odd.md", "odd.bin"):
            site = shop / f"s{number}{name[-1]}"
            edition(site, "A", sections=2)
            try:
                make(site / "content" / name)
            except PermissionError as error:
                tally.skip(f"{what} as {name}", str(error))
                continue
            code, said = run(shop, "build", site)
            tally.ok(code == 1, f"{what} as {name} ends with {code}, not 1", said.strip()[:300])
            tally.ok(Path(name).name in said, f"{what} as {name} is not named", said.strip()[:300])
            tally.ok(not (site / "public").exists(), f"{what} as {name}: a site was written")
            (site / "content" / name).unlink()


@case
def special_templates_never_hang(shop, tally):
    edition(shop / "site", "A", sections=2)
    (shop / "site/templates").mkdir()
    os.mkfifo(shop / "site/templates/section.html")
    code, said = run(shop, "build", shop / "site")
    tally.ok(code == 1 and "section.html" in said, f"a named pipe as a template ends with {code}", said)


# ---- two at once ---------------------------------------------------------------


@case
def two_builds_at_once(shop, tally):
    sound = {}
    for version in "AB":
        edition(shop / version, version)
        code, said = run(shop, "build", shop / version, "--out", shop / f"alone-{version}")
        tally.ok(code == 0, f"version {version} alone ends with {code}", said)
        sound[version] = picture(shop / f"alone-{version}")
    out = shop / "outputs/public"
    for turn in range(12):
        pair = [(v, subprocess.Popen([PROGRAM, "build", shop / v, "--out", out], env=environment(shop), cwd=shop,
                                     stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT))
                for v in ("AB", "BA", "AA")[turn % 3]]
        done = [(v, process.communicate(timeout=HANGS)[0].decode("utf-8", "replace"), process.returncode) for v, process in pair]
        finished = [v for v, _, code in done if code == 0]
        for version, said, code in done:
            # The second build may wait or be refused, but it must not be incomplete.
            tally.ok(code == 0 or (code == 2 and str(out) in said), f"a build beside another ends with {code}", said)
        tally.ok(finished, "of two builds at once none came through")
        now = picture(out)
        tally.ok(now in [sound[v] for v in finished], f"turn {turn}: two builds at once make a third site",
                 difference(sound[(finished or ["A"])[0]], now))
        tally.ok(os.listdir(out.parent) == ["public"], "two builds at once leave something", str(os.listdir(out.parent)))


def self_test():
    tally = Tally()
    for name in CASES:
        mode = "in place" if name == "what-is-gone-goes" else "reckless"
        code, said = stand_in(__file__, mode, name)
        tally.ok(code == 1 and "FAIL" in said and "\npublishing: " in said, f"{name} passes a program that publishes {mode!r}",
                 f"exit {code}\n{said[-1500:]}")
    return tally.close("self-test")


def main():
    names = sys.argv[1:]
    if names == ["--self-test"]:
        return self_test()
    if unknown := [name for name in names if name not in CASES]:
        sys.exit(f"no such case: {', '.join(unknown)}; there are {', '.join(CASES)}")
    tally = Tally()
    for name in names or CASES:
        with workshop("publishing") as shop:
            try:
                CASES[name](shop, tally)
            except (AssertionError, OSError, subprocess.TimeoutExpired) as error:
                tally.ok(False, name, repr(error))
    return tally.close("publishing")


if __name__ == "__main__":
    sys.exit(main())
