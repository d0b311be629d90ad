// A policy that is written in the page: what it says is what the package answers for the same files.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Case, Engine, Policy } from "reunify-workbench";
import { draft, example, filesOf, forEveryone, heldUp, pick, plan, POLICIES, saved, sentence, show, status, texts, view, write } from "./policy.mjs";
import { browse, skip } from "./site.mjs";

const RULE = "rules/support-must-last.rhai";
const NORTHSHIRE = filesOf("northshire");

let site;

before(async () => {
  if (!skip) site = await browse();
});
after(() => site?.close());

test("what an example changes of the plan is what the package says", { skip }, async () => {
  const { page, quiet, close } = await site.open("#/policy");
  await forEveryone(page, "nothing open");
  await example(page, "northshire");
  const { changes } = draft(NORTHSHIRE).check().check;
  const shown = await texts(page.locator(".policy-change > button"));
  assert.deepEqual(shown.toSorted(), changes.map(({ title, item }) => title || item).toSorted());
  const visits = page.locator(".policy-change", { hasText: "Visit to the child in placement" });
  const { before, after, reason } = changes.find(({ item }) => item === "timescale visits-in-placement");
  for (const words of [before, after, reason, "2010 Regulations, regulation 28(2) (law)"]) {
    assert.ok((await visits.textContent()).includes(words), words);
  }
  await forEveryone(page, "an example open");
  await visits.getByRole("button").click();
  assert.match(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.className), /cm-content/);
  const line = Number(await page.locator(".cm-lineNumbers .cm-activeLineGutter").textContent());
  const item = NORTHSHIRE["policy.json"].split("\n").slice(line - 1, line + 2);
  assert.match(item.join(" "), /"timescale": \{\s+"id": "visits-in-placement"/);
  await quiet();
  await close();
});

test("a slip is underlined with its help, and gone when it is put right", { skip }, async () => {
  const { page, quiet, close } = await site.open("#/policy");
  await example(page, "northshire");
  await show(page, RULE);
  // Words before it that are longer in bytes than in the editor's units: the place is right all the same.
  const slip = `// Naïve café 👪\n${NORTHSHIRE[RULE].replace('"parental-substance-misuse"', '"parental-substance-misuze"')}`;
  await write(page, slip);
  const [problem] = draft({ ...NORTHSHIRE, [RULE]: slip }).check().diagnostics;
  await status(page, "1 problem");
  assert.equal(await page.locator(".cm-lintRange-error").first().textContent(), '"parental-substance-misuze"');
  const summary = page.getByRole("region", { name: "There is a problem" });
  const told = (await texts(summary.getByRole("listitem")))[0];
  for (const words of [`${RULE}, line ${problem.place.span.line}`, sentence(problem.message), sentence(problem.help)]) {
    assert.ok(told.includes(words), `${words}: ${told}`);
  }
  await forEveryone(page, "a problem");
  await summary.getByRole("button").click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("F8");
  await page.locator(".policy-about__problem", { hasText: sentence(problem.message) }).waitFor();
  await page.locator(".cm-lintRange-error").first().hover();
  await page.locator(".cm-tooltip-lint", { hasText: problem.help }).waitFor();
  await write(page, NORTHSHIRE[RULE]);
  await status(page, "No problems");
  assert.equal(await page.locator(".cm-lintRange-error").count(), 0);
  assert.equal(await summary.count(), 0);
  await quiet();
  await close();
});

test("completion and hovering tell what the generated reference has", { skip }, async () => {
  const { page, quiet, close } = await site.open("#/policy");
  await example(page, "northshire");
  await show(page, RULE);
  await write(page, "");
  const options = page.locator(".cm-tooltip-autocomplete li");
  await page.keyboard.type('let home = case.happened("child-we');
  await options.filter({ hasText: "child-went-home" }).waitFor();
  assert.deepEqual([...new Set(await texts(page.locator(".cm-completionDetail")))], ["occurrence"]);
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.type(".last.da");
  await options.filter({ hasText: "day" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.type("y;\nif home.");
  await options.filter({ hasText: "is_before" }).waitFor();
  // A day can be asked three things, and nothing that is asked of a fact.
  assert.deepEqual((await texts(page.locator(".cm-completionLabel"))).toSorted(), ["is_after", "is_before", "known"]);
  await forEveryone(page, "completion open");
  await page.keyboard.press("Escape");
  await page.locator(".cm-line span", { hasText: "happened" }).hover();
  await page.locator(".policy-card", { hasText: "Every time that something happened." }).waitFor();
  await page.mouse.move(0, 0);
  await page.locator(".cm-line span", { hasText: "child-went-home" }).hover();
  await page.locator(".policy-card", { hasText: "Child went home" }).waitFor();
  // The same for those who have no pointer: at the cursor, below the editor.
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 20; step++) await page.keyboard.press("ArrowRight");
  await page.locator(".policy-about", { hasText: "case.happened(occurrence) Every time" }).waitFor();
  await quiet();
  await close();
});

test("Tab leaves the editor, in forced colours too", { skip }, async () => {
  const { page, close } = await site.open("#/policy", { forcedColors: "active" });
  await example(page, "northshire");
  await forEveryone(page, "forced colours");
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.shadowRoot === null), true);
  await close();
});

test("a hostile script is refused, and hostile tests are stopped, with the page free all the while", { skip }, async () => {
  const { page, quiet, close } = await site.open("#/policy");
  await example(page, "northshire");
  await show(page, RULE);
  await write(page, "loop {}");
  await status(page, "1 problem");
  await page.getByText("Rules have no loop").waitFor();

  await page.getByRole("button", { name: "Write another policy" }).click();
  const name = "tests/support-must-last.json";
  const few = JSON.parse(NORTHSHIRE[name]);
  const { given, ...one } = few.tests.find((each) => each.name === "a parent drinks");
  const manyTimes = (times) => {
    const tests = Array.from({ length: times }, (_, number) => ({ ...one, name: `again ${number}` }));
    return { ...NORTHSHIRE, [name]: JSON.stringify({ ...few, given, tests }) };
  };
  await pick(page, manyTimes(40_000));
  await page.getByRole("navigation", { name: "Files of the policy" }).waitFor();
  await view(page, "Its tests");
  const longest = await heldUp(page, async () => {
    await page.getByRole("button", { name: "Run the tests" }).click();
    await page.getByText("The tests are running.").waitFor();
    await show(page, RULE);
    await page.getByText("The tests took more than 10 seconds, so they were stopped.").waitFor({ timeout: 60_000 });
  });
  assert.ok(longest < 1_000, `${longest} ms without a frame`);
  await forEveryone(page, "tests stopped");
  // At once: the Worker that was ended has a successor that has not started yet.
  await page.getByRole("button", { name: "Run the tests" }).evaluate((run) => {
    const part = run.closest("section");
    const watch = new MutationObserver(() => {
      watch.disconnect();
      part.querySelector(".govuk-button--warning").click();
    });
    watch.observe(part, { subtree: true, attributeFilter: ["class"] });
    run.click();
  });
  await page.getByText("The tests were stopped.").waitFor();
  await page.getByRole("button", { name: "Run the tests" }).waitFor();
  // The next Worker knows nothing of it.
  await page.getByRole("button", { name: "Write another policy" }).click();
  await example(page, "northshire");
  await page.getByRole("button", { name: "Run the tests" }).click();
  await page.getByText("29 tests passed, no tests failed.").waitFor();
  await quiet();
  await close();
});

test("tests run in the page, with what they tried in the gutter", { skip }, async () => {
  const { page, quiet, close } = await site.open("#/policy");
  await example(page, "northshire");
  await show(page, "tests/support-must-last.json");
  const given = JSON.parse(NORTHSHIRE["tests/support-must-last.json"]);
  const fewer = JSON.stringify({ ...given, tests: given.tests.filter(({ name }) => name === "no misuse") }, null, 2);
  await write(page, fewer);
  await show(page, "tests/shorter-times.json");
  const wrong = NORTHSHIRE["tests/shorter-times.json"].replace("2026-03-12", "2026-03-19");
  await write(page, wrong);
  await show(page, RULE);
  await status(page, "No problems");
  await view(page, "Its tests");
  await page.getByRole("button", { name: "Run the tests" }).click();
  const report = draft({ ...NORTHSHIRE, "tests/support-must-last.json": fewer, "tests/shorter-times.json": wrong }).test();
  await page.getByText(`${report.passed} tests passed, 1 test failed.`).waitFor();
  const failed = page.getByRole("table", { name: "Failed" });
  const [failure] = report.tests.flatMap(({ failures }) => failures);
  for (const words of ["Visits every four weeks", failure.expected, ...failure.found]) {
    assert.ok((await failed.textContent()).includes(words), words);
  }
  const [rule] = report.coverage.rules;
  assert.ok(rule["lines-missed"].length > 0 && rule["lines-missed"].length < rule.lines.length);
  const told = (run) => page.locator(`.cm-line[aria-description="${run}"]`);
  const lines = NORTHSHIRE[RULE].split("\n");
  assert.deepEqual(await told("not run by any test").allTextContents(), rule["lines-missed"].map((line) => lines[line - 1]));
  assert.equal(await told("run by a test").count(), rule.lines.length - rule["lines-missed"].length);
  assert.deepEqual(
    [await page.locator(".policy-coverage", { hasText: "✗" }).count(), await page.locator(".policy-not-run").count()],
    [1, rule["lines-missed"].length],
  );
  await page.getByText(`${report.passed} tests passed`, { exact: true }).click();
  await forEveryone(page, "tests run");
  const [first] = rule["lines-missed"];
  await page.getByRole("button", { name: `Line ${first}`, exact: true }).click();
  assert.equal(await page.locator(".cm-activeLine").textContent(), lines[first - 1]);
  await quiet();
  await close();
});

test("what would loosen the law is refused by the regulation, with the way to its place", { skip }, async () => {
  const { page, quiet, close } = await site.open("#/policy");
  for (const name of readdirSync(join(POLICIES, "refused"))) {
    const files = filesOf(`refused/${name}`);
    const [problem] = draft(files).check().diagnostics;
    await pick(page, files);
    await status(page, "1 problem");
    const title = problem.code === "policy-loosens-law" ? "The law does not allow this" : "There is a problem";
    const item = page.getByRole("region", { name: title }).getByRole("listitem");
    assert.ok((await item.textContent()).includes(sentence(problem.message)), name);
    await item.getByRole("button", { name: `policy.json, line ${problem.place.span.line}` }).click();
    const line = files["policy.json"].split("\n")[problem.place.span.line - 1];
    assert.ok((await texts(page.locator(".cm-lintRange-error"))).some((text) => line.includes(text)), name);
    if (name === "fewer-visits") await forEveryone(page, "refused");
    await view(page, "Use it");
    await page.getByRole("button", { name: "Use it in this session" }).click();
    const refused = page.getByRole("alert");
    assert.ok((await refused.textContent()).includes(problem.message.slice(1)), name);
    await page.getByRole("button", { name: "Write another policy" }).click();
  }
  await quiet();
  await close();
});

test("what it changes for the open case follows what is typed, and the session goes by it", { skip }, async () => {
  const { page, quiet, close } = await site.open();
  await page.getByRole("button", { name: "A planned return from foster care" }).click();
  await page.getByRole("heading", { name: "Case planned-return-s20" }).waitFor();
  await page.getByRole("link", { name: "Policy", exact: true }).click();
  await example(page, "northshire");
  const child = Case.load(readFileSync(join(POLICIES, "../cases/planned-return-s20.json"), "utf8"));
  const shown = () => texts(page.locator("section", { has: page.getByRole("heading", { name: "For case" }) }).locator("li > strong"));
  const said = (files) => draft(files).effects({ cases: [child], asOf: "2026-02-20" })[0].effects.map(({ title }) => title);
  assert.deepEqual(await shown(), said(NORTHSHIRE));
  await page.getByText("is due sooner: on 3 February 2026 instead of 17 February 2026").waitFor();
  await forEveryone(page, "effects for a case");

  const policy = JSON.parse(NORTHSHIRE["policy.json"]);
  const without = { ...policy, tighten: policy.tighten.filter(({ timescale }) => timescale?.id !== "visits-in-placement") };
  const files = { ...NORTHSHIRE, "policy.json": JSON.stringify(without, null, 2) };
  delete files["tests/shorter-times.json"];
  await write(page, files["policy.json"]);
  await page.getByText("is due sooner: on 3 February 2026").waitFor({ state: "detached" });
  assert.deepEqual(await shown(), said(files));

  await view(page, "Use it");
  await page.getByRole("button", { name: "Use it in this session" }).click();
  await page.getByText("The case is now looked at under this policy.").waitFor();
  await forEveryone(page, "in use");
  await page.getByRole("link", { name: "Go to the case" }).click();
  await page.getByText(`Under the local policy ${policy.title}.`).waitFor();
  await page.getByText("Planned return authorised").first().waitFor();
  await page.getByRole("link", { name: "Policy", exact: true }).click();
  // What was written is still there.
  await status(page, "No problems");
  await view(page, "Use it");
  await page.getByRole("button", { name: "Take it away" }).click();
  await page.getByRole("link", { name: "Go to the case" }).click();
  await page.getByRole("heading", { name: "Case planned-return-s20" }).waitFor();
  assert.equal(await page.getByText("Under the local policy").count(), 0);
  await quiet();
  await close();
});

test("a policy is packed as everywhere else, and a pack opens again", { skip }, async () => {
  const { page, quiet, close } = await site.open("#/policy");
  await example(page, "northshire");
  await view(page, "Use it");
  await page.getByRole("button", { name: "Write another policy" }).click();
  await page.getByRole("button", { name: "go on with northshire" }).click();
  const packed = await saved(page, "Pack and download");
  assert.equal(packed.name, "northshire-1.1.0.json");
  assert.equal(packed.text, draft(NORTHSHIRE).pack());
  assert.equal(Engine.compile(plan, [Policy.load(packed.text)]).changes().length, 26);
  const alone = await saved(page, "Download this file");
  assert.deepEqual(alone, { name: "policy.json", text: NORTHSHIRE["policy.json"] });

  await page.getByRole("button", { name: "Write another policy" }).click();
  await pick(page, { "northshire-1.1.0.json": packed.text });
  await status(page, "No problems");
  assert.equal((await saved(page, "Pack and download")).text, packed.text);

  await page.getByRole("button", { name: "Write another policy" }).click();
  await pick(page, { "northshire-1.1.0.json": packed.text.replace("Area Service Manager", "Area Service Manageress") });
  await page.getByRole("alert").filter({ hasText: "The policy could not be opened" }).waitFor();
  await forEveryone(page, "a pack that was changed");
  await quiet();
  await close();
});

test("a folder opens, and a new policy grows by files with names", { skip }, async () => {
  const { page, quiet, close } = await site.open("#/policy");
  await page.getByLabel("A policy’s folder").setInputFiles(join(POLICIES, "five-rivers"));
  await status(page, "No problems");
  const listed = page.getByRole("navigation", { name: "Files of the policy" }).locator(".policy-file");
  assert.equal(await listed.count(), Object.keys(filesOf("five-rivers")).length);

  await page.getByRole("button", { name: "Write another policy" }).click();
  await page.getByRole("button", { name: "Start a new policy" }).click();
  await status(page, "No problems. It changes no things of the plan.");
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.keyboard.type("Not a name");
  await page.keyboard.press("Enter");
  await page.getByText("Enter a name of small letters").waitFor();
  await forEveryone(page, "a name that will not do");
  await page.getByLabel("Name of the rule").fill("seen-alone");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Text of rules/seen-alone.rhai" }).waitFor();
  // Nothing names it yet, and that is said.
  await page.getByText("no rule of the policy names it").waitFor();
  await page.getByRole("button", { name: "Rename rules/seen-alone.rhai" }).click();
  await page.getByLabel("Name of the rule").fill("seen-alone-lately");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Text of rules/seen-alone-lately.rhai" }).waitFor();
  await page.getByRole("button", { name: "Remove rules/seen-alone-lately.rhai" }).click();
  await page.getByText("rules/seen-alone-lately.rhai is removed.").waitFor();
  await status(page, "No problems");
  await page.getByRole("button", { name: "Put it back" }).click();
  await page.getByRole("textbox", { name: "Text of rules/seen-alone-lately.rhai" }).waitFor();
  await quiet();
  await close();
});
