import type { CaseDocument, Grounds, Holder, LogEvent, PlanDocument } from "./documents.js";
import type { Words } from "./words.js";

type Named = { readonly id: string; readonly title: string };

/** A name for which there is no title: `home-visit` is “Home visit”. */
export function spelt(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function titled(id: string, ...lists: (readonly Named[] | undefined)[]): string {
  for (const list of lists) {
    const found = list?.find((named) => named.id === id);
    if (found !== undefined) {
      return found.title;
    }
  }
  return spelt(id);
}

/** What practitioners call who holds a role, with the post that holds it here. */
export function holder({ title, post }: Holder): string {
  return post === undefined || post.toLowerCase() === title.toLowerCase() ? title : `${title} (${post})`;
}

export const holders = (all: readonly Holder[], words: Words): string =>
  all.map(holder).join(` ${words.or} `);

export const roleTitle = (plan: PlanDocument | undefined, role: string): string => titled(role, plan?.roles);

export const stageTitle = (plan: PlanDocument | undefined, stage: string): string => titled(stage, plan?.stages);

/** The address of a source, where the plan has one that a browser may follow. */
export function address(plan: PlanDocument | undefined, source: string): string | undefined {
  const url = plan?.sources?.find(({ id }) => id === source)?.url;
  return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}

export const authority = ({ authority: from, policy }: Grounds, words: Words): string =>
  policy === undefined ? words.authority[from] : words.localPolicy(policy);

/** What an option of a decision is called. */
export function optionTitle(plan: PlanDocument | undefined, decision: string, option: string): string {
  return titled(option, plan?.decisions?.find(({ id }) => id === decision)?.options);
}

export const decisionTitle = (plan: PlanDocument | undefined, decision: string): string =>
  titled(decision, plan?.decisions);

/** A value of a fact, as it is shown. */
export function value(shown: unknown, fact: string, plan: PlanDocument | undefined, words: Words): string {
  if (typeof shown === "boolean") {
    return shown ? words.yes : words.no;
  }
  const known = plan?.facts?.find(({ id }) => id === fact)?.value;
  if (typeof shown === "string" && typeof known === "object" && known !== null && "choice" in known) {
    return titled(shown, known.choice);
  }
  return typeof shown === "string" ? shown : JSON.stringify(shown);
}

/** What an event of the log is, in a few words. */
export function eventTitle(event: LogEvent, plan: PlanDocument | undefined, words: Words): string {
  switch (event.type) {
    case "task":
      return titled(event.id, plan?.tasks);
    case "occurrence":
      return titled(event.id, plan?.occurrences);
    case "fact": {
      const title = titled(event.id, plan?.facts);
      const standing = event.standing === "known" ? "" : ` (${words.standings[event.standing]})`;
      return event.value === undefined
        ? `${title}: ${words.standings[event.standing]}`
        : `${title}: ${value(event.value, event.id, plan, words)}${standing}`;
    }
    case "decision":
      return `${titled(event.id, plan?.decisions)}: ${optionTitle(plan, event.id, event.option)}`;
    case "approval":
      return `${titled(event.id, plan?.requirements)}: ${words.outcome[event.outcome]}, ${words.aboutEvent(event.about)}`;
    case "deviation":
      return `${words.eventTypes.deviation}: ${titled(event.id, plan?.tasks, plan?.requirements, plan?.timescales, plan?.decisions)}`;
    case "effect":
    case "peer-review":
      return `${words.eventTypes[event.type]}, ${words.aboutEvent(event.about)}`;
    case "learning":
      return event.about === undefined
        ? words.eventTypes.learning
        : `${words.eventTypes.learning}, ${words.aboutEvent(event.about)}`;
    case "migration":
      return `${words.eventTypes.migration}: ${event.to.id} ${event.to.version}`;
    case "withdrawal":
      return event.corrects === undefined ? words.eventTypes.withdrawal : words.withdraws(event.corrects);
  }
}

export const eventOf = (log: CaseDocument | undefined, seq: number): LogEvent | undefined =>
  log?.events.find((event) => event.seq === seq);
