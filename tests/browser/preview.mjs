// The preview in a real browser: after a save, an open tab shows the new words and keeps its scroll position.
//   preview.mjs PROGRAM SITE     PROGRAM: the binary; SITE: a folder with content/; the test edits a copy
import {spawn} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync, mkdirSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {createInterface} from 'node:readline';
import {chromium} from 'playwright-core';

const [program, site] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'lacuna-preview-'));
// Without the pinned addresses: with them, an edit of a pinned paragraph is a finding.
cpSync(join(site, 'content'), join(folder, 'content'), {recursive: true, filter: (from) => basename(from) !== 'addresses.lock'});
const server = spawn(program, ['serve', folder, '--port', '0'], {stdio: ['ignore', 'pipe', 'inherit']});
const lines = createInterface({input: server.stdout});
const base = await new Promise((resolve) => lines.on('line', (line) => {
  const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(line);
  if (found) resolve(found[0]);
}));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({viewport: {width: 820, height: 700}});
const errors = [];
page.on('pageerror', (error) => errors.push(String(error)));
page.on('console', (message) => { if (/Content Security Policy|Trusted/.test(message.text())) errors.push(message.text()); });
let held = 0, failed = 0;
const hold = (what, is) => { if (is) held += 1; else { failed += 1; console.log(`FAIL ${what}`); } };
const file = join(folder, 'content/sov-87-10015x/06-appeals.md');
const text = readFileSync(file, 'utf8');
const says = (words) => page.getByText(words).first().waitFor({timeout: 20000}).then(() => true, () => false);

await page.goto(`${base}sov-87-10015x/appeals.html`);
await page.check('#view-printed');
await page.locator('.contents-fold > summary').click();
await page.evaluate(() => window.scrollTo(0, 400));
const before = await page.evaluate(() => scrollY);

writeFileSync(file, text.replace('In recent months,', 'In quixotic months,'));
hold('the new words come', await says('In quixotic months'));
hold('the scroll position is kept', await page.evaluate(() => scrollY) === before);
hold('the view is kept', await page.isChecked('#view-printed'));
hold('what was unfolded stays so', await page.evaluate(() => document.querySelector('.contents-fold').open));

// Swapped-in content has the additions of the page's own script, once.
const addresses = () => page.evaluate(() => [...document.querySelectorAll('main .section p[id]')].every((passage) => {
  const links = passage.querySelectorAll(':scope > .address');
  return links.length === 1 && links[0].getAttribute('href') === `#${passage.id}`;
}));
hold('a changed passage keeps its address', await addresses());
writeFileSync(file, text.replace('In recent months,', 'A sesquipedalian paragraph.\n\nIn recent months,'));
hold('a new paragraph comes', await says('A sesquipedalian paragraph'));
hold('it and those after it have their addresses', await addresses());

// The search follows a save.
const finds = async (word) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(word);
  const found = await page.waitForFunction((word) => document.querySelector('.search-result mark')?.textContent === word, word, {timeout: 20000}).then(() => true, () => false);
  await page.keyboard.press('Escape');
  return found;
};
hold('a search finds the new word', await finds('sesquipedalian'));
writeFileSync(file, text.replace('In recent months,', 'A sesquipedalian antimacassar.\n\nIn recent months,'));
hold('the next paragraph comes', await says('antimacassar'));
hold('a search after a save finds its word', await finds('antimacassar'));

writeFileSync(file, text.replace('In recent months,', 'In recent months [redcated],'));
hold('its finding is shown in the page', await says('1 finding on this page'));

// The heading is also in the page's data block, and the policy forbids changes to a script.
writeFileSync(file, text.replace(/^# .*/m, '# A quincunx'));
hold('a new heading comes', await says('A quincunx'));
writeFileSync(file, text);
hold('the words are back', await says('In recent months,'));

mkdirSync(join(folder, 'templates'));
writeFileSync(join(folder, 'templates/section.html'), '{% if %}');
hold('a broken template leaves the last good version, under a banner', await says('last good version'));
hold('and its words', await says('In recent months,'));
writeFileSync(join(folder, 'templates/section.html'), '{% extends "builtin/section.html" %}');
hold('the next good save clears the banner', await page.waitForFunction(() => !document.body.innerText.includes('last good version'), null, {timeout: 20000}).then(() => true, () => false));

rmSync(file);
hold('a page that is gone says so', await says('does not exist'));
hold('no policy violations and no exceptions', errors.length === 0 || console.log(errors));

await browser.close();
const ended = new Promise((resolve) => server.on('exit', (code) => resolve(code)));
server.kill('SIGINT');
hold('Ctrl-C ends it', (await ended) === 0);
rmSync(folder, {recursive: true});
console.log(`preview: ${held} held, ${failed} did not`);
process.exit(failed ? 1 : 0);
