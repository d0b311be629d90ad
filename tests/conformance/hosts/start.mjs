// How long it takes in a fresh Node from the bytes of the module to the first evaluation, and how
// long an evaluation takes once everything is warm: two figures, in microseconds.
//
// node start.mjs MODULE PLAN CASE DAY [cold]
//
// MODULE is that of the ABI, or that of the npm package among the package's scripts; or it may be
// `empty`: then only what an empty module takes is measured.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { start } from "./call.mjs";

const [path, plan, kase, day, only] = process.argv.slice(2);
const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const bytes = path === "empty" ? EMPTY : readFileSync(path);
const documents = [plan, kase].map((file) => readFileSync(file, "utf8"));

/** Starts the module of the ABI; a call of texts. */
function abi(module) {
  const running = start(module);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const read = (bytes) => decoder.decode(bytes);
  return (request) => running.call(encoder.encode(request), read);
}

/** The same for the package, whose scripts are read before the clock starts. */
async function ofPackage(folder) {
  const script = (name) => import(pathToFileURL(join(folder, name)));
  const [core, { send }] = [await script("core.js"), await script("host.js")];
  return (module) => {
    core.initSync({ module });
    return send;
  };
}

const folder = dirname(path);
const started = existsSync(join(folder, "core.js")) ? await ofPackage(folder) : abi;

const began = performance.now();
const call = started(new WebAssembly.Module(bytes));
if (path === "empty") {
  console.log(Math.round((performance.now() - began) * 1000), 0);
  process.exit();
}

call(`{"call":"load-plan","document":${documents[0]}}`);
call('{"call":"compile","plan":1}');
call(`{"call":"load-case","document":${documents[1]}}`);
const asked = `{"call":"evaluate","engine":2,"case":3,"as-of":"${day}"}`;
const answer = call(asked);
const cold = performance.now() - began;
if (!answer.startsWith('{"ok":')) {
  throw new Error(answer);
}
const times = [];
for (let round = 0; only !== "cold" && round < 800; round += 1) {
  const before = performance.now();
  call(asked);
  times.push(performance.now() - before);
}
const warm = times.slice(400).sort((a, b) => a - b)[200] ?? 0;
console.log(Math.round(cold * 1000), Math.round(warm * 1000));
