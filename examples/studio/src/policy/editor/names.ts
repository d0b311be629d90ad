// What may stand in a string of a rule: the names of the plan that the function around it takes.

import type { PolicyReference } from "reunify-workbench";
import { callAtEnd, typeAtEnd, type Described } from "./chain";

export interface Name {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  readonly has: readonly string[];
}

const KINDS = { facts: "fact", tasks: "task", occurrences: "occurrence", decisions: "decision", approvals: "approval", stages: "stage", roles: "role" } as const;
type Group = keyof typeof KINDS;
const GROUPS = Object.keys(KINDS) as Group[];

/** The names of the plan, of all kinds or of one. */
export const namesOf = (reference: PolicyReference, groups: readonly Group[] = GROUPS): readonly Name[] =>
  groups.flatMap((group) => reference[group].map(({ name, title, has = [] }) => ({ name, title, has, kind: KINDS[group] })));

/** The names that fit into a string which starts at the end of a script. */
export function namesFor(reference: PolicyReference, script: string): readonly Name[] {
  const call = callAtEnd(script);
  if (!call) return namesOf(reference);
  const method = call.before.trimEnd().replace(/\.$/, "");
  const on = typeAtEnd(method, reference.functions);
  const fits = ({ name, on: asked }: Described) => name === call.name && (on === undefined || asked === on);
  const takes = reference.functions.find(fits)?.takes[call.argument];
  switch (takes) {
    case "fact-name":
      return namesOf(reference, ["facts"]);
    case "task-name":
      return namesOf(reference, ["tasks"]);
    case "occurrence-name":
      return namesOf(reference, ["occurrences"]);
    case "decision-name":
      return namesOf(reference, ["decisions"]);
    case "approval-name":
      return namesOf(reference, ["approvals"]);
    case "stage-name":
      return namesOf(reference, ["stages"]);
    case "role-name":
      return namesOf(reference, ["roles"]);
    case "option-name":
      return within(namesOf(reference, ["decisions"]), method, "option");
    case "place":
      return within(namesOf(reference, ["tasks", "occurrences"]), method, "field");
    case "value":
    case "values":
      return within(namesOf(reference, ["facts"]), method, "value").filter(({ name }) => !name.includes(" "));
    default:
      return takes ? [] : namesOf(reference);
  }
}

/** What the items have that an expression names, or that any has if it names none. */
function within(items: readonly Name[], expression: string, kind: string): readonly Name[] {
  const named = [...expression.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
  const chosen = items.filter(({ name }) => named.includes(name));
  const all = (chosen.length > 0 ? chosen : items).flatMap(({ has, title }) => has.map((name) => ({ name, title, kind, has: [] })));
  return [...new Map(all.map((one) => [one.name, one])).values()];
}
