#!/usr/bin/env python3
"""Compares two built sites, and shows their differences by kind of file.

    compare.py OLD NEW      two folders; see `--samples`
    compare.py --self-test  compare sites with one known difference each, and check that it is reported

For each kind of file (section, source, ledger.csv, …), it counts the files that only one site has, that are equal, and that
differ: in their words, only in their markup, or in neither (spaces, comments, order of attributes). Changes of the same words
or tags are counted together, shown once with an example, and sorted by frequency. A line of a file that is not HTML counts
as words.

The exit code is 0 if the sites are equal, 1 if they differ, and 2 for wrong usage.
"""

import argparse
import contextlib
import difflib
import io
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from html.parser import HTMLParser
from pathlib import Path

# Inline elements. Every other element ends a line of words.
INLINE = set("a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr".split())
STATES = ("equal", "words", "markup", "spaces", "old only", "new only")
# The maximum number of characters shown of a line.
WIDTH = 160


def kind_of(name):
    """What kind of file a path of a site is."""
    *folders, last = name.split("/")
    if folders[:1] in (["assets"], ["exemptions"], ["names"]):
        return folders[0]
    if "source" in folders:
        return "source"
    last = re.sub(r"^whole-\d+\.html$", "whole.html", last)
    if len(folders) == 1 and last.endswith(".html") and last not in PAGES:
        return "section"
    return f"report {last}" if folders and last == "index.html" else last


# Pages of a report that are not sections.
PAGES = {"index.html", "whole.html", "ledger.html", "questions.html", "parallels.html", "repeats.html"}


class Page(HTMLParser):
    """A page as lines, one for each block and for each line of preformatted text: once as words, and once with tags."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.words, self.markup, self.line, self.pre = [], [], [], 0
        self.feed(text)
        self.close()
        self.end()

    def end(self):
        words = " ".join("".join(part for part in self.line if not isinstance(part, Tag)).split())
        if words:
            self.words.append(words)
        if any(part.strip() for part in self.line):
            self.markup.append(" ".join(" ".join(part.split()) for part in self.line if part.strip()))
        self.line = []

    def handle_starttag(self, name, attributes):
        if name not in INLINE:
            self.end()
        self.pre += name == "pre"
        self.line.append(Tag(f"<{name}" + "".join(f' {k}="{v or ""}"' for k, v in sorted(attributes)) + ">"))

    def handle_endtag(self, name):
        self.line.append(Tag(f"</{name}>"))
        self.pre -= name == "pre"
        if name not in INLINE:
            self.end()

    def handle_data(self, data):
        first, *rest = data.split("\n") if self.pre else [data]
        self.line.append(first)
        for line in rest:
            self.end()
            self.line.append(line)


class Tag(str):
    """A tag among words."""


def layers(name, data):
    """The words and the markup of a file, as lines; None if it is not text."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if name.endswith((".html", ".htm")):
        page = Page(text)
        return page.words, page.markup
    return text.splitlines(), []


def changes(old, new):
    """The changed lines of two lists, paired if possible: (old, new)."""
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        if b - a == d - c:
            yield from (((one,), (two,)) for one, two in zip(old[a:b], new[c:d]))
        else:
            yield tuple(old[a:b]), tuple(new[c:d])


def essence(change):
    """The tags that differ in a change of markup. They can be the same on another page."""
    old, new = ([tag for line in lines for tag in re.findall(r"<[^>]*>", line)] for lines in change)
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return tuple(old), tuple(new)


class Kind:
    """The files of one kind: the number in each state, and their changes."""

    def __init__(self):
        self.states = Counter()
        self.changes = {"words": Counter(), "markup": Counter()}
        self.examples, self.samples = {}, {}

    def add(self, state, name):
        self.states[state] += 1
        self.examples.setdefault(state, name)

    def compare(self, name, old, new):
        if old == new:
            return self.add("equal", name)
        before, after = layers(name, old), layers(name, new)
        if before is None or after is None:
            size = (f"{len(old)} bytes",), (f"{len(new)} bytes",)
            words, markup = {size: size}, {}
        else:
            words = {change: change for change in changes(before[0], after[0])}
            markup = {essence(change): change for change in changes(before[1], after[1])}
            markup.pop(((), ()), None)
        for layer, found in (("words", words), ("markup", markup)):
            self.changes[layer].update(found.keys())
            for key, change in found.items():
                self.samples.setdefault((layer, key), (name, change))
        self.add("words" if words else "markup" if markup else "spaces", name)

    def show(self, samples):
        for state in ("old only", "new only", "spaces"):
            if self.states[state]:
                print(f"    {state}, such as {self.examples[state]}")
        for layer, found in self.changes.items():
            # By number, then by text: the same in every run.
            ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
            for key, count in ordered[:samples]:
                name, change = self.samples[layer, key]
                print(f"    {layer}, in {count} file{'s' * (count > 1)}, such as {name}")
                for sign, lines in zip("-+", change):
                    for line in lines[:3]:
                        print(f"      {sign} {line[:WIDTH]}{'…' * (len(line) > WIDTH)}")
                    if len(lines) > 3:
                        print(f"      {sign} … {len(lines) - 3} lines more")
            if len(ordered) > samples:
                print(f"    {layer}: {len(ordered) - samples} other changes")


def files(folder):
    return {Path(place, name).relative_to(folder).as_posix(): Path(place, name)
            for place, _, names in os.walk(folder) for name in names}


def compare(old, new, samples):
    """Whether two sites are equal. Prints their differences."""
    before, after = files(old), files(new)
    kinds = defaultdict(Kind)
    for name in sorted({*before, *after}):
        kind = kinds[kind_of(name)]
        if name not in after:
            kind.add("old only", name)
        elif name not in before:
            kind.add("new only", name)
        else:
            kind.compare(name, before[name].read_bytes(), after[name].read_bytes())
    print(f"{'kind':24}" + "".join(f"{state:>10}" for state in STATES))
    for name, kind in sorted(kinds.items()):
        print(f"{name:24}" + "".join(f"{kind.states[state] or '·':>10}" for state in STATES))
    total = sum((kind.states for kind in kinds.values()), Counter())
    print(f"{'all':24}" + "".join(f"{total[state] or '·':>10}" for state in STATES))
    for name, kind in sorted(kinds.items()):
        if kind.states.total() > kind.states["equal"]:
            print(f"\n{name}")
            kind.show(samples)
    return total.total() == total["equal"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sites", nargs="*", type=Path, metavar="SITE")
    parser.add_argument("--samples", type=int, default=3, help="how many changes of each kind to show (3)")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        return self_test()
    if len(arguments.sites) != 2:
        parser.error("two sites are compared")
    for site in arguments.sites:
        if not files(site):
            parser.error(f"{site} has no files")
    return 0 if compare(*arguments.sites, arguments.samples) else 1


SITE = {
    "index.html": b"<!doctype html><title>E</title><p class=\"a\" id=\"b\">The <em>edition</em>.</p>",
    "report/one.html": b"<h1>One</h1><p>Some <span class=\"bar\">words</span> here.</p>",
    "report/two.html": b"<h1>Two</h1><p>Some <span class=\"bar\">words</span> there.</p>",
    "report/ledger.csv": b"a,b\n1,2\n",
    "report/source/one.txt": b"One",
    "assets/face.woff2": b"\xff\xfe\x00",
}
# A change to the second site, the state and kind that must be reported, and a line that must be printed.
FAULTS = {
    "a word": ({"report/one.html": (b"here", b"now")}, "words", "section", "+ Some words now."),
    "a tag": ({"report/one.html": (b"span", b"b")}, "markup", "section", '+ <p> Some <b class="bar"> words </b>'),
    "an attribute": ({"report/two.html": (b"bar", b"box")}, "markup", "section", '<span class="bar">'),
    "a space": ({"index.html": (b"<p", b"\n<p")}, "spaces", "index.html", "spaces, such as index.html"),
    "an order of attributes": ({"index.html": (b'class="a" id="b"', b'id="b" class="a"')}, "spaces", "index.html", "spaces, such as"),
    "a row": ({"report/ledger.csv": (b"1,2", b"1,3")}, "words", "ledger.csv", "+ 1,3"),
    "a source": ({"report/source/one.txt": (b"One", b"Two")}, "words", "source", "- One"),
    "bytes that are not text": ({"assets/face.woff2": (b"\x00", b"\x00\x00")}, "words", "assets", "+ 4 bytes"),
    "a file less": ({"report/two.html": None}, "old only", "section", "old only, such as report/two.html"),
    "a file more": ({"report/three.html": b"<p>Three"}, "new only", "section", "new only, such as report/three.html"),
    "the same twice": ({"report/one.html": (b"bar", b"box"), "report/two.html": (b"bar", b"box")}, "markup", "section", "in 2 files"),
}


def self_test():
    failed = 0
    with tempfile.TemporaryDirectory(prefix="lacuna-compare-") as place:
        old = site(Path(place, "old"), {})
        expect = [("nothing", {}, 0, "equal", None, "all")]
        expect += [(name, edit, 1, *rest) for name, (edit, *rest) in FAULTS.items()]
        for number, (name, edit, code, state, kind, line) in enumerate(expect):
            new = site(Path(place, str(number)), edit)
            with contextlib.redirect_stdout(io.StringIO()) as said:
                ended = 0 if compare(old, new, 3) else 1
            rows = {row[:24].strip(): dict(zip(STATES, row[24:].split())) for row in said.getvalue().split("\n\n")[0].splitlines()[1:]}
            counted = kind is None or rows[kind][state] != "·"
            others = {s for s in STATES[1:] if rows["all"][s] != "·"}
            if ended != code or not counted or others - {state} or line not in said.getvalue():
                failed += 1
                print(f"FAIL {name}: exit {ended}\n{said.getvalue()}")
    print(f"self-test: {len(expect) - failed} held, {failed} did not")
    return 1 if failed else 0


def site(folder, edit):
    """The small site with some files edited, replaced, added or removed."""
    for name in {**SITE, **edit}:
        change = edit.get(name, (b"", b""))
        if change is None:
            continue
        data = SITE[name].replace(*change) if isinstance(change, tuple) else change
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


if __name__ == "__main__":
    sys.exit(main())
