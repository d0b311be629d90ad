import { useEffect, useMemo, useRef, useState } from "react";
import type { IChangeEvent } from "@rjsf/core";
import type { RJSFSchema, RJSFValidationError } from "@rjsf/utils";
import type { FormSchema, PlanDocument, Refusal } from "reunify";
import { isDay, now } from "../app/dates";
import { useSession } from "../app/session";
import { GovukForm } from "../forms/theme";
import { orderOf } from "../forms/order";
import { validator } from "../forms/validator";
import { ErrorSummary, type Problem } from "../govuk/ErrorSummary";
import { Input } from "../govuk/Input";
import { problemsOf } from "../govuk/problems";
import { Select } from "../govuk/Select";
import { core } from "../worker/client";
import { entryOf, formOf, titleOf, type Choice, type Head, type Subject } from "./entry";
import { FactFields } from "./FactFields";

interface Props {
  readonly subject: Subject;
  readonly plan: PlanDocument;
  onDone(recorded: boolean): void;
}

type Data = Record<string, unknown>;

/** What is asked about one thing that is recorded, and the entry that comes of it. */
export function RecordForm({ subject, plan, onDone }: Props) {
  const { append, when } = useSession();
  const roles = rolesOf(subject, plan);
  const [head, setHead] = useState<Head>({ occurred: when.asOf, role: roles[0]?.value ?? "", reference: "" });
  const [choice, setChoice] = useState<Choice>(() => ({ option: optionsOf(subject, plan)[0]?.value ?? "" }));
  const [data, setData] = useState<Data>({});
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const form = formOf(subject, plan);
  const schema = useSchema(form);
  const order = useMemo(() => orderOf(plan.forms?.find(({ id }) => id === form)?.schema as RJSFSchema | undefined), [plan, form]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [subject]);

  const record = async (given: Data | undefined) => {
    if (!isDay(head.occurred)) {
      setProblems([{ text: "Enter the day on which it happened", field: "occurred" }]);
      return;
    }
    const refusal: Refusal | undefined = await append(entryOf(subject, head, now(), choice, given));
    if (refusal) setProblems(problemsOf(refusal));
    else onDone(true);
  };
  const options = optionsOf(subject, plan);
  return (
    <section aria-labelledby="record">
      <h2 className="govuk-heading-l" id="record" tabIndex={-1} ref={heading}>
        Record: {titleOf(subject, plan)}
      </h2>
      <ErrorSummary problems={problems} title={problems.some(({ field }) => field) ? "There is a problem" : "It was not recorded"} />
      <Input
        id="occurred"
        label="The day on which it happened"
        type="date"
        value={head.occurred}
        error={problems.find(({ field }) => field === "occurred")?.text}
        onChange={(occurred) => setHead({ ...head, occurred })}
      />
      <Select label="Who did it" value={head.role} options={roles} onChange={(role) => setHead({ ...head, role })} />
      <Input
        label="Your reference for the person (optional)"
        hint="Such as sw-17: no names."
        value={head.reference}
        onChange={(reference) => setHead({ ...head, reference })}
      />
      {options.length > 0 && (
        <Select label={asked(subject)} value={choice.option ?? ""} options={options} onChange={(option) => setChoice({ ...choice, option })} />
      )}
      {subject.kind === "fact" && <FactFields id={subject.id} plan={plan} choice={choice} onChange={setChoice} />}
      {schema === undefined && (
        <div className="govuk-button-group">
          <button type="button" className="govuk-button" onClick={() => void record(undefined)}>
            Record
          </button>
          <Cancel onDone={onDone} />
        </div>
      )}
      {schema && (
        <GovukForm
          idPrefix="form"
          schema={schema as RJSFSchema}
          uiSchema={order}
          validator={validator}
          formData={data}
          // Nobody has answered until they do: no yes or no is picked for them.
          experimental_defaultFormStateBehavior={{ requiredBooleanDefault: "skip" }}
          noHtml5Validate
          showErrorList={false}
          onChange={({ formData }: IChangeEvent<Data>) => setData(formData ?? {})}
          onSubmit={({ formData }: IChangeEvent<Data>) => void record(tidy(formData))}
          onError={(errors) => setProblems(errors.map((error) => problem(error, schema as RJSFSchema)))}
        >
          <div className="govuk-button-group">
            <button type="submit" className="govuk-button">
              Record
            </button>
            <Cancel onDone={onDone} />
          </div>
        </GovukForm>
      )}
    </section>
  );
}

function Cancel({ onDone }: Pick<Props, "onDone">) {
  return (
    <button type="button" className="govuk-button govuk-button--secondary" onClick={() => onDone(false)}>
      Cancel
    </button>
  );
}

/** The schema of a form, as the policies in force leave it; `null` while it is fetched. */
function useSchema(form: string | undefined): FormSchema | undefined {
  const [schema, setSchema] = useState<FormSchema>(null);
  useEffect(() => {
    if (form === undefined) return;
    let current = true;
    void (async () => {
      const answer = await (await core()).form(form);
      if (current && "ok" in answer) setSchema(answer.ok);
    })();
    return () => {
      current = false;
    };
  }, [form]);
  return form === undefined ? undefined : schema;
}

/** What is wrong with an answer, with the question, and the field to go to. */
function problem({ message = "", property = "" }: RJSFValidationError, schema: RJSFSchema): Problem {
  const path = property.split(".").filter(Boolean);
  const question = path.reduce<RJSFSchema | undefined>(
    (at, part) => (at?.items ? (at.items as RJSFSchema) : (at?.properties?.[part] as RJSFSchema | undefined)),
    schema,
  );
  const text = question?.title ? `${question.title}: ${message.charAt(0).toLowerCase()}${message.slice(1)}` : message;
  return { text, field: ["form", ...path].join("_") };
}

/** An answer that was cleared is left out: the core takes no `undefined`. */
const tidy = (data: Data | undefined): Data => JSON.parse(JSON.stringify(data ?? {})) as Data;

const asked = (subject: Subject): string =>
  subject.kind === "action" && subject.action.kind === "approval" ? "Is it approved?" : "What was decided";

interface Option {
  readonly value: string;
  readonly text: string;
}

function optionsOf(subject: Subject, plan: PlanDocument): readonly Option[] {
  if (subject.kind !== "action") return [];
  const { kind, id } = subject.action;
  if (kind === "approval") {
    return [
      { value: "given", text: "Yes" },
      { value: "refused", text: "No" },
    ];
  }
  if (kind !== "decision") return [];
  const options = plan.decisions?.find((decision) => decision.id === id)?.options ?? [];
  return options.map((option) => ({ value: option.id, text: option.title }));
}

/** Those who may do it here, by their posts; anybody, where the plan leaves it open. */
function rolesOf(subject: Subject, plan: PlanDocument): readonly Option[] {
  if (subject.kind !== "action") return (plan.roles ?? []).map(({ id, title }) => ({ value: id, text: title }));
  return subject.action.by.map(({ role, title, post }) => ({ value: role, text: post && post !== title ? `${title} (${post})` : title }));
}
