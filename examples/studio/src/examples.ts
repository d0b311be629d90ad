// The examples of the repository, each a file of the built site that is fetched when it is asked for.

const cases = import.meta.glob<string>("../../cases/*.json", { query: "?url", import: "default", eager: true });
const policies = import.meta.glob<string>("../../policies/*/{policy.json,rules/*.rhai,tests/*.json}", {
  query: "?url",
  import: "default",
  eager: true,
});

/** An example case, and the day on which it is worth looking at. */
export interface ExampleCase {
  readonly id: string;
  readonly title: string;
  readonly asOf: string;
}

const CASES: readonly ExampleCase[] = [
  { id: "planned-return-s20", title: "A planned return from foster care", asOf: "2026-02-20" },
  { id: "placement-with-parents-care-order", title: "At home with a father, under a care order", asOf: "2026-02-20" },
  { id: "interim-order-at-home", title: "A baby at home under an interim care order", asOf: "2026-02-20" },
  { id: "immediate-placement-regulation-19", title: "Placed with her father before the assessment", asOf: "2026-01-08" },
  { id: "unplanned-return-s20", title: "A return that nobody planned", asOf: "2026-02-20" },
  { id: "seventeen-year-old", title: "A young man of 17 who chooses to go home", asOf: "2026-02-12" },
  { id: "broken-down-return", title: "A return that broke down, and a second attempt", asOf: "2026-02-20" },
  { id: "siblings-older", title: "The older of two sisters: not before her exams", asOf: "2026-02-20" },
  { id: "siblings-younger", title: "The younger of two sisters: work towards a return", asOf: "2026-02-20" },
];

const text = async (address: string): Promise<string> => (await fetch(address)).text();

/** The cases that there is a file of. */
export const exampleCases: readonly ExampleCase[] = CASES.filter(({ id }) => `../../cases/${id}.json` in cases);

/** The text of an example case. */
export async function exampleCase(id: string): Promise<string> {
  const address = cases[`../../cases/${id}.json`];
  if (!address) throw new Error(`there is no example ${id}`);
  return text(address);
}

/** The names of the example policies. */
export const examplePolicies: readonly string[] = [
  ...new Set(Object.keys(policies).map((path) => path.split("/")[3] ?? "")),
].sort();

/** The files of an example policy, by their paths in its folder. */
export async function examplePolicy(name: string): Promise<Record<string, string>> {
  const folder = `../../policies/${name}/`;
  const files = Object.entries(policies).filter(([path]) => path.startsWith(folder));
  return Object.fromEntries(await Promise.all(files.map(async ([path, at]) => [path.slice(folder.length), await text(at)] as const)));
}
