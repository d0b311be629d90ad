// A host's page with the built elements in headless Chromium, served under a strict Content-Security-Policy.

import { build } from "esbuild";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { start } from "../../wasm/tests/chromium.mjs";
import { checkout, put } from "../../wasm/tests/package.mjs";

export { skip } from "../../wasm/tests/chromium.mjs";
export { checkout, put, read } from "../../wasm/tests/package.mjs";

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

export const here = fileURLToPath(new URL("../", import.meta.url));
const wasm = join(here, "node_modules/reunify/dist");

/** A folder with what a page of the tests needs. It goes when the test ends. */
export function folder() {
  const made = mkdtempSync(join(tmpdir(), "reunify-elements-"));
  process.on("exit", () => rmSync(made, { recursive: true, force: true }));
  cpSync(join(here, "tests/page"), made, { recursive: true });
  cpSync(join(checkout, "examples/cases"), join(made, "cases"), { recursive: true });
  cpSync(join(wasm, "plans/reunification@1.0.0.json"), join(made, "plan.json"));
  mkdirSync(join(made, "node_modules"));
  symlinkSync(here, join(made, "node_modules/reunify-elements"));
  symlinkSync(join(here, "node_modules/reunify"), join(made, "node_modules/reunify"));
  const policy = join(checkout, "examples/policies/northshire");
  const rules = readdirSync(join(policy, "rules")).map((name) => [`rules/${name}`, readFileSync(join(policy, "rules", name), "utf8")]);
  put(made, "policy.json", JSON.stringify({ manifest: JSON.parse(readFileSync(join(policy, "policy.json"), "utf8")), files: Object.fromEntries(rules) }));
  return made;
}

/** Bundles a script of the page, with the packages as a host would have them. */
export async function bundle(at, script) {
  await build({
    entryPoints: [join(at, script)],
    outfile: join(at, script),
    allowOverwrite: true,
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["browser"],
    logLevel: "error",
  });
  cpSync(join(wasm, "core_bg.wasm"), join(at, "core_bg.wasm"));
}

/** Serves a folder and starts the browser. */
export async function browse(at) {
  const { browser, origin, close } = await start(at, POLICY);
  return {
    /** A new page, with what it complained of. */
    async open(options = {}, path = "/") {
      const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, ...options });
      const page = await context.newPage();
      const complaints = [];
      page.on("console", (message) => complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("request", (request) => request.url().startsWith(origin) || complaints.push(request.url()));
      await page.goto(origin + path);
      await page.waitForFunction(() => globalThis.ready === true);
      return Object.assign(page, { complaints });
    },
    close,
  };
}
