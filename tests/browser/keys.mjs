// The keys of a section, their card, and the way back to the place that was read last: part of the check of the keyboard.

import axe from "axe-core";
import { addressOf } from "./lib.mjs";

export default async function ({ browser, base, pages }, tally) {
  const sections = pages.filter((page) => page.kind === "section");
  const long = sections.sort((a, b) => b.classes.length - a.classes.length).slice(0, 2);
  for (const { name } of long) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(addressOf(base, name));
    if (!(await page.locator("a.cite").count())) continue;
    const ids = (selector) => page.$$eval(`.section :is(${selector})`, (all) => all.map((one) => one.id));
    const [passages, folios] = [await ids("p[id], li > span[id]"), await ids(".folio[id]")];
    const after = async (keys) => {
      for (const key of keys) await page.keyboard.press(key);
      return page.evaluate(() => decodeURIComponent(location.hash.slice(1)));
    };
    for (const [keys, wanted] of [["jj", passages[1]], ["k", passages[0]], ["k", passages[0]]])
      if (wanted) tally.ok((await after(keys)) === wanted, name, `${keys} does not lead to ${wanted}`);
    if (folios.length > 1) {
      await page.evaluate((id) => location.replace(`#${id}`), folios[0]);
      tally.ok((await after("n")) === folios[1], name, "n does not lead to the next page");
      tally.ok((await after("p")) === folios[0], name, "p does not lead to the page before");
    }
    for (const [key, end, turn] of [["n", folios.at(-1), ".turn.next"], ["p", folios[0], ".turn.previous"]]) {
      const links = await page.$$eval(turn, (all) => all.map((link) => link.href).filter((href) => href.split("#")[0] !== location.href.split("#")[0]));
      if (!links.length) continue;
      await page.evaluate((id) => location.replace(`#${id}`), end);
      await Promise.all([page.waitForURL(links[0]), page.keyboard.press(key)]);
      tally.ok(page.url() === links[0], name, `${key} does not lead to the page of the next section`);
      await page.goto(addressOf(base, name));
    }
    await page.keyboard.press("?");
    const card = page.locator(".keys-card");
    tally.ok(await card.isVisible(), name, "? does not open the card of keys");
    await page.evaluate(axe.source);
    const { violations, passes } = await page.evaluate(() => window.axe.run(document.querySelector(".keys-card")));
    tally.ok(!violations.length && passes.length > 3, name, `axe finds in the card: ${violations.map((v) => v.id).join(", ")}`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Escape");
    const before = await after("");
    tally.ok((await after("j")) === before, name, "a key that is turned off still does something");
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    const scrolled = await page.evaluate(() => window.scrollY >= 200);
    await page.goto(addressOf(base, `${name.split("/")[0]}/index.html`));
    const doors = await page.$$eval(".doors a", (all) => all.map((door) => door.href));
    tally.ok(doors.some((door) => door.includes(name)) === scrolled, name, `the report leads back to ${doors.at(-1)}`);
    await context.close();
  }
}
