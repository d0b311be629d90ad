// Cases that somebody asked to have kept in this browser. Nothing else is kept anywhere.

import { clear, createStore, entries, set } from "idb-keyval";
import type { CaseDocument } from "reunify";

const store = createStore("reunify-studio", "cases");

/** Keeps a case, in place of one of the same name. */
export const keep = (document: CaseDocument): Promise<void> => set(document.id, document, store);

/** The cases that are kept. */
export const kept = async (): Promise<readonly CaseDocument[]> =>
  (await entries<string, CaseDocument>(store)).map(([, document]) => document);

/** Forgets all of them. */
export const forget = (): Promise<void> => clear(store);
