// Holds the modules to their budgets: their size with brotli, how long they take to start beside an
// empty module, and how long an evaluation takes beside a native one in the same run.
//
// node budget.mjs NATIVE PLAN CASE DAY MODULE [OTHER MODULE …]

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const LARGEST_KIB = 380;
const LONGEST_RATIO = 2.5;
// Where Node itself is up in so many milliseconds, a module may take so many. A slower machine takes longer
// for both, and gets as much more.
const LONGEST_START_MS = 60;
const NODE_IS_UP_MS = 55;
// What a machine does besides makes times longer and never shorter: the least of many rounds is closest to what
// is measured. There are no more rounds than that takes.
const FEWEST_ROUNDS = 5;
const MOST_ROUNDS = 25;

const [native, plan, kase, day, ...modules] = process.argv.slice(2);
const start = fileURLToPath(new URL("start.mjs", import.meta.url));
const figures = (program, given) => execFileSync(program, [...given, plan, kase, day], { encoding: "utf8" }).trim().split(" ").map(Number);
const least = (list) => Math.min(...list);

function brotli(path) {
  const bytes = readFileSync(path);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length / 1024;
}

const [up, empty, natively] = [[], [], []];
const times = modules.map(() => ({ cold: [], warm: [] }));

function round() {
  const began = performance.now();
  empty.push(figures(process.execPath, [start, "empty"])[0] / 1000);
  up.push(performance.now() - began);
  natively.push(figures(native, [])[0]);
  for (const [number, path] of modules.entries()) {
    const [toFirst, once] = figures(process.execPath, [start, path]);
    times[number].cold.push(toFirst / 1000);
    times[number].warm.push(once);
  }
}

/** What each module is held to: what, how much, and how much at most. */
function held() {
  const longest = LONGEST_START_MS * Math.max(1, least(up) / NODE_IS_UP_MS);
  return modules.flatMap((path, number) => {
    const { cold, warm } = times[number];
    return [
      [`${basename(path)}: from its bytes to the first evaluation, in ms`, least(cold) - least(empty), longest],
      [`${basename(path)}: a warm evaluation beside a native one`, least(warm) / least(natively), LONGEST_RATIO],
    ];
  });
}

const good = ([, is, most]) => is <= most;
do {
  round();
} while (up.length < FEWEST_ROUNDS || (up.length < MOST_ROUNDS && !held().every(good)));

const sizes = modules.map((path) => [`${basename(path)}: with brotli -q 11, in KiB`, brotli(path), LARGEST_KIB]);
const all = [...sizes, ...held()];
for (const [what, is, most] of all) {
  const digits = most < 10 ? 2 : 1;
  console.log(`budget: ${what}: ${is.toFixed(digits)}, at most ${most.toFixed(digits)}`);
}
console.log(`budget: ${up.length} rounds; Node itself was up in ${least(up).toFixed(0)} ms`);
process.exitCode = all.every(good) ? 0 : 1;
