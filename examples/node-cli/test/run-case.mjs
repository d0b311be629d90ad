import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const command = here("../src/main.mjs");

export const exampleCase = here("../../cases/planned-return-s20.json");
export const policies = here("../../policies");

/** Runs the command in a process of its own. */
export function run(...given) {
  return new Promise((done) => {
    execFile(process.execPath, [command, ...given], (error, out, err) => done({ status: error?.code ?? 0, out, err }));
  });
}

/** A folder that goes with the test. */
export function folderFor(test) {
  const folder = mkdtempSync(join(tmpdir(), "reunify-case-"));
  test.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

export function write(folder, name, content) {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

export const careBegins = {
  occurred: "2026-01-12",
  recorded: "2026-01-12T09:30:00Z",
  actor: { role: "social-worker", reference: "sw-17" },
  type: "occurrence",
  id: "became-looked-after",
  data: { "earlier-periods": 0, "legal-status": "section-20", why: "A carer's illness." },
};

/** A fact for the example case, as one of many people recorded it. */
export const recordedBy = (reference) => ({
  occurred: "2026-02-18",
  recorded: "2026-02-18T12:00:00Z",
  actor: { role: "social-worker", reference },
  type: "fact",
  id: "parental-substance-misuse",
  standing: "known",
  value: "past",
});
