#!/usr/bin/env python3
"""Runs the guide's examples, so that it cannot go stale.

    check.py SITE [--lacuna PROGRAM] [--guide FOLDER]    SITE: this project's own site, built
    check.py --self-test [--lacuna PROGRAM]              damage the guide in many ways, and check that each damage is found

PROGRAM is $LACUNA, or target/release/lacuna. The fence of an example says what must be true of it:

    ```lacuna             followed by a quotation of the same words; the page shows it as the program renders it
    ```lacuna source      marks of a report, without findings
    ```lacuna bad         followed by a text fence with the program's findings
    ```lacuna a/path      a file; the paragraph before it names the path; also toml, html, css
    ```sh                 runs in an initially empty folder; a text fence after it has the output
    ```sh fails           the same, with the exit code 1
    ```sh once            not run, but each `lacuna` command in it must exist
    ```yaml a/path        this file of the repository; without a path, actions pinned to the same versions as in its workflows

The tables must also agree with the program: the keys of TOML files, the values of templates, the hooks of the HTML, the codes of
findings, the output files and the page labels. The links, paths, commands and marks of the README and of CONTRIBUTING must, too.

Python 3.11, standard library only. The last line is "N passed, N failed"; the exit code is 1 on a failure.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import damage
import repository
import schema
import views
from fences import codes, fences, tables
from samples import ALL_MARKS, NAMES, RELEASES, Site, bare, blockquotes, indent, timeless

ROOT = Path(__file__).resolve().parents[2]

class Guide:
    """The guide, the program, the built site, and the results."""

    def __init__(self, folder, site, lacuna):
        self.folder, self.site, self.lacuna = Path(folder), Path(site), Path(lacuna).resolve()
        self.passed, self.failures = 0, []
        texts = {path.name: path.read_text("utf-8") for path in sorted(self.folder.glob("*.md"))}
        self.fences = {name: fences(name, text) for name, text in texts.items()}
        self.tables = {name: tables(name, text) for name, text in texts.items()}
        self.texts = texts

    def expect(self, holds, message):
        if holds:
            self.passed += 1
        else:
            self.failures.append(message)
            print(f"FAILED {message}")

    def same(self, place, found, wanted):
        found, wanted = timeless(found), timeless(wanted)
        self.expect(found == wanted, f"{place}: it is\n{indent(found)}\n  and the guide has\n{indent(wanted)}")

    def run(self, *arguments, folder=None, text=None):
        done = subprocess.run(
            [self.lacuna, *arguments], cwd=folder, input=text, capture_output=True, text=True, timeout=60
        )
        return done.returncode, done.stdout, done.stderr

    def table(self, page, heading, column):
        found = [t for t in self.tables.get(page, []) if t.heading == heading and t.columns[0] == column]
        self.expect(found, f"{page}: no table of `{column}` under the heading {heading}")
        return found

    def all(self):
        for check in (self.live, self.marks, self.tutorials, self.files, self.keys, self.folios, self.outputs):
            check()
        for check in (self.ledger, self.output_of_check, self.editions, self.publishing, self.templates, self.hooks, self.findings):
            check()
        for message in repository.compare(self):
            self.expect(message is None, message)

    # ---- the marks ----------------------------------------------------------------------------------------------

    def live(self):
        """Each live example is on its page as the program renders it, and every quotation belongs to an example."""
        for name, found in self.fences.items():
            examples = [fence for fence in found if fence.language == "lacuna" and not fence.words]
            slug = re.sub(r"^\d+-|\.md$", "", name)
            page = self.site / self.folder.name / f"{slug}.html"
            shown = blockquotes(page.read_text("utf-8")) if page.exists() else []
            self.expect(len(shown) == len(examples), f"{name}: {len(examples)} examples, {len(shown)} on the page")
            for fence, html in zip(examples, shown):
                self.same(f"{fence.place}, the quotation", fence.quotation, fence.text)
                quoted = "".join(f"> {line}\n" for line in fence.text.splitlines())
                code, rendered, findings = self.run("render", "-", text=quoted)
                self.expect(code == 0 and not findings, f"{fence.place}: {findings}")
                # Of a guide, the page shows typographic quotation marks.
                typed = str.maketrans("‘’“”", "''\"\"")
                self.same(f"{fence.place}, the page", bare(html).translate(typed), bare(blockquotes(rendered)[0]).translate(typed))

    def marks(self):
        """Marks of a report have no findings, bad examples have the findings that the guide shows, and commands exist."""
        for fence in (fence for found in self.fences.values() for fence in found):
            if fence.words == ["source"]:
                with Site({"r/index.md": RELEASES, "r/a.md": f"[page 3]\n\n# A\n\n{fence.text}"}) as site:
                    _, out, err = self.run("check", site)
                    self.expect(out == "no findings\n", f"{fence.place}: {err}")
            elif fence.words == ["bad"]:
                code, _, err = self.run("render", "-", text=fence.text)
                self.same(fence.place, err.replace("standard input", "content/memo/01-memorandum.md"), fence.output + "\n")
            elif fence.language == "sh" and "once" in fence.words:
                for command in re.findall(r"^lacuna (\w+)", fence.text, re.M):
                    self.expect(self.run(command, "--help")[0] == 0, f"{fence.place}: no command `lacuna {command}`")
        first = self.tables.get("02-the-marks.md", [None])[0]
        for cell in codes(" ".join(row[0] for row in first.rows)) if first else []:
            self.expect(self.is_mark(cell), f"02-the-marks.md: `{cell}` is no mark")

        for table in self.table("02-the-marks.md", "When Markdown gets in the way", "instead of"):
            for row in table.rows:
                for cell, wanted in zip(row, (1, 0)):
                    code, _, err = self.run("render", "-", text=f"{codes(cell)[0]}\n\nAlso.[^1]\n\n[^1]: A note.\n")
                    self.expect(code == wanted, f"02-the-marks.md: {cell} ends with {code}: {err}")

    def is_mark(self, text):
        """Whether a bracket is read as a mark."""
        texts = (f"{text} words.\n", f"{text.replace('[', chr(92) + '[')} words.\n")
        mark, plain = (self.run("render", "-", text=text)[1] for text in texts)
        return mark != plain

    # ---- a first edition ----------------------------------------------------------------------------------------

    def tutorials(self):
        """Follows the way from OCR to an edition, and the edition by hand."""
        self.tutorial("01-a-first-edition.md", "public/memo/memorandum.html")
        self.tutorial("00-from-ocr-to-edition.md", "public/boat/boat.html")

    def tutorial(self, page, output):
        """Follows a page from an empty folder until it has made an output."""
        with tempfile.TemporaryDirectory() as temporary:
            here = Path(temporary) / "empty"
            here.mkdir()
            binaries = Path(temporary) / "bin"
            binaries.mkdir()
            (binaries / "lacuna").symlink_to(self.lacuna)
            path = f"{binaries}:{os.environ['PATH']}"
            for fence in self.fences.get(page, []):
                if fence.path:
                    self.named(fence)
                    file = here / fence.path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(fence.text, "utf-8")
                elif fence.language == "sh" and "once" not in fence.words:
                    script = f"set -e\n{{\n{fence.text}}} 2>&1\npwd >'{temporary}/pwd'\n"
                    environment = {**os.environ, "PATH": path, "NO_COLOR": "1"}
                    done = subprocess.run(
                        ["bash", "-c", script], cwd=here, env=environment, capture_output=True, text=True, timeout=60
                    )
                    wanted = 1 if "fails" in fence.words else 0
                    self.expect(done.returncode == wanted, f"{fence.place}: exit code {done.returncode}: {done.stdout}")
                    if fence.output:
                        self.same(fence.place, done.stdout.rstrip(), fence.output.rstrip())
                    if done.returncode == 0:
                        here = Path((Path(temporary) / "pwd").read_text().strip())
            self.expect((here / output).exists(), f"{page}: it makes no {output}")

    def named(self, fence):
        self.expect(f"`{fence.path}`" in fence.before, f"{fence.place}: the text before it does not name {fence.path}")

    def first_edition(self):
        return {
            fence.path.removeprefix("content/"): fence.text
            for fence in self.fences.get("01-a-first-edition.md", [])
            if fence.path
        }

    # ---- the files ----------------------------------------------------------------------------------------------

    def files(self):
        """The files in the guide make an edition without findings, and its TOML is valid."""
        pages = ["03-the-files.md", "11-the-output.md"]
        shown = [fence for page in pages for fence in self.fences.get(page, []) if fence.path]
        pages = self.first_edition() | {fence.path.removeprefix("content/"): fence.text for fence in shown}
        with Site(pages) as site:
            code, out, err = self.run("check", site)
            self.expect(out == "no findings\n", f"03-the-files.md: {err}")
        for fence in (fence for found in self.fences.values() for fence in found if fence.language == "toml"):
            try:
                tomllib.loads(fence.text)
                self.passed += 1
            except tomllib.TOMLDecodeError as fault:
                self.expect(False, f"{fence.place}: {fault}")
            if fence.path == "content/edition.toml":
                with Site(self.first_edition() | {"edition.toml": fence.text}) as site:
                    code, out, err = self.run("check", site)
                    self.expect(code == 0, f"{fence.place}: {err}")

    def keys(self):
        """The tables list exactly the keys that the program knows, and the right ones as required."""
        top = self.table("03-the-files.md", "edition.toml", "key")
        report = self.table("03-the-files.md", "Report", "key")
        section = self.table("03-the-files.md", "Section", "key")
        name = self.table("03-the-files.md", "names.toml", "key")
        term = self.table("03-the-files.md", "Abbreviations", "key")
        edition = self.table("10-large-collections.md", "Several editions under one list", "key")
        accept = self.table("07-against-the-ocr.md", "Accept a difference", "key")
        index = "+++\ntitle = \"t\"\n{}+++\n"
        places = [
            (top[:1], "edition.toml", lambda keys: keys),
            (top[1:2], "edition.toml", lambda keys: "[[exemption]]\n" + keys),
            (edition[:1], "edition.toml", lambda keys: "[[edition]]\n" + keys),
            (name[:1], "names.toml", lambda keys: "[[name]]\n" + keys.replace('name = "x"', 'name = "xx"')),
            (term[:1], "names.toml", lambda keys: "[[term]]\n" + keys.replace('term = "x"', 'term = "xx"')),
            (report[:1], "r/index.md", lambda keys: f"+++\n{keys}+++\n"),
            (report[1:2], "r/index.md", lambda keys: index.format("[[release]]\n" + keys)),
            (report[2:3], "r/index.md", lambda keys: index.format("[expect]\n" + keys)),
            (accept[:1], "r/index.md", lambda keys: index.format("[[accept]]\n" + keys.replace('"x"', '"words-lost"'))),
            (section[:1], "r/a.md", lambda keys: f"+++\n{keys}+++\n\n# A\n"),
        ]
        for table, file, text in places:
            rows = table[0].rows if table else []
            documented = {codes(row[0])[0]: "needed" in row[1] for row in rows}
            needed = [f'{key} = "x"\n' for key, is_needed in documented.items() if is_needed]
            self.expect(set(self.known(file, text("".join(needed) + "zzzzzz = 1\n"))) == set(documented),
                        f"03-the-files.md: {file} has the keys {sorted(self.known(file, text('zzzzzz = 1' + chr(10))))}, "
                        f"and the guide {sorted(documented)}")
            for left_out in needed:
                _, found = self.check({file: text("".join(line for line in needed if line != left_out) + "zzzzzz = 1\n")})
                self.expect("missing-key" in found, f"03-the-files.md: {file} does not need {left_out.strip()}")
            _, found = self.check({file: text("".join(needed))})
            self.expect("missing-key" not in found, f"03-the-files.md: {file} needs more than {needed}: {found}")

    def known(self, file, text):
        """The keys that the program suggests for an unknown key."""
        findings, _ = self.check({file: text})
        helps = [f["help"] for f in findings if f["code"] == "unknown-key"]
        return re.sub("^use one of ", "", helps[0]).split(", ") if helps else []

    def check(self, pages):
        base = {"r/index.md": "+++\ntitle = \"t\"\n+++\n", "r/b.md": "# B\n"}
        with Site(base | pages) as site:
            findings = json.loads(self.run("check", site, "--format", "json")[1])["findings"]
        return findings, {finding["code"] for finding in findings}

    def folios(self):
        """The labels and places of pages in the guide are valid, and others are not."""
        labels = [code for table in self.table("03-the-files.md", "Page labels", "label") for row in table.rows for code in codes(row[0])]
        sentence = re.search(r"The places are: (.*)\n", self.texts.get("03-the-files.md", ""))
        places = codes(sentence[1]) if sentence else []
        self.expect(len(places) > 5, "03-the-files.md: no list of places")
        source = (ROOT / "src/edition/folio.rs").read_text("utf-8")
        known = re.findall('"([^"]+)"', re.search(r"const PLACES[^=]*= \[(.*?)\];", source, re.S)[1])
        self.expect(places == known, f"03-the-files.md: the places are {known}")
        text = "# A\n\n" + "\n\n".join(f"[page {label}]" for label in labels + places if label not in ("cover", "title page"))
        findings, _ = self.check({"r/a.md": text + "\n"})
        wrong = [f["message"] for f in findings if f["code"] in ("unknown-mark", "malformed-mark")]
        self.expect(not wrong, f"03-the-files.md: {wrong}")

    def outputs(self):
        """The files and addresses of an edition."""
        settings = {"edition.toml": 'base_url = "https://example.org/"\n', "names.toml": NAMES}
        with Site(self.first_edition() | settings) as site:
            self.run("build", site)
            public = Path(site) / "public"
            for table in self.table("11-the-output.md", "Output files", "file"):
                for output in codes(" ".join(row[0] for row in table.rows)):
                    self.expect((public / output).exists(), f"11-the-output.md: there is no {output}")
            for table in self.table("11-the-output.md", "Addresses", "address"):
                for file, address in (code.split("#") for code in codes(" ".join(row[0] for row in table.rows))):
                    html = (public / "memo" / file).read_text("utf-8")
                    known = f'id="{address}"' in html or address == "n1"
                    self.expect(known, f"11-the-output.md: {file} has no #{address}")

    def ledger(self):
        """The redaction ledger as CSV and JSON, of this site's report and of one with every mark."""
        page = "08-the-ledger.md"
        [fence] = [fence for fence in self.fences.get(page, []) if fence.words == ["schema"]]
        rule = json.loads(fence.text)
        with Site({"r/index.md": RELEASES, "r/a.md": ALL_MARKS}) as site:
            self.run("build", site)
            entries = set()
            for path in [*Path(site).glob("public/*/ledger.json"), *self.site.glob("*/ledger.json")]:
                document = json.loads(path.read_text("utf-8"))
                entries |= {row["entry"] for row in document["rows"]}
                for fault in list(schema.faults(document, rule)) or [None]:
                    self.expect(fault is None, f"{fence.place}: {path.parent.name}: {fault}")
            header = (Path(site) / "public/r/ledger.csv").read_text("utf-8").splitlines()[0].split(",")
        columns = [code for table in self.table(page, "The columns", "column") for row in table.rows for code in codes(row[0])]
        self.expect(columns == header, f"{page}: the columns are {header}")
        named = {code for table in self.table(page, "The redaction ledger", "entry") for row in table.rows for code in codes(row[0])}
        self.expect(named >= entries, f"{page}: there are the entries {sorted(entries)}")

    def output_of_check(self):
        """The output of `lacuna check --format json`."""
        page = "06-findings.md"
        [fence] = [fence for fence in self.fences.get(page, []) if fence.words == ["schema"]]
        index = '+++\ntitle = "t"\n[proofread]\n+++\n'
        with Site({"r/index.md": index, "r/b.md": "[page 1?]\n\n# B\n\n[redcated]\n", "r/c.png": ""}) as site:
            document = json.loads(self.run("check", site, "--format", "json")[1])
        self.expect(document["findings"] and document["left"], f"{fence.place}: nothing to compare with: {document}")
        for fault in list(schema.faults(document, json.loads(fence.text))) or [None]:
            self.expect(fault is None, f"{fence.place}: {fault}")

    def editions(self):
        """The file of an edition follows its schema, and the list of editions has the keys of the guide."""
        page = "10-large-collections.md"
        [fence] = [fence for fence in self.fences.get(page, []) if fence.words == ["schema"]]
        rule = json.loads(fence.text)
        with Site({"r/index.md": RELEASES, "r/a.md": ALL_MARKS}) as site:
            self.run("build", site)
            for path in (Path(site) / "public/edition.json", self.site / "edition.json"):
                for fault in list(schema.faults(json.loads(path.read_text("utf-8")), rule)) or [None]:
                    self.expect(fault is None, f"{fence.place}: {fault}")

    # ---- publishing ---------------------------------------------------------------------------------------------

    def publishing(self):
        """A workflow in the guide equals the repository's; other examples pin the same actions."""
        files = [*(ROOT / ".github/workflows").glob("*.yml"), ROOT / "src/command/new/pages.yml"]
        workflows = "".join(path.read_text("utf-8") for path in files)
        for fence in (fence for found in self.fences.values() for fence in found if fence.language == "yaml"):
            if fence.path:
                self.named(fence)
                self.same(fence.place, fence.text, (ROOT / fence.path).read_text("utf-8"))
            for line in re.findall("uses: (.*)", fence.text):
                own = re.fullmatch(r"(\.|[\w-]+/lacuna)/\.github/actions/lacuna(@v[\d.]+)?", line)
                pinned = (own or re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", line)) and line in workflows
                self.expect(pinned, f"{fence.place}: no workflow of the project uses {line}")

    # ---- templates ----------------------------------------------------------------------------------------------

    def templates(self):
        page = "05-templates.md"
        with Site(self.first_edition()) as temporary:
            for fence in self.fences.get(page, []):
                if fence.path:
                    file = Path(temporary) / fence.path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(fence.text, "utf-8")
            code, out, err = self.run("build", temporary, "--deny-warnings")
            self.expect(code == 0, f"{page}: the site with these templates: {err}")
            for fence in (fence for fence in self.fences.get(page, []) if fence.language == "html"):
                words = re.search(r"^<[a-z]+[ >].*$", fence.text, re.M)[0].replace("{{ page.root }}", "../")
                shown = [p for p in Path(temporary).glob("public/*/index.html") if words in p.read_text("utf-8")]
                self.expect(shown, f"{fence.place}: no page shows {words}")
            for fence in (fence for fence in self.fences.get(page, []) if fence.language == "css"):
                output = Path(temporary) / "public" / fence.path.removeprefix("templates/")
                self.expect(output.exists(), f"{fence.place}: there is no {output.name} in the site")
        files = {path.name for path in (ROOT / "templates").iterdir() if path.is_file()}
        listed = {code for table in self.table(page, "Templates", "template") for row in table.rows for code in codes(row[0])}
        self.expect(files == listed, f"{page}: the templates are {sorted(files)}")
        blocks = re.search("`base.html` has the blocks (.*?)[.] ", self.texts.get(page, ""))
        own = re.findall(r"\{%-? block (\w+)", (ROOT / "templates/base.html").read_text("utf-8"))
        self.expect(blocks and sorted(codes(blocks[1])) == sorted(own), f"{page}: the blocks of base.html are {own}")
        for message in views.compare(self):
            self.expect(message is None, f"{page}: {message}")

    def hooks(self):
        """The HTML that the guide says can be relied on."""
        private = {"edition.toml": 'source = "private"\n', "r/a.md": ALL_MARKS + "\n[withheld: ten]\n"}
        with Site({"r/index.md": RELEASES, "names.toml": NAMES, **private}) as site:
            self.run("build", site)
            path = Path(site) / "public/r/a.html"
            html = path.read_text("utf-8") if path.exists() else ""
        tags = re.findall("<([a-z0-9]+)((?: [a-z-]+(?:=\"[^\"]*\")?)*) ?/?>", html)
        for table in self.table("05-templates.md", "HTML that you can rely on", "element"):
            also = [f"{codes(row[0])[0]}{code}" for row in table.rows for code in codes(row[1]) if code.startswith("[")]
            for hook in codes(" ".join(row[0] for row in table.rows)) + also:
                name = re.match("[a-z]*", hook)[0]
                classes, attributes = re.findall(r"\.([\w-]+)", hook), re.findall(r"\[([\w-]+)\]", hook)
                found = any(
                    (not name or tag == name)
                    and set(classes) <= set("".join(re.findall('class="([^"]*)"', rest)).split())
                    and all(f" {attribute}" in rest for attribute in attributes)
                    for tag, rest in tags
                )
                self.expect(found, f"05-templates.md: no element is `{hook}`")

    # ---- findings -----------------------------------------------------------------------------------------------

    def findings(self):
        page = "06-findings.md"
        source = (ROOT / "src/diagnostic/code.rs").read_text("utf-8")
        known = {name: severity.lower() for name, severity in re.findall(r'^    \w+ "([a-z0-9-]+)" (\w+) "', source, re.M)}
        rows = [row for table in self.table(page, "All codes", "code") for row in table.rows]
        listed = {codes(row[0])[0]: row[1] for row in rows}
        for name in sorted(known.keys() | listed.keys()):
            self.expect(known.get(name) == listed.get(name),
                        f"{page}: `{name}` is {known.get(name, 'no finding')}, the table of all codes has {listed.get(name, 'no such row')}")
        found, _ = self.check({"r/a.md": "# A\n\n[redcated 25X1]\n"})
        wanted = {code for table in self.table(page, "Output for programs", "key") for row in table.rows for code in codes(row[0])}
        self.expect(found and set(found[0]) == wanted, f"{page}: a finding has the keys {sorted(found[0]) if found else []}")
        for wanted, content in {0: "# A\n", 1: "# A\n\n[[nowhere]]\n"}.items():
            with Site({"r/index.md": RELEASES, "r/a.md": content}) as site:
                self.expect(self.run("build", site)[0] == wanted, f"{page}: the exit code is not {wanted}")
        self.expect(self.run("build", "/nowhere")[0] == 2, f"{page}: the exit code is not 2")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("site", nargs="?", help="this project's own site, built")
    parser.add_argument("--lacuna", default=os.environ.get("LACUNA", ROOT / "target/release/lacuna"))
    parser.add_argument("--guide", default=ROOT / "content/guide")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        passed, failed = damage.self_test(Guide, Path(arguments.lacuna).resolve())
    elif arguments.site:
        guide = Guide(arguments.guide, arguments.site, arguments.lacuna)
        guide.all()
        passed, failed = guide.passed, len(guide.failures)
    else:
        parser.error("name the built site")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
