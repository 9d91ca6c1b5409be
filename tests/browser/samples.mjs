// A small valid site, and the faults that each check must find in it.

import fs from "node:fs";
import path from "node:path";

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lacuna";

// The real script makes the lists of the sample work, with its words in English.
const read = (name) => fs.readFileSync(new URL(`../../templates/${name}`, import.meta.url), "utf8");
const WORDS = Object.fromEntries(
  [...read("locale/en.ftl").matchAll(/^script-([a-z]+) = (.*)$/gm)].map(([, name, words]) => [name, words.replace(/\{ \$(\w+) \}/g, "{$1}")]),
);
const SCRIPT = `var lacunaWords = ${JSON.stringify(WORDS)};\n${read("assets/lacuna.js")}`;

const CSS = `
:root { color-scheme: light dark; --paper: #fbfaf6; --ink: #1d1b17 }
@media (prefers-color-scheme: dark) { :root { --paper: #161512; --ink: #e9e5da } a { color: #9dc1ef } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.6 serif }
main, nav, header { padding: 1rem; max-width: 36rem }
a:focus-visible, input:focus-visible { outline: 3px solid }
.skip { position: absolute; left: -200vw } .skip:focus { left: 0; top: 0; padding: .5rem; background: var(--paper) }
.bar { display: inline-block; height: 0; border-top: .92rem solid var(--ink); font-size: 1px; color: transparent; vertical-align: -.1em }
.w-name { width: 6rem } .line { width: 100% } .line-last { width: 60% }
.open { border-right: .6rem solid transparent }
@media (min-width: 60rem) { .remark { float: right; clear: right; width: 8rem; margin-right: -10rem; font-size: .8rem } }
.box .bar { border: 0; width: 5rem; height: .9rem } .box { outline: 2px solid }
.banner { display: none } body:has(#view-printed:checked) .banner { display: block; text-align: center }
body:has(#view-printed:checked) .folio { display: block }
.folio-label { font-size: 14px }
thead th { position: sticky; top: 0 } .code:target { scroll-margin-top: 9rem }
.list-tools :is(input, select), button { min-height: 24px }
nav a, .view { display: inline-block; padding: 4px 8px }
.note > i { font-style: normal }
@media (min-width: 60rem) { .note > summary { display: none } .note::details-content { content-visibility: visible } .note { float: right; clear: right; width: 8rem; margin-right: -10rem } }
body:has(#view-notes:not(:checked)) .note { display: none }
body:has(#view-printed:checked) .note { display: none }
@page { margin: 20mm; @bottom-right { content: counter(page) " / " counter(pages) } }
.foot { display: none } body:has(#view-printed:checked) .foot { display: block; text-align: center }
@media print { nav, .views, .view-notes, .skip, .note > summary { display: none } .note::details-content { content-visibility: visible } }
`;

const page = (kind, title, main) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="assets/icon.svg">
<link rel="stylesheet" href="assets/a.css">
<script src="assets/a.js" defer></script>
</head>
<body class="page-${kind}">
<a class="skip" href="#main">Skip to the text</a>
<header><nav aria-label="Edition"><a href="index.html">Reports</a> <a href="one.html">One</a></nav></header>
<main id="main" tabindex="-1">
${main}
</main>
</body>
</html>
`;

const SECTION = `<fieldset class="views"><legend>View</legend>
<span class="view"><input type="radio" name="view" id="view-reading" value="reading" checked><label for="view-reading">Reading</label></span>
<span class="view"><input type="radio" name="view" id="view-printed" value="printed"><label for="view-printed">As printed</label></span></fieldset>
<p class="view-notes"><input type="checkbox" id="view-notes" checked> <label for="view-notes">Notes</label></p>
<article class="section"><h1>One</h1>
<div class="apparatus"><span class="folio" id="f4" data-folio="4"></span><div class="banner">Secret</div></div>
<p id="f4-p1">Words before <span class="redaction" id="f4-r1" role="img" aria-label="Redacted by the agency: a name, exemption 25X1" data-exemptions="25X1" data-extent="unknown"><span class="bar w-name open">██████</span></span><span class="remark"> 25X1</span> and after,
with <a href="index.html">a link</a> and a second <span class="redaction box" id="f4-r2" role="img" aria-label="Redacted by the agency, exemption (b)(3)" data-exemptions="(b)(3)"><span class="bar w-name">██████</span></span> <span class="remark">(b)(3)</span> gap.</p>
<i class="foot" hidden>4</i><span class="folio" id="f5" data-folio="5" role="doc-pagebreak separator" aria-label="Page 5"><span class="folio-label" aria-hidden="true">5</span></span>
<p><span class="redaction" id="f5-r1" role="img" aria-label="Redacted by the agency: a passage, exemption 25X1" data-exemptions="25X1" data-extent="3 lines"><span class="bar line">██████</span> <span class="bar line">██████</span> <span class="bar line line-last">████</span></span><span class="remark"> 25X1</span></p>
<details class="note"><summary>Note</summary>The line is faint.</details>
<p>Enough words to end beside the note.</p>
<i class="foot" hidden>5</i>
</article>`;

const row = ([number, words, kind]) => `<tr data-kind="${kind}"><td>${number}</td><td>${words}</td></tr>`;
const LIST = `<h1>Ledger</h1>
<ul class="row-kinds"><li data-kind="page">1 page</li></ul>
<table data-list><thead><tr><th>No.</th><th data-filter="count">Words</th></tr></thead>
<tbody>${[...Array(60).keys()].map((k) => row([k + 1, k % 7 ? `<span class="code"${k === 1 ? ' id="often"' : ""}>often</span>` : `seldom${k}`, k ? "" : "page"])).join("\n")}</tbody></table>`;

export function write(folder) {
  fs.mkdirSync(path.join(folder, "assets"), { recursive: true });
  const files = {
    "index.html": page("index", "Reports", '<h1>Reports</h1>\n<p>Read <a href="one.html">the first report</a>.</p>'),
    "one.html": page("section", "One", SECTION),
    "ledger.html": page("ledger", "Ledger", LIST),
    "assets/a.css": CSS,
    // Without an icon, the browser may request one from the host during a check.
    "assets/icon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>\n',
    "assets/a.js": `"use strict";\ndocument.documentElement.classList.add("script");\n${SCRIPT}`,
  };
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
}

/// [check, description, file, old text, new text, a word of the failure]
export const FAULTS = [
  ["axe", "a role that is none", "one.html", 'role="img" aria-label="Redacted by the agency: a name', 'role="redaction" aria-label="Redacted by the agency: a name', /aria-roles/],
  ["axe", "pale words in the dark", "assets/a.css", "--ink: #e9e5da", "--ink: #444", /color-contrast .*|dark/],
  ["axe", "no language", "one.html", ' lang="en"', "", /html-has-lang/],
  ["axe", "nameless choice", "one.html", '<label for="view-printed">As printed</label>', "", /label/],
  ["opens", "an inline script", "one.html", "<h1>One", "<script>document.title = 1</script><h1>One", /Content Security Policy/],
  ["opens", "an inline style", "one.html", "<h1>One", '<h1 style="color: red">One', /Content Security Policy/],
  ["opens", "a module", "one.html", "<script src", '<script type="module" src', /file .*(CORS|origin)/],
  ["opens", "a script that throws", "assets/a.js", "document.document", "document.gone.document", /script: /],
  ["opens", "a script that writes HTML", "assets/a.js", "document.documentElement", 'document.body.innerHTML = "x"; document.documentElement', /TrustedHTML/],
  ["opens", "another host", "one.html", "<h1>One", '<img src="http://127.0.0.1:9/x.png" alt="X"><h1>One', /127\.0\.0\.1:9/],
  ["opens", "a missing style", "one.html", "assets/a.css", "assets/b.css", /404|ERR_FILE_NOT_FOUND/],
  ["opens", "no style", "one.html", '<link rel="stylesheet" href="assets/a.css">', "", /no style in force/],
  ["reflow", "a wide table", "one.html", "<h1>One", `<pre>${"wide ".repeat(30)}</pre><h1>One`, /at 390.*too wide/],
  ["reflow", "a fixed width", "assets/a.css", "max-width: 36rem", "max-width: 36rem; min-width: 330px", /at 320/],
  ["reflow", "words cut off", "assets/a.css", "main, nav", "body { overflow-x: hidden } h1 { width: 600px } main, nav", /cut off/],
  ["reflow", "words over words", "assets/a.css", "thead th { position", "@media (min-width: 500px) and (max-width: 600px) { h1 { block-size: 0 } } thead th { position", /at 544: words over words/],
  ["reflow", "too wide where the margin begins", "assets/a.css", "thead th { position", "@media (width: 1180px) { h1 { width: 1300px } } thead th { position", /at 1180.*too wide/],
  ["reflow", "too wide on a tablet", "assets/a.css", "thead th { position", "@media (width: 1024px) { h1 { width: 1300px } } thead th { position", /at 1024.*too wide/],
  ["reflow", "too wide in print", "assets/a.css", "@media print {", "@media print { main { min-width: 700px }", /in print: .*too wide/],
  ["reflow", "words over words in forced colours", "assets/a.css", "thead th { position", "@media (forced-colors: active) { h1 { block-size: 0 } } thead th { position", /in forced colours: words over words/],
  ["reflow", "a drawing that only a style limits", "one.html", "<p>Enough", '<svg width="900" height="9"></svg><p>Enough', /without styles: too wide/],
  ["bars", "a background instead of a border", "assets/a.css", "border-top: .92rem solid var(--ink)", "padding-top: .92rem; background: currentColor; background: #000", /dark.*stands out/],
  ["bars", "lost to forced colours", "assets/a.css", "border-top: .92rem solid var(--ink)", "padding-top: .92rem; background: var(--ink)", /forced colours/],
  ["bars", "no glyph", "one.html", ">██████<", "><", /no style|copied as nothing/],
  ["bars", "hidden", "assets/a.css", ".w-name {", ".w-name { visibility: hidden;", /stands out/],
  ["bars", "not laid out", "assets/a.css", ".w-name {", ".redaction { display: none } .w-name {", /take up room/],
  ["bars", "shown by a script", "assets/a.css", ".w-name {", ":root:not(.script) .redaction { opacity: 0 } .w-name {", /no script.*stands out/],
  ["bars", "a label that hides its ground", "one.html", "a name, exemption 25X1", "a name", /does not say 25X1/],
  ["bars", "no label", "one.html", 'aria-label="Redacted by the agency: a name, exemption 25X1" data-exemptions="25X1"', "", /not spoken/],
  ["bars", "not copied", "assets/a.css", ".w-name {", ".redaction { user-select: none } .w-name {", /copied as nothing/],
  ["bars", "a bar of free width", "one.html", '<span class="bar w-name">', '<span class="bar">', /without a class/],
  ["beside", "a code only in the label", "one.html", '<span class="remark"> 25X1</span> and', "and", /25X1 is not visible/],
  ["beside", "a code hidden on a phone", "assets/a.css", ".open {", "@media (max-width: 30rem) { .remark { display: none } } .open {", /at 390.*not visible/],
  ["beside", "a code hidden in forced colours", "assets/a.css", ".open {", "@media (forced-colors: active) { .remark { visibility: hidden } } .open {", /in forced colours.*not visible/],
  ["beside", "a code hidden on a tablet", "assets/a.css", ".open {", "@media (width: 1024px) { .remark { display: none } } .open {", /at 1024.*not visible/],
  ["beside", "a code hidden in print", "assets/a.css", "@media print {", "@media print { .remark { display: none }", /in print.*not visible/],
  ["beside", "a code hidden as printed", "assets/a.css", ".open {", "body:has(#view-printed:checked) .remark { display: none } .open {", /as printed.*not visible/],
  ["beside", "a square end of an unknown extent", "assets/a.css", ".6rem solid transparent", "0", /unknown end is square/],
  ["beside", "a slant at a stated end", "one.html", "bar line line-last", "bar line line-last open", /stated end is slanted/],
  ["beside", "a note far from its bar", "assets/a.css", "width: 8rem;", "width: 8rem; position: relative; top: 9rem;", /pixels from its bar/],
  ["beside", "a note over the text", "assets/a.css", "margin-right: -10rem", "margin-right: -1rem; margin-left: -9rem", /overlaps/],
  ["keyboard", "no skip link", "one.html", '<a class="skip" href="#main">Skip to the text</a>', "", /not a skip link/],
  ["keyboard", "a hidden skip link", "assets/a.css", ".skip:focus { left: 0;", ".skip:focus { left: -200vw;", /cannot be seen/],
  ["keyboard", "a skip link to nowhere", "one.html", 'id="main"', 'id="text"', /not in <main>/],
  ["keyboard", "an invisible focus", "assets/a.css", "outline: 3px solid", "outline: none", /does not show/],
  ["keyboard", "an order of its own", "one.html", '<a href="one.html">', '<a href="one.html" tabindex="3">', /changes the order|were met/],
  ["keyboard", "a trap", "assets/a.js", '"use strict";', 'addEventListener("keydown", (e) => { if (e.key === "Tab" && document.activeElement.textContent === "One") e.preventDefault(); });', /were met/],
  ["lists", "rows hidden for the script", "ledger.html", "<tbody>", "<tbody hidden>", /without the script/],
  ["lists", "a filter that hides nothing", "assets/a.js", "entry.row.hidden = !show", "entry.row.hidden = false", /shows 60 rows/],
  ["lists", "a filter that is not counted", "assets/a.js", 'replace("{shown}", shown)', 'replace("{shown}", "some")', /not counted/],
  ["lists", "a count that is wrong", "ledger.html", "1 page<", "2 pages<", /shows 1 rows/],
  ["lists", "an order of letters", "assets/a.js", "{ numeric: true }", "{}", /does not sort/],
  ["lists", "a head that scrolls away", "assets/a.css", "thead th { position: sticky; top: 0 }", "", /scrolls out of view/],
  ["lists", "an address that filters nothing", "assets/a.js", "  follow();\n", "", /rows without the code/],
  ["notes", "a note over the text", "assets/a.css", "width: 8rem; margin-right: -10rem } }", "width: 8rem } }", /not in the margin/],
  ["notes", "a note folded beside a margin", "assets/a.css", ".note::details-content { content-visibility: visible } .note { float", ".note { float", /at 1440: hides/],
  ["notes", "a note that does not fold", "one.html", '<details class="note">', '<details class="note" open>', /does not fold/],
  ["notes", "a note folded in print", "assets/a.css", "display: none } .note::details-content { content-visibility: visible } }\n", "display: none } }\n", /in print: hides/],
  ["notes", "a switch of script", "assets/a.css", "body:has(#view-notes:not(:checked))", "body.without", /hides not all/],
  ["notes", "a note as printed", "assets/a.css", "body:has(#view-printed:checked) .note", "body.printed .note", /as-printed view/],
  ["views", "a switch of script", "assets/a.css", "body:has(#view-printed:checked) .banner", "body.printed .banner", /0 of 1 banners/],
  ["views", "banners always", "assets/a.css", ".banner { display: none }", "", /shows 1 banners/],
  ["views", "no sheet edges", "assets/a.css", "body:has(#view-printed:checked) .folio", "body.printed .folio", /sheet edges/],
  ["views", "a banner off the middle", "assets/a.css", ".banner { display: block;", ".banner { display: block; margin-right: 5rem;", /pixels off/],
  ["views", "no number at the foot", "one.html", '<i class="foot" hidden>5</i>', "", /1 of 2 as printed/],
  ["views", "out of the keyboard's reach", "one.html", 'id="view-reading"', 'tabindex="-1" id="view-reading"', /cannot be reached/],
  ["print", "bars left out in print", "assets/a.css", "@media print {", "@media print { .bar { font-size: 0 }", /bar glyphs/],
  ["print", "sheets without numbers", "assets/a.css", "@bottom-right {", "@top-middle {", /does not say which of/],
  ["engines", "a switch without effect", "assets/a.css", "body:has(#view-printed:checked) .banner", "body.printed .banner", /0 of 1 banners/],
  ["engines", "a note far from its bar", "assets/a.css", "width: 8rem;", "width: 8rem; position: relative; top: 9rem;", /Firefox.*pixels from its bar/],
  ["engines", "a page too wide", "one.html", "<p>Enough", `<pre>${"wide ".repeat(300)}</pre><p>Enough`, /pixels too wide/],
  ["print", "the switch printed", "assets/a.css", "nav, .views, .view-notes, .skip, .note > summary { display: none }", "", /is printed/],
];
