// How much memory there is, measured after everything that can go has gone.

import { setFlagsFromString } from "node:v8";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
export const collect = runInNewContext("gc");

/** The bytes of the memory of an installed package's module. */
export async function moduleMemory(folder) {
  const { initSync } = await import(pathToFileURL(join(folder, "node_modules/reunify/dist/core.js")));
  // It is started already: this gives what it exports.
  return () => initSync().memory.buffer.byteLength;
}

export function heap() {
  collect();
  return process.memoryUsage().heapUsed;
}

/** Waits until something is so, for finalisers run when they like. */
export async function untilCollected(holds) {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return holds();
}
