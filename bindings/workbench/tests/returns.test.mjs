// The SSDA903 return: what the package answers is what the command prints and writes.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { zip } from "./zip.mjs";
import { bytes, FILES, imported, install, read, reunify } from "./workbench.mjs";

const { folder } = install();
const { Case, Figures, Plan, ReunifyError, Returns, nationalCosts } = await imported(folder, "reunify-workbench");
const asOf = "2018-03-31";
const out = mkdtempSync(join(tmpdir(), "reunify-"));
const inputs = join(out, "inputs.json");
const national = JSON.parse(nationalCosts("national-2024"));
// The made-up return has few children who came back within six months.
national["target-rate"].value = "1%";
writeFileSync(inputs, JSON.stringify(national));
after(() => rmSync(out, { recursive: true }));

/** The made-up return of two years. */
function both() {
  const returns = Returns.create();
  for (const file of FILES) {
    returns.add(file, bytes(file));
  }
  return returns;
}

const indented = (value) => `${JSON.stringify(value, null, 2)}\n`;
const thrown = (work) => {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ReunifyError, String(error));
    return error;
  }
  assert.fail("nothing was thrown");
};

test("a file says what it is and how many rows it has", () => {
  const returns = Returns.create();
  const [found, ...more] = returns.add("e.csv", bytes(FILES[0]), { year: 2017 });
  assert.deepEqual(more, []);
  assert.deepEqual([found.name, found.kind, found.headers], ["e.csv", "episodes", 0]);
  assert.ok(found.episodes > 0);
});

test("counts are what the command prints, with every row that does not hold together", () => {
  const counted = both().count(asOf);
  assert.equal(indented(counted), reunify("--format", "json", "ssda903", "returns", ...FILES, "--as-of", asOf));
  assert.ok(counted.anomalies.count > 0 && counted.anomalies.listed.length > 0);
});

test("the order of the files does not matter", () => {
  const returns = Returns.create();
  for (const file of [...FILES].reverse()) {
    returns.add(file, bytes(file));
  }
  assert.deepEqual(returns.count(asOf), both().count(asOf));
});

for (const [name, options, words] of [
  ["with small numbers kept out", {}, []],
  ["with small numbers", { showSmallNumbers: true }, ["--show-small-numbers"]],
  ["with costs", { costs: national, within: 6, showSmallNumbers: true }, ["--costs", inputs, "--within", "6", "--show-small-numbers"]],
]) {
  test(`page, table and figures ${name} are what the command writes`, () => {
    const figures = both().figures({ asOf, ...options });
    const outs = ["html", "csv", "json"].map((form) => join(out, `${name.replaceAll(" ", "-")}.${form}`));
    reunify("ssda903", "report", ...FILES, "--as-of", asOf, ...words, ...outs.flatMap((path) => ["--out", path]));
    const [html, csv, json] = outs.map((path) => readFileSync(path, "utf8"));
    assert.equal(figures.html(), html);
    assert.equal(figures.csv(), csv);
    assert.equal(indented(figures), json);
    for (const { svg, title, summary } of figures.charts()) {
      assert.ok(html.includes(svg) && title && summary);
    }
    assert.ok(figures.charts().length > 0);
  });
}

test("cases are what the command writes", () => {
  const plan = Plan.load(read("crates/reunify-plans/plans/reunification/1.0.0.json"));
  const { summary, cases } = both().seed(plan, { asOf });
  const into = join(out, "cases");
  const printed = reunify("--format", "json", "ssda903", "cases", ...FILES, "--as-of", asOf, "--out", into);
  assert.equal(indented(summary), printed);
  const written = readdirSync(into).sort();
  assert.ok(written.length > 0);
  assert.deepEqual(cases.map(({ id }) => `${id}.json`).sort(), written);
  for (const made of cases) {
    assert.equal(indented(made).trimEnd(), readFileSync(join(into, `${made.id}.json`), "utf8").trimEnd());
    Case.load(made).verify();
  }
});

test("a file that cannot be used is refused with a code and help, and the others stay", () => {
  const returns = both();
  const before = returns.count(asOf);
  const text = (words) => new TextEncoder().encode(words);
  const column = thrown(() => returns.add("half.csv", text("CHILD,DECOM\n1,01/05/2017\n")));
  assert.equal(column.code, "no-column");
  assert.match(column.diagnostics[0].help, /export the file again/);
  assert.equal(thrown(() => returns.add("broken.xml", text("<EXPSSDA903><CHILD>"))).code, "not-xml");
  assert.equal(thrown(() => returns.add("broken.zip", text("PK\u0003\u0004 and no more"))).code, "not-zip");
  assert.deepEqual(returns.count(asOf), before);
});

test("what is no file of the return is said not to be used", () => {
  const [found] = both().add("picture.png", Uint8Array.of(0x89, 0x50, 0, 0, 1));
  assert.deepEqual([found.kind, found.episodes], [undefined, 0]);
});

test("a file that is taken away counts no more", () => {
  const returns = both();
  const before = returns.count(asOf);
  assert.equal(returns.remove(FILES[0]), true);
  assert.equal(returns.remove(FILES[0]), false);
  assert.ok(returns.count(asOf).rows.episodes < before.rows.episodes);
  returns.add(FILES[0], bytes(FILES[0]));
  assert.deepEqual(returns.count(asOf), before);
});

test("without episodes there are no figures", () => {
  assert.equal(thrown(() => Returns.create().count(asOf)).code, "no-episodes");
});

test("a zip of the files gives the same figures", () => {
  const returns = Returns.create();
  const found = returns.add("returns.zip", zip(FILES.map((file) => [file, bytes(file)])));
  assert.equal(found.length, FILES.length);
  const [one, other] = [returns.count(asOf), both().count(asOf)];
  assert.deepEqual(one.returns, other.returns);
  assert.deepEqual(one.anomalies.by_code, other.anomalies.by_code);
});

test("what was let go of cannot be used", () => {
  const returns = both();
  const figures = returns.figures({ asOf });
  returns.dispose();
  assert.equal(thrown(() => returns.count(asOf)).code, "disposed");
  assert.ok(figures instanceof Figures && figures.csv().length > 0);
  figures.dispose();
  assert.equal(thrown(() => figures.csv()).code, "disposed");
});

test("what is asked wrongly is refused, not thrown out of the module", () => {
  assert.equal(thrown(() => both().count("yesterday")).code, "bad-request");
  assert.equal(thrown(() => both().figures({ asOf, costs: "{}" })).diagnostics.length > 0, true);
  assert.equal(thrown(() => both().figures({ asOf, within: 2 })).code, "bad-request");
});
