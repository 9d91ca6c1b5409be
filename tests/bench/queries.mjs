// What a query costs at 10,000 sections, in Chromium: the bytes that it loads, the time until the first results, and the time of the page's
// main thread.
//
//   queries.mjs SITE [--rounds R] [--engines] [QUERY…]
//
// SITE is a built edition; without queries, they are those of QUERIES, for an edition of `generate`. Each query is typed into the search
// page of a browser with an empty cache, from files and from a server, R times (5). The table has the least and the median of the times
// from the last key to the first result, the least time until the search has ended, and the least time of the main thread, in
// milliseconds. The page waits some time for another key, which the times include. No time makes it fail.
// --engines asks each query once in Firefox and in WebKit too.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { firefox, webkit } from "../browser/drivers.mjs";
import { launch, serve } from "../browser/lib.mjs";

const GOALS = { kB: 300, ms: 150 };
const QUERIES = [
  ["a common word", "harvest"],
  ["a word of every section", "the"],
  ["a prefix", "ha"],
  ["another form of a word", "delays"],
  ["two words", "pipeline turbine"],
  ["many words", "who financed the new reactor on the peninsula in 1965"],
  ["a phrase", '"reached the capital"'],
  ["a phrase that is nowhere", '"turbine harvest envoy"'],
  ["a phrase and a word", '"the old town" quota'],
  ["a word left out", "reactor -turbine"],
  ["an exemption", "exemption:25X1"],
  ["an exemption and a word", "exemption:25X6 reactor"],
  ["a report", "report:0042 reactor"],
  ["handwriting", "kind:handwriting file"],
  ["a word that is misspelled", "reactro"],
  ["a word that is nowhere", "zymurgy"],
];

/// Runs in the page: types a query, and answers how long it took until the first result, and until the message that ends the search.
function type(query) {
  return new Promise((done) => {
    const field = document.querySelector(".search-field"), status = document.querySelector(".search-status");
    const results = () => document.querySelectorAll(".search-result").length;
    let first = 0;
    const start = performance.now();
    new MutationObserver(() => {
      const now = performance.now() - start;
      if (results()) first = first || now;
      if (status.textContent) done({ first: first || now, all: now, results: results(), status: status.textContent });
    }).observe(document.querySelector("[data-search]"), { childList: true, subtree: true, characterData: true });
    field.value = query;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

async function ask(browser, site, origin, query) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage(), files = [];
    page.on("request", (request) => {
      const name = request.url().slice(origin.length);
      if (name.startsWith("search/")) files.push(name);
    });
    await page.goto(`${origin}search.html`, { waitUntil: "load" });
    const client = await context.newCDPSession(page);
    await client.send("Performance.enable");
    const spent = async () => (await client.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration").value * 1000;
    await page.locator(".search-field").focus();
    await page.waitForLoadState("networkidle");
    const before = await spent();
    const seen = await page.evaluate(type, query);
    const cpu = (await spent()) - before;
    await page.waitForLoadState("networkidle");
    const bytes = files.reduce((sum, name) => sum + fs.statSync(path.join(site, name)).size, 0);
    return { ...seen, cpu, files: files.length, bytes };
  } finally {
    await context.close();
  }
}

const median = (all) => [...all].sort((a, b) => a - b)[all.length >> 1];
const least = (all) => Math.min(...all);

async function chromium(site, origins, queries, rounds) {
  const browser = await launch();
  let most = 0, slowest = 0;
  try {
    for (const [way, origin] of origins) {
      console.log(`\nChromium, ${way}, load ${os.loadavg()[0].toFixed(1)}`);
      console.log(`${"".padEnd(28)}${["files", "kB", "first", "median", "all", "CPU ms"].map((head) => head.padStart(8)).join("")}  results`);
      for (const [what, query] of queries) {
        const runs = [];
        for (let round = 0; round < rounds; round += 1) runs.push(await ask(browser, site, origin, query));
        const [{ files, bytes, results, status }] = runs, of = (name) => runs.map((run) => run[name]);
        const row = [files, bytes / 1000, least(of("first")), median(of("first")), least(of("all")), least(of("cpu"))];
        console.log(`${what.padEnd(28)}${row.map((value) => value.toFixed(0).padStart(8)).join("")}  ${results}, ${status} (${query})`);
        most = Math.max(most, bytes / 1000);
        slowest = Math.max(slowest, row[2]);
      }
    }
  } finally {
    await browser.close();
  }
  for (const [what, value, goal] of [["the most kB of a query", most, GOALS.kB], ["the slowest query, ms", slowest, GOALS.ms]])
    console.log(`\n${what}: ${value.toFixed(0)}   to reach: ${goal}   ${value <= goal ? "reached" : "NOT REACHED"}`);
}

async function others(origins, queries) {
  for (const start of [firefox, webkit]) {
    const engine = await start();
    try {
      for (const [way, origin] of origins) {
        console.log(`\n${engine.name}, ${way}, load ${os.loadavg()[0].toFixed(1)}`);
        for (const [what, query] of queries) {
          await engine.open(`${origin}search.html`);
          const { first, all, results, status } = await engine.evaluate(type, query);
          console.log(`${what.padEnd(28)}${first.toFixed(0).padStart(8)}${all.toFixed(0).padStart(8)} ms  ${results}, ${status} (${query})`);
        }
      }
    } finally {
      await engine.close();
    }
  }
}

const words = process.argv.slice(2), isOption = (word) => word.startsWith("--");
const at = words.indexOf("--rounds"), rounds = at < 0 ? 5 : Number(words.splice(at, 2)[1]);
const [site, ...own] = words.filter((word) => !isOption(word));
if (!site || !fs.existsSync(path.join(site, "search/index.js"))) {
  console.error("usage: queries.mjs SITE [--rounds R] [--engines] [QUERY…]: SITE is a built edition with a search");
  process.exit(2);
}
const server = await serve(site);
const origins = [["from files", `${pathToFileURL(path.resolve(site)).href}/`], ["from a server", server.base]];
const queries = own.length ? own.map((query) => ["", query]) : QUERIES;
try {
  await chromium(site, origins, queries, rounds);
  if (words.includes("--engines")) await others(origins, queries);
} finally {
  server.close();
}
