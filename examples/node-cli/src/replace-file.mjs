import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const OWNER_ONLY = 0o600;

/**
 * Puts a text in a file's place. Whoever reads the file at any time, or after the power has failed,
 * sees the old text or the new one, whole.
 */
export function replaceFile(file, text) {
  const beside = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
  const mode = existsSync(file) ? statSync(file).mode : OWNER_ONLY;
  try {
    writeThrough(beside, text, mode);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

function writeThrough(file, text, mode) {
  const handle = openSync(file, "w", mode);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

// The new name is in the folder, which has to reach the disk too. Windows cannot open a folder.
function syncFolder(folder) {
  if (process.platform === "win32") {
    return;
  }
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
