#!/usr/bin/env python3
"""The fidelity test: the words of the built report against the words of the OCR.

    fidelity.py SITE_DIR              compare SITE_DIR/sov-87-10015x/*.html, section pages and whole.html, with ocr.txt
    fidelity.py --self-test SITE_DIR  damage copies of the built report, and check that each damage is caught

It reads the OCR text that the transcription was made from (ocr.txt, in this folder) and the HTML of a built site.
It removes every element that has `data-editorial`. The rest must be the report: the same paragraphs in the same
order, each with the same words, the same redactions between the same words, the same codes beside it, on the same
page of the original.

**It shares no code with the program and does not read the transcription.** The intended differences (typographic
quotation marks, a paragraph joined over a column break, a note moved to its reference, a code put beside its paragraph) are listed below, by the
line numbers of the OCR. Any other difference is a failure.

Python 3, standard library only. The last line is "N passed, N failed"; the exit code is 1 on a failure.
"""

import difflib
import html.parser
import pathlib
import re
import shutil
import sys
import tempfile
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
REPORT = "sov-87-10015x"

# ---------------------------------------------------------------------------------------------------------------
# The intended differences. All numbers are lines of ocr.txt, and a block is named by its first line.

SECTIONS = [
    "cover", "title-page", "key-judgments", "contents", "recent-initiatives", "appeals",
    "why-a-policy-change", "prospects", "appendix", "back-cover",
]

# The pages of the original: label, scan, first line, codes, redactions, classification banners
FOLIOS = [
    ("cover", 1, 1, 2, 1, 2),
    ("inside cover", 2, 62, 0, 0, 0),
    ("i", 3, 66, 4, 5, 2),
    ("iii", 4, 99, 5, 0, 2),
    ("iv", 5, 129, 3, 0, 1),
    ("v", 6, 141, 0, 0, 2),
    ("1", 7, 159, 11, 0, 1),
    ("2", 8, 215, 5, 0, 2),
    ("3", 9, 247, 6, 0, 1),
    ("4", 10, 279, 9, 7, 1),
    ("5", 11, 314, 9, 7, 0),
    ("6", 12, 351, 3, 0, 0),
    ("7", 13, 365, 9, 8, 1),
    ("8", 14, 412, 6, 6, 1),
    ("back cover", 15, 443, 0, 0, 2),
]

# One paragraph of the paper that the OCR has in two blocks. The second is read directly after the first, even
# if the OCR has it earlier (363 + 353, the columns of page 6) or has a note between them (377, 379, 381).
JOINS = {
    221: 223,  # column, page 2
    263: 279,  # page, 3 to 4
    285: 287,  # column, page 4
    363: 353,  # column, page 6, read by the OCR in the wrong order
    377: 381,  # column, page 7, with note 2 between
    406: 412,  # page, 7 to 8
    25: 27,    # the routing slip: the handwriting beside a value
    365: 367,  # the appendix: one heading in two lines
}

# A banner and a page break that fall inside a joined paragraph: first block -> the line of the banner.
BANNER_IN_JOIN = {263: 277, 406: 410}

# Each note moves to the end of the paragraph that refers to it: note -> paragraph.
NOTES = {209: 169, 379: 377}

# The printed table of contents: each line is a row, and each tab starts a new cell.
TABLE = range(147, 155)

# Banners that are not classifications.
OTHER_BANNERS = {93}

# Codes beside a block: code -> block. Every other code belongs to its page, after the block that comes before it in
# the OCR.
CODES_BESIDE = {
    19: 17, 77: 75, 88: 86,
    103: 101, 111: 109, 115: 113, 120: 117, 125: 122,
    133: 131, 137: 135,
    164: 162, 211: 209,
    235: 217, 237: 219, 239: 221, 241: 227, 243: 233,
    265: 249, 267: 251, 269: 255, 271: 257, 273: 259, 275: 261,
    355: 351, 357: 359, 361: 363,
    429: 406, 431: 416, 433: 418, 435: 420, 437: 422, 439: 427,
}

# A code on page 7 that the OCR has in the middle of a joined paragraph moves before that paragraph.
CODES_MOVED = {408: 402}

# The words of a carrier sheet. The edition uses them as the name of the page withheld in full.
DENIED = 62

# ---------------------------------------------------------------------------------------------------------------
# Both sides become a list of these blocks.

GAP = "⟨redaction⟩"
GAP_IN_OCR = re.compile(r"\[redacted\]|\[ \]", re.IGNORECASE)


class Block:
    """A paragraph, heading, cell, item or banner: its words and redactions, its page, and the codes beside it."""

    def __init__(self, kind, line=None):
        self.kind = kind
        self.line = line      # OCR side only
        self.where = None     # HTML side only
        self.folio = None
        self.words = []
        self.italics = []
        self.codes = 0

    def key(self):
        return (self.kind, self.folio, tuple(self.words), tuple(self.italics), self.codes)

    def name(self):
        if self.line:
            return f"line {self.line}"
        return self.where or "?"

    def start(self):
        text = " ".join(self.words[:9]) + (" …" if len(self.words) > 9 else "")
        return text or (self.kind if self.kind == "denied" else f"{self.codes} code(s) alone")


def on_folio_only(block):
    return block.kind == "codes"


def merge_codes(blocks):
    """Merges consecutive codes of a page into one block, however they are broken into lines."""
    out = []
    for b in blocks:
        if out and on_folio_only(b) and on_folio_only(out[-1]) and out[-1].folio == b.folio:
            out[-1].codes += b.codes
        else:
            out.append(b)
    return out


# ---------------------------------------------------------------------------------------------------------------
# The OCR's side.

def ocr_words(text):
    """The words of some OCR text without its Markdown, and its runs of italics."""
    text = re.sub(r"<sup>(\d+)</sup>", r" ^\1 ", text)
    italics = [m.strip() for m in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", text)]
    italics += re.findall(r"<i>(.*?)</i>", text)
    text = re.sub(r"</?[ib]>", "", text)
    text = text.replace("\\$", "$").replace("*", "").replace("~~", "")
    text = GAP_IN_OCR.sub(f" {GAP} ", text)
    return as_shown(text).split(), [as_shown(italic) for italic in italics]


def as_shown(text):
    """The words as the pages show them: with typographic quotation marks, and with a word joiner before each em dash."""
    text = re.sub(r'(^|[\s(—])"', r"\1“", text).replace('"', "”").replace("'", "’")
    return text.replace("—", "\u2060—")


def folio_of(line):
    return [label for label, _, first, *_ in FOLIOS if first <= line][-1]


def expected(ocr):
    """The report as the OCR has it, with the intended differences applied."""
    blocks, pending = {}, []          # blocks: first line -> Block, in the OCR's order

    def close():
        if pending:
            first = pending[0][0]
            b = Block("paragraph", first)
            text = "\n".join(t for _, t in pending)
            b.words, b.italics = ocr_words(text)
            blocks[first] = b
            pending.clear()

    for n, raw in enumerate(ocr.split("\n"), 1):
        text = raw.strip()
        bare = text.strip("*~ ")
        if not text:
            close()
        elif text == "25X1":
            close()
            blocks[n] = Block("codes", n)
            blocks[n].codes = 1
        elif n == DENIED:
            close()
            blocks[n] = Block("denied", n)
        elif bare.lower() == "secret" or n in OTHER_BANNERS:
            close()
            struck = text.startswith("~~")
            b = blocks[n] = Block("struck banner" if struck else "banner", n)
            b.words, b.italics = ocr_words(text)
        elif n in TABLE:
            close()
            for i, cell in enumerate(raw.split("\t")):
                if cell.strip():
                    b = blocks[n + i / 10] = Block("paragraph", n)
                    b.words, b.italics = ocr_words(cell)
        else:
            if re.match(r"- |#{1,6} ", text):
                close()
                text = re.sub(r"^(- |#+ )", "", text)
            pending.append((n, text))
    close()

    for b in blocks.values():
        b.folio = folio_of(b.line)

    # Joins.
    for first, second in JOINS.items():
        a, b = blocks[first], blocks.pop(second)
        if first in BANNER_IN_JOIN:
            banner = blocks.pop(BANNER_IN_JOIN[first])
            a.words += ["⟨banner⟩", *banner.words, "⟨/banner⟩"]
        if b.folio != a.folio:
            a.words.append(f"⟨page {b.folio}⟩")
        a.words += b.words
        a.italics += b.italics

    # Codes beside blocks, and moved ones.
    for code, home in CODES_BESIDE.items():
        blocks[home].codes += blocks.pop(code).codes
    order = sorted(blocks)
    for code, after in CODES_MOVED.items():
        order.remove(code)
        at = order.index(after) + 1
        while on_folio_only(blocks[order[at]]):
            at += 1
        order.insert(at, code)

    # Notes.
    for note, paragraph in NOTES.items():
        order.remove(note)
        order.insert(order.index(paragraph) + 1, note)

    return merge_codes([blocks[n] for n in order])


# ---------------------------------------------------------------------------------------------------------------
# The site's side.

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNITS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "pre", "figcaption", "caption"}


class Element:
    def __init__(self, tag, attrs, line):
        self.tag, self.attrs, self.line, self.children = tag, attrs, line, []
        self.classes = (attrs.get("class") or "").split()


class Tree(html.parser.HTMLParser):
    """HTML as a tree. HTML that is not well-formed is an error."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = Element("#root", {}, 0)
        self.stack = [self.root]
        self.feed(text)
        self.close()
        if len(self.stack) > 1:
            raise ValueError(f"<{self.stack[-1].tag}> of line {self.stack[-1].line} is not closed")

    def handle_starttag(self, tag, attrs):
        e = Element(tag, dict(attrs), self.getpos()[0])
        self.stack[-1].children.append(e)
        if tag not in VOID:
            self.stack.append(e)

    def handle_startendtag(self, tag, attrs):
        self.stack[-1].children.append(Element(tag, dict(attrs), self.getpos()[0]))

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if self.stack[-1].tag != tag:
            raise ValueError(f"line {self.getpos()[0]}: </{tag}> closes <{self.stack[-1].tag}>")
        self.stack.pop()

    def handle_data(self, data):
        self.stack[-1].children.append(data)


def articles(element):
    if element.tag == "article" and "section" in element.classes:
        yield element
        return
    for child in element.children:
        if isinstance(child, Element):
            yield from articles(child)


class Reader:
    """Walks one article and gathers its blocks."""

    def __init__(self, file):
        self.file = file
        self.blocks = []
        self.unit = None        # the block that words go to
        self.text = []          # its text so far, in parts
        self.folio = None
        self.scans = []         # (page, scan), where a page begins
        self.label = None       # a note's label, for the block that follows
        self.lists = Counter()

    # -- units

    def open(self, kind, element):
        before = (self.unit, self.text)
        self.unit, self.text = Block(kind), []
        self.unit.folio = self.folio
        self.unit.where = f"{self.file}:{element.line}"
        if self.label and kind == "paragraph":
            self.text.append(f" ^{self.label} ")
            self.label = None
        return before

    def flush(self):
        """Makes a block of the current unit's text, before a nested unit or at its end."""
        words = "".join(self.text).replace("\u00a0", " ").split()
        words = [w.replace("\ue000", " ") for w in words]
        if words or self.unit.codes or self.unit.kind == "denied":
            self.unit.words = words
            if not words and self.unit.kind == "paragraph":
                self.unit.kind = "codes"
            self.blocks.append(self.unit)

    def close(self, before):
        self.flush()
        self.unit, self.text = before

    def nested(self, kind, element):
        """A nested unit splits the outer unit into the parts before and after it."""
        outer = self.unit
        if outer is not None:
            self.flush()
        before = (None, [])
        self.open(kind, element)
        self.children(element)
        self.close(before)
        if outer is not None:
            self.unit, self.text = Block(outer.kind), []
            self.unit.folio, self.unit.where = self.folio, outer.where

    def has_words(self):
        return any(piece.strip() for piece in self.text)

    # -- the walk

    def children(self, element):
        for child in element.children:
            if isinstance(child, str):
                self.words(child, element)
            else:
                self.element(child)

    def words(self, text, element):
        if self.unit is None:
            if text.strip():
                before = self.open("paragraph", element)   # words outside any known element: still words
                self.text.append(text)
                self.close(before)
            return
        self.text.append(text)

    def begins_folio(self, e):
        label = e.attrs["data-folio"].rstrip("?")
        self.folio = label
        if "data-scan" in e.attrs:
            self.scans.append((label, int(e.attrs["data-scan"])))
        if self.unit is not None:
            if self.has_words():
                self.text.append(" " + f"⟨page {label}⟩".replace(" ", "\ue000") + " ")
            else:
                self.unit.folio = label

    def element(self, e):
        if e.tag in ("script", "style", "template"):
            return
        if "data-folio" in e.attrs and ("folio" in e.classes or "denied" in e.classes):
            self.begins_folio(e)
        if "denied" in e.classes:
            before = self.open("denied", e)
            self.unit.folio = self.folio
            self.close(before)
        elif "data-editorial" in e.attrs:
            self.editorial(e)
        elif "redaction" in e.classes:
            self.words(f" {GAP} ", e)
        elif "margin-mark" in e.classes:
            self.margin_mark(e)
        elif "note-ref" in e.classes:
            self.words(f" ^{plain(e).strip()} ", e)
        elif "footnote-label" in e.classes:
            self.label = plain(e).strip()
        elif "banner" in e.classes:
            self.banner(e)
        elif e.tag in UNITS:
            self.nested("paragraph", e)
        elif e.tag in ("em", "i"):
            if self.unit is not None:
                self.unit.italics.append(" ".join(plain(e).split()))
            self.children(e)
        elif e.tag == "br":
            self.words(" ", e)
        else:
            if e.tag in ("ul", "ol"):
                self.lists["lists"] += 1
                self.lists["items"] += sum(isinstance(c, Element) and c.tag == "li" for c in e.children)
            self.children(e)

    def editorial(self, e):
        """Skips words of the editor, but keeps the pages that begin among them."""
        for child in e.children:
            if isinstance(child, Element):
                if "data-folio" in child.attrs and "folio" in child.classes:
                    self.begins_folio(child)
                self.editorial(child)

    def banner(self, e):
        struck = "struck" in e.classes
        if self.unit is not None and (e.tag == "span" or self.has_words()):
            self.text.append(" ⟨banner⟩ ")
            self.children(e)
            self.text.append(" ⟨/banner⟩ ")
        else:
            if struck != any(isinstance(c, Element) and c.tag in ("s", "del") for c in e.children):
                self.words(" ⟨a struck banner without its line⟩ ", e)
            self.nested("struck banner" if struck else "banner", e)

    def margin_mark(self, e):
        code, count = plain(e).strip(), int(e.attrs.get("data-count", 1))
        if code != "25X1":
            self.words(f" {code} ", e)      # no such code in the report: let it show
        elif self.unit is not None:
            self.unit.codes += count
        else:
            b = Block("codes")
            b.folio, b.where, b.codes = self.folio, f"{self.file}:{e.line}", count
            self.blocks.append(b)


def plain(e):
    """The words of an element, without editorial ones."""
    if "data-editorial" in e.attrs:
        return ""
    return "".join(c if isinstance(c, str) else plain(c) for c in e.children)


def built(folder, names, each):
    """The report as these pages have it: its blocks, the scans met, its lists, and what is wrong with the files.

    Each page has so many articles.
    """
    blocks, scans, lists, faults = [], [], Counter(), []
    for name in names:
        path = folder / f"{name}.html"
        if not path.is_file():
            faults.append(f"there is no {path}")
            continue
        found = list(articles(Tree(path.read_text(encoding="utf-8")).root))
        if len(found) != each:
            faults.append(f"{path} has {len(found)} articles of class section, not {each}")
        for article in found:
            reader = Reader(path.name)
            reader.children(article)
            blocks += reader.blocks
            scans += reader.scans
            lists += reader.lists
    return merge_codes(blocks), scans, lists, faults


def strangers(folder):
    """Pages with section text that this test does not know."""
    faults = []
    for path in sorted(folder.glob("*.html")):
        if path.stem not in SECTIONS and path.stem not in ("index", "whole"):
            if list(articles(Tree(path.read_text(encoding="utf-8")).root)):
                faults.append(f"{path} is a section that this test does not know")
    return faults


# ---------------------------------------------------------------------------------------------------------------
# The comparison.

class Score:
    def __init__(self):
        self.passed, self.failures = 0, []

    def check(self, holds, message):
        if holds:
            self.passed += 1
        else:
            self.failures.append(message)

    def equal(self, what, want, have):
        self.check(want == have, f"{what}: the OCR has {want}, the site {have}")


def difference(want, have):
    """Where two blocks differ, with a few words of context."""
    out = []
    if want.kind != have.kind:
        out.append(f"it is a {want.kind} in the OCR, a {have.kind} on the site")
    if want.folio != have.folio:
        out.append(f"it is on page {want.folio} in the OCR, on {have.folio} on the site")
    matcher = difflib.SequenceMatcher(None, want.words, have.words, autojunk=False)
    for op, a, b, c, d in matcher.get_opcodes():
        if op == "equal":
            continue
        left, right = " ".join(want.words[max(0, a - 4):a]), " ".join(want.words[b:b + 4])
        lost, new = " ".join(want.words[a:b]), " ".join(have.words[c:d])
        verb = {"delete": f"missing: “{lost}”", "insert": f"added: “{new}”"}
        verb = verb.get(op, f"“{lost}” has become “{new}”")
        out.append(f"{verb} (in “… {left} | {right} …”)")
    if want.codes != have.codes:
        out.append(f"it has {want.codes} code(s) in the OCR, {have.codes} on the site")
    if want.italics != have.italics:
        out.append(f"its italics are {want.italics} in the OCR, {have.italics} on the site")
    return out


def compare_blocks(want, have, score):
    matcher = difflib.SequenceMatcher(None, [b.key() for b in want], [b.key() for b in have], autojunk=False)
    missing, added = [], []
    for op, a, b, c, d in matcher.get_opcodes():
        if op == "equal":
            score.passed += b - a
            continue
        old, new = want[a:b], have[c:d]
        for w in list(old):         # a changed block is recognised by its words
            near = [(difflib.SequenceMatcher(None, w.words, h.words, autojunk=False).ratio(), i)
                    for i, h in enumerate(new)]
            ratio, i = max(near, default=(0, 0), key=lambda pair: (pair[0], -pair[1]))
            if ratio > 0.5:
                h = new[i]
                old.remove(w)
                new.remove(h)
                for line in difference(w, h) or ["out of order"]:
                    score.failures.append(f"{w.name()} / {h.name()} “{w.start()}”: {line}")
        missing += old
        added += new
    for w in missing:
        twin = next((h for h in added if h.key() == w.key()), None)
        if twin:
            added.remove(twin)
            score.failures.append(f"{w.name()} / {twin.name()} “{w.start()}”: out of order")
        else:
            score.failures.append(f"{w.name()} “{w.start()}”: the site does not have this {w.kind}")
    for h in added:
        score.failures.append(f"{h.name()} “{h.start()}”: the OCR does not have this {h.kind}")


def tally(blocks):
    """For each page of the original: codes, redactions, classification banners. Page marks inside a block count."""
    codes, gaps, banners, struck = Counter(), Counter(), Counter(), 0
    for b in blocks:
        folio = b.folio
        if "banner" in b.kind and b.words != ["Reverse", "Blank"]:
            banners[folio] += 1
            struck += b.kind == "struck banner"
        for i, w in enumerate(b.words):
            if w.startswith("⟨page "):
                folio = w[6:-1]
            gaps[folio] += w == GAP
            banners[folio] += w == "⟨banner⟩"
        codes[folio] += b.codes
    return codes, gaps, banners, struck


def words_of(blocks):
    return [w for b in blocks for w in b.words if not w.startswith("⟨")]


def compare(folder):
    """The whole test on one built report: a Score and the lines that say what was compared."""
    ocr = (HERE / "ocr.txt").read_text(encoding="utf-8")
    score = Score()
    want = expected(ocr)
    try:
        have, scans, lists, faults = built(folder, SECTIONS, each=1)
        whole, _, _, more = built(folder, ["whole"], each=len(SECTIONS))
        faults += more + strangers(folder)
    except ValueError as error:
        score.failures.append(f"the HTML cannot be read: {error}")
        return score, []
    for fault in faults:
        score.failures.append(fault)

    # The table above and the OCR, counted in another way on the bare text.
    lines = [line.strip() for line in ocr.split("\n")]
    score.equal("codes, by the table of pages", lines.count("25X1"), sum(f[3] for f in FOLIOS))
    score.equal("redactions, by the table of pages", len(GAP_IN_OCR.findall(ocr)), sum(f[4] for f in FOLIOS))
    score.equal("banners, by the table of pages",
                sum(line.strip("*~ ").lower() == "secret" for line in lines), sum(f[5] for f in FOLIOS))
    bare = re.sub(r"(?m)^(- |#+ )|^25X1\s*$|\*\*Page Denied\*\*|[*~]|</?[ib]>", "", ocr)
    bare = GAP_IN_OCR.sub(" ", re.sub(r"<sup>(\d)</sup>", r" ^\1 ", bare)).replace("\\$", "$")
    bare = as_shown(bare).split()
    score.equal("words, by count, in the order of this test", Counter(bare), Counter(words_of(want)))

    compare_blocks(want, have, score)
    compare_blocks(want, whole, score)

    # The same by count.
    w_words, h_words = words_of(want), words_of(have)
    gone, new = Counter(w_words) - Counter(h_words), Counter(h_words) - Counter(w_words)
    score.check(not gone, f"words missing: {dict(gone)}")
    score.check(not new, f"words added: {dict(new)}")
    codes, gaps, banners, struck = tally(have)
    for label, _, _, c, g, b in FOLIOS:
        score.equal(f"codes on folio {label}", c, codes[label])
        score.equal(f"gaps on folio {label}", g, gaps[label])
        score.equal(f"banners on folio {label}", b, banners[label])
    score.equal("codes", 72, sum(codes.values()))
    score.equal("gaps", 34, sum(gaps.values()))
    score.equal("pages denied", 1, sum(b.kind == "denied" for b in have))
    score.equal("banners", 18, sum(banners.values()))
    score.equal("struck banners", 2, struck)
    score.equal("pages and scans, in order", [(f[0], f[1]) for f in FOLIOS], scans)
    score.equal("lists", 3, lists["lists"])
    score.equal("items", 8, lists["items"])

    said = [
        f"compared {len(want)} blocks of the OCR with {len(have)} of the site, "
        f"{len(w_words)} words with {len(h_words)}; and once more with the {len(whole)} of the whole report",
        f"{sum(codes.values())} codes, {sum(gaps.values())} redactions, "
        f"{sum(b.kind == 'denied' for b in have)} page withheld in full, {sum(banners.values())} banners ({struck} struck), "
        f"{len(scans)} scans, {sum(len(b.italics) for b in have)} runs of italics, "
        f"{lists['lists']} lists with {lists['items']} items",
        f"intended differences: {len(JOINS)} joins, {len(NOTES)} notes moved to their references, "
        f"{len(BANNER_IN_JOIN)} banners inside paragraphs, {len(CODES_BESIDE)} codes beside blocks, "
        f"{len(CODES_MOVED)} code moved",
    ]
    return score, said


# ---------------------------------------------------------------------------------------------------------------
# The self-test.

def once(text, old, new):
    if text.count(old) < 1:
        raise LookupError(f"nothing to damage: “{old}” is not there")
    return text.replace(old, new, 1)


def sub(pattern, new, text):
    out, n = re.subn(pattern, new, text, count=1, flags=re.DOTALL)
    if not n:
        raise LookupError(f"nothing to damage: {pattern} is not there")
    return out


def swap(text, a, b):
    """Swaps the paragraphs that begin with a and b."""
    mark = r"<span[^>]*>(?:<span[^>]*>[^<]*</span>)?</span>"
    one = re.search(rf"<p[^>]*>(?:{mark})?\s*" + re.escape(a) + r".*?</p>", text, re.DOTALL)
    two = re.search(r"<p[^>]*>\s*" + re.escape(b) + r".*?</p>", text, re.DOTALL)
    if not one or not two or one.start() > two.start():
        raise LookupError(f"nothing to damage: “{a}” and “{b}”")
    return text[:one.start()] + two.group() + text[one.end():two.start()] + one.group() + text[two.end():]


CODE = r'<span class="margin-mark[^>]*>\s*(?:<a [^>]*>)?\s*25X1\s*(?:</a>)?\s*</span>'
GAP_HTML = r'<a class="redaction[^>]*>(?:<span[^>]*>[^<]*</span>)*</a><span class="remark" data-editorial>.*?</a></span></span>'

DAMAGES = [
    ("a word dropped", "key-judgments", lambda t: once(t, " blacklisted during", " during"), "blacklisted"),
    ("a word added", "appeals",
     lambda t: once(t, "Well-known Russian artists", "Well-known Russian and Soviet artists"), "and Soviet"),
    ("a word changed", "appendix", lambda t: once(t, "121,000", "121,009"), "121,009"),
    ("a quote made straight", "key-judgments", lambda t: once(t, "“third wave”", '"third wave"'), "third"),
    ("two paragraphs swapped", "appeals",
     lambda t: swap(t, "No direct official", "A number of articles"), "out of order"),
    ("a paragraph dropped", "recent-initiatives",
     lambda t: sub(r"<p[^>]*>It is possible the Soviets.*?</p>", "", t), "line 217"),
    ("the last paragraph of page 6 left in two", "prospects",
     lambda t: once(t, " willingness to make concessions", "</p><p>willingness to make concessions"), "line 363"),
    ("the columns of page 6 left as the OCR read them", "prospects",
     lambda t: sub(r"(<p[^>]*>If any prominent artists.*?demonstrated a remarkable) (willingness.*?)(?=<|$)",
                   r"<p>\2</p>\1", t), "line 363"),
    ("a code dropped", "prospects", lambda t: sub(CODE, "", t), "code"),
    ("a code added", "cover", lambda t: sub("(" + CODE + ")", r"\1\1", t), "code"),
    ("a redaction dropped", "title-page", lambda t: sub(GAP_HTML, "", t), "redaction"),
    ("a redaction moved by one word", "why-a-policy-change",
     lambda t: sub("representative (" + GAP_HTML + ") was", r"representative was \1", t), "redaction"),
    ("a redaction invented", "key-judgments",
     lambda t: once(t, "accepted the offer.", 'accepted the offer. <span class="redaction">█</span>'), "redaction"),
    ("a banner dropped", "contents",
     lambda t: sub(r'<(div|span) class="banner">\s*Secret\s*</\1>', "", t), "banner"),
    ("a struck banner not struck", "cover",
     lambda t: sub(r'class="banner struck"([^>]*)>\s*<s>(.*?)</s>', r'class="banner"\1>\2', t), "banner"),
    ("a word dropped from the page of the whole report", "whole",
     lambda t: once(t, " blacklisted during", " during"), "whole.html"),
    ("editor's words not marked as editorial", "cover",
     lambda t: once(t, "</article>", "<p>Scanned copy</p></article>"), "Scanned"),
    ("words of the paper marked as editorial", "title-page",
     lambda t: once(t, "This paper was", "<span data-editorial>This paper</span> was"), "This paper"),
    ("a page mark lost", "why-a-policy-change",
     lambda t: sub(r'(class="folio[^>]*data-folio=")4"', r'\g<1>9"', t), "it is on page"),
    ("italics lost", "prospects", lambda t: once(t, "<em>rodina</em>", "rodina"), "italics"),
    ("a list broken in two", "appeals", lambda t: sub("</li>", "</li></ul><ul>", t), "lists"),
]


def self_test(folder):
    passed = failed = 0
    for name, section, damage, sign in DAMAGES:
        with tempfile.TemporaryDirectory() as temporary:
            copy = pathlib.Path(temporary) / REPORT
            shutil.copytree(folder, copy)
            path = copy / f"{section}.html"
            try:
                head, article, rest = path.read_text(encoding="utf-8").partition('<article class="section">')
                path.write_text(head + article + damage(rest), encoding="utf-8")
            except LookupError as error:
                failed += 1
                print(f"FAILED {name}: {error}")
                continue
            failures = compare(copy)[0].failures
        seen = [f for f in failures if sign in f]
        if seen:
            passed += 1
            print(f"caught {name}: {seen[0]}")
        else:
            failed += 1
            print(f"FAILED {name}: not caught ({len(failures)} other failures)")
    return passed, failed


def main(arguments):
    testing = "--self-test" in arguments
    places = [a for a in arguments if a != "--self-test"]
    if len(places) != 1:
        print(__doc__)
        return 2
    folder = pathlib.Path(places[0]) / REPORT
    if not folder.is_dir():
        print(f"{folder} does not exist: build the site first")
        return 2
    score, said = compare(folder)
    for line in said:
        print(line)
    for failure in score.failures:
        print(f"FAILED {failure}")
    passed, failed = score.passed, len(score.failures)
    if testing and not failed:
        more, worse = self_test(folder)
        passed, failed = passed + more, failed + worse
    elif testing:
        print("the self-test needs a report that passes")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
