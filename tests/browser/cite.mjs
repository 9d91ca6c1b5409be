// The card of citations and the copying of a selection, with the keyboard alone: part of the check of the keyboard.

import axe from "axe-core";
import { addressOf } from "./lib.mjs";

export default async function ({ browser, base, pages }, tally) {
  const sections = pages.filter((page) => page.kind === "section").slice(0, 2);
  for (const { name } of sections) {
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    const page = await context.newPage();
    await page.goto(addressOf(base, name));
    if (!(await page.locator("a.cite").count())) continue;
    const passage = await page.evaluate(() => document.querySelector(".section .folio ~ p[id], .section p[id]")?.id);
    if (passage) await page.evaluate((id) => (location.hash = id), passage);
    await page.locator("button.addresses", { hasText: /^Cite$/ }).first().focus();
    await page.keyboard.press("Enter");
    const card = page.locator(".cite-card");
    tally.ok(await card.isVisible(), name, "the card of citations does not open");
    const text = await card.innerText();
    if (passage) tally.ok(text.includes(`${name.split("/").at(-1)}#${passage}`), name, `no citation has the address of ${passage}`);
    const label = await page.evaluate((id) => {
      const folios = [...document.querySelectorAll(".section .folio[data-folio]")];
      const place = document.getElementById(id);
      return folios.filter((f) => f.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1)?.dataset.folio;
    }, passage);
    if (label) tally.ok(text.includes(`, ${label},`) && text.includes(`${label})`), name, `no citation names page ${label}`);
    tally.ok(!/undefined|null|\[object/.test(text), name, "a slot of a citation is not filled");
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate(() => window.axe.run(document.querySelector(".cite-card")));
    tally.ok(!violations.length && passes.length > 3, name, `axe finds in the card: ${violations.map((v) => v.id).join(", ")}`);
    const first = card.locator("dl button").first();
    await first.focus();
    await page.keyboard.press("Enter");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    tally.ok(copied.length > 20 && text.includes(copied), name, `the first citation is not copied, but: ${copied.slice(0, 80)}`);
    await page.keyboard.press("Escape");
    tally.ok(await card.isHidden(), name, "Escape does not close the card");

    const words = await page.evaluate(() => {
      const range = document.createRange(), passage = document.querySelector(".section p[id]");
      range.selectNodeContents(passage);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return getSelection().toString().trim();
    });
    await page.keyboard.press("Shift");
    const offer = page.locator(".cite-offer");
    await offer.waitFor();
    await offer.focus();
    await page.keyboard.press("Enter");
    const quoted = await page.evaluate(() => navigator.clipboard.readText());
    tally.ok(quoted.startsWith(`“${words}” (`) && quoted.endsWith(")"), name, `a selection is copied as ${quoted.slice(0, 120)}`);
    await context.close();
  }
}
