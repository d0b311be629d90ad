import assert from "node:assert/strict";

/** The error that some work throws, which must be of the package's own kind. */
export function refused(work, ReunifyError) {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ReunifyError, String(error));
    return error;
  }
  return assert.fail("nothing was refused");
}
