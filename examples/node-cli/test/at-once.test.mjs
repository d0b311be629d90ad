import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Case } from "reunify";
import { withLock } from "../src/lock.mjs";
import { exampleCase, folderFor, recordedBy, run, write } from "./run-case.mjs";

const RECORDED = 58;

for (const processes of [2, 8]) {
  test(`${processes} processes append at once, three times, and no event is lost`, async (t) => {
    const folder = folderFor(t);
    const file = join(folder, "a.json");
    copyFileSync(exampleCase, file);
    const people = Array.from({ length: processes }, (_, number) => `sw-at-once-${number}`);
    const entries = people.map((person) => write(folder, `${person}.json`, recordedBy(person)));
    for (let round = 0; round < 3; round += 1) {
      const done = await Promise.all(entries.map((entry) => run("append", file, entry)));
      assert.deepEqual(done.map(({ err }) => err), entries.map(() => ""));
    }

    const text = readFileSync(file, "utf8");
    Case.load(text).verify();
    const added = JSON.parse(text).events.slice(RECORDED);
    const whose = added.map(({ actor }) => actor.reference).sort();
    assert.deepEqual(whose, people.flatMap((person) => [person, person, person]).sort());
    assert.deepEqual(readdirSync(folder).filter((name) => /lock|tmp/.test(name)), []);
  });
}

test("of processes that start one case at once, one does", async (t) => {
  const file = join(folderFor(t), "a.json");
  const done = await Promise.all(["one", "two", "three"].map((id) => run("new", file, id)));
  assert.deepEqual(done.map(({ status }) => status).sort(), [0, 1, 1]);
  assert.equal(done.find(({ status }) => status === 0).out.includes(JSON.parse(readFileSync(file, "utf8")).id), true);
});

test("a lock of a process that has ended is told, with what to do", async (t) => {
  const folder = folderFor(t);
  const file = join(folder, "a.json");
  copyFileSync(exampleCase, file);
  const ended = spawnSync(process.execPath, ["--version"]).pid;
  const lock = write(folder, "a.json.lock", { process: ended, host: hostname(), token: "left-behind" });
  const entry = write(folder, "entry.json", recordedBy("sw-17"));

  const { status, err } = await run("append", file, entry);
  assert.equal(status, 1);
  assert.match(err, new RegExp(`left behind by process ${ended}, which has ended`));
  assert.match(err, /Delete .*a\.json\.lock, look at the case, and try again/);
  assert.equal(existsSync(lock), true);
  assert.deepEqual(readFileSync(file), readFileSync(exampleCase));

  rmSync(lock);
  assert.equal((await run("append", file, entry)).status, 0);
});

test("a lock that stays held is told after a while", async (t) => {
  const folder = folderFor(t);
  write(folder, "a.json.lock", { process: 1, host: "another-machine", token: "held" });
  const waiting = withLock(join(folder, "a.json"), () => assert.fail("worked without the lock"), 200);
  await assert.rejects(waiting, /still held by process 1 on another-machine/);
});
