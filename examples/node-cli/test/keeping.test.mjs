import assert from "node:assert/strict";
import { copyFileSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Case } from "reunify";
import { careBegins, exampleCase, folderFor, recordedBy, run, write } from "./run-case.mjs";

const stored = (file) => JSON.parse(readFileSync(file, "utf8"));

test("what one process wrote, the next one sees, and it verifies", async (t) => {
  const folder = folderFor(t);
  const file = join(folder, "a.json");
  assert.equal((await run("new", file, "case-0001")).status, 0);
  const appended = await run("append", file, write(folder, "entry.json", careBegins));
  assert.equal(appended.status, 0, appended.err);
  assert.match(appended.out, /event 1 was added/);

  const { status, out } = await run("check", file, "--as-of", "2026-01-20");
  assert.equal(status, 0);
  assert.match(out, /^case-0001 on 20 January 2026\n/);
  assert.match(out, /OVERDUE\n  [A-Z]/);
  Case.load(readFileSync(file, "utf8")).verify();
  assert.equal(stored(file).events[0].id, "became-looked-after");
  assert.deepEqual(readdirSync(folder).sort(), ["a.json", "entry.json"]);
});

test("an appended event is all that changes in the file", async (t) => {
  const folder = folderFor(t);
  const file = join(folder, "a.json");
  copyFileSync(exampleCase, file);
  const before = stored(file);
  const { status, err } = await run("append", file, write(folder, "entry.json", recordedBy("sw-17")));
  assert.equal(status, 0, err);
  const after = stored(file);
  assert.equal(after.events.length, before.events.length + 1);
  assert.deepEqual(after.events.slice(0, -1), before.events);
});

test("a refusal leaves the file as it was", async (t) => {
  const folder = folderFor(t);
  const file = join(folder, "a.json");
  copyFileSync(exampleCase, file);
  const bytes = readFileSync(file);
  const { ino, mtimeMs } = statSync(file);
  const noSuchRole = { ...recordedBy("sw-17"), actor: { role: "astrologer" } };
  const refused = [
    [noSuchRole, 1, /refused: the plan has no role `astrologer` \(unknown-item, at \/actor\/role\)/],
    [{ ...careBegins, colour: "blue" }, 2, /entry\.json:1:\d+: unknown field `colour`/],
    ["{", 2, /json-truncated/],
  ];
  for (const [entry, expected, words] of refused) {
    const { status, out, err } = await run("append", file, write(folder, "entry.json", entry));
    assert.deepEqual([status, out], [expected, ""]);
    assert.match(err, words);
    assert.deepEqual(readFileSync(file), bytes);
    assert.deepEqual([statSync(file).ino, statSync(file).mtimeMs], [ino, mtimeMs]);
  }
  assert.deepEqual(readdirSync(folder).sort(), ["a.json", "entry.json"]);
});

test("nothing is added to a log that was changed", async (t) => {
  const folder = folderFor(t);
  const changed = readFileSync(exampleCase, "utf8").replace('"fsw-11"', '"fsw-12"');
  const file = write(folder, "a.json", changed);
  const { status, err } = await run("append", file, write(folder, "entry.json", careBegins));
  assert.equal(status, 1);
  assert.match(err, /event-changed/);
  assert.equal(readFileSync(file, "utf8"), changed);
});

test("a case that is there is not started anew", async (t) => {
  const file = join(folderFor(t), "a.json");
  copyFileSync(exampleCase, file);
  const { status, err } = await run("new", file, "case-0001");
  assert.equal(status, 1);
  assert.match(err, /is there already/);
  assert.deepEqual(readFileSync(file), readFileSync(exampleCase));
});
