/** Serves the page, the package and the example cases to this machine. `PORT` chooses the port. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PAGE = here("index.html");
const PACKAGE = here("../../bindings/wasm/dist");
const CASES = here("../cases");

const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** The policy of the page: only its own scripts and styles, by their hashes, and the package's. */
export function contentSecurityPolicy(html) {
  const hashes = (tag) =>
    [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>([^]*?)</${tag}>`, "g"))]
      .map(([, content]) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`)
      .join(" ");
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes("script")} 'wasm-unsafe-eval'`,
    `style-src 'self' ${hashes("style")}`,
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** What is served, by its address. Nothing else can be asked for. */
function served() {
  return new Map([["/", PAGE], ...under("/reunify", PACKAGE), ...under("/cases", CASES)]);
}

function under(address, folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => extname(name) in KINDS);
  return names.map((name) => [`${address}/${name.split(sep).join("/")}`, join(folder, name)]);
}

export function pageServer() {
  const files = served();
  const page = readFileSync(PAGE);
  const headers = {
    "content-security-policy": contentSecurityPolicy(page.toString()),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-cache",
  };
  return createServer((request, response) => {
    const address = request.url.split("?")[0];
    if (address === "/favicon.ico") {
      response.writeHead(204, headers).end();
      return;
    }
    const file = ["GET", "HEAD"].includes(request.method) ? files.get(address) : undefined;
    if (file === undefined) {
      response.writeHead(404, { ...headers, "content-type": "text/plain" }).end("There is nothing here.\n");
      return;
    }
    // The page as it was at the start: its hashes are in the headers.
    const body = file === PAGE ? page : readFileSync(file);
    response.writeHead(200, { ...headers, "content-type": KINDS[extname(file)] });
    response.end(request.method === "HEAD" ? undefined : body);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (!existsSync(PACKAGE)) {
    console.error("The package is not built yet: `npm start` builds it.");
    process.exit(1);
  }
  const server = pageServer().listen(Number(process.env.PORT ?? 8080), "127.0.0.1", () => {
    console.log(`http://127.0.0.1:${server.address().port}/`);
  });
}
