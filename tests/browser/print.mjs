// In a PDF printed without backgrounds, the default of browsers, the bars are still in the text.

import { spawnSync } from "node:child_process";
import { addressOf, cover } from "./lib.mjs";

export default async function ({ browser, base, pages }, tally) {
  const withGaps = pages.filter((page) => page.redactions && page.kind !== "whole");
  if (!tally.met(withGaps.length, "page with a redaction")) return;
  const { chosen } = cover(withGaps, (page) => page.classes.filter((c) => /^(w-|line|box|blank|word|denied|stamp)/.test(c)), 4);
  const context = await browser.newContext({ colorScheme: "dark", viewport: { width: 1000, height: 1200 } });
  const page = await context.newPage();
  for (const { name } of chosen) {
    await page.goto(addressOf(base, name));
    await page.emulateMedia({ media: "print" });
    const { glyphs, editorial } = await page.evaluate(() => {
      const shown = (e) => e.getClientRects().length > 0;
      const bars = [...document.querySelectorAll("main .redaction")].filter(shown);
      return {
        glyphs: bars.reduce((n, e) => n + (e.textContent.match(/█/g) ?? []).length, 0),
        editorial: [...document.querySelectorAll("nav, .skip, .views")].filter(shown).map((e) => e.className || e.localName),
      };
    });
    await page.emulateMedia({ media: null });
    const pdf = await page.pdf({ printBackground: false, format: "Letter" });
    const { stdout, status, error } = spawnSync("pdftotext", ["-", "-"], { input: pdf, maxBuffer: 1 << 26 });
    if (!tally.ok(status === 0, name, `pdftotext: ${error ?? status}`)) continue;
    const printed = (stdout.toString().match(/█/g) ?? []).length;
    tally.ok(glyphs === 0 || printed >= glyphs, name, `the PDF's text has ${printed} of ${glyphs} bar glyphs`);
    tally.ok(glyphs > 0, name, "no bar glyphs on the page");
    tally.ok(!editorial.length, name, `what only a screen needs is printed: ${editorial.join(", ")}`);
  }
  await context.close();
}
