// The package in a Worker of a bundler's build, under a strict Content-Security-Policy, with the same
// answers as Node.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browse, page, quiet, skip } from "../../wasm/tests/chromium.mjs";
import { build } from "../../wasm/tests/tools.mjs";
import { bytes, FILES, filesOf, imported, install, put, read } from "./workbench.mjs";

const { folder } = install();
const { Draft, Plan, Returns } = await imported(folder, "reunify-workbench");
const plan = read("crates/reunify-plans/plans/reunification/1.0.0.json");
const policy = filesOf("examples/policies/harbour-city");
const episodes = bytes(FILES[0]);

const returns = Returns.create();
returns.add("episodes.csv", episodes);
const draft = new Draft(Plan.load(plan), policy);
const expected = JSON.stringify([draft.check(), draft.test(), returns.figures({ asOf: "2017-03-31" }).html()]);

const answering = (from) => `
  import { Draft, Plan, Returns } from "${from}";
  const fetched = async (name) => await fetch(new URL("/" + name, location.origin));
  export async function answer() {
    const plan = Plan.load(await (await fetched("plan.json")).text());
    const draft = new Draft(plan, await (await fetched("policy.json")).json());
    const returns = Returns.create();
    returns.add("episodes.csv", new Uint8Array(await (await fetched("episodes.csv")).arrayBuffer()));
    return JSON.stringify([draft.check(), draft.test(), returns.figures({ asOf: "2017-03-31" }).html()]);
  }
`;
const worker = 'import { answer } from "./answer.mjs";\npostMessage(await answer());\n';
const main = `
  const worker = new Worker(new URL("worker.mjs", import.meta.url), { type: "module" });
  globalThis.answer = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
`;
put(folder, "plan.json", plan);
put(folder, "policy.json", JSON.stringify(policy));
put(folder, "episodes.csv", episodes);
for (const [at, from] of [
  ["plain", "/node_modules/reunify-workbench/dist/index.js"],
  ["app", "reunify-workbench"],
]) {
  put(folder, `${at}/index.html`, page("main.mjs"));
  put(folder, `${at}/answer.mjs`, answering(from));
  put(folder, `${at}/worker.mjs`, worker);
  put(folder, `${at}/main.mjs`, main);
}

let browser;
before(async () => {
  browser = await browse(folder);
});
after(() => browser?.close());

test("a Worker without a bundler", { skip }, async () => {
  const seen = await browser.look("/plain/");
  quiet(seen);
  assert.equal(seen.answer, expected);
});

test("a Worker in a build of Vite", { skip }, async () => {
  const options = { outDir: join(folder, "built"), emptyOutDir: true };
  const made = { format: "es" };
  await build({ root: join(folder, "app"), base: "./", logLevel: "error", build: options, worker: made });
  const seen = await browser.look("/built/");
  quiet(seen);
  assert.equal(seen.answer, expected);
  assert.ok(seen.requests.some((path) => /^\/built\/assets\/core_bg.*\.wasm$/.test(path)));
});
