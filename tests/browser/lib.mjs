// Shared by all browser checks: Chromium, a server for the site's files, the survey of its pages, screenshots as
// pixels, and the tally.

import { chromium } from "playwright-core";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";

const FLAGS = [
  "--no-sandbox", // the tests run as root, and meet no page but our own
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch() {
  const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((f) => fs.existsSync(f));
  if (!executablePath) throw new Error("no Chromium: apt-get install chromium");
  return chromium.launch({ executablePath, args: FLAGS });
}

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
  ".woff2": "font/woff2",
};

/// Serves the files of a folder below /sub/dir/, like a host that puts the site in a subfolder. It also serves the paths
/// that 404.html links to, because only that page has the base URL's path in its links.
export async function serve(folder) {
  const files = new Map(walk(folder).map((name) => [name, path.join(folder, name)]));
  const missing = files.has("404.html") ? fs.readFileSync(files.get("404.html"), "utf8") : "";
  const prefixes = ["/sub/dir/", missing.match(/href="(\/[^"]*?)assets\//)?.[1] ?? "/"];
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const prefix = prefixes.find((p) => asked.startsWith(p) && files.has(asked.slice(p.length)));
    const name = prefix && asked.slice(prefix.length);
    const file = files.get(name);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[path.extname(name)] ?? "application/octet-stream" });
    response.end(fs.readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { base: `http://127.0.0.1:${server.address().port}/sub/dir/`, close: () => server.close() };
}

export function walk(folder, below = "") {
  return fs
    .readdirSync(path.join(folder, below), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const name = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? walk(folder, name) : [name];
    });
}

/// Counts the checks that hold and that fail, and prints each failure at once.
export class Tally {
  constructor(name, quiet = false) {
    Object.assign(this, { name, quiet, held: 0, faults: [], notes: [] });
  }
  ok(condition, what, detail = "") {
    if (condition) this.held++;
    else {
      this.faults.push(`${what}${detail ? `: ${detail}` : ""}`);
      if (!this.quiet && this.faults.length <= 40) console.log(`FAIL ${this.name}: ${this.faults.at(-1)}`);
    }
    return condition;
  }
  /// Fails if there was nothing to check, so that no check passes without checking anything.
  met(count, what) {
    return this.ok(count > 0, `met no ${what}`);
  }
  note(text) {
    this.notes.push(text);
    if (!this.quiet) console.log(`note ${this.name}: ${text}`);
  }
}

const ALIKE = 12; // the most pages of one file name, such as ledger.html, that are surveyed: the largest

/// The names of the pages of a site.
function pagesOf(site) {
  const alike = new Map();
  for (const name of walk(site).filter((name) => name.endsWith(".html"))) {
    const base = path.basename(name);
    alike.set(base, [...(alike.get(base) ?? []), { name, size: fs.statSync(path.join(site, name)).size }]);
  }
  const largest = (pages) => pages.sort((a, b) => b.size - a.size).slice(0, ALIKE);
  return [...alike.values()].flatMap(largest).map(({ name }) => name).sort();
}

/// The pages with their kinds and their features, read once in the browser.
export async function survey(browser, site, base) {
  const names = pagesOf(site);
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const pages = [];
  for (const name of names) {
    await page.goto(addressOf(base, name), { waitUntil: "domcontentloaded" });
    const seen = await page.evaluate(() => {
      const classes = new Set();
      for (const element of document.querySelectorAll("main, main *")) {
        for (const word of element.classList) classes.add(word);
        if (/^(table|ol|ul|dl|pre|blockquote|aside|h[1-6]|svg|img|details|s|ins)$/.test(element.localName))
          classes.add(`<${element.localName}>`);
      }
      return {
        body: document.body.className,
        classes: [...classes].sort(),
        redactions: document.querySelectorAll("main .redaction").length,
        banners: document.querySelectorAll("main .banner").length,
        size: document.documentElement.outerHTML.length,
      };
    });
    pages.push({ name, kind: kindOf(name, seen.body), ...seen });
  }
  await context.close();
  return pages;
}

/// A page's kind: the theme's name for it, and for a section also its kind of report.
function kindOf(name, body) {
  const kind = body.match(/\bpage-([a-z-]+)/)?.[1] ?? (name.endsWith("index.html") ? "index" : "section");
  return /\bof-guide\b/.test(body) ? `guide's ${kind}` : kind;
}

export function addressOf(base, name) {
  return base + name.split("/").map(encodeURIComponent).join("/");
}

/// A small set of pages that shows each feature of each kind of page at least once. The next page is always the one
/// with the most features not shown yet.
export function cover(pages, things, most) {
  const left = new Set(pages.flatMap((page) => things(page)));
  const chosen = [];
  while (left.size && chosen.length < most) {
    const news = (page) => things(page).filter((thing) => left.has(thing)).length;
    const best = pages.reduce((a, b) => (news(b) > news(a) ? b : a));
    for (const thing of things(best)) left.delete(thing);
    chosen.push(best);
  }
  return { chosen, left: [...left] };
}

/// The pages in groups, one for each kind.
export function byKind(pages) {
  const kinds = new Map();
  for (const page of pages) kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), page]);
  return [...kinds.values()];
}

/// The pages that show each kind of page, and each feature of a kind.
export function ofEachKind(pages, most = 20) {
  const first = byKind(pages).map((group) => group.reduce((a, b) => (b.classes.length > a.classes.length ? b : a)));
  const shown = new Set(first.flatMap((page) => page.classes.map((c) => `${page.kind} ${c}`)));
  const rest = cover(
    pages,
    (page) => page.classes.map((c) => `${page.kind} ${c}`).filter((thing) => !shown.has(thing)),
    Math.max(0, most - first.length),
  );
  return { chosen: [...first, ...rest.chosen], left: rest.left };
}

/// The pixels of a PNG: { width, height, at(x, y) → [r, g, b] }. Chromium writes 8 bits a channel, not interlaced.
export function pixels(png) {
  let at = 8, width, height, depth, colour;
  const parts = [];
  while (at < png.length) {
    const length = png.readUInt32BE(at), type = png.toString("latin1", at + 4, at + 8), data = at + 8;
    if (type === "IHDR") {
      width = png.readUInt32BE(data);
      height = png.readUInt32BE(data + 4);
      [depth, colour] = [png[data + 8], png[data + 9]];
    }
    if (type === "IDAT") parts.push(png.subarray(data, data + length));
    at = data + length + 4;
  }
  const size = { 2: 3, 6: 4 }[colour];
  if (depth !== 8 || !size) throw new Error(`a picture of ${depth} bits, colour type ${colour}`);
  const raw = zlib.inflateSync(Buffer.concat(parts)), row = width * size, out = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)], from = y * (row + 1) + 1, to = y * row;
    for (let x = 0; x < row; x++) {
      const left = x >= size ? out[to + x - size] : 0;
      const up = y ? out[to + x - row] : 0;
      const corner = y && x >= size ? out[to + x - row - size] : 0;
      let guess = 0;
      if (filter === 1) guess = left;
      else if (filter === 2) guess = up;
      else if (filter === 3) guess = (left + up) >> 1;
      else if (filter === 4) {
        const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
        guess = a <= b && a <= c ? left : b <= c ? up : corner;
      }
      out[to + x] = raw[from + x] + guess;
    }
  }
  return {
    width,
    height,
    at: (x, y) => {
      const k = (y * width + x) * size;
      return [out[k], out[k + 1], out[k + 2]];
    },
  };
}

/// The contrast ratio of two colours as WCAG defines it, from 1 to 21.
export function contrast(a, b) {
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/// The most frequent colour.
export function commonest(colours) {
  const counts = new Map();
  for (const colour of colours) counts.set(colour.join(), (counts.get(colour.join()) ?? 0) + 1);
  let best = null;
  for (const [key, count] of counts) if (!best || count > best[1]) best = [key, count];
  return best && best[0].split(",").map(Number);
}
