import { useSyncExternalStore } from "react";

/** The pages, and what each is called. */
export const PAGES = {
  case: "Case",
  plan: "Plan",
  policy: "Policy",
  letters: "Letters",
  data: "Data and costs",
} as const;

export type PageId = keyof typeof PAGES;

export const PAGE_IDS = Object.keys(PAGES) as PageId[];

/** The address of a page: after the `#`, so that any static server will do. */
export const address = (page: PageId): string => `#/${page}`;

function current(): PageId {
  const name = location.hash.replace(/^#\/?/, "");
  return PAGE_IDS.find((page) => page === name) ?? "case";
}

function listen(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

/** The page that the address names. */
export const usePage = (): PageId => useSyncExternalStore(listen, current);
