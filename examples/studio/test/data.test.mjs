// Figures from a return: what the page shows and saves is what the package answers for the same files.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { zip } from "../../../bindings/workbench/tests/zip.mjs";
import { cells, csv, EXAMPLE, example, file, packaged, pick, saved, scratch, shown, title } from "./data.mjs";
import { axe, open, serve, skip } from "./site.mjs";

let site;

before(async () => {
  if (!skip) site = await serve();
});
after(() => site?.close());

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
  const rates = figures["re-entry"].all.map(({ followed, again, share }) => [
    shown(followed),
    shown(again),
    share ?? "–",
  ]);
  assert.deepEqual(
    (await cells(tab, "After all returns")).map(([, ...row]) => row),
    rates,
  );
  const points = await cells(tab, "Share estimated");
  const last = figures["re-entry"].curve.at(-1);
  assert.deepEqual(points.at(-1), [`${last.months} months`, last.share, last.lower, last.upper]);
  const drawn = await tab.locator("figure svg > title").allTextContents();
  const charts = packaged().figures({ asOf: "2026-03-31" }).charts();
  assert.deepEqual(
    drawn,
    charts.map((chart) => chart.title),
  );
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

test(
  "files come and go: without episodes there are no figures, and one of the same name is kept apart",
  { skip },
  async () => {
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
  },
);

test("files can be dropped on the page", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  const dropped = await tab.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "dropped.csv"));
    return data;
  }, readFileSync(join(EXAMPLE, "episodes-2025.csv"), "utf8"));
  await tab.getByLabel("Files of the SSDA903 return").dispatchEvent("drop", { dataTransfer: dropped });
  await title(tab).waitFor();
  assert.equal((await cells(tab, "Files that were read"))[0][0], "dropped.csv");
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

test("a zip and the return as XML are read like the files in them", { skip }, async () => {
  const { tab, close } = await open(site, "data");
  const names = csv(EXAMPLE);
  const packed = zip([
    ...names.map((name) => [name, readFileSync(join(EXAMPLE, name))]),
    ["notes.md", Buffer.from("Notes")],
  ]);
  await pick(tab, [file("returns.zip", packed)]);
  await title(tab).waitFor();
  const all = packaged().figures({ asOf: "2026-03-31" }).toJSON().returns.all;
  assert.equal((await cells(tab, "Returns home, by the year")).at(-1).at(-1), shown(all.count));
  assert.ok((await cells(tab, "Files that were read")).some(([name]) => name === "returns.zip!episodes-2025.csv"));
  await tab.getByRole("button", { name: "Remove returns.zip" }).click();
  await tab.getByRole("button", { name: "Try the example return" }).waitFor();
  const episode =
    "<EPISODE><DECOM>01/05/2017</DECOM><RNE>S</RNE><LS>V2</LS><PL>U6</PL><DEC>01/06/2017</DEC><REC>E4A</REC></EPISODE>";
  const child = (id) => `<CHILD><HEADER><CHILDID>${id}</CHILDID><DOB>02/03/2013</DOB></HEADER>${episode}</CHILD>`;
  await pick(tab, [file("return.xml", `<EXPSSDA903>${[1, 2, 3, 4, 5, 6].map(child).join("")}</EXPSSDA903>`)]);
  await title(tab).waitFor();
  assert.deepEqual((await cells(tab, "Returns home, by the year")).at(-1), ["All years", "6", "0", "6"]);
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
