"""Checks what the README and CONTRIBUTING say about the repository."""

import re
from pathlib import Path

from fences import codes, tables

ROOT = Path(__file__).resolve().parents[2]


def compare(guide):
    """For each claim, a message if it is wrong and None if it is right."""
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (ROOT / name).read_text("utf-8")
        links = re.findall(r"\]\(([^)#:]+)\)", text)
        paths = re.findall(r"`((?:src|tests|templates|content/guide|\.github)/[\w./-]*)`", text)
        for path in links + paths:
            yield None if (ROOT / path).exists() else f"{name}: there is no {path}"
        for command in set(re.findall(r"(?:`lacuna|release --) ([a-z]+)", text)):
            yield None if guide.run(command, "--help")[0] == 0 else f"{name}: there is no command `lacuna {command}`"
    readme = (ROOT / "README.md").read_text("utf-8")
    for table in (table for table in tables("README.md", readme) if table.columns[0] == "write"):
        for mark in codes(" ".join(row[0] for row in table.rows)):
            yield None if guide.is_mark(mark) else f"README.md: `{mark}` is no mark"
