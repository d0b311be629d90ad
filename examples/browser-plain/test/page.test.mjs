import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { pageServer } from "../serve.mjs";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const missing = !existsSync(CHROMIUM) && `there is no Chromium at ${CHROMIUM}; CHROMIUM can name another place`;
const skip = process.env.CI ? false : missing;

const example = fileURLToPath(new URL("../../cases/planned-return-s20.json", import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let server;
let browser;
let origin;

before(async () => {
  if (skip) {
    return;
  }
  server = pageServer().listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  origin = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** A test on a fresh page: nothing may leave the origin, break the policy of the page or be thrown. */
function journey(name, walk, viewport = { width: 1024, height: 768 }) {
  test(name, { skip, timeout: 120_000 }, async () => {
    const context = await browser.newContext({ viewport });
    try {
      const page = await context.newPage();
      const seen = await watch(page);
      await page.goto(origin);
      await page.getByText("Ready. No case is open yet.").waitFor();
      await walk(page, seen);
      assert.deepEqual(seen.elsewhere, [], "requests to elsewhere");
      assert.deepEqual(seen.sent, [], "requests that send something");
      assert.deepEqual(seen.violations, [], "violations of the content security policy");
      assert.deepEqual(seen.errors, [], "errors");
    } finally {
      await context.close();
    }
  });
}

async function watch(page) {
  const seen = { elsewhere: [], sent: [], violations: [], errors: [] };
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) seen.elsewhere.push(request.url());
    if (request.method() !== "GET" || request.url().includes("?")) seen.sent.push(request.url());
  });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  await page.exposeFunction("violated", (what) => seen.violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violated(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  // Put in before the page is made, and so not held up by its policy.
  await page.addInitScript(axe);
  return seen;
}

async function accessible(page) {
  const found = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: "tag", values } }),
    RULES,
  );
  assert.ok(found.passes.length > 10, "axe looked at the page");
  assert.deepEqual(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
}

async function narrowEnough(page) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(wide <= room, `${wide} px wide in a window of ${room} px`);
}

const overdue = (page) => page.locator("#overdue");
const status = (page) => page.getByRole("status");
const asOf = (page, date) => page.getByLabel("As of which day").fill(date);

journey("open the example, see where it stands, ask why, change the day and the reader", async (page) => {
  await accessible(page);
  await page.getByRole("button", { name: "Open the example case" }).click();
  await page.getByText("planned-return-s20, as of 20 February 2026: 1 overdue, 1 due soon.").waitFor();
  assert.match(await page.locator("#stage").innerText(), /Review of progress and decision 3/);
  assert.match(await overdue(page).innerText(), /Visit to the child in placement: by 17 February 2026/);
  assert.match(await page.locator("#due-soon").innerText(), /Review of the child's case: by 26 February 2026/);
  assert.match(await page.locator("#next").innerText(), /Nominated officer\n.*may be done/s);
  assert.match(await page.locator("#next").innerText(), /Missing:.*Review of the child's case.*; or: Decision 3/s);

  await overdue(page).getByText("Why?").click();
  await overdue(page).getByText("The law requires it: 2010 Regulations, regulation 28(2).").waitFor();
  await accessible(page);

  await asOf(page, "2026-01-15");
  await page.getByText("as of 15 January 2026: 0 overdue").waitFor();
  assert.match(await overdue(page).innerText(), /Nothing\./);

  await asOf(page, "2026-02-20");
  await page.getByLabel("Who reads it").selectOption("parent");
  await overdue(page).getByText("A visit to your child: by 17 February 2026").waitFor();
  assert.doesNotMatch(await page.locator("#results").innerText(), /Missing:/);
  await overdue(page).getByText("Why?").click();
  await overdue(page).getByText("The law says this must be done.").waitFor();
  await accessible(page);
});

journey("open a file, by keyboard alone from there", async (page) => {
  await page.getByLabel("Open a case file").setInputFiles(example);
  await page.getByText(/planned-return-s20, as of .*: \d+ overdue/).waitFor();
  await asOf(page, "2026-02-20");
  await page.getByText("as of 20 February 2026").waitFor();
  await page.getByLabel("Who reads it").focus();
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^Why\? Review of progress/);
  await page.keyboard.press("Enter");
  await page.getByText("It has been there since 3 December 2025").waitFor();
});

journey("a broken file gives a message with the place, and the next one opens", async (page) => {
  const text = readFileSync(example, "utf8");
  const give = (content) =>
    page.getByLabel("Open a case file").setInputFiles({
      name: "case.json",
      mimeType: "application/json",
      buffer: Buffer.from(content),
    });
  const alert = page.getByRole("alert");
  await page.getByRole("button", { name: "Open the example case" }).click();
  await overdue(page).waitFor();

  await give(text.slice(0, text.indexOf('"events"')));
  await alert.getByText(/Line 8, column \d+: .*/).waitFor();
  assert.equal(await page.locator("#results").innerText(), "");
  await accessible(page);

  await give(text.replace('"fsw-11"', '"fsw-12"'));
  await alert.getByText(/was changed after it was recorded \(at \/events\/\d+\/hash\)/).waitFor();

  await give(text.replaceAll('"reunification"', '"elsewhere"'));
  await alert.getByText("The case cannot be shown.").waitFor();

  await give(text);
  await page.getByText(/planned-return-s20, as of/).waitFor();
  assert.equal(await alert.innerText(), "");

  await asOf(page, "");
  await alert.getByText("Give a day, with its month and year.").waitFor();
});

journey("words in a case are shown as words", async (page) => {
  const id = "<img src=x onerror=alert(1)>";
  const made = { format: "reunify-case/1", id, plan: { id: "reunification", version: "1.0.0" }, events: [] };
  const buffer = Buffer.from(JSON.stringify(made));
  await page.getByLabel("Open a case file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer });
  await status(page).getByText(id).waitFor();
  assert.equal(await page.locator("img").count(), 0);
});

journey(
  "it fits in 320 pixels",
  async (page) => {
    await narrowEnough(page);
    await page.getByRole("button", { name: "Open the example case" }).click();
    await overdue(page).getByText("Why?").click();
    await overdue(page).getByText("The law requires it").waitFor();
    await narrowEnough(page);
    await accessible(page);
  },
  { width: 320, height: 640 },
);

journey("the policy of the page is strict, and is what stops a foreign script", async (page, seen) => {
  const response = await page.request.get(origin);
  const policy = response.headers()["content-security-policy"];
  const hash = "'sha256-[A-Za-z0-9+/]{43}='";
  const expected = new RegExp(
    `^default-src 'none'; script-src 'self' ${hash} ${hash} 'wasm-unsafe-eval'; style-src 'self' ${hash}; ` +
      "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'$",
  );
  assert.match(policy, expected);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.head.append(script);
  });
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(seen.violations.splice(0), ["script-src-elem: inline"]);
  assert.equal(seen.errors.splice(0).length, 1);
});

test("nothing but what belongs to the page is served", { skip }, async () => {
  for (const address of ["/serve.mjs", "/package.json", "/cases/..%2f..%2fREADME.md", "/reunify/../package.json"]) {
    assert.equal((await fetch(origin + address)).status, 404, address);
  }
  assert.equal((await fetch(`${origin}/`, { method: "POST" })).status, 404);
});
