// Writes the TypeScript types of every document from the schemas, which are made from the Rust types.
//
// node scripts/types.mjs

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { compile } from "json-schema-to-typescript";

const schemas = new URL("../../../schemas/", import.meta.url);
const out = new URL("../ts/documents/", import.meta.url);
mkdirSync(out, { recursive: true });

const pascal = (name) => name.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
const roots = [];
for (const file of readdirSync(schemas).sort()) {
  const name = file.replace(".schema.json", "");
  const schema = JSON.parse(readFileSync(new URL(file, schemas), "utf8"));
  const root = ["plan", "policy", "case", "calendar", "wording", "policy-test", "policy-pack"].includes(name)
    ? `${pascal(name)}Document`
    : name === "event"
      ? "Entry"
      : pascal(name);
  schema.title = root;
  const text = await compile(schema, root, {
    additionalProperties: false,
    bannerComment: `// Generated from schemas/${file} by scripts/types.mjs. Do not edit.`,
    unknownAny: true,
    strictIndexSignatures: true,
    ignoreMinAndMaxItems: true,
  });
  writeFileSync(new URL(`${name}.ts`, out), text);
  roots.push(`export type { ${root} } from "./${name}.js";\n`);
}
const banner = "// Generated from schemas/ by scripts/types.mjs. Do not edit.\n";
writeFileSync(new URL("index.ts", out), banner + roots.join(""));
