// The policy that is being written. It outlives the page, so that looking at a case and coming back loses nothing.

import { useSyncExternalStore } from "react";
import type { Files } from "./files";

export interface Opened {
  readonly files: Files;
  /** The file in the editor. */
  readonly path: string;
}

let opened: Opened | undefined;
let aside: Opened | undefined;
const listeners = new Set<() => void>();

/** Puts a policy, or none, in the place of the one that is open. */
export function setOpened(next: Opened | undefined): void {
  if (!next) aside = opened;
  opened = next;
  for (const changed of listeners) changed();
}

const listen = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};

export const useOpened = (): Opened | undefined => useSyncExternalStore(listen, () => opened);

/** The policy that was open before somebody looked for another. */
export const setAside = (): Opened | undefined => aside;
