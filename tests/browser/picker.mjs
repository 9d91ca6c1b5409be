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

const TAB = "\uE004", ENTER = "\uE007", SPACE = " ";

/// The same list in another engine, with the keyboard alone, as far as its driver sees: what would be printed, what is saved, and the choice
/// in the address.
export async function elsewhere(engine, address, tally) {
  const where = `the list of sections in ${engine.name}`;
  await engine.open(address);
  await engine.until(() => document.querySelector(".picker summary")?.getClientRects().length);
  await engine.evaluate(() => {
    window.print = () => (window.printed = true);
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => (blob.text().then((text) => (window.saved = text)), make.call(URL, blob));
    document.querySelector(".picker summary").focus();
  });
  await engine.press(ENTER);
  const boxes = await engine.until(() => document.querySelector(".picker[open]") && [...document.querySelectorAll(".picker input")].map((box) => box.value));
  const chosen = boxes[boxes.length >> 1];
  for (const box of boxes) {
    await engine.press(TAB);
    const met = await engine.evaluate(() => document.activeElement.value);
    tally.ok(met === box, where, `Tab leads to ${met}, not ${box}`);
    if (box !== chosen) await engine.press(SPACE);
  }
  const hash = await engine.evaluate(() => location.hash);
  tally.ok(hash === `#only=${encodeURIComponent(chosen.slice(0, -1))}`, where, `the address of the choice is ${hash}`);
  await engine.press(TAB);
  await engine.press(ENTER);
  tally.ok(await engine.until(() => window.printed), where, "the first button does not print");
  await engine.press(TAB);
  await engine.press(ENTER);
  const saved = await engine.until(() => window.saved);
  const passage = await engine.evaluate((id) => {
    const nodes = [...document.querySelectorAll(`[id="${id}"] p[id]`)].flatMap((passage) => [...passage.childNodes]);
    const longest = nodes.filter((node) => node.nodeType === 3).map((node) => node.data.trim()).sort((a, b) => b.length - a.length)[0];
    return longest.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }, chosen);
  const title = await engine.evaluate((id) => document.querySelector(`[id="${id}"] :is(h1, h2)`)?.textContent ?? "", boxes.find((box) => box !== chosen));
  tally.ok(passage.length > 20 && saved.replace(/[^\p{L}\p{N}]+/gu, " ").includes(passage), where, `the saved text lacks “${passage}”`);
  tally.ok(!title || !saved.includes(`\n${title}\n`), where, `the saved text has ${title}`);
  // What the style sheet says of print is made true for the screen.
  const printed = await engine.evaluate(() => {
    for (const { cssRules } of document.styleSheets)
      for (const rule of cssRules) if (rule.media?.mediaText === "print") rule.media.mediaText = "all";
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.getClientRects().length);
    return [shown(".whole-part").map((part) => part.id).join(), shown(".picker").length];
  });
  tally.ok(printed[0] === chosen && !printed[1], where, `the print has ${printed.join(" | ")}, not ${chosen}`);
  await engine.open("about:blank");
  await engine.open(address + hash);
  const left = await engine.until(() => document.querySelector(".left-out") && [...document.querySelectorAll(".whole-part:not(.left-out)")].map((part) => part.id).join());
  tally.ok(left === chosen, where, `the choice in an address is ${left}`);
}

/// Where a text first has words that another has nowhere.
function differ(text, other) {
  const all = text.split(" ");
  const at = all.findIndex((_, k) => k + 4 <= all.length && !other.includes(all.slice(k, k + 4).join(" ")));
  return all.slice(Math.max(0, at - 3), at + 8).join(" ");
}
