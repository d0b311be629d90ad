/** A document as an object, or as the JSON text that it is stored in. */
export type Document<T> = T | string;

/** The text of a document. */
export const text = <T>(document: Document<T>): string =>
  typeof document === "string" ? document : JSON.stringify(document);
