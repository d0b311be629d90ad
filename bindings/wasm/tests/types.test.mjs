// The types as a host's compiler sees them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { install } from "./package.mjs";

const folder = install();
const tsc = join(createRequire(import.meta.url).resolve("typescript"), "../../bin/tsc");
copyFileSync(fileURLToPath(new URL("types.ts", import.meta.url)), join(folder, "types.ts"));
writeFileSync(join(folder, "package.json"), '{ "type": "module" }');

for (const [module, moduleResolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
  test(`hold under --strict, resolved as ${moduleResolution}`, () => {
    const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--lib", "es2022,esnext.disposable,dom"];
    try {
      execFileSync(process.execPath, [tsc, ...options, "--module", module, "--moduleResolution", moduleResolution, "types.ts"], { cwd: folder, encoding: "utf8" });
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
}

test("name no type `any`", () => {
  const dist = join(folder, "node_modules/reunify/dist");
  const files = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(".d.ts"));
  assert.ok(files.length > 10);
  for (const name of files) {
    const source = ts.createSourceFile(name, readFileSync(join(dist, name), "utf8"), ts.ScriptTarget.Latest);
    const visit = (node) => {
      assert.notEqual(node.kind, ts.SyntaxKind.AnyKeyword, `${name} at ${node.pos}`);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
});
