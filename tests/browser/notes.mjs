// The editor's notes: open where the page has a margin, the short ones in it; folded on narrower screens; hidden by their switch and in
// the as-printed view; whole in print. All of this without scripts.

import { addressOf } from "./lib.mjs";

const MOST = 6; // pages

export default async function ({ browser, base, pages }, tally) {
  const noted = pages.filter((page) => page.classes.includes("view-notes")).sort((a, b) => b.size - a.size);
  if (!tally.met(noted.length, "page with a switch for notes")) return;
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  let floats = 0, folds = 0;
  for (const { name } of noted.slice(0, MOST)) {
    const see = async () => (await page.evaluate(look)).notes;
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(addressOf(base, name));
    const wide = await see();
    if (!tally.ok(wide.length > 0, name, "a switch for notes, and no note")) continue;
    for (const { words, shown, inMargin, isLong, isInText, brackets } of wide) {
      tally.ok(shown, `${name} at 1440`, `hides "${words}"`);
      if (isLong || isInText) continue;
      floats++;
      tally.ok(inMargin, `${name} at 1440`, `"${words}" is not in the margin`);
      tally.ok(!brackets, `${name} at 1440`, `"${words}" has brackets in the margin`);
    }
    await page.setViewportSize({ width: 390, height: 900 });
    for (const { words, shown, folds: isFolded } of await see()) {
      if (isFolded) folds++;
      tally.ok(shown !== isFolded, `${name} at 390`, `${isFolded ? "does not fold" : "hides"} "${words}"`);
    }
    for (const summary of await page.locator("details.note > summary").all()) await summary.click();
    tally.ok((await see()).every(({ shown }) => shown), `${name} at 390`, "a tap does not unfold a note");
    await page.goto(addressOf(base, name));
    await page.emulateMedia({ media: "print" });
    tally.ok((await see()).every(({ shown }) => shown), `${name} in print`, "hides a note");
    await page.emulateMedia({ media: null });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.locator("#view-notes").uncheck();
      tally.ok((await page.locator(".note:visible").count()) === 0, `${name} at ${width}`, "the switch hides not all notes");
      await page.locator("#view-notes").check();
      await page.locator("#view-printed").check({ force: true });
      tally.ok((await page.locator(".note:visible").count()) === 0, `${name} at ${width}`, "a note is in the as-printed view");
      await page.locator("#view-reading").check({ force: true });
    }
  }
  tally.met(floats, "note in the margin");
  tally.met(folds, "note that folds");
  await context.close();
}

/// Runs in the page.
function look() {
  const article = document.querySelector("main .section");
  const edge = article.getBoundingClientRect().right;
  const notes = [...document.querySelectorAll("main .note")].map((note) => {
    const range = document.createRange(), details = note.matches("details");
    const words = [...note.childNodes].filter((n) => n.nodeType === 3 && n.data.trim());
    const shown = words.every((n) => (range.selectNodeContents(n), range.getClientRects().length > 0 && note.checkVisibility({ contentVisibilityAuto: true })));
    const box = note.getBoundingClientRect();
    const folded = details && !note.open && getComputedStyle(note, "::details-content").contentVisibility === "hidden";
    return {
      words: note.textContent.slice(0, 30),
      shown: shown && !folded,
      folds: details,
      inMargin: box.left >= edge - 1,
      isLong: note.matches(".long"),
      isInText: note.matches(":is(h1, h2, h3, h4, h5, h6, td, th, dl, .stamp, .released, .footnote) *"),
      brackets: [...note.querySelectorAll(":scope > i")].some((i) => i.getClientRects().length),
    };
  });
  return { notes };
}
