// No page is wider than the window, from a wide screen down to 320 pixels, and on a phone with text of twice the size, in either view;
// and at no width between are words over other words. The same in forced colours, in print and without styles.

import { addressOf, byKind } from "./lib.mjs";

// A browser prints a page with a wide table smaller, and without styles a wide table and a bar of many lines have no limit.
const WAYS = [
  { way: "in forced colours", width: 820, forcedColors: "active", limited: "main *" },
  { way: "in print", width: 665, media: "print", limited: "main :not(.table-frame *)" }, // a sheet of letter paper within its margins
  { way: "without styles", width: 820, bare: true, limited: "svg, img" },
];
const OF_A_KIND = 20; // the longest of each kind are checked, because one page for a name is like another

export default async function ({ browser, base, pages, sample }, tally) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const longest = (group) => [...group].sort((a, b) => b.size - a.size).slice(0, OF_A_KIND);
  for (const { name } of byKind(pages).flatMap(longest)) {
    await page.goto(addressOf(base, name));
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
    const views = (await page.locator("#view-printed").count()) ? ["reading", "printed"] : [""];
    for (const view of views) {
      if (view) await page.locator(`#view-${view}`).check({ force: true });
      for (const [width, isLarge] of [[1440], [1180], [1024], [820], [390], [390, true], [320]]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => (document.documentElement.style.fontSize = ""));
        if (isLarge)
          await page.evaluate(() => {
            const { style } = document.documentElement;
            style.fontSize = `${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`;
          });
        const { over, clipped, culprits } = await page.evaluate(wide);
        const where = `${name} at ${width}${isLarge ? ", text of twice the size" : ""}${view && `, ${view} view`}`;
        tally.ok(over <= 0, where, `${over} pixels too wide; ${culprits.join(", ")}`);
        // A clipped overflow would hide words instead of scrolling.
        if (clipped) tally.ok(!culprits.length, where, `cut off at the edge: ${culprits.join(", ")}`);
      }
    }
  }
  tally.met(pages.length, "page");
  const apart = async (page, where) => {
    const { count, overlaps } = await page.evaluate(wordsOverWords);
    tally.ok(count > 0, where, "no words are shown");
    tally.ok(!overlaps.length, where, `words over words: ${overlaps.slice(0, 3).join("; ")}`);
  };
  for (const { name } of sample) {
    await page.goto(addressOf(base, name));
    for (let width = 320; width <= 1440; width += 112) {
      await page.setViewportSize({ width, height: 900 });
      await apart(page, `${name} at ${width}`);
    }
  }
  await context.close();
  for (const { way, width, bare, limited, ...media } of WAYS) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: false });
    if (bare) await context.route("**/*.css", (route) => route.abort());
    const page = await context.newPage();
    await page.emulateMedia(media);
    for (const { name } of sample) {
      await page.goto(addressOf(base, name));
      const { culprits } = await page.evaluate(wide, limited);
      tally.ok(!culprits.length, `${name} ${way}`, `too wide: ${culprits.join(", ")}`);
      await apart(page, `${name} ${way}`);
    }
    await context.close();
  }
}

/// Runs in the page: how many pixels it is wider than the window, whether it cuts that off, and the first of some elements that are too wide.
function wide(limited = "*") {
  const root = document.documentElement, width = root.clientWidth;
  const clips = (e) => /hidden|clip/.test(getComputedStyle(e).overflowX);
  // Scrolling elements may be of any width, and so may elements for screen readers only.
  const held = (e) => {
    for (let p = e; p && p !== document.body; p = p.parentElement) {
      const style = getComputedStyle(p);
      if (/auto|scroll/.test(style.overflowX) || style.clipPath !== "none" || style.clip !== "auto") return true;
    }
    return false;
  };
  const out = [...document.body.querySelectorAll(limited)].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width && box.height && (box.right > width + 1 || box.left < -1) && !held(e);
  });
  return {
    over: root.scrollWidth - width,
    clipped: clips(root) || clips(document.body),
    culprits: out.slice(0, 3).map((e) => `<${e.localName} class="${e.className}"> to ${Math.round(e.getBoundingClientRect().right)}`),
  };
}

/// Runs in the page. The first lines of it that share some of their room with other words.
function wordsOverWords() {
  const MOST = 3000; // lines: a long list is like its beginning
  const lines = [], overlaps = [];
  const isFolded = (e) => e.matches("details:not([open])") && getComputedStyle(e, "::details-content").contentVisibility === "hidden";
  const isShown = (element) => {
    if (isFolded(element)) return false;
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.clipPath !== "none" || style.clip !== "auto" || style.visibility !== "visible" || style.position === "sticky") return false;
    }
    return element.checkVisibility({ contentVisibilityAuto: true }) && parseFloat(getComputedStyle(element).fontSize) > 2;
  };
  // What a scrolling frame shows of its contents.
  const frameOf = (element) => {
    for (let e = element; e && e !== document.body; e = e.parentElement)
      if (getComputedStyle(e).overflowX !== "visible") return e.getBoundingClientRect();
    return { left: -Infinity, right: Infinity };
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node = walker.nextNode(); node && lines.length < MOST; node = walker.nextNode()) {
    if (!node.data.trim() || node.parentElement.closest("script, .skip, select") || !isShown(node.parentElement)) continue;
    range.selectNodeContents(node);
    const frame = frameOf(node.parentElement);
    for (const box of range.getClientRects()) {
      const { top, bottom } = box, left = Math.max(box.left, frame.left), right = Math.min(box.right, frame.right);
      if (right - left > 1) lines.push({ left, right, top, bottom, words: node.data.trim().slice(0, 20) });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, k) => {
    for (const b of lines.slice(k + 1, k + 200)) {
      if (b.top >= a.bottom) break;
      // The lines of a heading are closer than their letters are high.
      const height = Math.min(a.bottom, b.bottom) - b.top, width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      if (width > 1.5 && height > 0.45 * Math.min(a.bottom - a.top, b.bottom - b.top)) overlaps.push(`"${a.words}" and "${b.words}"`);
    }
  });
  return { count: lines.length, overlaps };
}
