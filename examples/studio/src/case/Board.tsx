import { useEffect, useRef } from "react";
import type { CaseDocument, Evaluation, PlanDocument } from "reunify";
import "reunify-elements";
import type { ActionDetail } from "reunify-elements";
import { useSession } from "../app/session";
import type { Action } from "./entry";

interface Props {
  readonly evaluation: Evaluation;
  readonly document: CaseDocument;
  readonly plan: PlanDocument;
  onAction(action: Action): void;
}

/** The board of the case and its timeline, as the web components show them. */
export function Board({ evaluation, document, plan, onAction }: Props) {
  const { explain } = useSession();
  const board = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = board.current;
    const act = (event: Event) => onAction((event as CustomEvent<ActionDetail>).detail.action);
    element?.addEventListener("reunify-action", act);
    return () => element?.removeEventListener("reunify-action", act);
  }, [onAction]);
  const shared = { evaluation, caseDocument: document, plan, explain: (item: string) => explain(item) };
  return (
    <>
      <reunify-case ref={board} {...shared} />
      <reunify-timeline {...shared} />
    </>
  );
}
