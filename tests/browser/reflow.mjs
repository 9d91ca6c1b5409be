// No page is wider than the window, from a wide screen down to 320 pixels, and on a phone with text of twice the size, in either view;
// and at no width between are words over other words.

import { addressOf, byKind } from "./lib.mjs";

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
  let lines = 0;
  for (const { name } of sample) {
    await page.goto(addressOf(base, name));
    for (let width = 320; width <= 1440; width += 112) {
      await page.setViewportSize({ width, height: 900 });
      const { count, overlaps } = await page.evaluate(wordsOverWords);
      lines += count;
      tally.ok(!overlaps.length, `${name} at ${width}`, `words over words: ${overlaps.slice(0, 3).join("; ")}`);
    }
  }
  tally.met(lines, "line of words");
  await context.close();
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
