// What a policy changes, in words.

import type { Diagnostics, PolicyCheck } from "reunify-workbench";
import { long } from "../app/dates";

export type Change = PolicyCheck["changes"][number];
export type Effect = NonNullable<PolicyCheck["cases"]>[number]["effects"][number];

export const KINDS: readonly { readonly kind: Change["kind"]; readonly title: string }[] = [
  { kind: "tightened", title: "Stricter" },
  { kind: "added", title: "Added" },
  { kind: "rule", title: "Rules" },
  { kind: "adapted", title: "Done otherwise than in the framework" },
  { kind: "dropped", title: "Of the framework, not used here" },
  { kind: "post", title: "Who holds which role" },
  { kind: "relabelled", title: "Called otherwise" },
];

export const AUTHORITIES: Readonly<Record<Change["grounds"]["authority"], string>> = {
  statute: "law",
  "statutory-guidance": "statutory guidance",
  framework: "framework",
  local: "local policy",
};

/** Where it is written. */
export const cited = ({ cites }: Change["grounds"]): string => cites.map(({ short, at }) => `${short}, ${at}`).join("; ");

/** What changes for a case, in a sentence about the title; `gained` says by what a new duty was not asked. */
export function effectWords({ kind, due, "was-due": was }: Effect, gained: string): string {
  const on = due ? ` on ${long(due)}` : "";
  const before = was ? ` ${long(was)}` : "";
  switch (kind) {
    case "deadline-gained":
      return `is due${on}, ${gained}`;
    case "deadline-sooner":
      return `is due sooner: on ${long(due ?? "")} instead of${before}`;
    case "deadline-later":
      return `is due later: on ${long(due ?? "")} instead of${before}`;
    case "deadline-lost":
      return `is no longer due${was ? ` (it was on${before})` : ""}`;
    case "requirement-gained":
      return "is needed before a decision takes effect";
    case "requirement-lost":
      return "is no longer needed before a decision takes effect";
    case "owed-gained":
      return "is owed from an earlier stage";
    case "owed-lost":
      return "is no longer owed from an earlier stage";
    case "advice-gained":
      return "is advised";
    case "advice-lost":
      return "is no longer advised";
    case "finding-gained":
      return `A rule says so${due ? `, by ${long(due)}` : ""}`;
    case "finding-lost":
      return "A rule no longer says so";
    case "rule-failed":
      return "A rule failed on this case";
    case "stage-moved":
      return "is the stage that the case is at now";
  }
}

/** Who has to see to it, each once. */
export const holders = ({ by = [] }: Effect): string => [...new Set(by.map(({ post, title }) => post ?? title))].join(", ");

/** So many of something: 1 change, 2 changes. */
export const count = (number: number, one: string, more = `${one}s`): string => `${number === 0 ? "no" : number} ${number === 1 ? one : more}`;

/** The first letter as a sentence has it. */
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const isError = ({ severity }: Diagnostics[number]): boolean => severity === "error";

/** A text of which what stands in backticks is code. */
export const pieces = (text: string): readonly { readonly code: boolean; readonly text: string }[] =>
  text.split("`").map((piece, index) => ({ code: index % 2 === 1, text: piece }));
