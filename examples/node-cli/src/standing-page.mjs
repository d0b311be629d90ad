import { day } from "./day.mjs";

const CALLED_FOR = ["deadline", "owed", "waiting"];

/** Where a case stands, as a page for a terminal. `nameOf` gives what the reader calls an item. */
export function standingPage(evaluation, nameOf, paint) {
  const { stage } = evaluation;
  const since = stage.since ? `, since ${day(stage.since)}` : "";
  return [
    `${paint(evaluation.case, "bold")} on ${day(evaluation["as-of"])}`,
    `Stage: ${paint(nameOf(stage.item), "bold")}${since}`,
    ...deadlines("OVERDUE", "red", "overdue"),
    ...deadlines("DUE SOON", "yellow", "due-soon"),
    ...next(),
    "",
    evaluation["next-change"]
      ? `If nothing else is recorded, this answer changes on ${day(evaluation["next-change"])}.`
      : "If nothing else is recorded, this answer does not change.",
  ].join("\n");

  function deadlines(heading, style, status) {
    const found = evaluation.deadlines.filter((deadline) => deadline.status === status);
    return ["", paint(heading, style, "bold"), ...(found.length > 0 ? found.flatMap(deadline) : ["  nothing"])];
  }

  function deadline({ item, due, "owed-by": owedBy }) {
    return [`  ${nameOf(item)}: by ${day(due)}`, ...forStaff([owedBy.title]), `    ${paint(item, "dim")}`];
  }

  function next() {
    const wanted = evaluation.actions.filter(({ occasion }) => CALLED_FOR.includes(occasion));
    const shown = wanted.length > 0 ? wanted : evaluation.actions.filter(({ occasion }) => occasion === "stage");
    return ["", paint("WHAT IS NEXT", "bold"), ...(shown.length > 0 ? shown.flatMap(action) : ["  nothing"])];
  }

  function action({ item, open, by, missing = [] }) {
    const may = { yes: "may be done", no: "may not be done yet", unknown: "not known whether it may be done" };
    return [
      `  ${nameOf(item)}: ${may[open]}`,
      `    by: ${by.map(({ title }) => title).join(", or ")}`,
      ...forStaff(missing.map((needed) => `missing: ${eitherOf(needed)}`)),
      `    ${paint(item, "dim")}`,
    ];
  }

  // These are in the words of practitioners. A family finds the same in the explanation, in its own.
  function forStaff(lines) {
    return evaluation.reader === "practitioner" ? lines.map((line) => `    ${line}`) : [];
  }
}

function eitherOf({ title, or = [] }) {
  return [title, ...or.map(eitherOf)].join("; or: ");
}
