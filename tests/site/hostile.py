#!/usr/bin/env python3
"""Builds a site of hostile names and follows every link of it.

    hostile.py              crawls it as files, from a server at `/` and under `/sub/dir/`, and in the preview

Its names have blanks, `#`, `%`, `?`-like signs, quotes, ampersands, accents in both compositions, writing from right to left, 200
bytes, a dash or dots at their start. One report is in parts. It has no findings. The same names in an output that differ only in case are findings, and
`check` has them as `build` does. `LACUNA` names the program.
"""

import http.client
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urldefrag, urljoin

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "kill"))
from common import HANGS, PROGRAM, Tally, environment, workshop  # noqa: E402

from crawl import crawl  # noqa: E402

SECTIONS = [
    "plain", "with blanks", "50% #3", "a&b", "a&amp;b", "it's", "%41", "%2e%2e", "-dash", "a.b..c", "(b)(3)", "a+b=c", "a;b,c!", "@$",
    "[brackets]", "{braces}", "caf\u00e9", "e\u0301tude", "\u05d3\u05d5\u05d7", "\u062a\u0642\u0631\u064a\u0631", "\u6587\u66f8",
    "\U0001f512", "~tilde", "`tick`", "^hat", "x" * 200, "\u00e9" * 90, "a\u00a0b",
]
REPORTS = ["RG #12 50%", "-r", "it's & more", "\u0434\u043e\u043a\u043b\u0430\u0434", "A.B"]
# This one is so long that it is in parts.
LONG = REPORTS[0]
EDITION = """base_url = "https://edition.example/a%20b/"

[[exemption]]
code = "X&Y#1"
meaning = "Signs that mean something in an address."
authority = "A law."
"""
NAMES = """[[name]]
name = "\u041c\u0438\u0445\u0430\u0438\u043b"
kind = "person"

[[name]]
name = "O'Brien & Sons #2"
kind = "organization"
"""


def linked(text):
    return quote(text, safe="")


def write(site):
    """The sources: in each report all sections, each with links to the others and to a copied file of its name."""
    content = site / "content"
    content.mkdir(parents=True)
    (content / "edition.toml").write_text(EDITION)
    (content / "names.toml").write_text(NAMES)
    for report in REPORTS:
        folder = content / report
        folder.mkdir()
        scan = f"[The scan]({linked(SECTIONS[2])}.pdf)"
        (folder / "index.md").write_text(f'+++\ntitle = "Report {report}"\n+++\n\nAn introduction. {scan}.\n')
        for number, name in enumerate(SECTIONS, 1):
            after = SECTIONS[number % len(SECTIONS)]
            over = f"{number % len(SECTIONS) + 1:02}-{after}"
            other = REPORTS[(REPORTS.index(report) + 1) % len(REPORTS)]
            (folder / f"{number:02}-{name}.md").write_text(
                f"[page {number}]\n\n# Section {number}\n\n"
                f"[Next]({linked(over)}.md), [its heading]({linked(over)}.md#section-{number % len(SECTIONS) + 1}),\n"
                f"[other](../{linked(other)}/{number:02}-{linked(name)}.md), [file]({linked(name)}.pdf), "
                f"![a picture]({linked(name)}.png).\n"
                f"A note,[^1] a question [note: is it so?], a gap [redacted X&Y#1], \u041c\u0438\u0445\u0430\u0438\u043b and O'Brien & Sons #2.\n\n"
                f"{'x' * 100_000 if report == LONG else ''}\n\n"
                f"[^1]: See [[page {number}]].\n")
            (folder / f"{name}.pdf").write_bytes(b"%PDF-1.4 \xff" + name.encode())
            (folder / f"{name}.png").write_bytes(b"\x89PNG\r\n" + name.encode())


def ask_preview(site, crawled, environment_, tally):
    """Asks the preview for every link of every page: each has an answer, and a file has the bytes of the build."""
    serve = subprocess.Popen([str(PROGRAM), "serve", str(site), "--port", "0"], env=environment_, stdout=subprocess.PIPE,
                             stderr=subprocess.STDOUT, text=True)
    try:
        port = next((int(found[1]) for line in serve.stdout if (found := re.search(r"http://127\.0\.0\.1:(\d+)/", line))), None)
        if not tally.ok(port, "the preview does not name its address"):
            return
        client, known = http.client.HTTPConnection("127.0.0.1", port, timeout=HANGS), {}
        for name, address in sorted(asked for asked in crawled.asked if asked[0] != "404.html"):
            url, _ = urldefrag(urljoin(f"http://127.0.0.1:{port}/{quote(name)}", address))
            path = url.removeprefix(f"http://127.0.0.1:{port}")
            if path not in known:
                client.request("GET", path)
                answer = client.getresponse()
                known[path] = (answer.status, answer.read())
            tally.ok(known[path][0] == 200, f"preview: {name}: {address}: {known[path][0]} for {path}")
        for name, data in crawled.files.items():
            if name.endswith((".pdf", ".png")):
                tally.ok(known.get(f"/{quote(name)}", (0, data))[1] == data, f"preview: {name} has other bytes")
        tally.ok(len(known) > len(crawled.pages), f"only {len(known)} addresses asked of the preview")
    finally:
        serve.terminate()
        serve.wait(HANGS)


def main():
    tally = Tally()
    with workshop("hostile") as shop:
        site, out = shop / "site", shop / "out"
        write(site)
        env = environment(shop)

        def run(*arguments):
            done = subprocess.run([str(PROGRAM), *arguments], env=env, capture_output=True, text=True, timeout=HANGS)
            return done.returncode, done.stdout + done.stderr

        code, said = run("build", str(site), "--out", str(out), "--deny-warnings")
        if tally.ok(code == 0, f"the build ends with {code}", said[:4000]):
            crawled = crawl(out, [str(shop)])
            for fault in crawled.faults:
                tally.ok(False, ": ".join(fault))
            tally.ok(f"{LONG}/whole-2.html" in crawled.pages, "no report is in parts")
            tally.ok(crawled.counts["links"] > 1000, f"only {crawled.counts['links']} links")
            print(", ".join(f"{count} {what}" for what, count in crawled.counts.items()))
            ask_preview(site, crawled, env, tally)
        twin = site / "content" / REPORTS[0] / "99-PLAIN.md"
        twin.write_text("# Twin\n")
        for command in (["check", str(site)], ["build", str(site), "--out", str(shop / "twin")]):
            code, said = run(*command)
            tally.ok(code == 1 and "case-collision" in said and twin.name in said, f"{command[0]} ends with {code}", said[:2000])
        tally.ok(not (shop / "twin").exists(), "a site with an error is written")
    return tally.close("hostile")


if __name__ == "__main__":
    sys.exit(main())
