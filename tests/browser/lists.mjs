// Lists that the script sorts and filters: whole without it, the right rows with it, and a head that stays in view.

import { addressOf, byKind } from "./lib.mjs";

const OF_A_KIND = 4;

export default async function ({ browser, base, pages }, tally) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 700 } });
  const bare = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage(), plain = await bare.newPage();
  let met = 0;
  for (const { name } of byKind(pages).flatMap((group) => [...group].sort((a, b) => b.size - a.size).slice(0, OF_A_KIND))) {
    await page.goto(addressOf(base, name));
    const rows = page.locator("[data-list] .list-row, [data-list] tbody tr:not(.series)");
    const all = await rows.count();
    if (!all) continue;
    met++;
    await plain.goto(addressOf(base, name));
    const seen = (p) => p.locator("[data-list] .list-row:visible, [data-list] tbody tr:not(.series):visible").count();
    tally.ok((await seen(plain)) === all, name, "without the script, rows are hidden");
    await words(page, rows, all, seen, name, tally);
    await values(page, seen, name, tally);
    await kinds(page, seen, name, tally);
    tally.ok((await seen(page)) === all, name, "rows stay hidden after the last filter is off");
    await order(page, name, tally);
    await head(page, name, tally);
    await codes(page, addressOf(base, name), name, tally);
  }
  tally.met(met, "list");
  await context.close();
  await bare.close();
}

async function words(page, rows, all, seen, name, tally) {
  const field = page.locator(".list-tools input[type=search]");
  if (!tally.ok((await field.count()) === 1, name, "no field for words")) return;
  const texts = (await rows.allTextContents()).map((text) => text.toLowerCase());
  const word = texts.at(-1).split(/\s+/).reduce((best, word) => (word.length > best.length ? word : best), "");
  await field.fill(word);
  const wanted = texts.filter((text) => text.includes(word)).length;
  tally.ok((await seen(page)) === wanted, name, `"${word}" shows ${await seen(page)} rows of ${wanted} with it`);
  if (wanted < all)
    tally.ok((await page.locator(".list-count").textContent()).includes(`${wanted} of ${all}`), name, `"${word}" is not counted`);
  await field.fill("no such word");
  tally.ok((await seen(page)) === 0, name, "a word in no row shows rows");
  await field.fill("");
}

async function values(page, seen, name, tally) {
  for (const select of await page.locator(".list-tools select[data-counts]").all()) {
    const options = (await select.locator("option").allTextContents()).slice(1);
    for (const option of [options[0], options.at(-1)]) {
      await select.selectOption({ label: option });
      const wanted = Number(option.match(/\((\d+)\)$/)?.[1]);
      tally.ok((await seen(page)) === wanted, name, `${option} shows ${await seen(page)} rows`);
    }
    await select.selectOption("");
  }
}

async function kinds(page, seen, name, tally) {
  for (const button of await page.locator(".row-kinds button").all()) {
    await button.click();
    const wanted = parseInt(await button.textContent(), 10);
    tally.ok((await seen(page)) === wanted, name, `"${await button.textContent()}" shows ${await seen(page)} rows`);
    await button.click();
  }
}

async function order(page, name, tally) {
  for (const button of await page.locator("[data-list] thead button").all())
    for (const direction of ["ascending", "descending"]) {
      await button.click();
      const { sorted, state } = await page.evaluate((direction) => {
        const heads = [...document.querySelectorAll("[data-list] thead th")];
        const column = heads.findIndex((head) => head.hasAttribute("aria-sort"));
        const keys = [...document.querySelectorAll("[data-list] tbody tr:not(.series)")].map((row) => row.cells[column].dataset.sort || row.cells[column].textContent.trim());
        const order = new Intl.Collator("en", { numeric: true }), filled = keys.filter(Boolean);
        const up = (a, b) => (direction === "ascending" ? order.compare(a, b) <= 0 : order.compare(a, b) >= 0);
        const last = keys.slice(filled.length).every((key) => !key);
        return { sorted: last && filled.every((key, k) => !k || up(filled[k - 1], key)), state: heads[column]?.getAttribute("aria-sort") };
      }, direction);
      tally.ok(state === direction && sorted, name, `"${await button.textContent()}" does not sort, ${direction}`);
    }
}

async function head(page, name, tally) {
  const top = await page.evaluate(() => {
    const rows = document.querySelectorAll("[data-list] tbody tr:not(.series)");
    rows[rows.length - 1]?.scrollIntoView({ block: "end" });
    return rows.length ? document.querySelector("[data-list] thead th").getBoundingClientRect().top : 0;
  });
  tally.ok(top >= -1 && top < 700, name, `the head of the list scrolls out of view, to ${Math.round(top)}`);
}

/// The address of an exemption shows its rows alone, with the filters in view.
async function codes(page, address, name, tally) {
  const ids = await page.locator("[data-list] .code[id]").evaluateAll((codes) => codes.map((code) => code.id));
  for (const id of ids.length > 2 ? [ids[0], ids.at(-1)] : ids) {
    await page.goto("about:blank");
    await page.goto(`${address}#${encodeURIComponent(id)}`);
    const { wanted, others, inView } = await page.evaluate((id) => {
      const code = document.getElementById(id), rows = [...document.querySelectorAll("[data-list] tbody tr")];
      const has = (row) => [...row.querySelectorAll(".code")].some((other) => other.textContent.replace(/-\d{1,3}$/, "") === code.textContent);
      const seen = (element) => element.getBoundingClientRect().top >= 0 && element.getBoundingClientRect().bottom <= window.innerHeight;
      return {
        wanted: rows.filter(has).every((row) => !row.hidden),
        others: rows.filter((row) => !has(row) && !row.hidden).length,
        inView: seen(code) && seen(document.querySelector(".list-tools")),
      };
    }, id);
    const isOnly = (await page.locator(".list-tools select[data-counts]").count()) === 0;
    tally.ok(wanted && (!others || isOnly), `${name}#${id}`, `shows ${others} rows without the code, or not all with it`);
    tally.ok(inView, `${name}#${id}`, "the filters or the first row are out of view");
  }
}
