// The package as a host's compiler and its tools see it, and the programs of its README.

import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import ts from "typescript";
import { browse, bundle, folder, here, put, skip } from "./host.mjs";

const readme = readFileSync(join(here, "README.md"), "utf8");
const programs = new Map([...readme.matchAll(/^```(?:js|ts|html)\n(?:\/\/|<!--) (\S+).*\n([^]*?)^```$/gm)].map(([, name, text]) => [name, text]));
const at = folder();
let browser;
before(async () => {
  if (!skip) browser = await browse(at);
});
after(() => browser?.close());

function problems(names, more) {
  const options = {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
    ...more,
  };
  const found = ts.getPreEmitDiagnostics(ts.createProgram(names.map((name) => join(at, name)), options));
  return found.map(({ messageText, file, start }) => `${file?.fileName}:${start} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}

for (const [name, more] of [
  ["nodenext", { module: ts.ModuleKind.NodeNext }],
  ["bundler", { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }],
]) {
  test(`the types hold under --strict: ${name}`, () => {
    cpSync(join(here, "tests/types.ts"), join(at, "types.ts"));
    put(at, "package.json", '{ "type": "module" }');
    put(at, "board.ts", programs.get("board.ts"));
    assert.deepEqual(problems(["types.ts", "board.ts"], more), []);
  });
}

test("the manifest and the README have every element, property, event and part", () => {
  const { modules } = JSON.parse(readFileSync(join(here, "dist/custom-elements.json"), "utf8"));
  const elements = modules.flatMap(({ declarations = [] }) => declarations).filter(({ customElement }) => customElement);
  assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), ["reunify-case", "reunify-explanation", "reunify-timeline"]);
  for (const { tagName, attributes = [], events = [], cssParts = [] } of elements) {
    for (const { name, fieldName } of attributes) assert.ok(readme.includes(`\`${fieldName}\``), `${tagName} ${name}`);
    for (const { name } of [...events, ...cssParts]) assert.ok(readme.includes(`\`${name}\``), `${tagName} ${name}`);
  }
});

test("the README's page shows a case", { skip }, async () => {
  const shown = programs.get("index.html").replace("page.js", "page-of-readme.js");
  put(at, "readme/index.html", shown.replace("</html>", '<script type="module" src="ready.js"></script></html>'));
  put(at, "readme/page-of-readme.js", `${programs.get("page.js")}\n`);
  put(at, "readme/ready.js", "globalThis.ready = true;\n");
  cpSync(join(at, "cases/planned-return-s20.json"), join(at, "readme/case.json"));
  await bundle(join(at, "readme"), "page-of-readme.js");
  const page = await browser.open({}, "/readme/");
  await page.getByRole("heading", { level: 1, name: "Review of progress and decision 3" }).waitFor();
  await page.getByRole("button", { name: "Record Review of goals, Team manager" }).click();
  assert.deepEqual(page.complaints, ["Team manager: Review of goals"]);
  await page.context().close();
});

test("the README's letter is for a child", { skip }, async () => {
  put(at, "letter/index.html", '<!doctype html><html lang="en-GB"><title>Letter</title><script type="module" src="main.js"></script></html>');
  put(at, "letter/letter.js", programs.get("letter.js"));
  put(at, "letter/main.js", `
    import { Case, Engine, Plan } from "reunify";
    import { letter } from "./letter.js";
    const text = async (path) => (await fetch(path)).text();
    const engine = Engine.compile(Plan.load(await text("/plan.json")));
    document.body.append(letter(engine, Case.load(await text("/cases/planned-return-s20.json")), "2026-02-20"));
    globalThis.ready = true;
  `);
  await bundle(join(at, "letter"), "main.js");
  const page = await browser.open({}, "/letter/");
  assert.match(await page.locator("article").innerText(), /^\S[^]*\n[^]*2025/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("every program of the README is tried, and what is exported is there", () => {
  assert.deepEqual([...programs.keys()], ["index.html", "page.js", "board.ts", "letter.js"]);
  assert.equal(readme.match(/^```(?!text$)\S+$/gm).length, programs.size);
  const { exports } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  for (const file of Object.values(exports)) assert.ok(existsSync(join(here, file)), file);
});
