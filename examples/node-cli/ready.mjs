/** Gets the package `reunify` ready in a fresh checkout. A product has it from npm, and needs none of this. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// The plans are put there last.
if (!existsSync(here("../../bindings/wasm/dist/plans"))) {
  console.error("Building the package `reunify`, once; this takes a few minutes.");
  run("cargo", ["xtask", "wasm"], "../..", "Rust, from https://rustup.rs");
}
if (!existsSync(here("node_modules/reunify"))) {
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], ".", "Node with npm");
}

function run(program, args, folder, what) {
  // What it prints goes where messages go, and is no part of an answer.
  const stdio = ["ignore", process.stderr, process.stderr];
  const { error, status } = spawnSync(program, args, { cwd: here(folder), stdio, shell: process.platform === "win32" });
  if (error?.code === "ENOENT") {
    console.error(`There is no \`${program}\`: install ${what}, and start again.`);
  }
  if (status !== 0) {
    process.exit(1);
  }
}
