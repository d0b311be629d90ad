// Sends every request of the vectors to the WebAssembly module in Node, and demands the same bytes,
// each within two seconds and all within 256 MiB.
//
// node node.mjs MODULE VECTORS

import { readFileSync } from "node:fs";
import { report, run } from "./run.mjs";

const [modulePath, vectorsPath] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(modulePath));
process.exitCode = report("node", await run(module, readFileSync(vectorsPath, "utf8")));
