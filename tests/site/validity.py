#!/usr/bin/env python3
"""Checks every page of a built site with one run of the Nu Html Checker.

    validity.py SITE           check a site
    validity.py --self-test    check that the checker runs and finds errors

The exit code is 1 if there is an error that is not in FORGIVEN, if an entry of
FORGIVEN matches no error, or if the checker did not check every page.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

JAR = Path(__file__).resolve().parent.parent / "node_modules/vnu-jar/build/dist/vnu.jar"

# Errors that we accept: (a pattern for the whole message, the reason). Best left empty.
FORGIVEN = []


def check(root):
    """The checker's errors as (page, line, column, message, extract), and the pages that it checked."""
    run = subprocess.run(
        ["java", "-Xss2m", "-jar", JAR, "--errors-only", "--format", "json", "--verbose", "--skip-non-html", root],
        capture_output=True, text=True)
    report = run.stderr[run.stderr.find("{"):]
    try:
        messages = json.loads(report)["messages"]
    except (ValueError, KeyError):
        raise SystemExit(f"validity: the checker gave no report (exit {run.returncode}):\n{run.stdout}{run.stderr}")
    errors = []
    for message in messages:
        page = Path(unquote(urlsplit(message.get("url", "")).path))
        errors.append((page.relative_to(root).as_posix() if page.is_relative_to(root) else str(page),
                       message.get("lastLine", 0), message.get("firstColumn", message.get("lastColumn", 0)),
                       message["message"], " ".join(message.get("extract", "").split())))
    looked_at = {Path(line).relative_to(root).as_posix() for line in run.stdout.splitlines() if line.endswith(".html")}
    return errors, looked_at


def judge(root):
    root = Path(root).resolve()
    pages = {p.relative_to(root).as_posix() for p in root.rglob("*.html")}
    errors, looked_at = check(root)
    left, met = [], Counter()
    for error in errors:
        rule = next((pattern for pattern, _ in FORGIVEN if re.fullmatch(pattern, error[3])), None)
        if rule is None:
            left.append(error)
        met[rule] += 1
    for page, line, column, message, extract in left[:40]:
        print(f"{page}:{line}:{column}: {message}\n    {extract}")
    kinds = Counter(error[3] for error in left)
    for message, count in kinds.most_common(20) if len(left) > 5 else ():
        print(f"  {count} × {message}")
    idle = [pattern for pattern, _ in FORGIVEN if not met[pattern]]
    for pattern in idle:
        print("forgiven, but nowhere met:", pattern)
    for page in sorted(pages - looked_at):
        print("not looked at:", page)
    print(f"validity: {len(looked_at)} of {len(pages)} pages checked, {len(left)} errors, {len(errors) - len(left)} forgiven")
    return bool(pages) and pages == looked_at and not left and not idle


GOOD = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>T</title></head><body>{}</body></html>\n'
BROKEN = {
    "nested blocks": "<p>one<span><div>two</div></span></p>",
    "a list without items": "<ul><p>one</p></ul>",
    "an unknown attribute": "<p shade=dark>one</p>",
    "an id twice": '<p id="a">one</p><p id="a">two</p>',
    "a paragraph in a list of terms": '<dl><p>one</p></dl>',
    "a link in a link": '<a href="a.html">one<a href="b.html">two</a></a>',
    "an image without alt": '<p><img src="a.png"></p>',
    "a wrong role": '<p role="redaction">one</p>',
}


def self_test():
    failed = 0
    with tempfile.TemporaryDirectory(prefix="lacuna-validity-") as folder:
        root = Path(folder).resolve()
        (root / "deep/er").mkdir(parents=True)
        (root / "sound.html").write_text(GOOD.format('<p id="a">one</p>'))
        for number, body in enumerate(BROKEN.values()):
            (root / f"deep/er/{number}.html").write_text(GOOD.format(body))
        errors, looked_at = check(root)
        wrong = {page for page, *_ in errors}
        for number, title in enumerate(BROKEN):
            if f"deep/er/{number}.html" not in wrong:
                failed += 1
                print("FAIL not found:", title)
        if "sound.html" in wrong or len(looked_at) != len(BROKEN) + 1:
            failed += 1
            print("FAIL the sound page, or the pages looked at:", wrong, looked_at)
    print(f"self-test: {len(BROKEN) + 1 - failed} passed, {failed} failed")
    return failed == 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(0 if self_test() else 1)
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    sys.exit(0 if judge(sys.argv[1]) else 1)
