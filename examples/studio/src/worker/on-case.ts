import type { CaseDocument } from "reunify-workbench";

/** A case to tell of, and the day. */
export interface OnCase {
  readonly document: CaseDocument;
  readonly asOf: string;
}
