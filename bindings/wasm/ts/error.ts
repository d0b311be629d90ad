import type { Diagnostics, Rejection } from "./documents/index.js";

/** What the core says when there is no answer. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly diagnostics?: Diagnostics;
  readonly rejection?: Rejection;
}

/** Why there is no answer. The code is stable; the message is for people. */
export class ReunifyError extends Error {
  override readonly name = "ReunifyError";
  /** The stable name of the reason. */
  readonly code: string;
  /** Everything that is wrong with a document, each with its place, where that is the reason. */
  readonly diagnostics: Diagnostics;
  /** Why an entry was refused, where that is the reason. */
  readonly rejection: Rejection | undefined;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.message, options);
    this.code = refusal.code;
    this.diagnostics = refusal.diagnostics ?? [];
    this.rejection = refusal.rejection;
  }

  /** Where it is in the document or the entry: a JSON pointer, where there is one. */
  get place(): string | undefined {
    return this.rejection?.pointer ?? this.diagnostics[0]?.place?.pointer;
  }
}
