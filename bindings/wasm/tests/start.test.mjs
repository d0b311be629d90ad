// `reunify/start`: the host fetches or compiles the module itself, and may share it between threads.

import assert from "node:assert/strict";
import { test } from "node:test";
import { day, imported, install, put, run, tiny } from "./package.mjs";

const { folder } = install();
put(folder, "given.json", JSON.stringify(tiny));
const { Case, Engine, Plan } = await imported(folder, "reunify");
const expected = JSON.stringify(Engine.compile(Plan.load(tiny.plan)).evaluate(Case.load(tiny.case), day));

const evaluate = `
  const { plan, case: kase } = JSON.parse(readFileSync("given.json", "utf8"));
  const evaluate = () => JSON.stringify(Engine.compile(Plan.load(plan)).evaluate(Case.load(kase), ${JSON.stringify(day)}));
`;
const program = (body) => `
  import { readFileSync } from "node:fs";
  import { Case, Engine, Plan, ReunifyError, start } from "reunify/start";
  const bytes = readFileSync(new URL(import.meta.resolve("reunify/reunify.wasm")));
  ${evaluate}
  ${body}
`;
const outputOf = (name, body) => {
  put(folder, `${name}.mjs`, program(body));
  return run(folder, `${name}.mjs`);
};

const sources = {
  bytes: "bytes",
  buffer: "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)",
  module: "new WebAssembly.Module(bytes)",
  response: 'new Response(bytes, { headers: { "content-type": "application/wasm" } })',
  address: 'new URL("data:application/wasm;base64," + bytes.toString("base64"))',
};
for (const [name, source] of Object.entries(sources)) {
  test(`starts from ${name}, with the same answer`, () => {
    assert.equal(outputOf(name, `await start(${source}); process.stdout.write(evaluate());`), expected);
  });
}

test("says so if it was not started", () => {
  const said = outputOf("not-started", `
    const codes = [];
    try { Plan.load(plan); } catch (error) { codes.push(error instanceof ReunifyError, error.code); }
    await start(bytes);
    console.log(...codes, Plan.load(plan).id);
  `);
  assert.equal(said, "true not-started tiny\n");
});

test("refuses what is no module", () => {
  const said = outputOf("no-module", `
    await start(new Uint8Array(8)).catch((error) => console.log(error instanceof WebAssembly.CompileError));
  `);
  assert.equal(said, "true\n");
});

test("threads share the compiled module, each with an instance of its own and the same answer", () => {
  put(folder, "thread.mjs", `
    import { readFileSync } from "node:fs";
    import { parentPort, workerData } from "node:worker_threads";
    import { Case, Engine, Plan, start } from "reunify/start";
    await start(workerData);
    ${evaluate}
    parentPort.postMessage(evaluate());
  `);
  const said = outputOf("threads", `
    import { once } from "node:events";
    import { Worker } from "node:worker_threads";
    const workerData = new WebAssembly.Module(bytes);
    const threads = [1, 2, 3].map(() => new Worker(new URL("thread.mjs", import.meta.url), { workerData }));
    const answers = await Promise.all(threads.map((thread) => once(thread, "message")));
    console.log(answers.length, new Set(answers.flat()).size, answers[0][0].length);
  `);
  assert.equal(said, `3 1 ${expected.length}\n`);
});
