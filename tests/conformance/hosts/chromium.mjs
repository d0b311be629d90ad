// Sends every request of the vectors to the WebAssembly module in a Worker of headless Chromium, on
// a page under a strict Content-Security-Policy, and demands the same bytes.
//
// node chromium.mjs MODULE VECTORS

import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../../../bindings/wasm/package.json", import.meta.url))("playwright-core");
const [modulePath, vectorsPath] = process.argv.slice(2);

/** Runs in the Worker; names the vectors that are answered otherwise. */
async function inWorker(start) {
  const { call } = start(await WebAssembly.compileStreaming(fetch("/reunify.wasm")));
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder("utf-8", { fatal: true })];
  const lines = (await (await fetch("/vectors.ndjson")).text()).trimEnd().split("\n");
  const other = [];
  for (const line of lines) {
    const { name, request, response } = JSON.parse(line);
    const here = decoder.decode(call(encoder.encode(request)));
    if (here !== response) {
      other.push({ name, native: response.slice(0, 400), here: here.slice(0, 400) });
    }
  }
  postMessage({ all: lines.length, other });
}

const page = `<!doctype html><html lang="en"><title>Vectors</title><script type="module" src="/page.mjs"></script></html>`;
const script = `
const worker = new Worker("/worker.mjs", { type: "module" });
window.answered = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = (event) => reject(new Error(event.message));
});`;

const served = {
  "/": ["text/html", page],
  "/page.mjs": ["text/javascript", script],
  "/worker.mjs": ["text/javascript", `import { start } from "/call.mjs";\nawait (${inWorker})(start);`],
};
const server = createServer((request, response) => {
  response.setHeader(
    "Content-Security-Policy",
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'",
  );
  const files = { "/call.mjs": ["text/javascript", new URL("call.mjs", import.meta.url)], "/reunify.wasm": ["application/wasm", modulePath], "/vectors.ndjson": ["text/plain", vectorsPath] };
  if (request.url in served) {
    const [type, text] = served[request.url];
    response.setHeader("Content-Type", type).end(text);
  } else if (request.url in files) {
    const [type, path] = files[request.url];
    response.setHeader("Content-Type", type);
    createReadStream(path).pipe(response);
  } else {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  const { all, other } = await tab.evaluate(() => window.answered);
  for (const { name, native, here } of other) {
    console.error(`${name}: answers otherwise\n  native ${native}\n  here   ${here}`);
  }
  console.log(`chromium: ${all - other.length} of ${all} the same`);
  process.exitCode = all === 0 || other.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  server.close();
}
