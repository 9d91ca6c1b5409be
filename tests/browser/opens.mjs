// Every page opens, from files and from a server below /sub/dir/, without errors, policy violations, requests to
// other hosts or missing files, and with its styles and fonts.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { addressOf } from "./lib.mjs";

export default async function ({ browser, site, base, pages }, tally) {
  const files = `${pathToFileURL(path.resolve(site)).href}/`;
  for (const [way, origin] of [["file", files], ["http", base]]) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (e) =>
        window.violations.push(`${e.violatedDirective} ${e.blockedURI || e.sourceFile} ${e.sample}`),
      );
    });
    const page = await context.newPage();
    let faults = [], asked = 0;
    page.on("console", (m) => {
      if (m.type() === "error" || /Content Security Policy|TrustedScript|Refused to/.test(m.text())) faults.push(m.text());
    });
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    page.on("dialog", (dialog) => (faults.push("a dialog"), dialog.dismiss()));
    page.on("request", (request) => {
      asked++;
      if (!request.url().startsWith(origin)) faults.push(`asks for ${request.url()}`);
    });
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText;
      // The icon is fetched after the page has loaded, when the test may have left the page.
      if (why !== "net::ERR_ABORTED") faults.push(`${request.url().replace(origin, "")}: ${why}`);
    });
    page.on("response", (r) => {
      if (r.status() >= 400) faults.push(`${r.status()} for ${r.url().replace(origin, "")}`);
    });
    for (const { name } of pages) {
      // A host serves 404.html at any depth, so its links start with the base URL's path and work only below it.
      if (name === "404.html") continue;
      faults = [];
      await page.goto(addressOf(origin, name), { waitUntil: "load" });
      const state = await page.evaluate(async () => {
        await document.fonts.ready;
        return {
          violations: window.violations,
          sheets: document.styleSheets.length,
          family: getComputedStyle(document.body).fontFamily,
          lost: [...document.fonts].filter((font) => font.status === "error").map((font) => font.family),
        };
      });
      faults.push(...state.violations, ...state.lost.map((font) => `the font ${font} did not load`));
      if (!state.sheets || /^"?Times/.test(state.family)) faults.push(`no style in force (${state.sheets} sheets, ${state.family})`);
      tally.ok(!faults.length, `${way} ${name}`, [...new Set(faults)].slice(0, 5).join(" | ").slice(0, 600));
    }
    tally.ok(asked >= pages.length - 1, `${way}: only ${asked} requests were seen for ${pages.length} pages`);
    await context.close();
  }
}
