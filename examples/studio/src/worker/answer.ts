import type { Refusal } from "reunify";

/** An answer, or why there is none. Errors do not cross to a page whole, so they are sent as data. */
export type Answer<T> = { readonly ok: T } | { readonly refused: Refusal };

/** A package's error, by which its refusals are told from faults. */
type ErrorClass = abstract new (...given: never[]) => Error & {
  readonly code: string;
  readonly diagnostics: NonNullable<Refusal["diagnostics"]>;
  readonly rejection: Refusal["rejection"] | undefined;
};

/** How a Worker answers, with the error of the package that it has. */
export const answering =
  (Refused: ErrorClass) =>
  <T>(make: () => T): Answer<T> => {
    try {
      return { ok: make() };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, message, diagnostics, rejection } = error;
      return { refused: { code, message, diagnostics, ...(rejection && { rejection }) } };
    }
  };
