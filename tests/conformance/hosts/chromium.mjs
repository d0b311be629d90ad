// Does the same as node.mjs in a Worker of headless Chromium, on a page under a strict
// Content-Security-Policy.
//
// node chromium.mjs MODULE VECTORS

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { report } from "./run.mjs";

const { chromium } = createRequire(new URL("../../../bindings/wasm/package.json", import.meta.url))("playwright-core");
const [modulePath, vectorsPath] = process.argv.slice(2);

const PAGE = `<!doctype html><html lang="en"><title>Vectors</title><script type="module" src="/page.mjs"></script></html>`;
const ON_PAGE = `
const worker = new Worker("/worker.mjs", { type: "module" });
window.answered = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = (event) => reject(new Error(event.message));
});`;
const IN_WORKER = `
import { run } from "/run.mjs";
const module = await WebAssembly.compileStreaming(fetch("/reunify.wasm"));
postMessage(await run(module, await (await fetch("/vectors.ndjson")).text()));`;

const served = {
  "/": ["text/html", PAGE],
  "/page.mjs": ["text/javascript", ON_PAGE],
  "/worker.mjs": ["text/javascript", IN_WORKER],
  "/run.mjs": ["text/javascript", readFileSync(new URL("run.mjs", import.meta.url))],
  "/reunify.wasm": ["application/wasm", readFileSync(modulePath)],
  "/vectors.ndjson": ["text/plain; charset=utf-8", readFileSync(vectorsPath)],
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const server = createServer((request, response) => {
  response.setHeader(
    "Content-Security-Policy",
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  );
  if (!Object.hasOwn(served, request.url)) {
    response.writeHead(404).end();
    return;
  }
  const [type, content] = served[request.url];
  response.setHeader("Content-Type", type).end(content);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

try {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  process.exitCode = report("chromium", await tab.evaluate(() => window.answered));
} finally {
  await browser.close();
  server.close();
}
