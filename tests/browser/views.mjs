// The switch between the reading view and the as-printed view works with the keyboard and without scripts.

import { addressOf } from "./lib.mjs";

export default async function ({ browser, base, pages }, tally) {
  const switched = pages.filter((page) => page.classes.includes("views"));
  if (!tally.met(switched.length, "page with a switch of views")) return;
  const withBanner = switched.filter((page) => page.banners);
  tally.met(withBanner.length, "page with a banner and a switch");
  for (const width of [1440, 390]) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const { name, banners } of [...withBanner.slice(0, 2), ...switched.filter((p) => !p.banners).slice(0, 1)]) {
      const where = `${name} at ${width}`;
      await page.goto(addressOf(base, name));
      let found = false;
      for (let k = 0; k < 60 && !found; k++) {
        await page.keyboard.press("Tab");
        found = await page.evaluate(() => document.activeElement.id === "view-reading");
      }
      if (!tally.ok(found, where, "the switch cannot be reached with the Tab key")) continue;
      const reading = await page.evaluate(look);
      await page.keyboard.press("ArrowRight");
      const printed = await page.evaluate(look);
      await page.keyboard.press("ArrowLeft");
      const again = await page.evaluate(look);
      tally.ok(reading.chosen === "reading" && printed.chosen === "printed" && again.chosen === "reading", where,
        `the arrow keys chose ${reading.chosen}, ${printed.chosen}, ${again.chosen}`);
      tally.ok(reading.banners === 0 && again.banners === 0, where, `the reading view shows ${reading.banners} banners`);
      tally.ok(printed.banners === banners, where, `the as-printed view shows ${printed.banners} of ${banners} banners`);
      tally.ok(printed.edges > 0 && reading.edges === 0, where,
        `sheet edges: ${reading.edges} in the reading view, ${printed.edges} as printed`);
      for (const { what, off } of printed.sheet) tally.ok(Math.abs(off) <= 2, where, `${what} is ${Math.round(off)} pixels off the sheet's middle`);
      tally.ok(printed.feet === printed.numbered && reading.feet === 0, where,
        `numbers at the foot: ${printed.feet} of ${printed.numbered} as printed, ${reading.feet} in the reading view`);
      for (const { portrait, full } of printed.denied) tally.ok(portrait && full, where, "a page withheld in full is not a sheet");
      tally.ok(printed.words === reading.words, where, "the two views show different words of the report");
      tally.ok(reading.named && reading.labels.every(Boolean), where, "the switch or its choices have no name");
    }
    await context.close();
  }
}

/// Runs in the page: the chosen view, and the parts of the paper that it shows.
function look() {
  const shown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility === "visible";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const box = (e) => e.getBoundingClientRect(), sheet = box(document.querySelector("main article"));
  const middle = ({ left, right }) => (left + right) / 2;
  const centred = all("main article > .apparatus > .banner, main article > .foot").filter(shown);
  const numbered = all("main .folio:not(.inferred, .is-denied, .is-blank, .is-not-scanned, .is-not-transcribed)").filter((e) => /^([0-9]+|[ivxlc]+)$/.test(e.dataset.folio));
  const prose = all("main article p, main article li").filter((e) => !e.closest("[data-editorial], .banner") && shown(e));
  return {
    chosen: document.querySelector("input[name=view]:checked")?.value ?? document.querySelector("input[name=view]:checked")?.id.replace("view-", ""),
    banners: all("main .banner").filter(shown).length,
    sheet: centred.map((e) => ({ what: `"${e.textContent}"`, off: middle(box(e)) - middle(sheet) })),
    feet: all("main .foot").filter(shown).length,
    numbered: numbered.length,
    denied: all("main .denied").map((e) => ({ portrait: box(e).height >= box(e).width * 1.2, full: Math.abs(box(e).width - sheet.width) <= 2 })),
    edges: all("main .folio").filter((e) => getComputedStyle(e).display === "block").length,
    words: prose.map((e) => e.textContent).join(" ").replace(/\s+/g, " "),
    named: Boolean(document.querySelector("fieldset.views legend")?.textContent.trim()),
    labels: all("input[name=view]").map((e) => e.labels?.[0]?.textContent.trim()),
  };
}
