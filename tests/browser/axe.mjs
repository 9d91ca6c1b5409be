// axe-core on every kind of page: light and dark, wide and narrow, and in the as-printed view.

import axe from "axe-core";
import { addressOf } from "./lib.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export default async function ({ browser, base, sample }, tally) {
  const unsure = new Map(), broken = new Map();
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1440, 390]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
      const page = await context.newPage();
      for (const { name } of sample) {
        await page.goto(addressOf(base, name));
        // axe cannot check folded content, so unfold it.
        await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
        await page.evaluate(axe.source);
        const views = (await page.locator("#view-printed").count()) ? ["reading", "printed"] : [""];
        for (const view of views) {
          if (view) await page.locator(`#view-${view}`).check({ force: true });
          const result = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), RULES);
          const where = `${name}, ${colorScheme}, ${width}${view && `, ${view} view`}`;
          tally.ok(result.passes.length > 5, where, `axe applied only ${result.passes.length} rules`);
          if (!result.violations.length) tally.ok(true, where);
          for (const rule of result.violations) broken.set(rule.id, [...(broken.get(rule.id) ?? []), `${where}: ${said(rule)}`]);
          for (const rule of result.incomplete)
            for (const { any } of rule.nodes) {
              const why = `${rule.id} ${any[0]?.data?.messageKey ?? ""}`.trim();
              unsure.set(why, (unsure.get(why) ?? 0) + 1);
            }
        }
      }
      await context.close();
    }
  }
  tally.met(sample.length, "page");
  // One line for each rule, because an error in the theme is on every page.
  for (const [id, places] of broken) tally.ok(false, `${id}, on ${places.length} pages and ways`, places[0]);
  if (unsure.size) tally.note(`axe leaves to a person: ${[...unsure].map(([id, count]) => `${id} (${count})`).join(", ")}`);
}

function said({ id, impact, nodes }) {
  const [first] = nodes;
  return `${id} (${impact}) × ${nodes.length}, first ${first.target.join(" ")} ${first.html.slice(0, 120)} [${first.failureSummary
    .split("\n")
    .slice(1, 2)
    .join("")
    .trim()}]`;
}
