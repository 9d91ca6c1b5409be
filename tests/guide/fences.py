"""The testable parts of a guide page: fences, the block after each, tables, and headings."""

import re
from dataclasses import dataclass, field


@dataclass
class Fence:
    """A fenced block. `words` are those after the language in its info string."""

    page: str
    line: int
    language: str
    words: list
    text: str
    before: str  # the paragraph before it
    quotation: str = ""  # the quotation right after it, without its `>` signs
    output: str = ""  # the text fence right after it

    @property
    def place(self):
        return f"{self.page}:{self.line}"

    @property
    def path(self):
        return next((word for word in self.words if "/" in word), "")


@dataclass
class Table:
    page: str
    heading: str
    columns: list
    rows: list = field(default_factory=list)


OPEN = re.compile(r"```([a-z0-9]*)((?: \S+)*)$")


def fences(page, text):
    """All fences of a page, each with the blocks right before and after it."""
    lines = text.split("\n")
    found, at, paragraph = [], 0, []
    while at < len(lines):
        opened = OPEN.match(lines[at])
        if not opened:
            if lines[at].strip():
                paragraph.append(lines[at])
            elif at + 1 < len(lines) and not lines[at + 1].startswith("```"):
                paragraph = []
            at += 1
            continue
        end = lines.index("```", at + 1)
        content = "".join(line + "\n" for line in lines[at + 1 : end])
        fence = Fence(page, at + 1, opened[1], opened[2].split(), content, " ".join(paragraph))
        if found and fence.language == "text" and not any(line.strip() for line in lines[last:at]):
            found[-1].output = content
        found.append(fence)
        at = last = end + 1
        paragraph = []
        behind = at + 1
        while behind < len(lines) and lines[behind].startswith(">"):
            fence.quotation += re.sub("^> ?", "", lines[behind]) + "\n"
            behind += 1
    return found


def tables(page, text):
    """All tables outside fences and quotations, each with the heading above it."""
    found, heading, inside, table = [], "", False, None
    for line in text.split("\n"):
        if line.startswith("```"):
            inside = not inside
        if inside:
            continue
        if line.startswith("#"):
            heading = re.sub(r"^#+ | \{#.*\}$", "", line)
        if not line.startswith("|"):
            table = None
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if table is None:
            table = Table(page, heading, cells)
            found.append(table)
        elif not re.fullmatch("[-: |]+", line):
            table.rows.append(cells)
    return found


def codes(cell):
    """The code spans of a cell."""
    return re.findall("`([^`]+)`", cell)
