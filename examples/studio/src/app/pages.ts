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

/** The address of a page, or of a view of it: after the `#`, so that any static server will do. */
export const address = (page: PageId, view?: string): string => `#/${page}${view ? `/${view}` : ""}`;

const parts = (hash: string): readonly string[] => hash.replace(/^#\/?/, "").split("/");

function listen(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}

const useHash = (): string => useSyncExternalStore(listen, () => location.hash);

/** The page that the address names. */
export function usePage(): PageId {
  const name = parts(useHash())[0];
  return PAGE_IDS.find((page) => page === name) ?? "case";
}

/** What the address names after the page. */
export const useViewName = (): string | undefined => parts(useHash())[1];

/** The view of the page that the address names; the first, if it names none. */
export function useView<T extends string>(views: readonly [T, ...T[]]): T {
  const name = useViewName();
  return views.find((view) => view === name) ?? views[0];
}
