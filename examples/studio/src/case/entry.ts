import type { Entry, Evaluation, PlanDocument } from "reunify";

export type Action = Evaluation["actions"][number];

/** Something that a person may record: what an evaluation offers, an occurrence, or a fact. */
export type Subject =
  | { readonly kind: "action"; readonly action: Action }
  | { readonly kind: "occurrence"; readonly id: string }
  | { readonly kind: "fact"; readonly id: string };

/** What the page asks about every entry. */
export interface Head {
  readonly occurred: string;
  readonly role: string;
  readonly reference: string;
}

/** What a decision, an approval or a fact is asked besides its form. */
export interface Choice {
  readonly option?: string;
  readonly standing?: "known" | "unknown" | "not-asked" | "disputed" | "unconfirmed";
  readonly value?: boolean | number | string;
  readonly source?: string;
}

type Data = Record<string, never> | undefined;

/** The form that goes with something, if there is one. */
export function formOf(subject: Subject, plan: PlanDocument): string | undefined {
  if (subject.kind === "action") return subject.action.form;
  if (subject.kind === "fact") return undefined;
  return plan.occurrences?.find(({ id }) => id === subject.id)?.form;
}

/** What it is called. */
export function titleOf(subject: Subject, plan: PlanDocument): string {
  if (subject.kind === "action") return subject.action.title;
  const items = subject.kind === "fact" ? plan.facts : plan.occurrences;
  return items?.find(({ id }) => id === subject.id)?.title ?? subject.id;
}

/** The entry as the core takes it. */
export function entryOf(subject: Subject, head: Head, recorded: string, choice: Choice, data: unknown): Entry {
  const base = {
    occurred: head.occurred,
    recorded,
    actor: { role: head.role, ...(head.reference && { reference: head.reference }) },
  };
  const form = data === undefined ? {} : { data: data as NonNullable<Data> };
  if (subject.kind === "occurrence") return { ...base, type: "occurrence", id: subject.id, ...form };
  if (subject.kind === "fact") {
    const { standing = "known", value, source } = choice;
    return { ...base, type: "fact", id: subject.id, standing, ...(value !== undefined && { value }), ...(source && { source }) };
  }
  const { id, kind, about = 0 } = subject.action;
  switch (kind) {
    case "task":
      return { ...base, type: "task", id, ...form };
    case "decision":
      return { ...base, type: "decision", id, option: choice.option ?? "", ...form };
    case "approval":
      return { ...base, type: "approval", id, about, outcome: choice.option === "refused" ? "refused" : "given", ...form };
    case "effect":
      return { ...base, type: "effect", about };
  }
}
