// The few types that are written by hand have what the module takes and gives, and nothing else.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { imported, install, tiny } from "./package.mjs";

const { folder } = install();
const { send } = await imported(folder, "reunify");

/** The names in a type of the package: the fields of an interface, or the texts of a union. */
function named(file, type) {
  const text = readFileSync(join(folder, "node_modules/reunify/dist", file), "utf8");
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = source.statements.find((statement) => statement.name?.text === type);
  const parts = found.members ?? found.type.types;
  return parts.map((part) => part.name?.text ?? part.literal.text).sort();
}

const ask = (request) => JSON.parse(send(JSON.stringify(request)));
/** What the module would have taken in place of a name that it does not know. */
function taken(request) {
  const [, ...names] = ask(request).error.message.split("`").filter((_, at) => at % 2 === 1);
  return names.sort();
}

const plan = ask({ call: "load-plan", document: tiny.plan }).ok;
const engine = ask({ call: "compile", plan: plan.plan }).ok;
const child = ask({ call: "load-case", document: tiny.case }).ok;
const asked = { call: "evaluate", engine: engine.engine, case: child.case };

test("RuleLimits", () => {
  assert.deepEqual(named("reunify.d.ts", "RuleLimits"), taken({ call: "compile", plan: plan.plan, limits: { nothing: 1 } }));
});

test("Reader", () => {
  assert.deepEqual(named("reunify.d.ts", "Reader"), taken({ ...asked, "as-of": "2026-02-20", reader: "nobody" }));
});

test("Stamp", () => {
  const { plan: _, warnings, ...stamp } = plan;
  assert.deepEqual(warnings, []);
  assert.deepEqual(named("reunify.d.ts", "Stamp"), Object.keys(stamp).sort());
});

test("Refusal", () => {
  const entry = { type: "occurrence", id: "none", occurred: "2026-02-20", recorded: "2026-02-20T09:00:00Z", actor: { role: "nobody", reference: "n-1" } };
  const refusals = [
    ask({ call: "load-plan", document: {} }),
    ask({ call: "append", engine: engine.engine, case: child.case, entry }),
  ];
  const fields = new Set(refusals.flatMap(({ error }) => Object.keys(error)));
  assert.deepEqual(named("error.d.ts", "Refusal"), [...fields].sort());
});
