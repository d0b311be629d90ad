// Costs: what the package answers is what the command prints.

import assert from "node:assert/strict";
import { test } from "node:test";
import { imported, install, read, reunify } from "./workbench.mjs";

const { folder } = install();
const { ReunifyError, costs, costsChart, nationalCosts } = await imported(folder, "reunify-workbench");
const northshire = "examples/costs/northshire.json";
const indented = (value) => `${JSON.stringify(value, null, 2)}\n`;

test("an area's costs are what the command prints, with the sensitivity and the simulation", () => {
  const report = costs(read(northshire));
  assert.equal(indented(report), reunify("--format", "json", "costs", northshire));
  assert.ok(report.sensitivity.length > 0 && report.simulation);
  assert.deepEqual(costs(JSON.parse(read(northshire))), report);
});

test("another seed and number of runs are taken", () => {
  const printed = reunify("--format", "json", "costs", northshire, "--seed", "7", "--runs", "500");
  assert.equal(indented(costs(read(northshire), { seed: 7, runs: 500 })), printed);
});

for (const name of ["national-2014", "national-2024"]) {
  test(`${name} is the document that the command starts one from, and can be worked out`, () => {
    const text = nationalCosts(name);
    assert.equal(text.trimEnd(), reunify("costs", "--example", name).trimEnd());
    assert.ok(costs(text).lines.length > 0);
  });
}

test("how far the net moves with each input is drawn, and said in words", () => {
  const { id, summary, svg } = costsChart(read(northshire));
  assert.equal(id, "tornado-chart");
  assert.match(svg, /^<svg /);
  for (const { low, high } of costs(read(northshire)).sensitivity) {
    assert.ok(summary.includes(low["net-shown"]) && summary.includes(high["net-shown"]));
  }
});

test("inputs that are wrong are told of with their places", () => {
  const wrong = { ...JSON.parse(read(northshire)), horizon: { years: -1 } };
  assert.throws(() => costs(JSON.stringify(wrong, null, 2)), (error) => {
    assert.ok(error instanceof ReunifyError);
    assert.ok(error.code && error.diagnostics[0].place.span.line > 1);
    return true;
  });
  assert.throws(() => costs(read(northshire), { runs: 1 }), ReunifyError);
});
