import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const example = fileURLToPath(new URL("..", import.meta.url));

/** What `npm start` does first, in a fresh checkout with these tools, which only say what they were asked for. */
function readyWith(t, tools) {
  const checkout = mkdtempSync(join(tmpdir(), "reunify-page-"));
  t.after(() => rmSync(checkout, { recursive: true }));
  const folder = join(checkout, "examples/browser-plain");
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(example, "ready.mjs"), join(folder, "ready.mjs"));
  for (const tool of tools) {
    writeFileSync(join(checkout, tool), `#!/bin/sh\necho ${tool} "$@"\n`);
    chmodSync(join(checkout, tool), 0o755);
  }
  return spawnSync(process.execPath, ["ready.mjs"], { cwd: folder, env: { PATH: checkout }, encoding: "utf8" });
}

test("the one command serves the page", { timeout: 60_000 }, async (t) => {
  // In a group of its own, as in a terminal: npm does not end what it started.
  const options = { cwd: example, env: { ...process.env, PORT: "0" }, detached: true, stdio: ["ignore", "pipe", "inherit"] };
  const started = spawn("npm", ["start", "--silent"], options);
  t.after(() => process.kill(-started.pid));
  const [address] = await once(createInterface(started.stdout), "line");
  const page = await fetch(address);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<html/);
  assert.equal((await fetch(`${address}reunify/index.js`)).status, 200);
});

test("in a fresh checkout it builds the package", (t) => {
  const { status, stdout } = readyWith(t, ["cargo"]);
  assert.equal(status, 0);
  assert.equal(stdout, "cargo xtask wasm\n");
});

test("without Rust it says what to install", (t) => {
  const { status, stderr } = readyWith(t, []);
  assert.equal(status, 1);
  assert.match(stderr, /^There is no `cargo`: install Rust, from https:\/\/rustup.rs, and start again\.$/m);
});
