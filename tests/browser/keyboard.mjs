// Keyboard only: the skip link comes first and works, and the Tab key reaches each control once, in order, with a
// visible focus.

import cite from "./cite.mjs";
import keys from "./keys.mjs";
import { addressOf, pixels } from "./lib.mjs";

const MOST = 60; // the number of stops to check on a page; a source view has one for each line

export default async function (world, tally) {
  const { browser, base, sample } = world;
  const one = [...new Map(sample.map((page) => [page.kind, page])).values()];
  for (const width of [1440, 390]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const { name } of one) {
      const where = `${name} at ${width}`;
      await page.goto(addressOf(base, name));
      await skipLink(page, where, tally);
      await page.goto(addressOf(base, name));
      await walk(page, where, tally);
    }
    await context.close();
  }
  tally.met(one.length, "page");
  await cite(world, tally);
  await keys(world, tally);
}

async function skipLink(page, where, tally) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const e = document.activeElement, box = e.getBoundingClientRect();
    return {
      what: e.outerHTML.slice(0, 100),
      href: e.getAttribute("href") ?? "",
      seen: box.width > 20 && box.height > 10 && box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
    };
  });
  if (!tally.ok(/^#./.test(first.href), where, `the first stop is not a skip link: ${first.what}`)) return;
  tally.ok(first.seen, where, "the skip link cannot be seen when it has the focus");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => {
    const main = document.querySelector("main");
    const rest = [...main.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter((e) => e.getClientRects().length);
    return main.contains(document.activeElement) || !rest.length;
  });
  tally.ok(inside, where, "after the skip link the next stop is not in <main>");
}

async function walk(page, where, tally) {
  const wanted = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], area[href], button, input, select, textarea, summary, [tabindex]")];
    const stops = all.filter((e) => {
      if (e.disabled || e.tabIndex < 0 || !e.getClientRects().length || getComputedStyle(e).visibility !== "visible") return false;
      if (e.closest("details:not([open])") && e.localName !== "summary") return false;
      return e.type !== "radio" || e.checked; // a group of radio buttons is one stop
    });
    stops.forEach((e, k) => (e.dataset.stop = k));
    return { count: stops.length, forced: all.filter((e) => e.tabIndex > 0).length };
  });
  tally.ok(wanted.forced === 0, where, "a tabindex above 0 changes the order");
  const met = [];
  for (let k = 0; k < Math.min(wanted.count, MOST); k++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(state);
    if (!stop) break;
    if (stop.number === undefined) {
      k--; // an area that scrolls is a stop, too, though not of the list
      if (met.at(-1) === stop.what) break;
      met.push(stop.what);
    } else met.push(Number(stop.number));
    tally.ok(stop.onScreen, `${where}, ${stop.what}`, "has the focus outside the window");
    tally.ok(stop.outlined || (await changes(page, stop.clip)), `${where}, ${stop.what}`, "does not show that it has the focus");
  }
  const numbers = met.filter((m) => typeof m === "number");
  tally.ok(numbers.length === Math.min(wanted.count, MOST) && numbers.every((n, k) => n === k), where,
    `of ${wanted.count} stops these were met: ${numbers.join(" ")}`);
}

/// Runs in the page: what has the focus, and whether an outline shows it.
function state() {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const shown = [e, ...(e.labels ?? [])];
  const boxes = shown.map((x) => x.getBoundingClientRect());
  const left = Math.min(...boxes.map((b) => b.left)), top = Math.min(...boxes.map((b) => b.top));
  const right = Math.max(...boxes.map((b) => b.right)), bottom = Math.max(...boxes.map((b) => b.bottom));
  const outlined = shown.some((x) => {
    const style = getComputedStyle(x), clear = /rgba\(.*, 0\)|transparent/.test(style.outlineColor);
    const box = x.getBoundingClientRect();
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && !clear && box.width > 4 && box.height > 4;
  });
  return {
    number: e.dataset.stop,
    what: `${e.localName}.${e.className} "${(e.textContent || e.id).trim().replace(/\s+/g, " ").slice(0, 30)}"`,
    onScreen: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && right > left && bottom > top,
    outlined,
    clip: { x: Math.max(0, left - 6), y: Math.max(0, top - 6), width: right - left + 12, height: Math.min(bottom - top + 12, 600) },
  };
}

/// Whether an element looks different when it loses the focus.
async function changes(page, clip) {
  const before = pixels(await page.screenshot({ clip }));
  await page.evaluate(() => document.activeElement.blur());
  const after = pixels(await page.screenshot({ clip }));
  let changed = 0;
  for (let y = 0; y < before.height; y++)
    for (let x = 0; x < before.width; x++) if (before.at(x, y).join() !== after.at(x, y).join()) changed++;
  return changed >= 20;
}
