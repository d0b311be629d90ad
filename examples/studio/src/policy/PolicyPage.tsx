import { useMemo } from "react";
import { useSession } from "../app/session";
import { deskFor } from "./desk";
import { OpenPolicy } from "./OpenPolicy";
import { useOpened } from "./opened";
import "./policy.scss";
import { WritePolicy } from "./WritePolicy";

/** A local policy: its files, what is wrong with them, and what they do. */
export default function PolicyPage() {
  const { planText } = useSession();
  const opened = useOpened();
  const desk = useMemo(() => (planText ? deskFor(planText) : undefined), [planText]);
  if (!desk) return <p className="govuk-body">Loading</p>;
  return opened ? <WritePolicy desk={desk} opened={opened} /> : <OpenPolicy desk={desk} />;
}
