// Checks a built site in Chromium.
//
//   run.mjs SITE [CHECK…]     axe, opens, reflow, bars, beside, notes, keyboard, lists, views, print, engines; all of them by default
//   run.mjs --self-test       break a small site in every way of samples.mjs, and check that each fault is found
//
// The exit code is 1 if a check fails.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import axe from "./axe.mjs";
import bars from "./bars.mjs";
import beside from "./beside.mjs";
import engines from "./engines.mjs";
import keyboard from "./keyboard.mjs";
import { launch, ofEachKind, serve, survey, Tally } from "./lib.mjs";
import opens from "./opens.mjs";
import print from "./print.mjs";
import reflow from "./reflow.mjs";
import lists from "./lists.mjs";
import notes from "./notes.mjs";
import * as samples from "./samples.mjs";
import views from "./views.mjs";

const CHECKS = { opens, reflow, bars, beside, notes, views, keyboard, lists, print, axe, engines };

async function look(browser, site, names, quiet = false) {
  const server = await serve(site);
  try {
    const pages = await survey(browser, site, server.base);
    const { chosen: sample, left } = ofEachKind(pages);
    const world = { browser, site, base: server.base, pages, sample };
    if (!quiet) {
      console.log(`${pages.length} pages; of each kind and of each thing on it: ${sample.map((p) => `${p.name} (${p.kind})`).join(", ")}`);
      if (left.length) console.log(`note: ${left.length} features are on none of these pages: ${left.slice(0, 12).join(", ")}`);
    }
    const tallies = [];
    for (const name of names) {
      const tally = new Tally(name, quiet), start = performance.now();
      tally.ok(pages.length > 0, "the site has no page");
      await CHECKS[name](world, tally);
      if (!quiet) console.log(`${name}: ${tally.held} held, ${tally.faults.length} did not (${((performance.now() - start) / 1000).toFixed(1)} s)`);
      tallies.push(tally);
    }
    return tallies;
  } finally {
    server.close();
  }
}

async function selfTest(browser) {
  const top = fs.mkdtempSync(path.join(os.tmpdir(), "lacuna-browser-"));
  let passed = 0, failed = 0;
  const judge = (good, what) => {
    if (good) passed++;
    else failed++, console.log(`FAIL ${what}`);
  };
  try {
    const sound = path.join(top, "sound");
    samples.write(sound);
    for (const tally of await look(browser, sound, Object.keys(CHECKS), true))
      judge(!tally.faults.length && tally.held > 3, `${tally.name} on the sound site: ${tally.held} held; ${tally.faults.join("; ")}`);
    const one = async ([k, [check, what, file, old, now, word]]) => {
      const site = path.join(top, String(k)), target = path.join(site, file);
      samples.write(site);
      const text = fs.readFileSync(target, "utf8");
      judge(text.includes(old), `${check}, ${what}: ${file} does not hold ${old}`);
      fs.writeFileSync(target, text.replace(old, () => now));
      const [tally] = await look(browser, site, [check], true);
      judge(tally.faults.some((fault) => word.test(fault)), `${check} did not find: ${what}; it found: ${tally.faults.slice(0, 3).join("; ") || "nothing"}`);
    };
    const left = [...samples.FAULTS.entries()];
    await Promise.all([1, 2, 3].map(async () => {
      while (left.length) await one(left.shift());
    }));
  } finally {
    fs.rmSync(top, { recursive: true });
  }
  console.log(`self-test: ${passed} passed, ${failed} failed`);
  return failed === 0;
}

const [first, ...names] = process.argv.slice(2);
const unknown = names.filter((name) => !(name in CHECKS));
if (!first || unknown.length || (first !== "--self-test" && !fs.existsSync(path.join(first, "index.html")))) {
  console.error(unknown.length ? `no such check: ${unknown}` : `not a built site: ${first}`);
  process.exit(2);
}
const browser = await launch();
let good;
try {
  if (first === "--self-test") good = await selfTest(browser);
  else {
    const tallies = await look(browser, first, names.length ? names : Object.keys(CHECKS));
    good = tallies.every((tally) => !tally.faults.length);
    console.log(`browser: ${tallies.reduce((n, t) => n + t.held, 0)} held, ${tallies.reduce((n, t) => n + t.faults.length, 0)} did not`);
  }
} finally {
  await browser.close();
}
process.exit(good ? 0 : 1);
