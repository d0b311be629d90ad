// Sends every request of the vectors to the module of the ABI and to the npm package, each in a Worker
// of headless Chromium, on a page under a strict Content-Security-Policy, and demands the same answers.
//
// node chromium.mjs MODULE PACKAGE VECTORS

import { copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { browse, page, quiet } from "../../../bindings/wasm/tests/chromium.mjs";
import { tell } from "./vectors.mjs";

const [modulePath, packageFolder, vectorsPath] = process.argv.slice(2);

/** How each is started in a Worker, and what it is called by. */
const CALLS = {
  abi: `
    import { start } from "./call.mjs";
    const call = inText(start(await WebAssembly.compileStreaming(fetch("reunify.wasm"))).call);`,
  package: `
    import { start } from "./package/start.js";
    import { send as call } from "./package/host.js";
    await start(await WebAssembly.compileStreaming(fetch("package/core_bg.wasm")));`,
};
/** So long a Worker may be silent, in milliseconds. */
const LONGEST = 15 * 60_000;

const folder = mkdtempSync(join(tmpdir(), "reunify-"));
let browser;
try {
  copyFileSync(modulePath, join(folder, "reunify.wasm"));
  copyFileSync(vectorsPath, join(folder, "vectors.ndjson"));
  cpSync(join(packageFolder, "dist"), join(folder, "package"), { recursive: true });
  for (const name of ["call.mjs", "vectors.mjs"]) {
    copyFileSync(fileURLToPath(new URL(name, import.meta.url)), join(folder, name));
  }
  for (const [name, call] of Object.entries(CALLS)) {
    const put = (suffix, text) => writeFileSync(join(folder, `${name}${suffix}`), text);
    put("-worker.mjs", `import { hold, inText } from "./vectors.mjs";${call}
      const vectors = await (await fetch("vectors.ndjson")).text();
      postMessage(hold(vectors, call));`);
    put(".mjs", `const worker = new Worker("${name}-worker.mjs", { type: "module" });
      worker.onmessage = ({ data }) => { globalThis.answer = data; };
      worker.onerror = ({ message }) => { globalThis.answer = { all: 0, wrong: [message], slowest: { name: "", took: 0 } }; };`);
    put(".html", page(`${name}.mjs`));
  }
  browser = await browse(folder);
  if (browser === undefined) {
    throw new Error("there is no Chromium");
  }
  for (const name of Object.keys(CALLS)) {
    const seen = await browser.look(`/${name}.html`, LONGEST);
    const good = tell(`chromium, ${name}`, seen.answer);
    quiet(seen);
    process.exitCode ||= good ? 0 : 1;
  }
} finally {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
}
