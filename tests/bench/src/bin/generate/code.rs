//! Prose with code: the default corpus, with twenty lines of code in every tenth section.

use super::chance::Chance;
use super::corpus::Place;
use super::prose;
use super::words::{ADJECTIVES, NOUNS};

/// One section in this many has code.
const EVERY: usize = 10;

/// The default section, and in every tenth a unique block of code.
pub(crate) fn section(place: &mut Place) -> String {
    let mut text = prose::section(place);
    if place.section % EVERY == 0 {
        // A separate generator, so that the prose stays the same as in the default corpus.
        let mut chance = Chance::new(place.seed ^ 1 << 63, place.report, place.section);
        let (language, lines) = LANGUAGES[(place.report + place.section / EVERY) % LANGUAGES.len()];
        let below_title = text.match_indices("\n\n").nth(1).map_or(0, |(at, blank)| at + blank.len());
        text.insert_str(below_title, &format!("```{language}\n{}```\n\n", fill(lines, &mut chance)));
    }
    text
}

/// The lines, with a noun for `%n`, an adjective for `%a` and a number for `%d`.
fn fill(lines: &str, chance: &mut Chance) -> String {
    let mut pieces = lines.split('%');
    let mut code = String::from(pieces.next().unwrap_or_default());
    for piece in pieces {
        match piece.as_bytes().first() {
            Some(b'n') => code.push_str(chance.word(NOUNS)),
            Some(b'a') => code.push_str(chance.word(ADJECTIVES)),
            _ => code.push_str(&chance.below(10_000).to_string()),
        }
        code.push_str(&piece[1..]);
    }
    code
}

const LANGUAGES: [(&str, &str); 10] = [
    (
        "rust",
        r#"/// Counts every %a %n of the %n.
pub fn count_%n(%n: &[%n::Entry], limit: usize) -> Result<usize, Error> {
    let mut total = %d;
    for (number, entry) in %n.iter().enumerate().skip(%d) {
        match entry.kind() {
            Kind::Open { %n } if %n > limit => total += 1,
            Kind::Open { .. } => continue,
            Kind::Closed(reason) => {
                println!("{number}: %n %n for {reason:?}"); // the %a %n
                total = total.saturating_sub(0x%d);
            }
        }
    }
    if total == 0 {
        return Err(Error::new("no %n, and no %n"));
    }
    let names: Vec<String> = %n.iter().map(|e| e.name.to_uppercase()).collect();
    names.into_iter().for_each(drop);
    Ok(total)
}
"#,
    ),
    (
        "python",
        r#"class Survey%d(Base):
    """The %a %n of the %n."""

    LIMIT = %d

    def __init__(self, %n, name="%n", *rest, **more):
        super().__init__(name)
        self.%n = [x * %d for x in %n if x is not None]

    @property
    def total(self):
        # every %a %n
        return sum(self.%n) / max(1, len(self.%n))

    def write(self, path):
        with open(path, "w", encoding="utf-8") as file:
            for number, row in enumerate(self.%n):
                file.write(f"{number:04} {row!r} %n\n")
            if not self.%n and self.LIMIT >= 1e%d:
                raise ValueError("no %n")
"#,
    ),
    (
        "javascript",
        r#"import { %n, render } from "./%n.js";

const LIMIT = %d;

/* Draws the %a %n. */
export async function draw%d(canvas, options = {}) {
  const { width, height = %d } = options;
  const answer = await fetch(`/api/%n/${width}?q=%n`);
  if (!answer.ok) {
    throw new Error("no %n: " + answer.status);
  }
  const rows = await answer.json();
  for (const row of rows.filter((r) => r.total > LIMIT)) {
    row.label ??= row.name.replace(/%n-(\d+)/g, "$1");
    canvas.append(render(row, height)); // one %n
  }
  return rows.map(({ id, label }) => [id, label]);
}

export default %n;
"#,
    ),
    (
        "sql",
        r#"-- the %a %n, by %n
CREATE TABLE IF NOT EXISTS %n_%d (
  id INTEGER PRIMARY KEY,
  %n VARCHAR(%d) NOT NULL DEFAULT '%n',
  released DATE,
  CHECK (id > 0)
);

INSERT INTO %n_%d (%n, released)
VALUES ('%n', '2012-05-15'), ('%n', NULL);

SELECT r.id, r.title, count(*) AS total
FROM %n AS r
LEFT JOIN %n_%d AS g ON g.id = r.id
WHERE r.title LIKE '%n' AND g.released >= DATE '2012-05-15'
  OR r.id IN (%d, %d, %d)
GROUP BY r.id, r.title
HAVING count(*) > %d
ORDER BY total DESC
LIMIT %d;
"#,
    ),
    (
        "toml",
        r#"# the %a %n
title = "The %a %n"
number = "M %d"
date = 1987-05-15

[%n]
limit = %d
share = 0.%d
open = true
names = ["%n", "%n", "%n"]

[[%n.entry]]
key = "%n-%d"
about = """
The %a %n of the %n."""

[[%n.entry]]
key = '%n-%d'
size = { width = %d, height = %d }
since = 1987-05-15T08:00:00Z
"#,
    ),
    (
        "json",
        r#"{
  "title": "The %a %n",
  "number": %d,
  "open": true,
  "share": 0.%d,
  "none": null,
  "names": ["%n", "%n", "%n", "a \"%a\" %n"],
  "%n": {
    "limit": %d,
    "entries": [
      { "key": "%n-%d", "size": [%d, %d] },
      { "key": "%n-%d", "size": [%d, -%d] },
      { "key": "%n-%d", "size": [] }
    ]
  },
  "history": [
    { "year": 1987, "what": "%n of the %n" },
    { "year": 2012, "what": "%n\u2014%n" }
  ]
}
"#,
    ),
    (
        "html",
        r##"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>The %a %n</title>
<style>
.%n { color: #333; margin: %dpx auto; }
</style>
</head>
<body class="%n">
<!-- the %a %n -->
<h1 id="%n-%d">The %n &amp; the %n</h1>
<p data-number="%d">A <em>%a</em> <a href="%n.html#%n">%n</a>.</p>
<ul>
<li>%n</li>
<li><img src="%n.svg" alt="a %n" width=%d></li>
</ul>
<script>document.title = "%n %d";</script>
</body>
</html>
"##,
    ),
    (
        "css",
        r#"/* the %a %n */
@import url("%n.css");

:root {
  --%n: %dpx;
}

.%n > li:nth-child(2n + 1)::before {
  color: rgb(10 20 30 / 0.5);
  content: "%n";
  margin: 0 auto calc(9em - var(--%n));
}

@media (min-width: %dpx) and (prefers-color-scheme: dark) {
  #%n-%d,
  a[href^="%n"]:hover {
    font: 700 1.5rem/1.2 "%n", serif !important;
    transform: translate(%dpx, -0.5em);
  }
}
"#,
    ),
    (
        "sh",
        r#"#!/usr/bin/env bash
# Copies the %a %n.
set -euo pipefail

%n="${1:-%n}"
limit=%d

copy() {
  local from=$1 to=$2
  for file in "$from"/*.%n; do
    [ -f "$file" ] || continue
    cp -- "$file" "$to/$(basename "$file" .%n)-%d" 2>/dev/null
  done
}

if [ "$#" -gt %d ] && grep -q '%n' "%n.txt"; then
  copy "$%n" /var/lib/%n | sort -n | tail -n +2 > out
else
  echo "no %n: $limit" >&2; exit 2
fi
"#,
    ),
    (
        "c",
        r#"#include <stdio.h>
#include "%n.h"

#define LIMIT_%d 0x%dUL

/* Counts the %a %n. */
static int count_%d(const struct %n *first, size_t length)
{
    int total = %d;
    for (size_t i = 0; i < length; i++) {
        if (first[i].kind == KIND_OPEN && first[i].size > LIMIT_%d)
            total += first[i].size << 2;
        else if (!first[i].name)
            return -1; // no %n
    }
    printf("%n: %d\n", total);
    return total ? total : 'x';
}

int main(void) { return count_%d(NULL, %d); }
"#,
    ),
];
