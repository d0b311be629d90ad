import type { PlanDocument } from "reunify";
import { Input } from "../govuk/Input";
import { Select } from "../govuk/Select";
import type { Choice } from "./entry";

interface Props {
  readonly id: string;
  readonly plan: PlanDocument;
  readonly choice: Choice;
  onChange(choice: Choice): void;
}

const STANDINGS = [
  { value: "known", text: "It is known" },
  { value: "unconfirmed", text: "It was reported and is not confirmed" },
  { value: "disputed", text: "People disagree about it" },
  { value: "unknown", text: "It was asked and is not known" },
  { value: "not-asked", text: "Nobody has asked yet" },
];

/** How far a fact is known, what it is, and who says so. */
export function FactFields({ id, plan, choice, onChange }: Props) {
  const standing = choice.standing ?? "known";
  const { value: _, ...without } = choice;
  const give = (value: Choice["value"] | undefined) => onChange(value === undefined ? without : { ...choice, value });
  return (
    <>
      <Select
        label="How far it is known"
        value={standing}
        options={STANDINGS}
        onChange={(next) => onChange({ ...choice, standing: next as NonNullable<Choice["standing"]> })}
      />
      {standing !== "unknown" && standing !== "not-asked" && <Value id={id} plan={plan} value={choice.value} onValue={give} />}
      <Input label="Who says so, or where it is written (optional)" wide value={choice.source ?? ""} onChange={(source) => onChange({ ...choice, source })} />
    </>
  );
}

interface ValueProps extends Pick<Props, "id" | "plan"> {
  readonly value: Choice["value"];
  onValue(value: Choice["value"] | undefined): void;
}

function Value({ id, plan, value, onValue }: ValueProps) {
  const type = plan.facts?.find((fact) => fact.id === id)?.value;
  const none = { value: "", text: "Choose" };
  if (typeof type === "object" && "choice" in type) {
    const options = [none, ...type.choice.map((answer) => ({ value: answer.id, text: answer.title }))];
    return <Select label="What it is" value={String(value ?? "")} options={options} onChange={(text) => onValue(text || undefined)} />;
  }
  if (type === "yes-no") {
    const options = [none, { value: "true", text: "Yes" }, { value: "false", text: "No" }];
    return <Select label="What it is" value={String(value ?? "")} options={options} onChange={(text) => onValue(text ? text === "true" : undefined)} />;
  }
  const whole = type === "number";
  return (
    <Input
      label="What it is"
      type={type === "date" ? "date" : "text"}
      value={String(value ?? "")}
      onChange={(text) => onValue(text === "" ? undefined : whole && /^-?\d+$/.test(text) ? Number(text) : text)}
    />
  );
}
