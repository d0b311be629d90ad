import type { PlanDocument } from "reunify";
import { long } from "../app/dates";

export type Basis = PlanDocument["stages"][number]["basis"];
export type Authority = Basis["authority"];

/** Who says so, in words. */
export const AUTHORITIES: Readonly<Record<Authority, string>> = {
  statute: "Law",
  "statutory-guidance": "Statutory guidance",
  framework: "Framework",
  local: "Local policy",
};

type Limit = NonNullable<PlanDocument["timescales"]>[number]["limits"][number];
type Length = Limit["within"];

/** A length of time: 10 working days. */
export function length(given: Length): string {
  const [unit = "days", count = 0] = Object.entries(given)[0] ?? [];
  const name = unit.replace("-", " ");
  return `${count} ${count === 1 ? name.replace(/s$/, "") : name}`;
}

type Period = { readonly from?: string; readonly to?: string } | undefined;

/** From when to when something is in force. */
export function inForce(period: Period): string {
  if (!period) return "always";
  const { from, to } = period;
  return [from && `from ${long(from)}`, to && `until ${long(to)}`].filter(Boolean).join(" ");
}

/** A limit: at first, and each time after that. */
export function limit({ within, then = [] }: Limit): string {
  const after = [...new Set(then.map(({ every }) => length(every)))];
  const again = after.length > 0 ? `, then every ${after.join(" or ")} as the case stands` : "";
  return `within ${length(within)}${again}`;
}
