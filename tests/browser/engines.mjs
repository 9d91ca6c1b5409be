// Each kind of page in Firefox and in WebKit: a picture of it, its fonts, no sideways scrolling, what is beside its redactions; the
// switch of views and the card of a redaction, which work without scripts; and the list of sections to print or save.
//
// Where LACUNA_PICTURES names a folder, the pictures are written there, Chromium's too.

import fs from "node:fs";
import path from "node:path";
import { judge, look as beside } from "./beside.mjs";
import { firefox, webkit } from "./drivers.mjs";
import { addressOf } from "./lib.mjs";
import { elsewhere as picker } from "./picker.mjs";

const WIDTHS = [1440, 820, 390]; // the last is as narrow as the engine allows: 500 pixels in Firefox, 447 in WebKit

export default async function ({ browser, base, pages, sample }, tally) {
  const keep = process.env.LACUNA_PICTURES;
  const save = (engine, width, name, png) => {
    if (!keep) return;
    fs.mkdirSync(keep, { recursive: true });
    fs.writeFileSync(path.join(keep, `${name.replace(/\.html$/, "").replaceAll("/", "_")}-${width}-${engine}.png`), png);
  };
  const withSwitch = sample.filter((page) => page.classes.includes("views") && page.banners);
  const withPicker = pages.filter((page) => page.kind === "whole" && page.classes.includes("picker")).slice(0, 1);
  const withBar = sample.filter((page) => page.kind === "section" && page.classes.includes("card"));
  for (const start of [firefox, webkit]) {
    const engine = await start();
    try {
      for (const width of WIDTHS) {
        await engine.resize(width, 1000);
        for (const { name } of sample) {
          await engine.open(addressOf(base, name));
          const where = `${name} at ${width} in ${engine.name}`;
          const { loaded, lost, over, hasArticle } = await settled(engine);
          tally.ok(loaded && !lost.length, where, lost.length ? `${lost.join(", ")} did not load` : "no font is loaded");
          tally.ok(over <= 0, where, `${over} pixels too wide`);
          if (hasArticle) judge(await engine.evaluate(beside), where, tally);
          const png = await engine.picture();
          tally.ok(png.length > 4000, where, `an empty picture of ${png.length} bytes`);
          save(engine.name, width, name, png);
        }
      }
      await engine.resize(1440, 1000);
      for (const { name, banners } of withSwitch) {
        await engine.open(addressOf(base, name));
        const shown = async () => engine.evaluate(() => [...document.querySelectorAll("main .banner")].filter((e) => e.getClientRects().length).length);
        const choose = (view) => engine.evaluate((id) => document.getElementById(id).click(), view);
        await choose("view-reading"); // The script remembers what was chosen on another page.
        const reading = await shown();
        await choose("view-printed");
        tally.ok(reading === 0 && (await shown()) === banners, `${name} in ${engine.name}`, `the switch shows ${await shown()} of ${banners} banners, and ${reading} before`);
        await choose("view-reading");
      }
      for (const { name } of withBar) {
        await engine.open(addressOf(base, name));
        const opened = await engine.evaluate(() => {
          const bar = [...document.querySelectorAll("main a.redaction")].find((e) => e.getClientRects().length);
          const cards = () => [...document.querySelectorAll(".card")].filter((e) => e.getClientRects().length).length;
          const before = cards();
          bar.focus();
          return [before, cards()];
        });
        tally.ok(opened.join() === "0,1", `${name} in ${engine.name}`, `a bar with the focus shows ${opened[1]} cards, and ${opened[0]} before`);
      }
      for (const { name } of withPicker) await picker(engine, addressOf(base, name), tally);
    } finally {
      await engine.close();
    }
  }
  tally.met(withSwitch.length, "page with a banner and a switch of views");
  tally.note(`${withBar.length} pages with the card of a redaction, ${withPicker.length} with a list of sections`);
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const width of keep ? WIDTHS : []) {
    await page.setViewportSize({ width, height: 900 });
    for (const { name } of sample) {
      await page.goto(addressOf(base, name));
      save("Chromium", width, name, await page.screenshot());
    }
  }
  await context.close();
}

/// The page once its fonts have loaded. Neither driver waits for a promise, so this polls.
async function settled(engine) {
  for (;;) {
    const state = await engine.evaluate(() => ({
      ready: document.readyState === "complete" && document.fonts.status === "loaded",
      loaded: [...document.fonts].filter((font) => font.status === "loaded").length || !document.fonts.size,
      lost: [...document.fonts].filter((font) => font.status === "error").map((font) => font.family),
      over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      hasArticle: Boolean(document.querySelector("main .section")),
    }));
    if (state.ready) return state;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
