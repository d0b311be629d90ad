// Holds the modules to their budgets: their size with brotli, how long they take to start beside an
// empty module, and how long an evaluation takes beside a native one in the same run.
//
// node budget.mjs NATIVE PLAN CASE DAY MODULE [OTHER MODULE …]

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const LARGEST_KIB = 380;
// A machine that does other things besides has to pass as well: the aim is 2.5 and 60 ms.
const LONGEST_RATIO = 4.5;
const LONGEST_START_MS = 250;
const ROUNDS = 5;

const [native, plan, kase, day, ...modules] = process.argv.slice(2);
const say = (line) => console.log(`budget: ${line}`);
let over = false;
const hold = (what, is, most, unit) => {
  say(`${what} ${is.toFixed(is < 10 ? 2 : 1)}${unit}, at most ${most}${unit}`);
  over ||= !(is <= most);
};

for (const path of modules) {
  const bytes = readFileSync(path);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  hold(`${path.split("/").at(-1)} with brotli -q 11`, brotliCompressSync(bytes, { params }).length / 1024, LARGEST_KIB, " KiB");
}

const start = fileURLToPath(new URL("start.mjs", import.meta.url));
const figures = (program, given) => execFileSync(program, [...given, plan, kase, day], { encoding: "utf8" }).trim().split(" ").map(Number);
const least = (list) => Math.min(...list);
const [cold, empty, warm, natively] = [[], [], [], []];
for (let round = 0; round < ROUNDS; round += 1) {
  const [toFirst, once] = figures(process.execPath, [start, modules[0]]);
  cold.push(toFirst);
  warm.push(once);
  empty.push(figures(process.execPath, [start, "empty"])[0]);
  natively.push(figures(native, [])[0]);
}
// The least of each: what a machine adds that does other things besides is never less than nothing.
hold("from the module's bytes to the first evaluation", (least(cold) - least(empty)) / 1000, LONGEST_START_MS, " ms");
hold("a warm evaluation beside a native one", least(warm) / least(natively), LONGEST_RATIO, "");
process.exitCode = over ? 1 : 0;
