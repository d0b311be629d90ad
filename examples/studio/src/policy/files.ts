// A policy as the files of its folder.

/** The files by their paths: `policy.json`, `rules/*.rhai` and `tests/*.json`. */
export type Files = Readonly<Record<string, string>>;

export const MANIFEST = "policy.json";
export const KINDS = { rule: { folder: "rules", ending: "rhai" }, test: { folder: "tests", ending: "json" } } as const;
export type Kind = keyof typeof KINDS;

const OF_A_POLICY = /^(policy\.json|rules\/[^/]+\.rhai|tests\/[^/]+\.json)$/;

/** What a file is, by its path; nothing for the manifest. */
export const kindOf = (path: string): Kind | undefined =>
  path.startsWith("rules/") ? "rule" : path.startsWith("tests/") ? "test" : undefined;

/** The paths in the order in which they are listed. */
export function paths(files: Files): readonly string[] {
  const rank = (path: string) => (path === MANIFEST ? 0 : kindOf(path) === "rule" ? 1 : 2);
  return Object.keys(files).sort((one, other) => rank(one) - rank(other) || one.localeCompare(other));
}

/** The path of a file that somebody named, or what is wrong with the name. */
export function pathFor(kind: Kind, name: string, files: Files, except?: string): { path: string } | { problem: string } {
  const { folder, ending } = KINDS[kind];
  const bare = name.trim().replace(new RegExp(`\\.${ending}$`), "");
  if (!/^[a-z0-9][a-z0-9-]*$/.test(bare)) return { problem: "Enter a name of small letters, digits and hyphens, such as seen-alone" };
  const path = `${folder}/${bare}.${ending}`;
  return path in files && path !== except ? { problem: `There is a file ${path} already` } : { path };
}

/** A policy that changes nothing yet. */
export const blank = (plan: { id: string; version: string }): Files => ({
  [MANIFEST]: `${JSON.stringify(
    {
      format: "reunify-policy/1",
      id: "our-policy",
      version: "0.1.0",
      title: "Our policy: children who may return home",
      owner: "Who answers for it",
      plan: { id: plan.id, from: plan.version, below: `${Number.parseInt(plan.version, 10) + 1}.0.0` },
      sources: [],
    },
    null,
    2,
  )}\n`,
});

/** What a new file says at first. */
export const starter = (kind: Kind): string =>
  kind === "rule"
    ? "// Say here, for people, what the rule asks.\n\n"
    : `${JSON.stringify({ format: "reunify-policy-test/1", title: "What it tries", given: [], tests: [] }, null, 2)}\n`;

/** The files with one of them under another path; where the manifest names it, it names the new one. */
export function renamed(files: Files, from: string, to: string): Files {
  const { [from]: text = "", ...others } = files;
  const manifest = others[MANIFEST]?.replaceAll(JSON.stringify(from), JSON.stringify(to));
  return { ...others, ...(manifest !== undefined && { [MANIFEST]: manifest }), [to]: text };
}

export const without = (files: Files, path: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([other]) => other !== path));

export interface Manifest {
  readonly id: string;
  readonly version: string;
  readonly title: string;
}

/** What the policy is called, as far as its manifest can be read. */
export function manifestOf(files: Files): Manifest {
  const named = { id: "policy", version: "0", title: "A policy without a title" };
  try {
    const { id, version, title } = JSON.parse(files[MANIFEST] ?? "") as Partial<Record<keyof Manifest, unknown>>;
    if (typeof id === "string") named.id = id;
    if (typeof version === "string") named.version = version;
    if (typeof title === "string") named.title = title;
  } catch {
    // It is being written: the check says what is wrong with it.
  }
  return named;
}

/** The files of a pack that the core has read and found whole. */
export function unpacked(pack: { policy: unknown; scripts?: Record<string, string>; tests?: Record<string, unknown> }): Files {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const tests = Object.entries(pack.tests ?? {}).map(([path, test]) => [path, json(test)]);
  return { [MANIFEST]: json(pack.policy), ...pack.scripts, ...Object.fromEntries(tests) };
}

/** Files that somebody picked, by their paths in the policy's folder; those that are not of a policy are left out. */
export async function picked(given: readonly File[]): Promise<Files> {
  const read = await Promise.all(given.map(async (file) => [file.webkitRelativePath || file.name, await file.text()] as const));
  const at = read.map(([path]) => path).filter((path) => path === MANIFEST || path.endsWith(`/${MANIFEST}`));
  const root = at.sort((one, other) => one.length - other.length)[0]?.slice(0, -MANIFEST.length) ?? "";
  const placed = read.map(([path, text]) => [placeOf(path.startsWith(root) ? path.slice(root.length) : path, root), text] as const);
  return Object.fromEntries(placed.filter(([path]) => OF_A_POLICY.test(path)));
}

/** Files that are picked one by one come without their folders. */
function placeOf(path: string, root: string): string {
  if (root || path.includes("/") || path === MANIFEST) return path;
  return path.endsWith(".rhai") ? `rules/${path}` : `tests/${path}`;
}
