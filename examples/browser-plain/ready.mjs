/** Builds the package `reunify` in a fresh checkout. A product has it from npm, and needs none of this. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

// The plans are put there last.
if (!existsSync(`${root}/bindings/wasm/dist/plans`)) {
  console.error("Building the package `reunify`, once; this takes a few minutes.");
  const { error, status } = spawnSync("cargo", ["xtask", "wasm"], { cwd: root, stdio: "inherit" });
  if (error?.code === "ENOENT") {
    console.error("There is no `cargo`: install Rust, from https://rustup.rs, and start again.");
  }
  if (status !== 0) {
    process.exit(1);
  }
}
