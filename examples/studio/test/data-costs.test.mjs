// Costs: what the page shows and saves is what the package works out of the same inputs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { costs, nationalCosts } from "reunify-workbench";
import { cells, example, file, onCosts, packaged, saved } from "./data.mjs";
import { axe, open, serve, skip } from "./site.mjs";

const NORTHSHIRE = fileURLToPath(new URL("../../costs/northshire.json", import.meta.url));

let site;

before(async () => {
  if (!skip) site = await serve();
});
after(() => site?.close());

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

test(
  "costs start from published figures, and move with the sliders as the package works them out",
  { skip },
  async () => {
    const { tab, quiet, close } = await open(site, "data");
    await onCosts(tab);
    await tab.getByText("Never about one child").waitFor();
    const lines = async () =>
      (await cells(tab, "One year of children going home")).map(([name, comesTo]) => [name, comesTo]);
    const worked = (inputs) => costs(inputs).lines.map(({ title: name, shown: comesTo }) => [name, comesTo]);
    const year = (all) => all.filter(([name]) => !name.endsWith("over the horizon"));
    assert.deepEqual(await lines(), year(worked(nationalCosts("national-2024"))));
    await tab.getByLabel("England, as published in 2014").check();
    await tab.getByRole("cell", { name: "£56,720,160", exact: true }).waitFor();
    assert.deepEqual(await lines(), year(worked(nationalCosts("national-2014"))));

    const knob = (name) => tab.getByRole("group", { name });
    await knob("Children who go home")
      .getByRole("slider", { name: /Most likely/ })
      .fill("10000");
    await knob("Re-entry rate").getByLabel("Lowest", { exact: true }).fill("41.5");
    await knob("Re-entry rate").getByLabel("Highest", { exact: true }).fill("52");
    await knob("Target rate")
      .getByRole("slider", { name: /Most likely/ })
      .fill("3000");
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
    assert.deepEqual((await cells(tab, "Where the middle")).at(-1).slice(1), [
      runs.shown,
      ...runs.intervals.map((each) => each.shown),
    ]);
    assert.equal(await tab.locator("figure svg > title").textContent(), "How far the net moves with each input");

    // What was saved can be opened again, in another tab.
    const other = await open(site, "data");
    await onCosts(other.tab);
    await other.tab.getByLabel("Open inputs that were saved").setInputFiles(file("costs.json", text));
    await other.tab.getByText("start from the seed 7").waitFor();
    assert.deepEqual(
      (await cells(other.tab, "One year")).map((row) => row.slice(0, 2)),
      worked(inputs),
    );
    await other.close();
    await quiet();
    await close();
  },
);

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
    costs: {
      ...JSON.parse(nationalCosts("national-2024")),
      "target-rate": { value: "1%", cite: { source: "nspcc-2024", at: "none", verified: false } },
    },
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
