// The package in a browser: a plain page, a Worker and a bundler's build, each under a strict
// Content-Security-Policy, each with the same answer as Node.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { build } from "vite";
import { install, kase } from "./package.mjs";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const skip = existsSync(CHROMIUM) || process.env.CI ? false : "there is no Chromium: install Debian's package `chromium`";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";

const folder = install();
const put = (name, text) => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), text);
};

const evaluate = (from) => `import { Case, Engine, Plan } from "${from}";
export async function answer() {
  const [plan, stored] = await Promise.all(["/plan.json", "/case.json"].map(async (at) => (await fetch(at)).text()));
  using engine = Engine.compile(Plan.load(plan));
  return JSON.stringify(engine.evaluate(Case.load(stored), { asOf: "2026-02-20" }));
}
`.replace("using engine", "const engine");
const tell = 'import { answer } from "./answer.mjs";\nglobalThis.answer = answer();\n';
const page = (script) => `<!doctype html><html lang="en"><title>Test</title><script type="module" src="${script}"></script></html>`;

put("plan.json", readFileSync(join(folder, "node_modules/reunify/dist/plans/reunification@1.0.0.json"), "utf8"));
put("case.json", kase);
put("plain/index.html", page("./main.mjs"));
put("plain/answer.mjs", evaluate("/node_modules/reunify/dist/index.js"));
put("plain/main.mjs", tell);
put("worker/index.html", page("./main.mjs"));
put("worker/answer.mjs", evaluate("/node_modules/reunify/dist/index.js"));
put("worker/worker.mjs", 'import { answer } from "./answer.mjs";\npostMessage(await answer());\n');
put("worker/main.mjs", `const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
globalThis.answer = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});
`);
put("app/index.html", page("./main.mjs"));
put("app/answer.mjs", evaluate("reunify"));
put("app/main.mjs", tell);

let server, browser, origin, expected;

before(async () => {
  if (skip) {
    return;
  }
  put("expected.mjs", evaluate("reunify").replace(/await Promise.all[^;]*;/, "globalThis.given;"));
  globalThis.given = [readFileSync(join(folder, "plan.json"), "utf8"), kase];
  expected = await (await import(pathToFileURL(join(folder, "expected.mjs")))).answer();
  server = createServer((request, response) => {
    const path = join(folder, normalize(new URL(request.url, "http://here").pathname));
    const file = path.endsWith("/") ? `${path}index.html` : path;
    response.setHeader("Content-Security-Policy", POLICY);
    if (!existsSync(file)) {
      response.writeHead(path.endsWith("favicon.ico") ? 204 : 404).end();
      return;
    }
    response.setHeader("Content-Type", TYPES[extname(file)] ?? "text/plain").end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  browser = await chromium.launch({ executablePath: CHROMIUM, args });
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function look(path) {
  const tab = await browser.newPage();
  const [asked, complaints] = [[], []];
  tab.on("request", (request) => asked.push(request.url()));
  tab.on("console", (message) => complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(String(error)));
  await tab.goto(`${origin}${path}`);
  await tab.waitForFunction(() => globalThis.answer !== undefined, { timeout: 20_000 });
  const answer = await tab.evaluate(() => globalThis.answer);
  await tab.close();
  assert.deepEqual(complaints, []);
  assert.deepEqual(asked.filter((url) => !url.startsWith(origin)), []);
  assert.equal(answer, expected);
}

test("a plain page without a bundler", { skip }, () => look("/plain/"));
test("a Worker", { skip }, () => look("/worker/"));
test("a build of Vite", { skip }, async () => {
  await build({ root: join(folder, "app"), base: "./", logLevel: "error", build: { outDir: join(folder, "built"), emptyOutDir: true, target: "es2022" } });
  await look("/built/");
});
