// Firefox and WebKit, driven by the WebDriver commands that both know: Firefox over its own socket, WebKit through WebKitWebDriver.

import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const MINI_BROWSERS = ["4.1", "4.0", "6.0"].flatMap((version) =>
  [process.arch === "arm64" ? "aarch64" : "x86_64"].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-${version}/MiniBrowser`),
);
const PATIENCE = 60_000; // milliseconds until a browser that does not answer is a fault

/// A browser: `run` takes a WebDriver command's name, its method and path, and its parameters.
class Driver {
  constructor(name, run, close) {
    Object.assign(this, { name, run, close });
  }
  async open(address) {
    await this.run("Navigate", "POST /url", { url: address });
  }
  /// Gives the window a size. The page in it may be smaller, and no narrower than the browser allows.
  async resize(width, height) {
    await this.run("SetWindowRect", "POST /window/rect", { width, height });
  }
  /// Runs a function in the page.
  async evaluate(look, ...args) {
    return this.run("ExecuteScript", "POST /execute/sync", { script: `return (${look})(...arguments)`, args });
  }
  /// Presses keys, one after the other: letters, or the code of a key in WebDriver.
  async press(...keys) {
    const actions = keys.flatMap((value) => ["keyDown", "keyUp"].map((type) => ({ type, value })));
    await this.run("PerformActions", "POST /actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }
  /// Waits until a function in the page answers something, which may be in a page that is still to be opened.
  async until(look, ...args) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const seen = await this.evaluate(look, ...args).catch(() => null);
      if (seen) return seen;
    }
    throw new Error(`${this.name} waits in vain for ${look}`);
  }
  /// The window as a PNG.
  async picture() {
    return Buffer.from(await this.run("TakeScreenshot", "GET /screenshot", { full: false }), "base64");
  }
}

export async function firefox() {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "lacuna-firefox-"));
  const port = await freePort();
  const settings = { "marionette.port": port, "browser.shell.checkDefaultBrowser": false, "network.captive-portal-service.enabled": false, "network.connectivity-service.enabled": false };
  fs.writeFileSync(path.join(profile, "user.js"), Object.entries(settings).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});\n`).join(""));
  const program = start("firefox-esr", ["--headless", "--marionette", "--no-remote", "--profile", profile], { HOME: profile });
  const socket = await connect(port, program);
  const answers = new Map();
  let read = Buffer.alloc(0), next = 1;
  socket.on("data", (bytes) => {
    read = Buffer.concat([read, bytes]);
    for (;;) {
      const colon = read.indexOf(":"), length = Number(read.subarray(0, colon).toString());
      if (colon < 0 || read.length < colon + 1 + length) return;
      const message = JSON.parse(read.subarray(colon + 1, colon + 1 + length));
      read = read.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue; // its greeting
      const [, id, error, result] = message, { resolve, reject } = answers.get(id) ?? {};
      answers.delete(id);
      if (error) reject?.(new Error(`Firefox: ${error.message}`));
      else resolve?.(result && "value" in result ? result.value : result);
    }
  });
  const run = (command, _, parameters) => {
    const id = next++, text = JSON.stringify([0, id, `WebDriver:${command}`, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    return within(new Promise((resolve, reject) => answers.set(id, { resolve, reject })), `Firefox does not answer ${command}`);
  };
  await run("NewSession", "", {});
  return new Driver("Firefox", run, async () => {
    socket.destroy();
    await program.end();
    fs.rmSync(profile, { recursive: true, force: true });
  });
}

export async function webkit() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "lacuna-webkit-"));
  const screen = await display();
  const port = await freePort();
  const program = start("WebKitWebDriver", [`--port=${port}`], { HOME: home, DISPLAY: screen.name, GDK_BACKEND: "x11", WEBKIT_SKIA_ENABLE_CPU_RENDERING: "1", XDG_RUNTIME_DIR: home });
  (await connect(port, program)).destroy();
  const binary = MINI_BROWSERS.find((file) => fs.existsSync(file));
  if (!binary) throw new Error("no MiniBrowser: apt-get install webkit2gtk-driver");
  const ask = async (method, where, parameters) => {
    const body = method === "POST" ? JSON.stringify(parameters) : undefined;
    const answer = await within(fetch(`http://127.0.0.1:${port}${where}`, { method, body }), `WebKit does not answer ${where}`);
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`WebKit: ${value?.message ?? value?.error}`);
    return value;
  };
  const options = { "webkitgtk:browserOptions": { binary, args: ["--automation"] } };
  const { sessionId } = await ask("POST", "/session", { capabilities: { alwaysMatch: options } });
  const run = (_, route, parameters) => {
    const [method, where] = route.split(" ");
    return ask(method, `/session/${sessionId}${where}`, parameters);
  };
  return new Driver("WebKit", run, async () => {
    await ask("DELETE", `/session/${sessionId}`).catch(() => {});
    await program.end();
    await screen.end();
    fs.rmSync(home, { recursive: true, force: true });
  });
}

/// A screen in memory, whose number Xvfb chooses.
async function display() {
  const program = start("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"], {}, ["ignore", "ignore", "ignore", "pipe"]);
  const number = within(new Promise((resolve) => program.child.stdio[3].once("data", (bytes) => resolve(bytes.toString().trim()))), "Xvfb does not start");
  return { name: `:${await Promise.race([number, program.failed])}`, end: program.end };
}

function start(command, args, environment, stdio = "ignore") {
  const child = spawn(command, args, { stdio, env: { ...process.env, ...environment } });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const failed = new Promise((_, reject) => {
    child.once("error", (error) => reject(new Error(`${command}: ${error.message}`)));
    child.once("close", (code) => reject(new Error(`${command} ended with ${code}`)));
  });
  failed.catch(() => {});
  const end = () => (child.kill("SIGKILL"), ended);
  return { child, failed, end };
}

async function freePort() {
  const server = net.createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/// A connection to a port, as soon as the program listens there.
async function connect(port, program) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const socket = net.connect(port, "127.0.0.1");
    const open = await new Promise((resolve) => socket.once("connect", () => resolve(true)).once("error", () => resolve(false)));
    if (open) return socket;
    if (Date.now() > until) throw new Error("the browser does not listen");
    await Promise.race([new Promise((resolve) => setTimeout(resolve, 50)), program.failed]);
  }
}

function within(promise, message) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error(message)), PATIENCE)));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
