"""Small sites for tests, and the comparable parts of a page."""

import re
import tempfile
from pathlib import Path

RELEASES = """+++
title = "A report"
exemptions = ["5"]

[[release]]
key = "2019"

[[release]]
key = "2022"
+++
"""

# A name that occurs in the first edition of the guide, and in the text below.
NAMES = """[[name]]
name = "Harbour Survey"
forms = ["boat", "Nine"]
kind = "organization"
about = "The survey that supplied the light."
"""

# Every mark once, for the guide's table of HTML.
ALL_MARKS = """[page 4, scan 9]

# A heading

One [redacted 25X1, name], [redacted, box], [redacted, blank], [Redacted, word]. [25X1] [illegible] [blank] [unclear: two] [sic] [struck: three]
[stamp: four] [handwritten: five] [note: six] [released 2022: seven] eight.[^1]

[banner: Secret]

> [as typed]
> TO:  Ten

[25X1] [25X1]

[^1]: Nine.

[page 5, denied]
"""


class Site:
    """A temporary site with some files in `content/`."""

    def __init__(self, files):
        self.files = files

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        for path, text in self.files.items():
            file = Path(self.folder.name) / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return self.folder.name

    def __exit__(self, *_):
        self.folder.cleanup()


def timeless(text):
    return re.sub(r"in \d+\.\d\d s", "in … s", text)


def indent(text):
    return "\n".join("    " + line for line in text.rstrip().split("\n"))


def blockquotes(html):
    """The quotations of an article that are not inside another one."""
    html = html.partition("<article")[2].partition("</article>")[0]
    found, depth, start = [], 0, 0
    for tag in re.finditer("<(/?)blockquote[^>]*>", html):
        if not tag[1] and depth == 0:
            start = tag.start()
        depth += -1 if tag[1] else 1
        if depth == 0:
            found.append(html[start : tag.end()])
    return found


def bare(html):
    """HTML without its addresses, and without the text and targets of links."""
    html = re.sub(r'<span class="footnote-label">.*?</span>', "", html, flags=re.S)
    html = re.sub(r"<a [^>]*>.*?</a>", "<a>", html, flags=re.S)
    html = re.sub(r' id="[^"]*"', "", html)
    return re.sub(r"\s+", " ", html.replace("><", ">\n<")).replace("> <", ">\n<")
