import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { painter } from "../src/colour.mjs";
import { exampleCase, folderFor, policies, run, write } from "./run-case.mjs";

const on = ["--as-of", "2026-02-20"];

test("check tells the stage, what is overdue, what is due soon and what is next", async () => {
  const { status, out } = await run("check", exampleCase, ...on);
  assert.equal(status, 0);
  assert.match(out, /Stage: Review of progress and decision 3, since 3 December 2025/);
  assert.match(out, /OVERDUE\n  Visit to the child in placement: by 17 February 2026/);
  assert.match(out, /DUE SOON\n  Review of the child's case: by 26 February 2026/);
  assert.match(out, /WHAT IS NEXT\n  Review of goals: may be done/);
  assert.match(out, /missing: Review of the child's case.*; or: Decision 3: whether the child goes home/);
});

test("a policy gives less time", async () => {
  const { status, out } = await run("check", exampleCase, ...on, "--policy", `${policies}/northshire`);
  assert.equal(status, 0);
  assert.match(out, /Visit to the child in placement: by 3 February 2026/);
});

test("a policy that would loosen the law is refused, with the place", async () => {
  const { status, out, err } = await run("check", exampleCase, ...on, "--policy", `${policies}/refused/no-interview`);
  assert.deepEqual([status, out], [1, ""]);
  assert.match(err, /no-interview\/policy\.json:\d+:\d+: .*policy-loosens-law, at \/adapt\/0/);
});

test("an explanation is in words for its reader", async () => {
  const item = "deadline:visits-in-placement:3";
  const practitioner = await run("explain", exampleCase, item, ...on);
  const parent = await run("explain", exampleCase, item, ...on, "--for", "parent");
  assert.match(practitioner.out, /regulation 28\(2\)/);
  assert.match(parent.out, /^A visit to your child\n/);
  assert.doesNotMatch(parent.out, /regulation/);
});

test("check for a parent is in a parent's words", async () => {
  const { status, out } = await run("check", exampleCase, ...on, "--for", "parent");
  assert.equal(status, 0);
  assert.match(out, /OVERDUE\n  A visit to your child: by 17 February 2026\n    deadline:/);
  assert.doesNotMatch(out, /missing:/);
});

test("a changed log is refused, with the event's place", async (t) => {
  const text = readFileSync(exampleCase, "utf8").replace('"fsw-11"', '"fsw-12"');
  const { status, err } = await run("check", write(folderFor(t), "changed.json", text), ...on);
  assert.equal(status, 1);
  assert.match(err, /event-changed, at \/events\/\d+\/hash/);
});

test("mistakes in the usage end with status 2 and say what is wrong", async (t) => {
  const cutOff = write(folderFor(t), "cut-off.json", '{"format": "reunify-case/1",\n');
  const mistakes = [
    [[], /Usage:/],
    [["chekc"], /no command `chekc`/],
    [["check"], /usage: case check CASE/],
    [["check", exampleCase, "--az-of", "2026-02-20"], /--az-of/],
    [["check", exampleCase, "--as-of", "yesterday"], /`yesterday` is not a date/],
    [["check", exampleCase, "--for", "neighbour"], /the readers are/],
    [["check", "nowhere.json"], /nowhere\.json: cannot be read \(ENOENT\)/],
    [["check", cutOff], /cut-off\.json:2:1: .*json-truncated/],
    [["explain", exampleCase, "nothing", ...on], /no item `nothing`/],
  ];
  for (const [given, expected] of mistakes) {
    const { status, out, err } = await run(...given);
    assert.deepEqual([status, out], [2, ""], given.join(" "));
    assert.match(err, expected);
  }
});

test("help has examples", async () => {
  for (const given of [["--help"], ["check", "--help"]]) {
    const { status, out } = await run(...given);
    assert.equal(status, 0);
    assert.match(out, /Examples:\n  case check /);
  }
});

test("colours are for terminals, unless NO_COLOR is set", () => {
  assert.equal(painter({ isTTY: true }, {})("due", "red"), "\u001b[31mdue\u001b[0m");
  assert.equal(painter({ isTTY: true }, { NO_COLOR: "1" })("due", "red"), "due");
  assert.equal(painter({ isTTY: false }, {})("due", "red"), "due");
});
