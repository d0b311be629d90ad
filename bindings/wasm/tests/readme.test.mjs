// The programs in the README run as they stand there. Each is named by the comment in its first line.

import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import ts from "typescript";
import { build } from "vite";
import { browse, page, quiet, skip } from "./chromium.mjs";
import { checkout, install, put, read, run, shipped } from "./package.mjs";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const programs = new Map(
  [...readme.matchAll(/^```(?:js|ts|html)\n(?:\/\/|<!--) (\S+).*\n([^]*?)^```$/gm)].map(([, name, text]) => [name, text]),
);
const tried = new Set();
const { folder } = install();
const stage = "Review of progress and decision 3";
put(folder, "case.json", shipped.case);
put(folder, "another-case.json", read("examples/cases/unplanned-return-s20.json"));
cpSync(join(checkout, "examples/policies/northshire"), join(folder, "northshire"), { recursive: true });
cpSync(join(folder, "node_modules/reunify/dist"), join(folder, "reunify"), { recursive: true });

/** Puts a program of the README where it can run. */
function take(name, at = name) {
  assert.ok(programs.has(name), `the README has no ${name}`);
  tried.add(name);
  return put(folder, at, programs.get(name));
}

function said(name) {
  take(name);
  return run(folder, name);
}

const compiled = (name) =>
  ts.transpileModule(programs.get(name), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  }).outputText;

let browser;
before(async () => {
  browser = await browse(folder);
});
after(() => browser?.close());

/** The text of a page, once it has the stage. */
async function shown(path) {
  const seen = await browser.look(path);
  quiet(seen);
  return seen.answer;
}

/** Tells the test what is on the page as soon as it has something. */
put(folder, "tell.mjs", `
  const told = () => document.body.innerText.trim();
  while (told() === "") await new Promise((resolve) => setTimeout(resolve, 10));
  globalThis.answer = told();
`);
const telling = (html) => html.replace("</html>", '<script type="module" src="/tell.mjs"></script></html>');

test("Node", () => {
  const words = said("check.mjs");
  assert.match(words, /^Visit to the child in placement 2026-02-17$/m);
  assert.match(words, /^A visit to your child$/m);
  assert.doesNotMatch(words, /undefined/);
});

test("a policy", () => assert.match(said("policy.mjs"), /^northshire [1-9]\d*\n$/));

test("store", () => {
  assert.match(said("store.mjs"), /^1 [0-9a-f]{64}\n$/);
  assert.equal(JSON.parse(readFileSync(join(folder, "case-0001.json"), "utf8")).events.length, 1);
});

test("threads", () => {
  const lines = said("threads.mjs").trimEnd().split("\n").sort();
  assert.match(lines[0], /^another-case\.json [A-Z]/);
  assert.equal(lines[1], `case.json ${stage}`);
});

test("errors", () => {
  const lines = said("errors.mjs").trimEnd().split("\n");
  assert.ok(lines.some((line) => /^3: \/id .* \([a-z-]+\)$/.test(line)), lines.join("\n"));
});

test("types, and `using`", async () => {
  for (const name of ["overdue.ts", "scope.ts"]) {
    take(name, `typed/${name}`);
    put(folder, `typed/${name.replace(".ts", ".mjs")}`, compiled(name));
  }
  const roots = ["overdue.ts", "scope.ts"].map((name) => join(folder, "typed", name));
  const options = { noEmit: true, strict: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, types: ["node"] };
  const typeRoots = [join(checkout, "bindings/wasm/node_modules/@types")];
  const found = ts.getPreEmitDiagnostics(ts.createProgram(roots, { ...options, typeRoots }));
  assert.deepEqual(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")), []);

  put(folder, "typed.mjs", `
    import { readFileSync } from "node:fs";
    import { Case, Engine, Plan } from "reunify";
    import { overdue } from "./typed/overdue.mjs";
    import { stageOf } from "./typed/scope.mjs";
    const engine = Engine.compile(Plan.load(readFileSync("reunify/plans/reunification@1.0.0.json", "utf8")));
    const late = overdue(engine, Case.load(readFileSync("case.json", "utf8")), "2026-02-20");
    console.log(late.length, stageOf(engine, "case.json", "2026-02-20"));
  `);
  assert.equal(run(folder, "typed.mjs"), `1 ${stage}\n`);
});

test("a bundler", { skip }, async () => {
  take("main.js", "app/main.js");
  put(folder, "app/index.html", telling(page("main.js")).replace("/tell.mjs", "tell.mjs"));
  put(folder, "app/tell.mjs", readFileSync(join(folder, "tell.mjs"), "utf8"));
  await build({ root: join(folder, "app"), base: "./", logLevel: "error", build: { outDir: join(folder, "built") } });
  assert.equal(await shown("/built/"), stage);
});

test("a plain page", { skip }, async () => {
  take("page.js");
  take("page.html");
  put(folder, "page.html", telling(programs.get("page.html")));
  assert.equal(await shown("/page.html"), stage);
});

test("a Worker", { skip }, async () => {
  take("worker.js");
  take("with-worker.js");
  put(folder, "with-worker.html", telling(page("with-worker.js")));
  assert.equal(await shown("/with-worker.html"), stage);
});

test("every program has a name, and was run", () => {
  assert.equal(readme.match(/^```(?!text$)\S+$/gm).length, programs.size);
  const inBrowser = ["main.js", "page.html", "page.js", "with-worker.js", "worker.js"];
  const expected = [...programs.keys()].filter((name) => !skip || !inBrowser.includes(name));
  assert.deepEqual([...tried].sort(), expected.sort());
});
