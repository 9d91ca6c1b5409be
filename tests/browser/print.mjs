// In a PDF printed without backgrounds, the default of browsers, the bars are still in the text, and every sheet says which it is, and of
// which report.

import { spawnSync } from "node:child_process";
import { addressOf, cover } from "./lib.mjs";
import picker from "./picker.mjs";

export default async function (world, tally) {
  await picker(world, tally);
  const { browser, base, pages } = world;
  const withGaps = pages.filter((page) => page.redactions && page.kind !== "whole");
  if (!tally.met(withGaps.length, "page with a redaction")) return;
  const { chosen } = cover(withGaps, (page) => page.classes.filter((c) => /^(w-|line|box|blank|word|denied|stamp)/.test(c)), 4);
  const context = await browser.newContext({ colorScheme: "dark", viewport: { width: 1000, height: 1200 } });
  const page = await context.newPage();
  for (const { name } of chosen) {
    await page.goto(addressOf(base, name));
    await page.emulateMedia({ media: "print" });
    const { glyphs, editorial, report } = await page.evaluate(() => {
      const shown = (e) => e.getClientRects().length > 0;
      const bars = [...document.querySelectorAll("main .redaction")].filter(shown);
      return {
        glyphs: bars.reduce((n, e) => n + (e.textContent.match(/█/g) ?? []).length, 0),
        report: document.querySelector(".contents-report")?.textContent,
        editorial: [...document.querySelectorAll(".masthead-nav, nav:not(.contents), .contents details, .skip, .views, .view-notes")].filter(shown).map((e) => e.className || e.localName),
      };
    });
    await page.emulateMedia({ media: null });
    const pdf = await page.pdf({ printBackground: false, format: "Letter", preferCSSPageSize: true });
    const { stdout, status, error } = spawnSync("pdftotext", ["-", "-"], { input: pdf, maxBuffer: 1 << 26 });
    if (!tally.ok(status === 0, name, `pdftotext: ${error ?? status}`)) continue;
    const printed = (stdout.toString().match(/█/g) ?? []).length;
    tally.ok(glyphs === 0 || printed >= glyphs, name, `the PDF's text has ${printed} of ${glyphs} bar glyphs`);
    const sheets = stdout.toString().split("\f").slice(0, -1).map((sheet) => sheet.replace(/\s+/g, " "));
    for (const [k, sheet] of sheets.entries()) {
      tally.ok(sheet.replace(/ /g, "").includes(`${k + 1}/${sheets.length}`), name, `sheet ${k + 1} does not say which of ${sheets.length} it is`);
      if (report) tally.ok(sheet.includes(report.trim()), name, `sheet ${k + 1} does not say which report it is of`);
    }
    tally.ok(glyphs > 0, name, "no bar glyphs on the page");
    tally.ok(!editorial.length, name, `what only a screen needs is printed: ${editorial.join(", ")}`);
  }
  await context.close();
}
