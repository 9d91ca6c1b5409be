// Writes a site that strains every page: a thousand reports, one of them with 120 sections and some 360 pages; and one that is too long
// for one page, with links, notes and redactions across its parts.
//
//   stress.mjs DIR     writes DIR/content; the same at each run

import fs from "node:fs";
import path from "node:path";

const REPORTS = 1000, SECTIONS = 120;
const WORDS =
  "the of and to in a that it was for on with as by at from they have not are this which or had be were one all would there their what " +
  "about Committee agency source station cable officer report delegation embassy border shipment reactor program estimate budget production";
const WIDE = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichen";
const AGENCIES = ["Central Intelligence Agency", "Department of State", "Federal Bureau of Investigation", "National Security Agency"];
const CODES = ["25X1", "25X6", "(b)(1)", "(b)(3)", "(b)(6)", "50X1-HUM"];
const MARKS = ["[redacted]", "[redacted 25X1, name]", "[redacted (b)(6), 3 words]", "[redacted 25X1, 2 lines?]", "[redacted, portion mark?]",
  "[redacted (b)(3), number, box]", "[name not declassified]", "[redacted 25X1, 40 lines]", "[redacted (b)(1) (b)(3), passage?]"];

// A generator of numbers by the minimal standard of Park and Miller.
let state = 7;
const below = (n) => (state = (state * 48271) % 2147483647) % n;
const one = (list) => list[below(list.length)];

function sentence(most = 24) {
  const words = Array.from({ length: 4 + below(most) }, () => one(WORDS.split(" ")));
  if (!below(9)) words[1 + below(words.length - 1)] = one(MARKS);
  const text = words.join(" ");
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}
const plain = (most) => sentence(most).replace(/\[[^\]]*\]/g, "files").slice(0, -1);
const paragraph = () => `${Array.from({ length: 2 + below(5) }, () => sentence()).join(" ")}${below(3) ? "" : ` [${one(CODES)}]`}\n\n`;

function index(at, title) {
  const facts = [`title = "${title}"`, `agency = "${AGENCIES[at % 4]}"`];
  if (at % 4) facts.push(`number = "R ${at}-X"`);
  if (at % 5) facts.push(`date = "${1947 + (at % 48)}-0${1 + (at % 9)}"`);
  return `+++\n${facts.join("\n")}\n\n[[release]]\nkey = "r1"\nrecord_date = "${1995 + (at % 25)}"\n+++\n\n${plain()}.\n`;
}

function long() {
  const files = [];
  let page = 0;
  for (let section = 1; section <= SECTIONS; section++) {
    let text = `[page ${++page}, scan ${page}]\n\n[banner: Top Secret]\n\n# ${section}. ${plain(section % 17 ? 9 : 60)}\n\n`;
    for (let k = 0; k < 6; k++) {
      text += `${below(4) ? "" : `## ${plain(5)}\n\n`}${paragraph()}${below(9) ? "" : `[note: ${plain(30)}. Is that so?]\n\n`}`;
      if (below(3)) continue;
      page++;
      text += [`[page ${page}?, scan ${page}]\n\n`, `[page ${page}, scan ${page}, denied 25X1]\n\n`, `[page ${page}, blank]\n\n`][Math.max(0, below(12) - 9)];
    }
    text += `| Country | ${[...Array(8).keys()].map((k) => 1979 + k).join(" | ")} |\n|---|${"---:|".repeat(8)}\n| ${WIDE} |${" 1,234.5 |".repeat(7)} [redacted 25X1] |\n`;
    files.push([`${String(section).padStart(3, "0")}-section-${section}.md`, text]);
  }
  return files;
}

/// Sections of 600,000 characters in long paragraphs.
function inParts() {
  const links = [1, 2, 3, 4].map((at) => `[[part-${at}]] and [[page ${at}]]`).join(", ");
  return [1, 2, 3, 4].map((section) => {
    let text = `[page ${section}]\n\n# Part ${section}\n\nSee ${links}.[^1]\n\n`;
    while (text.length < 600_000) text += `${sentence()} ${Array.from({ length: 200 }, () => plain()).join(". ")}.\n\n`;
    return [`${section}-part-${section}.md`, `${text}[^1]: ${plain()}.\n`];
  });
}

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("stress.mjs DIR");
  process.exit(2);
}
const write = (name, text) => {
  const file = path.join(folder, "content", name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};
write("edition.toml", 'title = "Papers of the Committee"\n');
for (let at = 1; at <= REPORTS; at++) {
  const title = at % 50 ? plain(6) : `${plain(40)} ${WIDE}`;
  write(`report-${at}/index.md`, index(at, title));
  if (at === 3) for (const [name, text] of long()) write(`report-${at}/${name}`, text);
  else write(`report-${at}/text.md`, `[page 1, scan 1]\n\n# ${plain(6)}\n\n${paragraph()}${paragraph()}`);
}
write("report-in-parts/index.md", index(1, "A report in parts"));
for (const [name, text] of inParts()) write(`report-in-parts/${name}`, text);
