// A host's page with the built elements in headless Chromium, served under a strict Content-Security-Policy.

import { build } from "esbuild";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };

export const here = fileURLToPath(new URL("../", import.meta.url));
export const checkout = join(here, "../..");
const wasm = join(here, "node_modules/reunify/dist");

/** Why there is nothing to be tested here. Where the variable `CI` is set, there must be. */
export const skip = existsSync(CHROMIUM) || process.env.CI ? false : "there is no Chromium: install Debian's package `chromium`";

export const read = (path) => readFileSync(join(checkout, path), "utf8");

/** Writes a file, with the folders that it is in. */
export function put(folder, name, text) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

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
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  const server = createServer((request, response) => {
    const path = join(at, normalize(decodeURIComponent(new URL(request.url, "http://here").pathname)));
    const file = path.endsWith("/") ? join(path, "index.html") : path;
    response.setHeader("Content-Security-Policy", POLICY);
    if (path.endsWith("favicon.ico")) {
      response.writeHead(204).end();
    } else if (existsSync(file) && statSync(file).isFile()) {
      response.setHeader("Content-Type", TYPES[extname(file)] ?? "text/plain").end(readFileSync(file));
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
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
    async close() {
      await browser.close();
      server.close();
    },
  };
}
