import { randomUUID } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { Problem, REFUSED } from "./problem.mjs";

const PATIENCE = 30_000;
const PAUSE = 40;

/**
 * Does the work, which must not wait for anything, while no other process may change the file.
 * The lock is a file beside it that only one process can create.
 */
export async function withLock(file, work, patience = PATIENCE) {
  const real = existsSync(file) ? realpathSync(file) : file;
  const lock = `${real}.lock`;
  await take(lock, patience);
  try {
    return work(real);
  } finally {
    rmSync(lock, { force: true });
  }
}

async function take(lock, patience) {
  const until = Date.now() + patience;
  while (!create(lock)) {
    const holder = holderOf(lock);
    if (isGone(holder) && holderOf(lock)?.token === holder.token) {
      throw new Problem(REFUSED, `${lock}: left behind by process ${holder.process}, which has ended.`, ...whatToDo(lock));
    }
    if (Date.now() > until) {
      const who = holder ? `process ${holder.process} on ${holder.host}` : "a process that did not say which";
      throw new Problem(REFUSED, `${lock}: still held by ${who}.`, ...whatToDo(lock, "If that process has ended: "));
    }
    await pause(PAUSE * (0.5 + Math.random()));
  }
}

function whatToDo(lock, when = "") {
  return [
    "  Nothing was changed.",
    `  ${when}the case file is whole, as it was before or after that process's event.`,
    `  Delete ${lock}, look at the case, and try again.`,
  ];
}

function create(lock) {
  let handle;
  try {
    handle = openSync(lock, "wx");
  } catch (error) {
    if (error.code === "EEXIST") {
      return false;
    }
    throw error;
  }
  try {
    const holder = { process: process.pid, host: hostname(), token: randomUUID() };
    writeFileSync(handle, JSON.stringify(holder));
  } catch (error) {
    rmSync(lock, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
  return true;
}

// Nobody, if the lock went away meanwhile or its holder has not written in it yet.
function holderOf(lock) {
  try {
    return JSON.parse(readFileSync(lock, "utf8"));
  } catch {
    return undefined;
  }
}

// A process on another machine cannot be looked for from here.
function isGone(holder) {
  if (holder?.host !== hostname()) {
    return false;
  }
  try {
    process.kill(holder.process, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
