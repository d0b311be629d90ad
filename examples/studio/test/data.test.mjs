// Data and costs: what the page shows and saves is what the package answers for the same files.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { costs, nationalCosts, Returns } from "reunify-workbench";
import { axe, open, serve, skip } from "./site.mjs";

const EXAMPLE = fileURLToPath(new URL("../src/data/example/", import.meta.url));
/** A public made-up return of 2,123 children, which is not in this repository. */
const LARGE = process.env.SSDA903_LARGE ?? "/work/shared/data/ssda903/d2i-2018";
const NORTHSHIRE = fileURLToPath(new URL("../../costs/northshire.json", import.meta.url));
const csv = (folder) => readdirSync(folder).filter((name) => name.endsWith(".csv"));
const scratch = mkdtempSync(join(tmpdir(), "reunify-studio-"));
let site;

before(async () => {
  if (!skip) site = await serve();
});
after(async () => {
  await site?.close();
  rmSync(scratch, { recursive: true });
});

/** The same files in the package itself. */
function packaged(folder = EXAMPLE, names = csv(folder)) {
  const returns = Returns.create();
  for (const name of names) returns.add(name, readFileSync(join(folder, name)));
  return returns;
}

const title = (tab) => tab.getByRole("heading", { name: /^Returns home from care/ });
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const pick = (tab, files) => tab.getByLabel("Files of the SSDA903 return").setInputFiles(files);

async function example(tab) {
  await tab.getByRole("button", { name: "Try the example return" }).click();
  await title(tab).waitFor();
}

async function onCosts(tab) {
  await tab.getByRole("tab", { name: "Costs" }).click();
  await tab.getByRole("heading", { name: "Line by line" }).waitFor();
}

/** The cells of a table, row by row, by the start of its caption. */
const cells = (tab, caption) =>
  tab
    .locator("table")
    .filter({ has: tab.locator("caption", { hasText: new RegExp(`^${caption}`) }) })
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent)));

async function saved(tab, button) {
  const [download] = await Promise.all([tab.waitForEvent("download"), tab.getByRole("button", { name: button }).click()]);
  const path = join(scratch, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path, text: readFileSync(path, "utf8") };
}

const shown = (count) => ("count" in count ? count.count.toLocaleString("en-GB") : "[c]");

test("the example is shown as the package has it, small numbers kept out", { skip }, async () => {
  const { tab, quiet, close } = await open(site, "data");
  await example(tab);
  const figures = packaged().figures({ asOf: "2026-03-31" }).toJSON();
  const kinds = ({ planned, unplanned, count }) => [planned, unplanned, count].map(shown);
  assert.deepEqual(await cells(tab, "Returns home, by the year"), [
    ...figures.returns["by-year"].map((year) => [year.year, ...kinds(year)]),
    ["All years", ...kinds(figures.returns.all)],
  ]);
  const outcomes = (of) => ["on-time", "late", "missing", "due"].map((key) => shown(of[key]));
  assert.deepEqual(await cells(tab, "Reviews, by the year"), [
    ...figures.reviews["by-year"].map((year) => [year.year, ...outcomes(year)]),
    ["All years", ...outcomes(figures.reviews.all)],
  ]);
  const home = figures["with-parents"];
  assert.deepEqual(
    (await cells(tab, "Placements with own parents")).map(([, count]) => count),
    ["open", "other-placement", "home", "ceased-otherwise", "count"].map((key) => shown(home[key])),
  );
  assert.deepEqual(
    (await cells(tab, "Rows and episodes")).map((row) => row.at(-1)),
    [...figures.anomalies["by-code"].map(({ count }) => shown(count)), shown(figures.anomalies.count)],
  );
  const rates = figures["re-entry"].all.map(({ followed, again, share }) => [shown(followed), shown(again), share ?? "–"]);
  assert.deepEqual((await cells(tab, "After all returns")).map(([, ...row]) => row), rates);
  const points = await cells(tab, "Share estimated");
  const last = figures["re-entry"].curve.at(-1);
  assert.deepEqual(points.at(-1), [`${last.months} months`, last.share, last.lower, last.upper]);
  const drawn = await tab.locator("figure svg > title").allTextContents();
  const charts = packaged().figures({ asOf: "2026-03-31" }).charts();
  assert.deepEqual(drawn, charts.map((chart) => chart.title));
  await quiet();
  await close();
});

test("the files say what they are, and which rows could not be read", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  await example(tab);
  const files = await cells(tab, "Files that were read");
  const counted = packaged().count("2026-03-31");
  for (const { file: name, year, episodes, headers, reviews, "set-aside": setAside } of counted.files) {
    const row = files.find(([first]) => first === name);
    assert.deepEqual(row.slice(2, 5), [year ?? "–", String(episodes + headers + reviews), String(setAside)]);
  }
  await tab.getByText("Why 2 rows were set aside").click();
  const rows = await cells(tab, "Rows that could not be read");
  const lines = readFileSync(join(EXAMPLE, "episodes-2025.csv"), "utf8").split("\n");
  assert.match(lines[Number(rows[0][1]) - 1], /31\/02\/2025/);
  assert.deepEqual(
    rows.map(([name, , column]) => [name, column]),
    [
      ["episodes-2025.csv", "DECOM"],
      ["episodes-2026.csv", "CHILD"],
    ],
  );
  assert.doesNotMatch(await tab.locator("main").innerText(), /X\d{3}/, "a child is named");
  await close();
});

test("a file that cannot be used is refused by name, and the others stay", { skip }, async () => {
  const { tab, quiet, close } = await open(site, "data");
  const names = csv(EXAMPLE).map((name) => join(EXAMPLE, name));
  await pick(tab, names);
  await title(tab).waitFor();
  const before = await cells(tab, "Returns home, by the year");
  await pick(tab, [file("staff.csv", "Name,Grade\nA,7\n"), file("half.csv", "CHILD,DECOM\n1,01/05/2017\n")]);
  const summary = tab.getByRole("alert");
  await summary.waitFor();
  const said = await summary.innerText();
  assert.match(said, /staff\.csv is not a file of the SSDA903 return/);
  assert.match(said, /half\.csv has no column/);
  assert.match(await tab.evaluate(() => document.activeElement.className), /govuk-error-summary/);
  assert.deepEqual(await axe(tab), []);
  assert.deepEqual(await cells(tab, "Returns home, by the year"), before);
  assert.equal((await cells(tab, "Files that were read")).length, names.length);
  await quiet();
  await close();
});

test("files come and go: without episodes there are no figures, and one of the same name is kept apart", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  await pick(tab, join(EXAMPLE, "header-2025.csv"));
  await tab.getByText("There are no episodes among these files yet").waitFor();
  assert.deepEqual(await axe(tab), []);
  const episodes = (year) => file("episodes.csv", readFileSync(join(EXAMPLE, `episodes-${year}.csv`), "utf8"));
  await pick(tab, [episodes(2024)]);
  await title(tab).waitFor();
  await pick(tab, [episodes(2025)]);
  await tab.getByRole("cell", { name: "2024-25" }).first().waitFor();
  assert.deepEqual(
    (await cells(tab, "Files that were read")).map(([name]) => name),
    ["header-2025.csv", "episodes.csv", "episodes (2).csv"],
  );
  const both = packaged(EXAMPLE, ["header-2025.csv", "episodes-2024.csv", "episodes-2025.csv"]);
  const all = both.figures({ asOf: "2025-03-31" }).toJSON().returns.all;
  await tab.getByText("as of 31 March 2025").waitFor();
  assert.equal((await cells(tab, "Returns home, by the year")).at(-1).at(-1), shown(all.count));
  await tab.getByRole("button", { name: "Remove episodes.csv", exact: true }).click();
  await tab.getByRole("button", { name: "Remove episodes (2).csv", exact: true }).click();
  await tab.getByText("There are no episodes among these files yet").waitFor();
  await tab.getByRole("button", { name: "Remove header-2025.csv" }).click();
  await tab.getByRole("button", { name: "Try the example return" }).waitFor();
  await close();
});

test("small numbers are shown only with a warning, and another day gives other figures", { skip }, async () => {
  const { tab, quiet, close } = await open(site, "data");
  await example(tab);
  assert.equal(await tab.getByLabel("Show small numbers").isChecked(), false);
  assert.ok((await tab.getByText("[c]", { exact: true }).count()) > 0);
  await tab.getByLabel("Show small numbers").check();
  await tab.getByText("These figures can identify children and families").waitFor();
  assert.equal(await tab.getByText("[c]", { exact: true }).count(), 0);
  const all = packaged().figures({ asOf: "2026-03-31", showSmallNumbers: true }).toJSON();
  assert.deepEqual(
    (await cells(tab, "Rows and episodes")).map((row) => row.at(-1)),
    [...all.anomalies["by-code"].map(({ count }) => shown(count)), shown(all.anomalies.count)],
  );
  assert.deepEqual(await axe(tab), []);
  await tab.getByLabel("As of").fill("2025-01-31");
  await tab.getByText("as of 31 January 2025").waitFor();
  const earlier = packaged().figures({ asOf: "2025-01-31", showSmallNumbers: true }).toJSON();
  assert.equal((await cells(tab, "Returns home, by the year")).at(-1).at(-1), shown(earlier.returns.all.count));
  // What is open stays while another page is looked at.
  await tab.getByRole("link", { name: "Plan" }).click();
  await tab.getByRole("link", { name: "Data and costs" }).click();
  await tab.getByText("as of 31 January 2025").waitFor();
  await quiet();
  await close();
});

test("what is saved has the same bytes as the package gives, and the report is accessible", { skip }, async () => {
  const { tab, quiet, close } = await open(site, "data");
  await example(tab);
  const figures = packaged().figures({ asOf: "2026-03-31" });
  const report = await saved(tab, /report\.html/);
  assert.deepEqual([report.name, report.text], ["report.html", figures.html()]);
  assert.equal((await saved(tab, /figures\.csv/)).text, figures.csv());
  assert.equal((await saved(tab, /figures\.json/)).text, `${JSON.stringify(figures, null, 2)}\n`);
  await quiet();
  for (const width of [1280, 320]) {
    await tab.setViewportSize({ width, height: 900 });
    await tab.goto(`file://${report.path}`);
    assert.deepEqual(await axe(tab), [], `the report at ${width}`);
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
  await close();
});

test("the report has costs if that is asked for, on the returns that are open", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  await example(tab);
  await onCosts(tab);
  await tab.getByRole("group", { name: "Target rate" }).getByLabel("Most likely", { exact: true }).fill("20");
  await tab.getByText("put in by hand").first().waitFor({ state: "attached" });
  const inputs = JSON.parse((await saved(tab, "Save these inputs")).text);
  await tab.getByRole("tab", { name: "Figures" }).click();
  await tab.getByLabel("With costs").check();
  const report = await saved(tab, /report\.html/);
  assert.equal(report.text, packaged().figures({ asOf: "2026-03-31", costs: inputs, within: 12 }).html());
  assert.match(report.text, /Costs and savings/);
  await close();
});

test("costs start from published figures, and move with the sliders as the package works them out", { skip }, async () => {
  const { tab, quiet, close } = await open(site, "data");
  await onCosts(tab);
  await tab.getByText("Never about one child").waitFor();
  const lines = async () => (await cells(tab, "One year of children going home")).map(([name, comesTo]) => [name, comesTo]);
  const worked = (inputs) => costs(inputs).lines.map(({ title: name, shown: comesTo }) => [name, comesTo]);
  const year = (all) => all.filter(([name]) => !name.endsWith("over the horizon"));
  assert.deepEqual(await lines(), year(worked(nationalCosts("national-2024"))));
  await tab.getByLabel("England, as published in 2014").check();
  await tab.getByRole("cell", { name: "£56,720,160", exact: true }).waitFor();
  assert.deepEqual(await lines(), year(worked(nationalCosts("national-2014"))));

  const knob = (name) => tab.getByRole("group", { name });
  await knob("Children who go home").getByRole("slider", { name: /Most likely/ }).fill("10000");
  await knob("Re-entry rate").getByLabel("Lowest", { exact: true }).fill("41.5");
  await knob("Re-entry rate").getByLabel("Highest", { exact: true }).fill("52");
  await knob("Target rate").getByRole("slider", { name: /Most likely/ }).fill("3000");
  await knob("Support for a child").getByText("How far it may be off").click();
  await knob("Support for a child").getByLabel("Highest", { exact: true }).fill("7,000.50");
  await knob("Cost of a child").getByLabel("Most likely", { exact: true }).fill("70000");
  await tab.getByLabel("Horizon", { exact: true }).fill("3");
  await tab.getByLabel("Runs", { exact: true }).fill("500");
  await tab.getByLabel("Seed", { exact: true }).fill("7");
  await tab.getByText("Where the middle of 500 runs lies").waitFor();
  await tab.getByText("start from the seed 7").waitFor();

  const { text } = await saved(tab, "Save these inputs");
  const inputs = JSON.parse(text);
  assert.deepEqual(inputs.returns.total.value, 10_000);
  assert.equal(inputs.support["average-pence"].high, 700_050);
  assert.deepEqual([inputs.horizon.years, inputs.simulation], [3, { runs: 500, seed: 7 }]);
  const report = costs(inputs);
  assert.deepEqual(await lines(), worked(inputs));
  const net = report.lines.find(({ id }) => id === "net-a-year").shown;
  assert.match(await tab.locator(".data-result").innerText(), new RegExp(net.replace(/[.£]/g, "\\$&")));
  assert.deepEqual(
    (await cells(tab, "The net over the horizon")).map((row) => row.slice(2)),
    report.sensitivity.map(({ low, high }) => [low["net-shown"], high["net-shown"]]),
  );
  const runs = report.simulation.lines.find(({ id }) => id === "net-over-horizon");
  assert.deepEqual((await cells(tab, "Where the middle")).at(-1).slice(1), [runs.shown, ...runs.intervals.map((each) => each.shown)]);
  assert.equal(await tab.locator("figure svg > title").textContent(), "How far the net moves with each input");

  // What was saved can be opened again, in another tab.
  const other = await open(site, "data");
  await onCosts(other.tab);
  await other.tab.getByLabel("Open inputs that were saved").setInputFiles(file("costs.json", text));
  await other.tab.getByText("start from the seed 7").waitFor();
  assert.deepEqual((await cells(other.tab, "One year")).map((row) => row.slice(0, 2)), worked(inputs));
  await other.close();
  await quiet();
  await close();
});

test("what cannot be is said at its field, and the figures before it stay", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  await onCosts(tab);
  const target = tab.getByRole("group", { name: "Target rate" });
  const net = tab.locator(".data-card__shown").first();
  const before = await net.textContent();
  await target.getByLabel("Most likely", { exact: true }).fill("90");
  await target.getByText("The target rate is above the re-entry rate").waitFor();
  await tab.getByText("These are the figures before the last change").waitFor();
  assert.equal(await net.textContent(), before);
  assert.deepEqual(await axe(tab), []);
  await target.getByLabel("Most likely", { exact: true }).fill("ninety");
  await target.getByText("Most likely must be from 0% to 100%").waitFor();
  await target.getByLabel("Most likely", { exact: true }).fill("20");
  await tab.getByText("These are the figures before the last change").waitFor({ state: "detached" });
  assert.notEqual(await net.textContent(), before);
  await tab.getByLabel("Open inputs that were saved").setInputFiles(file("wrong.json", '{ "format": "other" }'));
  await tab.getByRole("alert").waitFor();
  assert.deepEqual(await axe(tab), []);
  await close();
});

test("costs start from the authority's own returns and rate, or say why not", { skip }, async () => {
  const { tab, quiet, close } = await open(site, "data");
  await example(tab);
  await onCosts(tab);
  await tab.getByText("Your own returns and rate").click();
  await tab.getByText("The target is the rate as it is").waitFor();
  const own = packaged().figures({
    asOf: "2026-03-31",
    within: 12,
    costs: { ...JSON.parse(nationalCosts("national-2024")), "target-rate": { value: "1%", cite: { source: "nspcc-2024", at: "none", verified: false } } },
  });
  const [returns, rate] = own.toJSON().costs.report.inputs;
  const value = (name, label) => tab.getByRole("group", { name }).getByLabel(label, { exact: true }).inputValue();
  assert.equal(await value("Children who go home", "Most likely"), String(returns.likely));
  assert.equal(await value("Re-entry rate", "Most likely"), String(rate.likely / 100));
  assert.equal(await value("Re-entry rate", "Lowest"), String(rate.range.low / 100));
  assert.equal(await value("Re-entry rate", "Highest"), String(rate.range.high / 100));
  await tab.getByLabel("Back in care within", { exact: true }).selectOption("60 months");
  await tab.getByText("Your own figures are not used").waitFor();
  assert.deepEqual(await axe(tab), []);
  await quiet();
  await close();
});

test("inputs that are built up from parts stay as their file has them", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  await onCosts(tab);
  await tab.getByLabel("Open inputs that were saved").setInputFiles(NORTHSHIRE);
  await tab.getByText("Some figures are built up from parts").waitFor();
  const report = costs(readFileSync(NORTHSHIRE, "utf8"));
  assert.deepEqual(
    (await cells(tab, "One year")).map((row) => row.slice(0, 2)),
    report.lines.map(({ title: name, shown: comesTo }) => [name, comesTo]),
  );
  assert.deepEqual(await axe(tab), []);
  await close();
});

for (const [words, options] of [
  ["at 1280 pixels", { width: 1280 }],
  ["at 320 pixels", { width: 320 }],
  ["in forced colours", { width: 1280, forcedColors: "active" }],
]) {
  test(`axe finds nothing ${words}, and nothing is wider than the page`, { skip }, async () => {
    const { tab, close } = await open(site, "data", options);
    const narrow = () => tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    await tab.getByRole("button", { name: "Try the example return" }).waitFor();
    assert.deepEqual(await axe(tab), []);
    await example(tab);
    await tab.getByText("Why 2 rows were set aside").click();
    await tab.getByText("Method and limits").click();
    assert.deepEqual(await axe(tab), []);
    assert.ok(await narrow());
    await onCosts(tab);
    await tab.getByText("Your own returns and rate").click();
    await tab.getByText("Where the middle of").waitFor();
    await tab.locator("details").evaluateAll((all) => all.forEach((one) => one.toggleAttribute("open", true)));
    assert.deepEqual(await axe(tab), []);
    assert.ok(await narrow());
    await close();
  });
}

test("everything works by keyboard", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  const keys = async (...all) => {
    for (const key of all) await tab.keyboard.press(key);
  };
  await tab.getByRole("tab", { name: "Figures" }).focus();
  await keys("ArrowRight");
  await tab.getByRole("heading", { name: "Line by line" }).waitFor();
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "Costs");
  const net = tab.locator(".data-card__shown").first();
  const before = await net.textContent();
  await tab.getByRole("slider", { name: /^Children who go home.*Most likely/ }).focus();
  await keys("PageUp");
  await tab.waitForFunction((text) => document.querySelector(".data-card__shown").textContent !== text, before);
  await tab.getByRole("tab", { name: "Costs" }).focus();
  await keys("ArrowLeft", "Tab", "Tab", "Enter");
  await title(tab).waitFor();
  await tab.getByLabel("Show small numbers").focus();
  await keys("Space");
  await tab.getByText("These figures can identify children and families").waitFor();
  await close();
});

test("on paper there are the figures, and none of what moves them", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  await example(tab);
  await tab.emulateMedia({ media: "print" });
  assert.equal(await tab.getByLabel("Files of the SSDA903 return").isVisible(), false);
  assert.equal(await tab.getByLabel("Show small numbers").isVisible(), false);
  assert.ok(await tab.getByText("Returns home by year, planned and unplanned").first().isVisible());
  await close();
});

/** How long the page did not answer at most, by a heartbeat and by what the browser calls a long task. */
const watch = (tab) =>
  tab.evaluate(() => {
    globalThis.longTasks.length = 0;
    globalThis.gap = 0;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      globalThis.gap = Math.max(globalThis.gap, now - last);
      last = now;
    }, 5);
  });

const held = (tab) => tab.evaluate(() => ({ longest: Math.max(0, ...globalThis.longTasks), gap: Math.round(globalThis.gap) }));

test("the page is never held up for 100 ms", { skip }, async (context) => {
  const { tab, close } = await open(site, "data");
  await tab.getByRole("button", { name: "Try the example return" }).waitFor();
  await watch(tab);
  await example(tab);
  await onCosts(tab);
  await tab.getByText("Your own returns and rate").click();
  await tab.getByText("Where the middle of 10,000 runs lies").waitFor();
  await tab.getByLabel("Runs", { exact: true }).fill("100000");
  await tab.getByText("Where the middle of 100,000 runs lies").waitFor();
  const slider = tab.getByRole("slider", { name: /^Children who go home.*Most likely/ });
  await slider.focus();
  for (let turn = 0; turn < 30; turn += 1) await tab.keyboard.press("ArrowRight");
  await tab.waitForTimeout(1_500);
  const { longest, gap } = await held(tab);
  context.diagnostic(`longest task ${longest} ms, longest gap ${gap} ms`);
  assert.ok(longest < 100, `a task of ${longest} ms`);
  assert.ok(gap < 200, `no answer for ${gap} ms`);
  await close();
});

const large = skip || (existsSync(LARGE) ? false : "the large return is not here");

test("2,123 children are read and drawn in under two seconds", { skip: large }, async (context) => {
  const names = ["episodes.csv", "header.csv", "reviews.csv"];
  // Playwright hands over files from a folder of its own.
  const copies = names.map((name) => {
    cpSync(join(LARGE, name), join(scratch, name));
    return join(scratch, name);
  });
  const { tab, quiet, close } = await open(site, "data");
  await tab.getByRole("button", { name: "Try the example return" }).waitFor();
  await watch(tab);
  await tab.evaluate(() => {
    document.querySelector("input[type=file]").addEventListener("change", () => (globalThis.picked = performance.now()), true);
    new MutationObserver(() => {
      if (document.querySelector("#returns") && !globalThis.drawn) {
        requestAnimationFrame(() => setTimeout(() => (globalThis.drawn = performance.now())));
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
  await pick(tab, copies);
  await title(tab).waitFor();
  await tab.waitForFunction(() => globalThis.drawn);
  const took = await tab.evaluate(() => Math.round(globalThis.drawn - globalThis.picked));
  const { longest, gap } = await held(tab);
  const texts = copies.map((path) => readFileSync(path, "utf8"));
  const baseline = await tab.evaluate((all) => {
    const start = performance.now();
    let cells = 0;
    for (const text of all) for (const line of text.split("\n")) cells += line.split(",").length;
    return { took: Math.round(performance.now() - start), cells };
  }, texts);
  context.diagnostic(
    `read and drawn in ${took} ms; the same ${baseline.cells} cells split in plain JavaScript in ${baseline.took} ms; ` +
      `longest task ${longest} ms, longest gap ${gap} ms`,
  );
  const figures = packaged(LARGE, names).figures({ asOf: "2018-03-31" }).toJSON();
  assert.equal(figures.totals.children.count, 2123);
  assert.equal((await cells(tab, "Returns home, by the year")).at(-1).at(-1), shown(figures.returns.all.count));
  // The measure is under two seconds on a quiet machine; a busy one gets twice as long.
  assert.ok(took < 4_000, `${took} ms`);
  assert.ok(longest < 100, `a task of ${longest} ms`);
  await quiet();
  await close();
});

test("the example return is what its script makes", () => {
  const folder = join(scratch, "example");
  cpSync(join(EXAMPLE, "make.mjs"), join(folder, "make.mjs"));
  execFileSync(process.execPath, [join(folder, "make.mjs")]);
  assert.deepEqual(csv(folder), csv(EXAMPLE));
  for (const name of csv(EXAMPLE)) {
    assert.equal(readFileSync(join(folder, name), "utf8"), readFileSync(join(EXAMPLE, name), "utf8"), name);
  }
});
