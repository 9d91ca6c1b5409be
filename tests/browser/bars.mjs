// Every redaction is visible in every mode of reading, is read aloud, and is copied with the text.

import { addressOf, commonest, contrast, cover, pixels } from "./lib.mjs";

const MODES = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "forced colours, light": { colorScheme: "light", forcedColors: "active" },
  "forced colours, dark": { colorScheme: "dark", forcedColors: "active" },
  "no script": { colorScheme: "light", javaScriptEnabled: false },
  "no style": { colorScheme: "light", bare: true },
  "narrow and as printed": { colorScheme: "dark", printed: true, viewport: { width: 390, height: 900 } },
};
const LEAST_CONTRAST = 3; // WCAG 1.4.11
const SOLID = 0.5; // the least share of a bar that has to stand out
const DRAWN = 0.03; // the same for a box, a blank or a word, of which only the outline or the letters do

export default async function ({ browser, base, pages }, tally) {
  const withGaps = pages.filter((page) => page.redactions);
  if (!tally.met(withGaps.length, "page with a redaction")) return;
  const { chosen } = cover(
    withGaps,
    (page) => page.classes.filter((c) => /^(redaction|bar|w-|line|box|blank|word|denied|folio-sheet|stamp|handwritten|struck|<)/.test(c)),
    5,
  );
  let looked = 0;
  for (const [mode, { bare, printed, ...options }] of Object.entries(MODES)) {
    const context = await browser.newContext({ viewport: { width: 900, height: 1200 }, ...options });
    if (bare) await context.route("**/*.css", (route) => route.abort());
    const page = await context.newPage();
    // Light mode checks every page. The other modes check a sample that has each kind of bar.
    for (const { name, redactions } of mode === "light" ? withGaps : chosen) {
      await page.goto(addressOf(base, name));
      if (printed && (await page.locator("#view-printed").count())) await page.locator("#view-printed").check({ force: true });
      const { bars, picture } = await taken(page);
      tally.ok(bars.length === redactions, `${mode}, ${name}`, `${bars.length} of ${redactions} redactions take up room`);
      for (const { id, kind, rects } of bars) {
        for (const [k, rect] of rects.entries()) {
          looked++;
          const share = visible(picture, rect);
          tally.ok(share >= (kind === "bar" ? SOLID : DRAWN), `${mode}, ${name}, #${id} (${kind} ${k + 1} of ${rects.length})`,
            `${Math.round(share * 100)} % of ${rect.map(Math.round).join(",")} stands out`);
        }
      }
    }
    await context.close();
  }
  tally.met(looked, "bar");
  const context = await browser.newContext({ viewport: { width: 900, height: 1200 } });
  const page = await context.newPage();
  const widths = new Set();
  for (const { name } of withGaps) {
    await page.goto(addressOf(base, name));
    await spoken(context, page, name, tally);
    await copied(page, name, tally);
    for (const word of await page.evaluate(() => [...document.querySelectorAll(".redaction .bar")].map((b) => b.className))) {
      const width = word.split(/\s+/).filter((c) => /^(w-|line|sheet)/.test(c)).sort().join("+");
      tally.ok(width, name, `a bar without a class for its width: "${word}"`);
      widths.add(width);
    }
  }
  // A bar's width must not reveal the length of the withheld text, so there are only a few widths.
  tally.ok(widths.size <= 14, `${widths.size} widths of bars`, [...widths].join(", "));
  await context.close();
}

/// A screenshot of the page, and the places of the bars in it. Taken again if a font loaded meanwhile and moved them.
async function taken(page) {
  let bars = await page.evaluate(places);
  for (let tries = 1; ; tries++) {
    const picture = pixels(await page.screenshot({ fullPage: true, animations: "disabled" }));
    const after = await page.evaluate(places);
    if (tries === 5 || JSON.stringify(after) === JSON.stringify(bars)) return { bars, picture };
    bars = after;
  }
}

/// Runs in the page: the redactions that take up space, with the rectangles that must be visible.
function places() {
  const boxes = (element) =>
    [...element.getClientRects()].filter((r) => r.width >= 3 && r.height >= 3)
      .map((r) => [r.left + scrollX, r.top + scrollY, r.width, r.height]);
  return [...document.querySelectorAll("main .redaction")]
    .map((element) => {
      const outlined = /\b(box|blank|word|denied)\b/.test(element.className);
      const bars = outlined ? [] : [...element.querySelectorAll(".bar")].flatMap(boxes);
      // An outline is outside its element.
      const wider = ([x, y, w, h]) => [x - 3, y - 3, w + 6, h + 6];
      return bars.length ? { id: element.id, kind: "bar", rects: bars } : { id: element.id, kind: "outline", rects: boxes(element).map(wider) };
    })
    .filter(({ rects }) => rects.length);
}

/// The share of a rectangle that contrasts with its surroundings.
function visible(picture, [left, top, width, height]) {
  const [x0, y0] = [Math.max(0, Math.round(left)), Math.max(0, Math.round(top))];
  const [x1, y1] = [Math.min(picture.width, Math.round(left + width)), Math.min(picture.height, Math.round(top + height))];
  const inside = [], around = [], edge = [];
  for (let y = Math.max(0, y0 - 4); y < Math.min(picture.height, y1 + 4); y++) {
    edge.push(picture.at(1, y));
    for (let x = Math.max(0, x0 - 4); x < Math.min(picture.width, x1 + 4); x++)
      (x >= x0 && x < x1 && y >= y0 && y < y1 ? inside : around).push(picture.at(x, y));
  }
  if (!inside.length) return 0;
  // If bars are close together, other bars surround each one. The page's edge then gives the background colour.
  const own = commonest(inside), near = commonest(around), far = commonest(edge);
  const ground = contrast(own, near) < 1.5 && contrast(near, far) >= 1.5 && far ? far : near;
  return inside.filter((colour) => contrast(colour, ground) >= LEAST_CONTRAST).length / inside.length;
}

/// The accessibility tree has each redaction as a link or an image with its full label.
async function spoken(context, page, name, tally) {
  const wanted = await page.evaluate(() =>
    [...document.querySelectorAll("main .redaction:not([aria-hidden])")].map((e) => ({
      id: e.id,
      label: (e.getAttribute("aria-label") ?? document.getElementById(e.getAttribute("aria-labelledby"))?.textContent ?? "").replace(/\s+/g, " ").trim(),
      codes: (e.dataset.exemptions ?? "").split(/[\s,]+/).filter(Boolean),
    })),
  );
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const heard = nodes.filter((n) => !n.ignored && /^(image|img|link)$/i.test(n.role?.value)).map((n) => (n.name?.value ?? "").replace(/\s+/g, " ").trim());
  const bare = (text) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  for (const { id, label, codes } of wanted) {
    const at = heard.indexOf(label);
    if (at >= 0) heard.splice(at, 1);
    tally.ok(at >= 0 && label.length >= 8, `${name}, #${id}`, `not spoken as "${label}"`);
    for (const code of codes) tally.ok(bare(label).includes(bare(code)), `${name}, #${id}`, `"${label}" does not say ${code}`);
  }
}

/// A copied quotation shows that something is missing.
async function copied(page, name, tally) {
  const texts = await page.evaluate(() =>
    [...document.querySelectorAll("main .redaction")].map((e) => {
      const selection = getSelection();
      selection.removeAllRanges();
      const range = document.createRange();
      range.selectNode(e);
      selection.addRange(range);
      return { id: e.id, text: selection.toString().trim() };
    }),
  );
  for (const { id, text } of texts) tally.ok(text.length > 0, `${name}, #${id}`, "copied as nothing");
}
