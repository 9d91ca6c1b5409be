// The list of sections on the page of a whole report, with the keyboard alone: what is printed and saved, from a server and from file://,
// and the choice in the address. Part of the check of print.

import axe from "axe-core";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { addressOf } from "./lib.mjs";

export default async function ({ browser, site, base, pages }, tally) {
  for (const { name } of pages.filter((page) => page.kind === "whole" && page.classes.includes("picker"))) {
    for (const address of [addressOf(base, name), pathToFileURL(path.resolve(site, name)).href]) {
      const context = await browser.newContext({ acceptDownloads: true });
      const page = await context.newPage();
      await page.goto(address);
      await page.locator(".picker summary").focus();
      await page.keyboard.press("Enter");
      const boxes = await page.locator(".picker input").evaluateAll((all) => all.map((box) => box.value));
      const parts = await page.locator(".whole-part").evaluateAll((all) => all.map((part) => part.id));
      tally.ok(boxes.length > 1 && boxes.join() === parts.join(), name, `the list has ${boxes} and the page ${parts}`);
      await page.evaluate(axe.source);
      const { violations, passes } = await page.evaluate(() => window.axe.run(document.querySelector(".picker")));
      tally.ok(!violations.length && passes.length > 3, name, `axe finds in the list: ${violations.map((v) => v.id).join(", ")}`);
      // All but the longest section.
      const lengths = await page.locator(".whole-part").evaluateAll((all) => all.map((part) => part.textContent.length));
      const longest = lengths.indexOf(Math.max(...lengths));
      for (const [at] of boxes.entries()) {
        await page.keyboard.press("Tab");
        if (at !== longest) await page.keyboard.press("Space");
      }
      const chosen = boxes[longest], slug = chosen.slice(0, -1);
      const chosenAt = await page.evaluate(() => location.href);
      tally.ok(chosenAt === `${address}#only=${encodeURIComponent(slug)}`, name, `the address of the choice is ${chosenAt}`);
      const visible = (target) => target.evaluate(() =>
        [...document.querySelectorAll(".whole-part")].filter((part) => part.getClientRects().length).map((part) => part.id).join());
      tally.ok((await visible(page)) === parts.join(), name, "a section is not on the screen");
      await page.emulateMedia({ media: "print" });
      tally.ok((await visible(page)) === chosen, name, `the print has ${await visible(page)}`);
      tally.ok(await page.locator(".picker").isHidden(), name, "the list is printed");
      await page.emulateMedia({ media: null });
      await page.evaluate(() => (window.print = () => (window.printed = true)));
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      tally.ok(await page.evaluate(() => window.printed), name, "the first button does not print");
      await page.keyboard.press("Tab");
      const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
      const saved = fs.readFileSync(await download.path(), "utf8");
      await page.locator("a.cite").focus();
      await page.keyboard.press("Enter");
      const citation = await page.locator(".cite-card dd").first().textContent();
      tally.ok(citation.length > 20 && saved.split("\n")[0] === citation, name, `the saved text begins with ${saved.split("\n")[0]}, not ${citation}`);
      // Its words are those of the section in the plain text of the report, without the editor's.
      const words = (text) => text.replace(/\[(?!note|sic)[a-z ,]+: ([^[\]]*)\]/g, " $1 ").replace(/\[[^\]]*\]/g, " ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
      const report = words(fs.readFileSync(path.join(site, path.dirname(name), "report.txt"), "utf8"));
      const texts = words(saved.slice(saved.indexOf("\n")));
      tally.ok(texts.length > 20 && report.includes(texts), name, `the saved text has other words than report.txt: ${differ(texts, report)}`);
      tally.ok(download.suggestedFilename() === `${path.basename(path.dirname(name))}.txt`, name, download.suggestedFilename());
      const redactions = await page.evaluate((id) => document.getElementById(id).querySelectorAll(".redaction:not(.word)").length, chosen);
      tally.ok((saved.match(/\[redacted\]/g) ?? []).length === redactions, name, `the saved text does not have ${redactions} redactions`);
      await page.goto("about:blank");
      await page.goto(chosenAt);
      await page.emulateMedia({ media: "print" });
      tally.ok((await visible(page)) === chosen, name, "the choice in an address has no effect");
      await context.close();
    }
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(addressOf(base, name));
    tally.ok(await page.locator(".picker").isHidden(), name, "the list is shown without scripts");
    await plain.close();
  }
}

/// Where a text first has words that another has nowhere.
function differ(text, other) {
  const all = text.split(" ");
  const at = all.findIndex((_, k) => k + 4 <= all.length && !other.includes(all.slice(k, k + 4).join(" ")));
  return all.slice(Math.max(0, at - 3), at + 8).join(" ");
}
