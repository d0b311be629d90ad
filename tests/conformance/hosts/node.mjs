// Sends every request of the vectors to the module of the ABI and to the npm package in Node, and
// demands the same answers, each within two seconds, and within 256 MiB.
//
// node node.mjs MODULE PACKAGE VECTORS

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { start } from "./call.mjs";
import { hold, inText, tell } from "./vectors.mjs";

const [modulePath, packageFolder, vectorsPath] = process.argv.slice(2);
const vectors = readFileSync(vectorsPath, "utf8");

const module = new WebAssembly.Module(readFileSync(modulePath));
const imports = WebAssembly.Module.imports(module);
if (imports.length > 0) {
  throw new Error(`the module imports ${JSON.stringify(imports)}`);
}
const { exports, call } = start(module);
if (exports.reunify_abi_version() !== 1) {
  throw new Error("the module has another ABI");
}
let good = tell("node, abi", hold(vectors, inText(call)));

const MOST_MIB = 256;
const mebibytes = exports.memory.buffer.byteLength / 2 ** 20;
console.log(`node: the ABI took ${mebibytes.toFixed(0)} MiB, at most ${MOST_MIB} MiB`);
good &&= mebibytes <= MOST_MIB;

const script = (name) => import(pathToFileURL(`${packageFolder}/dist/${name}`));
const [{ start: startPackage }, { send }] = [await script("start.js"), await script("host.js")];
await startPackage(readFileSync(`${packageFolder}/dist/core_bg.wasm`));
good = tell("node, package", hold(vectors, send)) && good;

process.exitCode = good ? 0 : 1;
