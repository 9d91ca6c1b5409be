// Takes screenshots of each kind of page, for people to review.
//
//   shots.mjs SITE OUT [WORD…]     only pages whose names contain one of the words; by default one or more of each kind
//
// OUT/<page>-<width>-<light|dark>.png at 1440, 820 and 390 pixels; the as-printed view at 1440 (-printed);
// forced colours at 820 (-forced); and the print as OUT/<page>.pdf.

import fs from "node:fs";
import path from "node:path";
import { addressOf, launch, ofEachKind, serve, survey } from "./lib.mjs";

const [site, out, ...words] = process.argv.slice(2);
if (!site || !out) {
  console.error("shots.mjs SITE OUT [WORD…]");
  process.exit(2);
}
fs.mkdirSync(out, { recursive: true });
const browser = await launch(), server = await serve(site);
try {
  const pages = await survey(browser, site, server.base);
  const chosen = words.length ? pages.filter((p) => words.some((w) => p.name.includes(w))) : ofEachKind(pages, 12).chosen;
  const ways = [1440, 820, 390].flatMap((width) => ["light", "dark"].map((colorScheme) => ({ width, colorScheme, suffix: `${width}-${colorScheme}` })));
  ways.push({ width: 1440, colorScheme: "light", printed: true, suffix: "1440-printed" });
  ways.push({ width: 820, colorScheme: "dark", forcedColors: "active", suffix: "820-forced" });
  for (const { width, suffix, printed, ...options } of ways) {
    const context = await browser.newContext({ viewport: { width, height: 1000 }, ...options });
    const page = await context.newPage();
    for (const { name } of chosen) {
      await page.goto(addressOf(server.base, name));
      if (printed) {
        if (!(await page.locator("#view-printed").count())) continue;
        await page.locator("#view-printed").check({ force: true });
      }
      const file = path.join(out, `${name.replace(/\.html$/, "").replaceAll("/", "_")}-${suffix}.png`);
      await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
    }
    if (suffix === "1440-light")
      for (const { name } of chosen) {
        await page.goto(addressOf(server.base, name));
        await page.pdf({ path: path.join(out, `${name.replace(/\.html$/, "").replaceAll("/", "_")}.pdf`), format: "Letter" });
      }
    await context.close();
  }
  console.log(`${chosen.length} pages in ${fs.readdirSync(out).length} files: ${out}`);
} finally {
  await browser.close();
  server.close();
}
