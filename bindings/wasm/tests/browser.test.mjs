// The package in a browser: a plain page, a Worker and a bundler's build, each under a strict
// Content-Security-Policy, each with the same text for an answer as Node.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "vite";
import { browse, page, quiet, skip } from "./chromium.mjs";
import { day, imported, install, put, shipped } from "./package.mjs";

const { folder } = install();
const { Case, Engine, Plan } = await imported(folder, "reunify");
const expected = JSON.stringify(Engine.compile(Plan.load(shipped.plan)).evaluate(Case.load(shipped.case), day));

const answering = (from) => `
  import { Case, Engine, Plan, ReunifyError } from "${from}";
  const text = async (at) => (await fetch(at)).text();
  const [plan, stored] = [await text("/plan.json"), await text("/case.json")];
  export const answer = () =>
    JSON.stringify(Engine.compile(Plan.load(plan)).evaluate(Case.load(stored), ${JSON.stringify(day)}));
  export function lose() {
    const large = { format: "reunify-case/1", id: "x".repeat(2 ** 24), plan: { id: "tiny", version: "1.0.0" }, events: [] };
    try {
      for (let n = 0; n < 40; n += 1) Case.load(large);
    } catch (error) {
      return error instanceof ReunifyError ? error.code : String(error);
    }
  }
`;
const plain = answering("/node_modules/reunify/dist/index.js");
const main = 'import { answer } from "./answer.mjs";\nglobalThis.answer = answer();\n';

put(folder, "plan.json", shipped.plan);
put(folder, "case.json", shipped.case);
put(folder, "plain/index.html", page("main.mjs"));
put(folder, "plain/answer.mjs", plain);
put(folder, "plain/main.mjs", main);
put(folder, "lost/index.html", page("main.mjs"));
put(folder, "lost/answer.mjs", plain);
put(folder, "lost/main.mjs", 'import { answer, lose } from "./answer.mjs";\nglobalThis.answer = [lose(), answer()];\n');
put(folder, "worker/index.html", page("main.mjs"));
put(folder, "worker/answer.mjs", plain);
put(folder, "worker/worker.mjs", 'import { answer } from "./answer.mjs";\npostMessage(answer());\n');
put(folder, "worker/main.mjs", `
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
  globalThis.answer = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
`);
put(folder, "app/index.html", page("main.mjs"));
put(folder, "app/answer.mjs", answering("reunify"));
put(folder, "app/main.mjs", main);
put(folder, "astray/index.html", page("main.mjs"));
put(folder, "astray/main.mjs", `
  const words = [];
  try { new Function("return 1")(); } catch (error) { words.push(error.name); }
  await fetch("http://127.0.0.1:9/").catch((error) => words.push(error.name));
  globalThis.answer = words;
`);

let browser;
before(async () => {
  browser = await browse(folder);
});
after(() => browser?.close());

test("a plain page without a bundler", { skip }, async () => {
  const seen = await browser.look("/plain/");
  quiet(seen);
  assert.equal(seen.answer, expected);
  assert.equal(seen.requests.filter((path) => path.endsWith("core_bg.wasm")).length, 1);
});

test("a Worker", { skip }, async () => {
  const seen = await browser.look("/worker/");
  quiet(seen);
  assert.equal(seen.answer, expected);
  assert.equal(seen.requests.filter((path) => path.endsWith("core_bg.wasm")).length, 1);
});

test("a build of Vite", { skip }, async () => {
  const options = { outDir: join(folder, "built"), emptyOutDir: true };
  await build({ root: join(folder, "app"), base: "./", logLevel: "error", build: options });
  const seen = await browser.look("/built/");
  quiet(seen);
  assert.equal(seen.answer, expected);
  assert.ok(seen.requests.some((path) => /^\/built\/assets\/core_bg.*\.wasm$/.test(path)));
});

test("a page whose module stopped goes on", { skip }, async () => {
  const seen = await browser.look("/lost/", 60_000);
  quiet(seen);
  assert.deepEqual(seen.answer, ["instance-lost", expected]);
});

test("what breaks the policy or leaves the origin would be noticed", { skip }, async () => {
  const seen = await browser.look("/astray/");
  assert.deepEqual(seen.answer, ["EvalError", "TypeError"]);
  assert.deepEqual(seen.violations, ["script-src eval", "connect-src http://127.0.0.1:9/"]);
  assert.ok(seen.complaints.length > 0);
  assert.throws(() => quiet(seen));
});
