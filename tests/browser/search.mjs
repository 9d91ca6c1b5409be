// The search in Chromium, from files and below /sub/dir/, with the keyboard alone, with axe and with the tree that a screen reader gets:
// twenty questions that a historian would ask of a report, each answered in the first three results; and what the index has. Then in
// Firefox and WebKit with the keyboard alone, in editions of one section, of that report, and of a hundred sections.
//
//   search.mjs PROGRAM     PROGRAM: the binary, which builds the frozen report of tests/data
//
// The exit code is 1 if a check fails.

import axe from "axe-core";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { firefox, webkit } from "./drivers.mjs";
import { launch, serve, Tally } from "./lib.mjs";

const DATA = new URL("../data/first-report/", import.meta.url);

/// What somebody types, and what a passage of the first three results must say.
const QUESTIONS = [
  ["how many emigres returned since October 1986", /155 Soviet emigres|over 150/],
  ["housing assured for returnees", /securing housing|allotted apartments/],
  ["Gerasimov delay", /According to Gerasimov, the delay/],
  ["Neizvestny memorial", /World War II memorial/],
  ["Baryshnikov invitation Bolshoi", /dance at the Bolshoi/],
  ["Tarkovsky obituary", /laudatory obituary/],
  ["Lyubimov Soviet embassies", /telephoned Lyubimov/],
  ["Aeroflot reporters airport", /Aeroflot/],
  ["US passport floor", /throw her US passport/],
  ['"third wave" emigration', /third wave/],
  ["immigration statistics", /statistics of the US Immigration/],
  ["how many exit visas January 1987", /500 exit visas/],
  ["dollars exchanged for rubles", /rubles/],
  ["Khrushchev intelligentsia", /since Khrushchev/],
  ["Sakharov released", /release Andrey Sakharov/],
  ["Kuleshov permission automatic", /not automatic/],
  ["amnesty", /blanket amnesty/],
  ['"traitors to the motherland"', /traitors to the motherland/],
  ["white book 1985", /white book/],
  ["golos rodiny", /Golos Rodiny/],
];

function edition(folder) {
  const report = path.join(folder, "content/emigres");
  fs.cpSync(DATA, report, { recursive: true });
  fs.rmSync(path.join(report, "ocr.txt"));
  fs.writeFileSync(path.join(folder, "content/edition.toml"), 'title = "An edition"\nsource = "private"\n');
  fs.writeFileSync(path.join(folder, "content/names.toml"), '[[name]]\nname = "Lyubimov, Yuriy"\nforms = ["Lyubimov"]\nkind = "person"\n');
  fs.mkdirSync(path.join(folder, "content/other"));
  fs.writeFileSync(path.join(folder, "content/other/index.md"), '+++\ntitle = "Other papers"\n+++\n');
  fs.writeFileSync(
    path.join(folder, "content/other/1.md"),
    "[page 7]\n\n# Letters\n\nMíša met \\<b>him\\</b> [redacted 25X6] in [withheld (b)(6): Kanarek] with Łukasz. [note: The visitor is uncertain.]\n\n[banner: Umbra]\n\n> [stamp]\n> Routed\n\n[handwritten: by courier]\n",
  );
  return path.join(folder, "site");
}

/// An edition of a few words in each section. Half of its words are in all sections.
function papers(folder, count) {
  fs.mkdirSync(path.join(folder, "content/papers"), { recursive: true });
  fs.writeFileSync(path.join(folder, "content/papers/index.md"), '+++\ntitle = "Papers of the Keeper"\n+++\n');
  for (let k = 1; k <= count; k += 1) {
    const text = `[page ${k}]\n\n# Paper ${k}\n\nThe keeper of the light [redacted 25X1] wrote about beacon${k} and went out.\n`;
    fs.writeFileSync(path.join(folder, `content/papers/${String(k).padStart(3, "0")}.md`), text);
  }
  return path.join(folder, "site");
}

async function ask(page, origin, query) {
  await page.goto(`${origin}search.html?q=${encodeURIComponent(query)}`);
  await page.waitForFunction(() => document.querySelector(".search-status")?.textContent);
  return page.evaluate(() => ({
    status: document.querySelector(".search-status").textContent,
    results: [...document.querySelectorAll(".search-result")].map((item) => ({
      title: item.querySelector(".search-title").textContent,
      passages: [...item.querySelectorAll(".search-passage")].map((link) => ({ text: link.textContent, words: link.querySelector(".search-words").textContent, href: link.getAttribute("href") })),
      bars: [...item.querySelectorAll("[role=img]")].map((bar) => bar.getAttribute("aria-label")),
      marked: [...item.querySelectorAll("mark")].map((mark) => mark.textContent),
      markup: item.querySelectorAll("b, script, img").length,
    })),
  }));
}

/// The words of the index are those that the script finds in its texts: Rust and JavaScript fold alike.
async function folded(page, origin, site, tally) {
  await page.goto(`${origin}search.html`);
  const count = (name) => fs.readdirSync(path.join(site, "search")).filter((file) => file.startsWith(name)).length;
  const [onlyInRust, onlyInScript, all] = await page.evaluate(async ([terms, texts]) => {
    const load = (n, one) => Promise.all(Array.from({ length: n }, (_, k) => one(k)));
    await lacunaSearch.load("index");
    const keys = (await load(terms, (k) => lacunaSearch.load(`terms-${k}`))).flatMap((data) => data.split("~").filter((_, k) => k % 2 === 0));
    const ours = new Set(keys.map((key) => key.split("#")[0]).filter((key) => key && !/^[&@=]/.test(key)));
    const theirs = new Set((await load(texts, lacunaSearch.textsOf)).flat().flatMap(([, , , passages]) => passages).flatMap((passage) => lacunaSearch.folded(passage[4])));
    return [[...ours].filter((word) => !theirs.has(word)), [...theirs].filter((word) => !ours.has(word)), ours.size];
  }, [count("terms"), count("texts")]);
  tally.ok(all > 1000 && !onlyInRust.length && !onlyInScript.length, "words are folded alike", `${all} words; ${onlyInRust.slice(0, 5)} | ${onlyInScript.slice(0, 5)}`);
}

async function operators(page, origin, tally) {
  const check = async (query, what, holds) => {
    const found = await ask(page, origin, query);
    tally.ok(holds(found), `${query}: ${what}`, JSON.stringify(found).slice(0, 300));
  };
  const first = (found) => found.results[0]?.passages[0]?.text ?? "";
  await check("misa", "accents make no difference", (f) => /Míša/.test(first(f)) && f.results[0].marked.includes("Míša"));
  await check("lukasz", "a letter with a stroke is found", (f) => /Łukasz/.test(first(f)));
  await check("<b>him</b>", "what is typed or found is text", (f) => /<b>him<\/b>/.test(first(f)) && !f.results[0].markup);
  await check("lukasz misa", "redactions are shown as such", (f) => f.results[0].bars.join() === "redaction,withheld by this edition");
  await check("kanarek", "withheld text is not in the index", (f) => f.status.startsWith("Nothing") && !f.results.length);
  await check('"met him"', "markup between words is between them", (f) => !f.results.length);
  await check("denies", "another form of a verb is found", (f) => f.results.length > 0 && f.results[0].marked.includes("denied"));
  await check('"denies"', "a word in quotation marks has one form", (f) => !f.results.length);
  await check('"Misa met"', "a phrase is found", (f) => f.results.length === 1);
  await check('"met Misa"', "a phrase has its order", (f) => !f.results.length);
  await check("emigres -lyubimov", "a word is left out", (f) => f.results.length > 1 && f.results.every((r) => !/Appeals/.test(r.title)));
  await check("name:lyubimov", "a name of the index is found", (f) => f.results.length > 0 && f.results.every((r) => /Lyubimov/.test(r.passages.map((p) => p.words).join())));
  await check("exemption:25X6", "a code leads to its redaction", (f) => /25X6/.test(first(f)) && f.results.length === 1);
  await check("report:other letters", "a report is searched alone", (f) => f.results.length === 1 && /Letters/.test(f.results[0].title));
  await check("kind:editor visitor", "the editor's words are apart", (f) => /editor/.test(first(f)) && f.results.length === 1);
  await check("kind:original visitor", "the editor's words are left out", (f) => !f.results.length);
  await check("kind:stamp routed", "a stamp is found", (f) => /stamp/.test(first(f)) && f.results.some((r) => /Letters/.test(r.title)));
  await check("kind:handwriting courier", "handwriting is found", (f) => /handwriting/.test(first(f)));
  await check("umbra", "a banner is not in the way", (f) => !f.results.length);
  await check("kind:banner umbra", "a banner is found", (f) => f.results.length === 1);
  await check("sakharov visas", "sections with some of the words are counted apart", (f) => f.results.length > 1 && new RegExp(`: 1; .*: ${f.results.length - 1}$`).test(f.status));
  await check("zymurgy quagga sakharov", "a word that the edition has is found beside words that it does not have", (f) => f.results.length > 0 && f.results[0].marked.includes("Sakharov"));
  await check("gorbechev", "a similar word is suggested", (f) => /“gorbachev”/.test(f.status));
  await page.locator(".search-near").click();
  await page.waitForSelector(".search-result");
  tally.ok(new URL(page.url()).search === "?q=gorbachev", "what is searched for is in the address", page.url());
}

/// What a screen reader gets of a search, below the element with a role.
async function spoken(page, role, where, tally) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  await client.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const below = (node) => [node, ...(node.childIds ?? []).flatMap((id) => (byId.has(id) ? below(byId.get(id)) : []))];
  const all = below(nodes.find((node) => node.role?.value === role)).filter((node) => !node.ignored);
  const of = (name) => all.filter((node) => node.role.value === name), property = (node, name) => node.properties?.find((one) => one.name === name)?.value.value;
  const words = (text) => text.replace(/\s+/g, " ").trim();
  const seen = await page.evaluate(() => {
    const shown = [...document.querySelectorAll(".search-result")].filter((item) => item.getClientRects().length);
    const text = (element) => [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data : node.getAttribute("aria-label") ?? ` ${text(node)} `)).join("");
    const plain = (element) => [...element.childNodes].map((node) => (node.nodeType === 3 || !node.getAttribute("aria-label") ? node.textContent : node.getAttribute("aria-label"))).join("");
    return {
      links: shown.flatMap((item) => [...item.querySelectorAll(".search-passage")].map((link) =>
        [link.querySelector(".search-place")?.textContent ?? "", plain(link.querySelector(".search-words")), text(item.querySelector(".search-title"))].join(" "))),
      pages: shown.flatMap((item) => [...item.querySelectorAll(".search-passage:not([href*='/index.html?'])")].map((link) => /^(page|cover|\[)/.test(link.querySelector(".search-place")?.textContent))),
      titles: shown.map((item) => text(item.querySelector(".search-title"))),
      chopped: shown.flatMap((item) => [...item.querySelectorAll("mark")].filter((mark) =>
        /[\p{L}\p{N}]$/u.test(mark.previousSibling?.textContent ?? "") || /^[\p{L}\p{N}]/u.test(mark.nextSibling?.textContent ?? "")).map((mark) => mark.textContent)),
    };
  });
  const [field] = of("searchbox"), [status] = of("status"), lists = of("list").filter((list) => below(list).some((node) => node.role?.value === "heading"));
  tally.ok(field?.name.value === "Search this edition" && /quotation marks/.test(field.description?.value ?? ""), `${where}: the field has a name and a description`, JSON.stringify(field?.name));
  tally.ok(property(status, "live") === "polite" && /[1-9]/.test(below(status).map((node) => node.name?.value ?? "").join("")), `${where}: a live region says how many results there are`, JSON.stringify(status?.name));
  tally.ok(lists.length === 1 && of("heading").filter((one) => property(one, "level") === 2).map((one) => words(one.name.value)).join("|") === seen.titles.map(words).join("|"), `${where}: the results are a list with headings`, JSON.stringify([of("heading").map((one) => one.name.value), seen.titles]));
  const links = lists.flatMap(below).filter((node) => node.role?.value === "link" && !node.ignored).map((link) => words(link.name.value));
  tally.ok(links.length > 0 && links.join("|") === seen.links.map(words).join("|"), `${where}: a link is named with its page, its words, its section and its report`, JSON.stringify([links, seen.links.map(words)]));
  tally.ok(seen.pages.every(Boolean), `${where}: each place is named with a page`);
  tally.ok(!seen.chopped.length, `${where}: whole words are marked`, seen.chopped.join());
}

/// A live region speaks only of what changes after it is there.
async function waits(page, origin, tally) {
  await page.goto(`${origin}search.html`);
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  await client.detach();
  const status = nodes.filter((node) => !node.ignored && node.role?.value === "status");
  tally.ok(status.length === 1, "the live region is there before a search");
}

/// The results are made by a script, so the check of every page does not see them.
async function accessible(page, where, tally) {
  await page.evaluate(axe.source);
  // A page from files cannot fetch its style sheet.
  const { violations, passes } = await page.evaluate(() => window.axe.run(document, { preload: false }));
  tally.ok(!violations.length && passes.length > 15, `axe finds nothing in ${where}`, `${passes.length} rules; ${violations.map((v) => v.id)}`);
}

async function keyboard(page, origin, tally) {
  await page.goto(`${origin}other/1.html`);
  await page.keyboard.press("/");
  await page.keyboard.type("taganka theat");
  await page.waitForSelector(".search-dialog[open] .search-result");
  await accessible(page, "the dialog with results", tally);
  await spoken(page, "dialog", "the dialog", tally);
  await page.keyboard.press("Escape");
  tally.ok(!(await page.locator(".search-dialog[open]").count()), "Escape closes the search");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("ArrowDown");
  const passage = await page.evaluate(() => document.activeElement.className);
  tally.ok(passage === "search-passage", "an arrow leads to the first passage", passage);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".search-marks");
  await accessible(page, "a page with marks", tally);
  const opened = await page.evaluate(() => ({ marked: [...document.querySelectorAll("main mark.hit")].map((mark) => mark.textContent), target: document.querySelector(":target")?.textContent ?? "", query: location.search, said: document.querySelector(".search-marks [role=status]").textContent }));
  tally.ok(opened.marked.includes("Taganka") && opened.marked.includes("Theater"), "the page marks the words", opened.marked.join());
  tally.ok(/Taganka Theater/.test(opened.target) && !opened.query && opened.said.includes(String(opened.marked.length)), "the passage is the target, and the address its own", JSON.stringify(opened));
  const before = await page.locator("main .section").innerText();
  await page.locator(".search-marks button").press("Enter");
  tally.ok(!(await page.locator("main mark").count()) && (await page.locator("main .section").innerText()) === before, "the marks go, the words stay");
  await page.keyboard.press("/");
  await page.keyboard.type("sakharov");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html\?q=sakharov$/);
  await page.waitForSelector(".search-result");
  tally.ok(true, "Enter leads to all results");
  await accessible(page, "the page with all results", tally);
  for (const query of ["sakharov visas", "lukasz", '"third wave"', "exemption:25X1"]) {
    await ask(page, origin, query);
    await spoken(page, "main", query, tally);
  }
  await waits(page, origin, tally);
}

async function look(browser, site, origin, way, tally) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage(), faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (m) => { if (m.type() === "error") faults.push(m.text()); });
  page.on("request", (request) => { if (!request.url().startsWith(origin)) faults.push(`asks for ${request.url()}`); });
  await folded(page, origin, site, tally);
  for (const [question, answer] of QUESTIONS) {
    const { results } = await ask(page, origin, question);
    const passages = results.slice(0, 3).flatMap((result) => result.passages);
    tally.ok(passages.some((passage) => answer.test(passage.words)), `${way}: ${question}`, passages.map((passage) => passage.words.slice(0, 80)).join(" | "));
    tally.ok(passages.every((passage) => /#./.test(passage.href)), `${way}: ${question}: each passage has an address`);
  }
  await operators(page, origin, tally);
  await keyboard(page, origin, tally);
  tally.ok(!faults.length, `${way}: no errors, no requests elsewhere`, faults.slice(0, 3).join(" | "));
  await context.close();
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const plain = await bare.newPage();
  await plain.goto(`${origin}search.html`);
  tally.ok((await plain.locator("main .search-lists a").count()) >= 2, `${way}: without scripts the page leads to the lists`);
  await bare.close();
}

/// A search for one word of an edition with few or many sections.
async function sized(browser, origin, count, way, tally) {
  const page = await browser.newPage();
  const found = async (query) => (await ask(page, origin, query)).results.flatMap((result) => result.passages.map((passage) => passage.href.split("/").at(-1)));
  const last = await found(`beacon${count}`);
  tally.ok(last.length === 1 && last[0].startsWith(String(count).padStart(3, "0")), `${way}: of ${count} sections, the right one is found`, last.join());
  tally.ok((await found("the light zymurgy")).length > 0, `${way}: common words are searched for, of ${count} sections, where no other word is known`);
  await spoken(page, "main", `${way}: ${count} sections`, tally);
  await page.close();
}

const ENTER = "\uE007", DOWN = "\uE015", ESCAPE = "\uE00C";

/// Each engine has its own reading of what a policy allows from files. Each origin has a page to begin on, and a word to search for.
async function elsewhere(origins, tally) {
  for (const start of [firefox, webkit]) {
    const engine = await start();
    try {
      for (const [origin, first, word] of origins) {
        const where = `${engine.name}, ${origin.slice(0, 5)}, ${word}`;
        await engine.open(`${origin}search.html?q=${word}`);
        const seen = await engine.until(() => document.querySelector(".search-passage mark")?.textContent);
        tally.ok(seen.toLowerCase() === word, `${where}: found by its address`, seen);
        await engine.open(origin + first);
        await engine.press("/");
        await engine.until(() => document.activeElement.matches(".search-dialog[open] .search-field"));
        await engine.press(...word);
        await engine.until((word) => document.querySelector(`.search-dialog .search-passage[href*="?hl=${word}"] mark`), word);
        await engine.press(ESCAPE);
        tally.ok(await engine.evaluate(() => !document.querySelector(".search-dialog").open), `${where}: Escape closes the search`);
        await engine.press("/");
        await engine.until(() => document.activeElement.matches(".search-dialog[open] .search-field"));
        await engine.press(DOWN);
        await engine.until(() => document.activeElement.matches(".search-passage"));
        const href = await engine.evaluate(() => document.activeElement.href.split("?")[0]);
        await engine.press(ENTER);
        const opened = await engine.until(() => document.querySelector(".search-marks") && [location.href, document.querySelector("main mark.hit").textContent, document.querySelector(":target").textContent]);
        tally.ok(opened[0].split("#")[0] === href && opened[1].toLowerCase() === word && opened[2].toLowerCase().includes(word), `${where}: Enter opens the passage, and its word is marked`, opened.join(" | "));
      }
    } finally {
      await engine.close();
    }
  }
}

const [program] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "lacuna-search-"));
const tally = new Tally("search"), browser = await launch();
const servers = [];
try {
  const sites = [1, 0, 100].map((count) => {
    const own = path.join(folder, String(count)), site = count ? papers(own, count) : edition(own);
    execFileSync(program, ["build", own, "--out", site], { stdio: "ignore" });
    return [count, site];
  });
  const [, [, site]] = sites;
  tally.ok(!fs.readdirSync(path.join(site, "search")).some((file) => /kanarek/i.test(fs.readFileSync(path.join(site, "search", file), "utf8"))), "withheld text is in no file of the index");
  const origins = [];
  for (const [count, site] of sites) {
    const server = await serve(site);
    servers.push(server);
    for (const [way, origin] of [["file", `${pathToFileURL(site).href}/`], ["http", server.base]]) {
      if (count) await sized(browser, origin, count, way, tally);
      else await look(browser, site, origin, way, tally);
      origins.push(count ? [origin, "papers/001.html", `beacon${count}`] : [origin, "other/1.html", "neizvestny"]);
    }
  }
  await elsewhere(origins, tally);
} finally {
  servers.forEach((server) => server.close());
  await browser.close();
  fs.rmSync(folder, { recursive: true });
}
console.log(`search: ${tally.held} held, ${tally.faults.length} did not`);
process.exit(tally.faults.length ? 1 : 0);
