// No page is wider than the window, from a wide screen down to 320 pixels, and on a phone with text of twice the size, in either view.

import { addressOf, byKind } from "./lib.mjs";

const OF_A_KIND = 20; // the longest of each kind are checked, because one page for a name is like another

export default async function ({ browser, base, pages }, tally) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const longest = (group) => [...group].sort((a, b) => b.size - a.size).slice(0, OF_A_KIND);
  for (const { name } of byKind(pages).flatMap(longest)) {
    await page.goto(addressOf(base, name));
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    const views = (await page.locator("#view-printed").count()) ? ["reading", "printed"] : [""];
    for (const view of views) {
      if (view) await page.locator(`#view-${view}`).check({ force: true });
      for (const [width, isLarge] of [[1440], [820], [390], [390, true], [320]]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => (document.documentElement.style.fontSize = ""));
        if (isLarge)
          await page.evaluate(() => {
            const { style } = document.documentElement;
            style.fontSize = `${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`;
          });
        const { over, clipped, culprits } = await page.evaluate(() => {
          const root = document.documentElement, wide = root.clientWidth;
          const clips = (e) => /hidden|clip/.test(getComputedStyle(e).overflowX);
          // Scrolling elements may be of any width, and so may elements for screen readers only.
          const held = (e) => {
            for (let p = e; p && p !== document.body; p = p.parentElement) {
              const style = getComputedStyle(p);
              if (/auto|scroll/.test(style.overflowX) || style.clipPath !== "none" || style.clip !== "auto") return true;
            }
            return false;
          };
          const out = [...document.body.querySelectorAll("*")].filter((e) => {
            const box = e.getBoundingClientRect();
            return box.width && box.height && (box.right > wide + 1 || box.left < -1) && !held(e);
          });
          return {
            over: root.scrollWidth - wide,
            clipped: clips(root) || clips(document.body),
            culprits: out.slice(0, 3).map((e) => `<${e.localName} class="${e.className}"> to ${Math.round(e.getBoundingClientRect().right)}`),
          };
        });
        const where = `${name} at ${width}${isLarge ? ", text of twice the size" : ""}${view && `, ${view} view`}`;
        tally.ok(over <= 0, where, `${over} pixels too wide; ${culprits.join(", ")}`);
        // A clipped overflow would hide words instead of scrolling.
        if (clipped) tally.ok(!culprits.length, where, `cut off at the edge: ${culprits.join(", ")}`);
      }
    }
  }
  tally.met(pages.length, "page");
  await context.close();
}
