"""Compares the guide's tables of template values with the values that the templates of a real site get."""

import json
import re
import shutil
import tempfile
from pathlib import Path

from fences import codes
from samples import NAMES

PAGE = "05-templates.md"
# The heading of each table, a template that prints all its values, and the pages made from it.
TEMPLATES = [
    ("section.html", "section.html", ["memo/memorandum.html", "memo/annex.html"]),
    ("report.html and guide.html", "report.html", ["memo/index.html"]),
    ("report.html and guide.html", "guide.html", ["guide/index.html"]),
    ("whole.html", "whole.html", ["memo/whole.html", "long/whole*.html"]),
    ("index.html", "index.html", ["index.html"]),
    ("ledger.html", "ledger.html", ["memo/ledger.html"]),
    ("questions.html", "questions.html", ["memo/questions.html"]),
    ("parallels.html", "parallels.html", ["twice/parallels.html"]),
    ("reading.html", "reading.html", ["reading.html"]),
    ("exemptions.html", "exemptions.html", ["exemptions/index.html"]),
    ("exemption.html", "exemption.html", ["exemptions/25x1.html"]),
    ("names.html", "names.html", ["names/index.html"]),
    ("name.html", "name.html", ["names/harbour-survey.html"]),
    ("source.html", "source.html", ["*/source/*.html"]),
    ("404.html", "404.html", ["404.html"]),
    ("moved.html", "moved.html", ["once/index.html"]),
    ("feed.xml", "feed.xml", ["feed.xml"]),
    ("robots.txt", "robots.txt", ["robots.txt"]),
]
# Lists within the items of a list, by template and value: the part, and the shape of its items.
NESTED = {("index.html", "groups"): ("reports", "listed report")}
# Facts for the report of the guide, and a picture of its first page: the header of one.
FACTS = 'source_url = "https://example.org/"\nrecord = "R"\nscans = "scans/*.png"\nscan_url = "https://example.org/{scan}"\n'
PICTURE = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + b"IHDR" + (85).to_bytes(4) + (110).to_bytes(4)


def compare(guide):
    """For each value, None if the guide and the program agree, or a message if only one of them has it."""
    documented = {table.heading: rows(table) for table in guide.tables.get(PAGE, []) if table.columns[0] == "value"}
    shapes = {row[0]: codes(row[1]) for table in guide.tables.get(PAGE, []) if table.columns[0] == "shape" for row in table.rows}
    known = {template for _, template, _ in TEMPLATES} | {"base.html", "components.html", "search.html", "sitemap.xml"}
    for path in sorted((Path(__file__).resolve().parents[2] / "templates").glob("*.*")):
        yield None if path.name in known else f"tests/guide/views.py tries no page of {path.name}"
    with tempfile.TemporaryDirectory() as temporary:
        shutil.copytree(guide.folder, f"{temporary}/content/guide")
        for path, text in guide.first_edition().items():
            file = Path(temporary) / "content" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.replace("agency =", FACTS + "agency ="), "utf-8")
        (Path(temporary) / "content/memo/scans").mkdir()
        (Path(temporary) / "content/memo/scans/1.png").write_bytes(PICTURE)
        # A report that repeats a passage, with one word changed.
        passage = " ".join(f"word{number}" for number in range(60))
        (Path(temporary) / "content/twice").mkdir()
        (Path(temporary) / "content/twice/index.md").write_text('+++\ntitle = "Twice"\nmoved_from = ["once"]\n+++\n', "utf-8")
        twice = f"# Twice\n\n{passage}\n\nBetween.\n\n{passage.replace('word30', 'another')}\n"
        (Path(temporary) / "content/twice/01-a.md").write_text(twice, "utf-8")
        # A report in three parts.
        (Path(temporary) / "content/long").mkdir()
        (Path(temporary) / "content/long/index.md").write_text('+++\ntitle = "Long"\n+++\n', "utf-8")
        for at in range(3):
            (Path(temporary) / f"content/long/{at}-section-{at}.md").write_text(f"# Section {at}\n\n{'x' * 1_100_000}\n", "utf-8")
        (Path(temporary) / "content/edition.toml").write_text('base_url = "https://example.org/"\n', "utf-8")
        (Path(temporary) / "content/names.toml").write_text(NAMES, "utf-8")
        folder = Path(temporary) / "templates"
        folder.mkdir()
        for _, template, _ in TEMPLATES:
            (folder / template).write_text("{{ __tera_context | safe }}", "utf-8")
        code, _, err = guide.run("build", temporary)
        if code:
            yield f"the templates that show what they are given do not build: {err}"
            return
        for heading, template, pages in TEMPLATES:
            found = {}
            for pattern in pages:
                for path in sorted((Path(temporary) / "public").glob(pattern)):
                    for key, values in context(path).items():
                        merge(found.setdefault(key, {}), values)
            keys = {"assets", "view"} if template in ("robots.txt", "feed.xml") else {"assets", "page", "view"}
            yield None if found.keys() == keys else f"{template} is given {sorted(found)}"
            headings = {"assets": "All pages: assets", "page": "All pages: page", "view": heading}
            for key in sorted(keys & found.keys()):
                wanted = documented.get(headings[key], {})
                yield from differences(f"`{key}` of {template}", found[key], wanted, shapes)
            for (of, name), (part, shape) in NESTED.items():
                if of == template:
                    items = [item for group in found["view"][name] for item in group[part]]
                    yield fault(f"`{name}` of `view` of {template}", part, items, f"list of {shape}s", shapes)


def rows(table):
    return {codes(row[0])[0]: row[1] for row in table.rows}


def context(path):
    """The values that a template got. The engine prints a missing value as an empty text."""
    text = path.read_text("utf-8")
    for _ in range(2):
        text = re.sub(r'(?<!\\)": (?=[,}])', '": null', text)
    return json.loads(text)


def merge(into, values):
    """Keeps the fullest value of each key, because a list that is empty on one page may have items on another."""
    for key, value in values.items():
        if into.get(key) in (None, "", [], {}):
            into[key] = value


def differences(template, found, wanted, shapes):
    for name in sorted(found.keys() | wanted.keys()):
        if name not in wanted:
            yield f"`{name}`, in {template}, is not in the table"
        elif name not in found:
            yield f"{template} has no `{name}`"
        else:
            yield fault(template, name, found[name], wanted[name], shapes)


def fault(template, name, value, shape, shapes):
    """The difference between a value and its shape in the table, if any."""
    keys = codes(shape)
    is_list = shape.startswith("list of ")
    for known, parts in shapes.items():
        if re.fullmatch(f"(list of )?{known}s?( or nothing)?", shape):
            keys = parts
    if shape in ("text", "HTML", "number", "yes or no"):
        kind = {"number": int, "yes or no": bool}.get(shape, str)
        return None if isinstance(value, kind) else f"`{name}` of {template} is no {shape}: {str(value)[:60]}"
    if not keys:
        return None if is_list and isinstance(value, list) else f"`{name}` of {template} has no shape"
    if isinstance(value, list) != is_list:
        return f"`{name}` of {template} is {'no' if is_list else 'a'} list"
    samples = value if is_list else [value]
    if samples in ([], [None]) and template.endswith("guide.html"):
        return None
    if not samples or samples == [None]:
        return f"no page of the test has `{name}`"
    if not isinstance(samples[0], dict):
        return f"`{name}` of {template} has no parts: {str(samples[0])[:60]}"
    has = set().union(*samples)
    return None if has == set(keys) else f"`{name}` of {template} has {sorted(has)}, the table has {sorted(keys)}"
