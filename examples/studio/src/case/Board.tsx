// The board of the case and its timeline, as the web components show them.

import { useEffect, useRef } from "react";
import type { CaseDocument, Evaluation, PlanDocument } from "reunify";
import "reunify-elements";
import type { ActionDetail, CasePart } from "reunify-elements";
import { useSession } from "../app/session";
import type { Action } from "./entry";

interface Shown {
  readonly evaluation: Evaluation | undefined;
  readonly document: CaseDocument;
  readonly plan: PlanDocument;
}

const STANDING: readonly CasePart[] = [
  "standing",
  "deadlines",
  "decisions",
  "requirements",
  "unknowns",
  "owed",
  "findings",
  "advisories",
  "classifications",
  "receipt",
];
const ACTIONS: readonly CasePart[] = ["actions"];

function useShared({ evaluation, document, plan }: Shown) {
  const { explain } = useSession();
  return { evaluation, caseDocument: document, plan, explain: (item: string) => explain(item) };
}

/** Where it stands, what is due and what is in the way. */
export function Standing(shown: Shown) {
  return <reunify-case {...useShared(shown)} show={STANDING} readOnly />;
}

/** What each role may do next, with why not. */
export function Actions({ onAction, ...shown }: Shown & { onAction(action: Action): void }) {
  const board = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = board.current;
    const act = (event: Event) => onAction((event as CustomEvent<ActionDetail>).detail.action);
    element?.addEventListener("reunify-action", act);
    return () => element?.removeEventListener("reunify-action", act);
  }, [onAction]);
  // Its first heading comes right under the page's.
  return <reunify-case ref={board} {...useShared(shown)} show={ACTIONS} headingLevel={1} />;
}

/** What happened and what was due, in a picture and in a table. */
export function Timeline(shown: Shown) {
  return <reunify-timeline {...useShared(shown)} />;
}
