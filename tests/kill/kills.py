#!/usr/bin/env python3
"""A killed build leaves either the old site or the new one, complete, and nothing else.

    kills.py [--builds N] [--seed N]
    kills.py --self-test     the same with programs that publish incorrectly; check that each is found

Two versions of an edition alternate, so that every build changes files. First, N builds (60) are killed at moments
spread over a whole build. Then, if strace works, builds are killed at the system calls that change files: before
each rename, and at the first, a middle and the last call of each other kind. After each kill, the output is exactly
one of the two versions, and its `.gitignore`, `CNAME` and `.git` are unchanged. The next complete build makes its
site and removes what the killed builds left.
"""

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from common import (HANGS, KEPT, PROGRAM, Tally, difference, edition, environment, picture, run, stand_in, workshop,
                    write)

CALLS = ["rename", "renameat", "renameat2", "link", "linkat", "symlinkat", "unlink", "unlinkat", "rmdir", "mkdir",
         "mkdirat", "fsync", "fdatasync", "fchmod", "chmod", "fchmodat", "ftruncate", "copy_file_range", "flock"]


class Stage:
    """A site whose content can switch between two versions, with the built output of each."""

    def __init__(self, shop, tally):
        self.shop, self.tally, self.outcomes = shop, tally, Counter()
        self.site = shop / "site"
        self.site.mkdir()
        self.sound, self.content = {}, None
        for version in "AB":
            edition(shop / version, version, sections=60)
            code, said = run(shop, "build", shop / version, "--out", shop / f"built-{version}")
            if code != 0:
                sys.exit(f"version {version} of the edition does not build (exit {code}):\n{said}")
            self.sound[version] = picture(shop / f"built-{version}")
        assert self.sound["A"] != self.sound["B"]
        write(self.site / "public", KEPT)
        self.kept = picture(self.site / "public")
        self.put("A")
        self.build("the first build")
        self.beside = sorted(os.listdir(self.site))
        self.stands = "A"

    def put(self, version):
        """Makes `version` the site's content."""
        if self.content == version:
            return
        if self.content:
            (self.site / "content").rename(self.shop / self.content / "content")
        (self.shop / version / "content").rename(self.site / "content")
        self.content = version

    def command(self):
        return [str(PROGRAM), "build", str(self.site)]

    def build(self, when):
        """A complete build makes its site, and leaves nothing beside it."""
        code, said = run(self.shop, "build", self.site)
        self.tally.ok(code == 0, f"{when} ends with {code}", said)
        self.stands = self.content
        now = picture(self.site / "public", KEPT.keys())
        self.tally.ok(now == self.sound[self.content], f"{when} makes another site", difference(self.sound[self.content], now))
        if hasattr(self, "beside"):
            left = sorted(os.listdir(self.site))
            self.tally.ok(left == self.beside, f"{when} leaves something beside the output", str(set(left) ^ set(self.beside)))
            for place in ("home", "tmp"):
                left = os.listdir(self.shop / place)
                self.tally.ok(not left, f"{when} leaves something in {place}", str(left))

    def judge(self, when):
        """After a kill, the output is the old site or the new one."""
        now = picture(self.site / "public", KEPT.keys())
        old, new = self.stands, self.content
        if now == self.sound[old]:
            self.outcomes["the old site"] += 1
            held = True
        elif now == self.sound[new]:
            self.outcomes["the new site"] += 1
            self.stands, held = new, True
        else:
            held = False
            difference_old, difference_new = difference(self.sound[old], now), difference(self.sound[new], now)
            self.tally.ok(False, f"{when}: neither the old site nor the new one",
                          f"\n    from the old: {difference_old}\n    from the new: {difference_new}")
        kept = {k: v for k, v in (picture(self.site / "public") or {}).items() if k in self.kept}
        held &= self.tally.ok(kept == self.kept, f"{when}: what the output keeps is not as it was", difference(self.kept, kept))
        if held:
            self.tally.held += 1
        else:
            self.mend()

    def mend(self):
        """After a failure, builds the site again, so that the next kill is checked on its own."""
        shutil.rmtree(self.site / "public", ignore_errors=True)
        for name in set(os.listdir(self.site)) - set(self.beside) - {"content"}:
            shutil.rmtree(self.site / name, ignore_errors=True)
        write(self.site / "public", KEPT)
        run(self.shop, "build", self.site)
        self.stands = self.content

    def turn(self):
        self.put("B" if self.stands == "A" else "A")


def at_moments(stage, builds, seed):
    """Kills builds at random moments, each in a different part of a build's time."""
    chance = random.Random(seed)
    times = []
    for _ in range(3):
        stage.turn()
        start = time.monotonic()
        stage.build("a build to take its time")
        times.append(time.monotonic() - start)
    whole = sorted(times)[1]
    stretches = list(range(builds))
    chance.shuffle(stretches)
    killed = ended = 0
    while stretches and ended < 10 * builds:
        stretch = stretches[-1]
        stage.turn()
        start = time.monotonic()
        process = subprocess.Popen(stage.command(), env=environment(stage.shop), cwd=stage.shop, start_new_session=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait((stretch + chance.random()) / builds * whole)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        if process.wait(HANGS) == -signal.SIGKILL:
            stretches.pop()
            killed += 1
            stage.judge(f"kill {killed}, in stretch {stretch + 1} of {builds}")
            if killed % 12 == 0:
                stage.build(f"the build after kill {killed}")
        else:
            # The build ended before the kill, so it does not count. The machine is faster now than before.
            ended += 1
            whole = min(whole, time.monotonic() - start) * 0.98
            stage.judge("a build that ended by itself")
    stage.tally.ok(killed == builds, f"only {killed} of {builds} builds could be killed")
    print(f"{killed} builds killed over {whole * 1000:.0f} ms (seed {seed}), {ended} more had ended before: "
          + ", ".join(f"{n} × {what}" for what, n in sorted(stage.outcomes.items())))


def at_calls(stage):
    """Kills builds before the system calls that change files."""
    if not shutil.which("strace"):
        return stage.tally.skip("kills at system calls", "no strace")
    log = stage.shop / "calls"
    tracing = ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=" + ",".join("?" + c for c in CALLS)]
    stage.turn()
    code, said = run(stage.shop, "build", stage.site, before=tracing)
    if code != 0 or not log.exists():
        return stage.tally.skip("kills at system calls", f"strace cannot trace here ({said.strip()[:100]})")
    stage.stands = stage.content
    # strace counts calls for each thread separately, so a moment is a position in one thread's sequence.
    counts = Counter()
    for line in log.read_text("utf-8", "replace").splitlines():
        call = re.match(r"(\d+)\s+(\w+)\(", line)
        if call:
            counts[call.groups()] += 1
    most = Counter()
    for (_, call), count in counts.items():
        most[call] = max(most[call], count)
    stage.tally.ok(most, "the build makes no call that changes files")
    before, killed, aimed = Counter(stage.outcomes), 0, 0
    for call, count in sorted(most.items()):
        every = call.startswith("rename") and count <= 12
        moments = range(1, count + 1) if every else sorted({1, 2, count // 2, count - 1, count} & set(range(1, count + 1)))
        for moment in moments:
            stage.turn()
            process = subprocess.run([*tracing[:-1], f"trace={call}", "-e", f"inject={call}:signal=KILL:when={moment}",
                                      *stage.command()], env=environment(stage.shop), cwd=stage.shop,
                                     capture_output=True, stdin=subprocess.DEVNULL, timeout=HANGS)
            killed += process.returncode == -signal.SIGKILL
            aimed += 1
            stage.judge(f"kill at {call} number {moment} of {count}")
    stage.build("the build after the kills at system calls")
    stage.tally.ok(killed * 2 >= aimed, f"only {killed} of {aimed} builds met their system call")
    outcomes = stage.outcomes - before
    print(f"{killed} builds killed at system calls ({', '.join(f'{n} {c}' for c, n in sorted(most.items()))} in one thread's build): "
          + ", ".join(f"{n} × {what}" for what, n in sorted(outcomes.items())))


def self_test():
    tally = Tally()
    for mode, word in {
        "sound": None,
        "in place": "neither the old site nor the new one",
        "deletes first": "neither the old site nor the new one",
        "leaves its staging": "leaves something beside the output",
        "forgets what is kept": "what the output keeps is not as it was",
    }.items():
        code, said = stand_in(__file__, mode, "--builds", "8")
        good = code == 0 if word is None else code == 1 and word in said
        tally.ok(good, f"a program that publishes {mode!r}", f"exit {code}\n{said}")
    return tally.close("self-test")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--builds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1987)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        return self_test()
    tally = Tally()
    with workshop("kills") as shop:
        stage = Stage(shop, tally)
        at_moments(stage, arguments.builds, arguments.seed)
        at_calls(stage)
    return tally.close("kills")


if __name__ == "__main__":
    sys.exit(main())
