import { useState } from "react";
import type { PlanDocument } from "reunify";
import { Select } from "../govuk/Select";
import type { Subject } from "./entry";

interface Props {
  readonly plan: PlanDocument;
  onPick(subject: Subject): void;
}

/** What may happen or become known at any time, and waits for nobody's turn. */
export function SomethingElse({ plan, onPick }: Props) {
  const [picked, setPicked] = useState("");
  const options = [
    { value: "", text: "Choose" },
    ...(plan.occurrences ?? []).map(({ id, title }) => ({ value: `occurrence:${id}`, text: title })),
    ...(plan.facts ?? []).map(({ id, title }) => ({ value: `fact:${id}`, text: `What is known: ${title}` })),
  ];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const [kind, id] = picked.split(":");
        if (id && (kind === "occurrence" || kind === "fact")) onPick({ kind, id });
      }}
    >
      <Select label="Something else that happened or is now known" value={picked} options={options} onChange={setPicked} />
      <button type="submit" className="govuk-button govuk-button--secondary">
        Record it
      </button>
    </form>
  );
}
