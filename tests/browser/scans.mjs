// The scans of a built site in Chromium: a page's number opens its scan beside the text, without a script; with the script, the scan
// follows the text.
//
//   scans.mjs SITE
//
// The exit code is 1 if a check fails.

import { addressOf, launch, serve, Tally } from "./lib.mjs";

const PAGE = "memo/memorandum.html";
const WIDTHS = [1440, 820, 390];

const tally = new Tally("scans"), browser = await launch(), server = await serve(process.argv[2]);
try {
  for (const width of WIDTHS) for (const javaScriptEnabled of [true, false]) await opens(width, javaScriptEnabled);
  for (const width of WIDTHS) await follows(width);
  await withoutStyles();
} finally {
  server.close();
  await browser.close();
}
console.log(`scans: ${tally.held} held, ${tally.faults.length} did not`);
process.exit(tally.faults.length || !tally.held ? 1 : 0);

async function visit(options) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage(), pictures = [];
  page.on("request", (request) => request.resourceType() === "image" && request.url().endsWith(".png") && pictures.push(request.url().split("/").at(-1)));
  await page.goto(addressOf(server.base, PAGE), { waitUntil: "networkidle" });
  return { context, page, pictures };
}

async function opens(width, javaScriptEnabled) {
  const where = `at ${width}${javaScriptEnabled ? "" : " without a script"}`;
  const { context, page, pictures } = await visit({ viewport: { width, height: 900 }, javaScriptEnabled });
  // Browsers load every picture if scripts are off.
  if (javaScriptEnabled) tally.ok(!pictures.length, where, `loads ${pictures} before a scan is open`);
  await page.locator("a.folio-label").nth(1).click();
  const scan = page.locator(".scan:target");
  await scan.locator("img").evaluate((image) => image.complete || new Promise((done) => image.addEventListener("load", done)));
  tally.ok(pictures.join() === "page-2.png" || !javaScriptEnabled, where, `loads ${pictures}`);
  const text = await page.locator("main .section").boundingBox(), beside = await scan.boundingBox();
  tally.ok(beside.x >= 0 && beside.x + beside.width <= width && beside.y + beside.height <= 901, where, "the scan is not within the window");
  tally.ok(width < 1180 ? beside.y >= 400 : beside.x >= text.x + text.width, where, "the scan covers the text");
  const label = await page.locator("a.folio-label").nth(1).boundingBox();
  if (javaScriptEnabled) tally.ok(label.y > 0 && label.y + label.height < (width < 1180 ? beside.y : 900), where, "the number that opened the scan is out of sight");
  await scan.locator(".scan-close").click();
  tally.ok((await page.locator(".scan:target").count()) === 0, where, "the scan does not close");
  await context.close();
}

async function follows(width) {
  const where = `follows at ${width}`;
  const { context, page } = await visit({ viewport: { width, height: 900 } });
  await page.locator("a.folio-label").first().click();
  for (const number of ["2", "3", "1"]) {
    const top = await page.evaluate((at) => {
      const label = document.querySelectorAll("a.folio-label")[at];
      window.scrollTo(0, window.scrollY + label.getBoundingClientRect().top - 60);
      return window.scrollY;
    }, number - 1);
    const open = await page.waitForFunction((hash) => location.hash === hash, `#scan/${number}`, { timeout: 5000 }).catch(() => null);
    tally.ok(open, where, `scan ${number} does not open when its page comes up`);
    tally.ok((await page.evaluate(() => window.scrollY)) === top, where, "the text moves");
  }
  const top = await page.evaluate(() => window.scrollY);
  await page.keyboard.press("Escape");
  tally.ok((await page.locator(".scan:target").count()) === 0, where, "Escape does not close the scan");
  if (width < 1180) tally.ok(Math.abs((await page.evaluate(() => window.scrollY)) - top) < 2, where, "closing the scan moves the text");
  await context.close();
}

async function withoutStyles() {
  const { context, page } = await visit({ javaScriptEnabled: false });
  await page.evaluate(() => document.querySelectorAll("link[rel=stylesheet]").forEach((link) => link.remove()));
  await page.locator("a.folio-label").nth(2).click();
  const box = await page.locator(".scan:target img").boundingBox();
  tally.ok(box && box.y < 900, "without styles", "the number does not lead to the picture");
  await context.close();
}
