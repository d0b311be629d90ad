// Sends every request of the vectors to the WebAssembly module in Node, and demands the same bytes,
// each within two seconds and all within 256 MiB.
//
// node node.mjs MODULE VECTORS

import { readFileSync } from "node:fs";
import { start } from "./call.mjs";

const [modulePath, vectorsPath] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(modulePath));
const imports = WebAssembly.Module.imports(module);
if (imports.length > 0) {
  throw new Error(`the module imports ${JSON.stringify(imports)}`);
}
const { exports, call } = start(module);
if (exports.reunify_abi_version() !== 1) {
  throw new Error("the module has another ABI");
}

const LONGEST = 2000;
const MOST = 256 * 2 ** 20;
const vectors = readFileSync(vectorsPath, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
let [failed, slowest, slowestName] = [0, 0, ""];
for (const { name, request, response } of vectors) {
  const began = performance.now();
  const answer = Buffer.from(call(Buffer.from(request)));
  const took = performance.now() - began;
  if (took > slowest) {
    [slowest, slowestName] = [took, name];
  }
  const same = answer.equals(Buffer.from(response));
  if (!same || took > LONGEST) {
    failed += 1;
    console.error(same ? `${name}: took ${took.toFixed(0)} ms` : `${name}: answers otherwise`);
    if (!same) {
      console.error(`  native ${response.slice(0, 400)}\n  here   ${answer.toString().slice(0, 400)}`);
    }
  }
}
const size = exports.memory.buffer.byteLength;
if (size > MOST) {
  failed += 1;
  console.error(`the module grew to ${size} bytes`);
}
console.log(
  `node: ${vectors.length - failed} of ${vectors.length} the same; slowest ${slowest.toFixed(0)} ms (${slowestName}); ` +
    `${(size / 2 ** 20).toFixed(0)} MiB`,
);
process.exit(failed > 0 ? 1 : 0);
