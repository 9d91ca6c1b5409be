"""The licenses of everything that is compiled into the program."""

import json
import re
import subprocess
from pathlib import Path

from release import ROOT

NAMES = re.compile(r"(?i)(licen[cs]e|copying|notice|copyright)")
SYNTAXES = "https://codeberg.org/CosmicHarper/two-face/src/branch/main/generated/acknowledgements_full.md"


def licenses():
    """One text: the licenses of the fonts, then each license of a crate with the crates that are under it."""
    parts = [f"The program contains these fonts.\n\n{path.read_text('utf-8')}" for path in sorted(ROOT.glob("templates/assets/fonts/*-OFL.txt"))]
    texts, without = {}, []
    for package in compiled():
        label = f"{package['name']} {package['version']} ({package['license']})"
        files = sorted(path for path in Path(package["manifest_path"]).parent.iterdir() if path.is_file() and NAMES.match(path.name))
        for path in files:
            texts.setdefault(path.read_text("utf-8", "replace").replace("\r\n", "\n").strip() + "\n", []).append(label)
        if not files:
            without.append(label)
    for text, labels in texts.items():
        parts.append("The program contains:\n\n" + "".join(f"- {label}\n" for label in labels) + f"\n{text}")
    parts.append("The program contains these packages, which come without the text of their license:\n\n" + "".join(f"- {label}\n" for label in without))
    parts.append(f"The licenses of the syntax definitions are listed at {SYNTAXES}\n")
    return f"\n{'=' * 100}\n\n".join(parts).encode()


def compiled():
    """The packages that are part of the program on any system, without those that only build or test it."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1"]
    metadata = json.loads(subprocess.check_output(command, cwd=ROOT))
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    root = metadata["resolve"]["root"]
    seen, todo = set(), [root]
    while todo:
        for dependency in nodes[todo.pop()]["deps"]:
            is_linked = any(kind["kind"] is None for kind in dependency["dep_kinds"])
            if is_linked and dependency["pkg"] not in seen:
                seen.add(dependency["pkg"])
                todo.append(dependency["pkg"])
    return sorted((packages[key] for key in seen), key=lambda package: (package["name"], package["version"]))
