import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { exampleCase, folderFor, run, write } from "./run-case.mjs";

const example = fileURLToPath(new URL("..", import.meta.url));

/** Runs a program in a folder. */
const execute = (program, given, options) =>
  new Promise((done) => {
    execFile(program, given, options, (error, out, err) => done({ status: error?.code ?? 0, out, err }));
  });

/** What `npm start` does first, in a fresh checkout with these tools, which only say what they were asked for. */
function readyWith(t, tools) {
  const checkout = folderFor(t);
  const folder = join(checkout, "examples/node-cli");
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(example, "ready.mjs"), join(folder, "ready.mjs"));
  const path = join(checkout, "tools");
  mkdirSync(path);
  for (const tool of tools) {
    chmodSync(write(path, tool, `#!/bin/sh\necho ${tool} "$@"\n`), 0o755);
  }
  return execute(process.execPath, ["ready.mjs"], { cwd: folder, env: { PATH: path } });
}

test("the one command answers, and prints nothing but its answer", async () => {
  const asked = ["check", exampleCase, "--as-of", "2026-02-20"];
  const started = await execute("npm", ["start", "--silent", "--", ...asked], { cwd: example });
  assert.deepEqual(started, await run(...asked));
  assert.equal(started.status, 0);
});

test("in a fresh checkout it builds the package and installs it", async (t) => {
  const { status, out, err } = await readyWith(t, ["cargo", "npm"]);
  assert.deepEqual([status, out], [0, ""]);
  assert.match(err, /^cargo xtask wasm\nnpm ci /m);
});

test("a tool that is missing is named", async (t) => {
  const withoutRust = await readyWith(t, ["npm"]);
  assert.equal(withoutRust.status, 1);
  assert.match(withoutRust.err, /^There is no `cargo`: install Rust, from https:\/\/rustup.rs, and start again\.$/m);
  const withoutNpm = await readyWith(t, ["cargo"]);
  assert.equal(withoutNpm.status, 1);
  assert.match(withoutNpm.err, /^There is no `npm`: install Node with npm, and start again\.$/m);
});
