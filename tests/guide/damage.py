"""Damages to the guide that its check must find."""

import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The page, the old text, the new text, and a word of the expected failure.
DAMAGES = [
    ("02-the-marks.md", "\nOn 3 May [redacted] met", "\nOn 4 May [redacted] met", "the quotation"),
    ("02-the-marks.md", "> On 3 May", "> On the 3rd of May", "the quotation"),
    ("02-the-marks.md", "[page 4, scan 9]\n", "[page 4, scan nine]\n", "is not a valid scan number"),
    ("02-the-marks.md", "| `[illegible]`", "| `[unreadable]`", "is no mark"),
    ("01-a-first-edition.md", "lacuna 0.1.0", "lacuna 0.0.9", "it is"),
    ("01-a-first-edition.md", "1 section, 3 redactions", "1 section, 4 redactions", "it is"),
    ("01-a-first-edition.md", "```sh fails", "```sh", "exit code 1"),
    ("01-a-first-edition.md", "into `content/memo/index.md`", "into the file", "does not name"),
    ("01-a-first-edition.md", "lacuna serve", "lacuna observe", "no command"),
    ("03-the-files.md", "| `subtitle` | text | the line below the title |\n", "", "has the keys"),
    ("03-the-files.md", "| `key` | one word, needed |", "| `key` | one word |", "needs more"),
    ("03-the-files.md", "`flyleaf`, ", "", "the places are"),
    ("11-the-output.md", "memorandum.html#f1-p2", "memorandum.html#f1-p9", "has no #"),
    ("03-the-files.md", "language = \"en\"", "language = en", "03-the-files.md:"),
    ("04-publishing.md", "persist-credentials: false", "persist-credentials: true", "it is"),
    ("04-publishing.md", "uses: OWNER/lacuna/.github/actions/lacuna@v0.1.0", "uses: actions/checkout@v4", "no workflow"),
    ("05-templates.md", "{% block colophon %}", "{% block colofon %}", "no page shows"),
    ("05-templates.md", "| `parts` |", "| `bodies` |", "bodies"),
    ("05-templates.md", "`href`, `agency`,", "`href`,", "`reports` of `groups` of `view` of index.html"),
    ("05-templates.md", "`.margin-mark[data-code]", "`.margin-mark[data-codes]", "no element is"),
    ("08-the-ledger.md", "| `place` | where", "| `spot` | where", "the columns are"),
    ("08-the-ledger.md", '"shown": { "enum": ["bar", "box",', '"shown": { "enum": ["bar",', "is none of"),
    ("08-the-ledger.md", '"extent": { "type": "string" }', '"extent": { "type": "integer" }', "is no integer"),
    ("10-large-collections.md", '"version": { "enum": [1] }', '"version": { "enum": [2] }', "is none of"),
    ("10-large-collections.md", '"path": { "type": "string" }', '"path": { "type": "integer" }', "is no integer"),
    ("00-from-ocr-to-edition.md", "> FROM:  [redacted, name]", "> FROM: [redacted, name]", "it is"),
    ("06-findings.md", "| `no-title` | warning |", "| `no-title` | error |", "no-title"),
    ("06-findings.md", "did you mean", "do you mean", "it is"),
]


def self_test(guide_of, lacuna):
    """Makes each damage in a copy of the guide: how many were found, and how many were not."""
    with tempfile.TemporaryDirectory() as temporary:
        site = f"{temporary}/public"
        shutil.copytree(ROOT / "content/guide", f"{temporary}/content/guide")
        subprocess.run([lacuna, "build", temporary], check=True, capture_output=True)

        def failures(folder):
            guide = guide_of(folder, site, lacuna)
            guide.expect = lambda holds, message: None if holds else guide.failures.append(message)
            guide.all()
            return guide.failures

        def damaged(number, page, old, new, sign):
            """What is wrong with the check of one damage, if anything is."""
            folder = Path(temporary) / str(number) / "guide"
            shutil.copytree(ROOT / "content/guide", folder)
            text = (folder / page).read_text("utf-8")
            if old not in text:
                return "there is nothing to damage"
            (folder / page).write_text(text.replace(old, new, 1), "utf-8")
            found = failures(folder)
            return None if any(sign in failure and page in failure for failure in found) else found

        # Each check mostly waits: the program lets a file rest that was just written.
        with ThreadPoolExecutor(8) as threads:
            sound = threads.submit(failures, ROOT / "content/guide")
            outcomes = list(threads.map(damaged, range(len(DAMAGES)), *zip(*DAMAGES)))
        cases = [("fine  ", "the guide as it is", sound.result() or None)]
        cases += [("caught", f"{page}: {old.strip()!r}", wrong) for (page, old, _, _), wrong in zip(DAMAGES, outcomes)]
        for outcome, what, wrong in cases:
            print(f"{outcome} {what}" if wrong is None else f"FAILED self-test: {what}: {wrong}")
    failed = sum(wrong is not None for _, _, wrong in cases)
    return len(cases) - failed, failed
