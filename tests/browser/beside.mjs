// What is said of a redaction is visible text beside its bar, in every view and width; a bar ends on a slant where the extent is unknown
// or inferred; and nothing beside the text overlaps anything.

import { addressOf } from "./lib.mjs";

const WAYS = [
  ...[1440, 1180, 1024, 820, 390, 320].map((width) => ({ way: `at ${width}`, width })),
  { way: "as printed", width: 1440, printed: true },
  { way: "in forced colours", width: 1440, forced: "active" },
  { way: "in print", width: 1000, media: "print" },
  { way: "without styles", width: 820, bare: true },
];
const NEAR = 24; // the most pixels between the line of a bar and what is said of it
const MOST = 12; // pages

export default async function ({ browser, base, pages }, tally) {
  const shown = pages.filter((page) => page.redactions && page.kind === "section").sort((a, b) => b.redactions - a.redactions).slice(0, MOST);
  if (!tally.met(shown.length, "section with a redaction")) return;
  let floats = 0, slants = 0;
  for (const { way, width, media, printed, forced, bare } of WAYS) {
    const context = await browser.newContext({ viewport: { width, height: 1000 }, javaScriptEnabled: false });
    if (bare) await context.route("**/*.css", (route) => route.abort());
    const page = await context.newPage();
    await page.emulateMedia({ media, forcedColors: forced });
    for (const { name } of shown) {
      await page.goto(addressOf(base, name));
      if (printed && (await page.locator("#view-printed").count())) await page.locator("#view-printed").check({ force: true });
      const found = await page.evaluate(look);
      judge(found, `${name}, ${way}`, tally, bare);
      floats += found.redactions.filter(({ apart }) => apart !== null).length;
      slants += found.redactions.filter(({ slanted }) => slanted !== null).length;
    }
    await context.close();
  }
  tally.met(floats, "note in the margin");
  tally.met(slants, "bar");
}

/// Checks what `look` found on a page, of which `bare` has no styles.
export function judge({ redactions, overlaps }, where, tally, bare) {
  for (const { id, codes, said, apart, slanted, open } of redactions) {
    for (const code of codes) tally.ok(said.includes(code), `${where}, #${id}`, `${code} is not visible beside it: "${said}"`);
    if (apart !== null) tally.ok(apart <= NEAR, `${where}, #${id}`, `${Math.round(apart)} pixels from its bar`);
    if (!bare && slanted !== null) tally.ok(slanted === open, `${where}, #${id}`, open ? "an unknown end is square" : "a stated end is slanted");
  }
  tally.ok(!overlaps.length, where, `overlaps: ${overlaps.slice(0, 3).join("; ")}`);
}

/// Runs in the page.
export function look() {
  const box = (e) => e.getBoundingClientRect();
  const isBeside = (e) => e && e.matches(".margin, .remark");
  const next = (e) => [e.nextElementSibling, e.nextElementSibling?.nextElementSibling, e.previousElementSibling].find(isBeside);
  const words = (e) => [...e.childNodes].map((n) => (n.nodeType === 3 ? n.data : n.hidden || getComputedStyle(n).display === "none" ? "" : words(n))).join("");
  const shown = (e) => e && e.getClientRects().length && box(e).width > 1 && getComputedStyle(e).visibility === "visible";
  const redactions = [...document.querySelectorAll("main .redaction")].filter(shown).map((e) => {
    const beside = next(e), bars = [...e.querySelectorAll(".bar")].filter(shown).map(box);
    const isDenied = e.matches(".denied"), extent = e.dataset.extent ?? "";
    const floats = beside && !isDenied && getComputedStyle(beside).float !== "none" && words(beside).trim();
    const lines = floats ? bars.map((b) => Math.max(0, box(beside).top - b.bottom, b.top - box(beside).bottom)) : [];
    const last = [...e.querySelectorAll(".bar")].at(-1), style = last && getComputedStyle(last);
    return {
      id: e.id,
      codes: (e.dataset.exemptions ?? "").split(" ").filter(Boolean),
      said: words(e) + (shown(beside) ? words(beside) : ""),
      apart: lines.length ? Math.min(...lines) : null,
      slanted: last && e.matches(":not(.box, .blank, .word, .denied)") ? parseFloat(style.borderInlineEndWidth) > 4 : null,
      open: extent === "unknown" || extent.endsWith("?") || Boolean(last?.matches(".line-open")),
    };
  });
  const article = document.querySelector("main .section");
  const floats = [...article.querySelectorAll(".margin, .remark, .note, .footnote")].filter((e) => getComputedStyle(e).float !== "none" && e.textContent.trim());
  const labels = [...article.querySelectorAll(".folio-label")].filter((e) => getComputedStyle(e).position === "absolute");
  const beside = [...floats, ...labels].filter(shown), overlaps = [];
  const name = (e) => `${e.className} "${e.textContent.trim().slice(0, 20)}"`;
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const texts = [...article.querySelectorAll("p, h1, h2, h3, h4, h5, h6, td, th, pre, .denied, .folio-sheet")].filter((e) => shown(e) && !e.closest(".footnote"));
  beside.forEach((a, k) => {
    for (const b of beside.slice(k + 1)) if (!a.contains(b) && meet(box(a), box(b))) overlaps.push(`${name(a)} and ${name(b)}`);
    for (const b of texts) if (meet(box(a), box(b))) overlaps.push(`${name(a)} and <${b.localName}> "${b.textContent.trim().slice(0, 20)}"`);
  });
  return { redactions, overlaps };
}
