import type { CaseDocument, Evaluation, Explanation, PlanDocument } from "reunify";

export type { CaseDocument, Evaluation, Explanation, PlanDocument };

export type Deadline = Evaluation["deadlines"][number];
export type Decision = Evaluation["decisions"][number];
export type Requirement = Evaluation["requirements"][number];
export type Owed = Evaluation["owed"][number];
export type Advisory = Evaluation["advisories"][number];
export type Classification = Evaluation["classifications"][number];
export type Finding = Evaluation["findings"][number];
export type FailedRule = Evaluation["failed-rules"][number];
export type Stage = Evaluation["path"][number];
export type Reader = Evaluation["reader"];
export type Says = Explanation["says"][number];
export type LogEvent = CaseDocument["events"][number];

/** Something that somebody may do next, or may not do yet. */
export type Action = Evaluation["actions"][number];
/** Who may do it. */
export type Holder = Action["by"][number];
export type Missing = NonNullable<Action["missing"]>[number];
export type Grounds = Action["grounds"];
export type EventReference = NonNullable<Requirement["events"]>[number];

/** Tells why an item of the evaluation is as it is. It may ask a Worker, and answer later. */
export type Explain = (item: string) => Explanation | Promise<Explanation>;
