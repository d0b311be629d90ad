// Forms from JSON Schemas, in the markup of the GOV.UK Design System.

import { withTheme } from "@rjsf/core";
import {
  ariaDescribedByIds,
  errorId,
  descriptionId,
  type ArrayFieldItemTemplateProps,
  type ArrayFieldTemplateProps,
  type FieldTemplateProps,
  type ObjectFieldTemplateProps,
  type RJSFSchema,
  type WidgetProps,
} from "@rjsf/utils";
import { useId } from "react";

type Data = Record<string, unknown>;

const group = (wrong: boolean) => `govuk-form-group${wrong ? " govuk-form-group--error" : ""}`;

function FieldTemplate({ id, schema, label, required, rawErrors = [], children, hidden, fieldPathId }: FieldTemplateProps<Data, RJSFSchema>) {
  if (hidden) return <div hidden>{children}</div>;
  if (schema.type === "object" || schema.type === "array") return <div>{children}</div>;
  const wrong = rawErrors.length > 0;
  const choices = isChoice(schema);
  const name = `${label}${required ? "" : " (optional)"}`;
  const around = (
    <>
      {schema.description && <div className="govuk-hint" id={descriptionId(fieldPathId)}>{schema.description}</div>}
      {rawErrors.map((error) => (
        <p className="govuk-error-message" id={errorId(fieldPathId)} key={error}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      ))}
      {children}
    </>
  );
  return (
    <div className={group(wrong)}>
      {choices ? (
        <fieldset className="govuk-fieldset" id={id} tabIndex={-1} aria-describedby={ariaDescribedByIds(fieldPathId)}>
          <legend className="govuk-fieldset__legend">{name}</legend>
          {around}
        </fieldset>
      ) : (
        <>
          <label className="govuk-label" htmlFor={id}>
            {name}
          </label>
          {around}
        </>
      )}
    </div>
  );
}

const isChoice = (schema: RJSFSchema): boolean => schema.type === "boolean" || Array.isArray(schema.enum);

function ObjectFieldTemplate({ title, description, properties, fieldPathId }: ObjectFieldTemplateProps<Data, RJSFSchema>) {
  const body = properties.map(({ content }) => content);
  // The form's own title is the page's heading.
  if (fieldPathId.path.length === 0) return <>{body}</>;
  return (
    <fieldset className="govuk-fieldset studio-item">
      {title && <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{title}</legend>}
      {description && <div className="govuk-hint">{description}</div>}
      {body}
    </fieldset>
  );
}

function ArrayFieldTemplate({ title, schema, items, canAdd, onAddClick, fieldPathId, rawErrors = [] }: ArrayFieldTemplateProps<unknown, RJSFSchema>) {
  const what = (schema.items as RJSFSchema | undefined)?.title ?? "one";
  return (
    <fieldset className={`govuk-fieldset ${group(rawErrors.length > 0)}`} id={fieldPathId.$id} tabIndex={-1}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">{title}</legend>
      {schema.description && <div className="govuk-hint">{schema.description}</div>}
      {rawErrors.map((error) => (
        <p className="govuk-error-message" key={error}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      ))}
      {items}
      {canAdd && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onAddClick}>
          Add: {what.charAt(0).toLowerCase() + what.slice(1)}
        </button>
      )}
    </fieldset>
  );
}

function ArrayFieldItemTemplate({ children, buttonsProps, index, hasToolbar }: ArrayFieldItemTemplateProps<unknown, RJSFSchema>) {
  return (
    <div className="studio-item">
      {children}
      {hasToolbar && buttonsProps.hasRemove && (
        <button type="button" className="studio-link govuk-body" onClick={buttonsProps.onRemoveItem}>
          Remove<span className="govuk-visually-hidden"> number {index + 1}</span>
        </button>
      )}
    </div>
  );
}

const wrong = ({ rawErrors }: WidgetProps): boolean => (rawErrors?.length ?? 0) > 0;

/** An answer in words: of several lines, unless it is a day or a number. */
function TextWidget(props: WidgetProps<Data, RJSFSchema>) {
  const { id, value, onChange, schema } = props;
  const shared = {
    id,
    "aria-describedby": ariaDescribedByIds(id),
    "aria-invalid": wrong(props as WidgetProps) || undefined,
    value: (value as string | number | undefined) ?? "",
  };
  const given = (text: string) => onChange(text === "" ? undefined : text);
  if (schema.format === "date") {
    return <input {...shared} type="date" className="govuk-input govuk-input--width-10" onChange={(event) => given(event.currentTarget.value)} />;
  }
  if (schema.type === "integer") {
    const number = (text: string) => onChange(/^-?\d+$/.test(text) ? Number(text) : text === "" ? undefined : text);
    return <input {...shared} inputMode="numeric" className="govuk-input govuk-input--width-5" onChange={(event) => number(event.currentTarget.value)} />;
  }
  return <textarea {...shared} rows={2} className="govuk-textarea" onChange={(event) => given(event.currentTarget.value)} />;
}

interface ChoiceProps {
  readonly answers: readonly { readonly value: unknown; readonly label: string }[];
  readonly value: unknown;
  onChange(value: unknown): void;
}

/** One answer of a few. */
function Choices({ answers, value, onChange }: ChoiceProps) {
  const name = useId();
  return (
    <div className="govuk-radios govuk-radios--small" data-module="govuk-radios">
      {answers.map((answer, index) => (
        <div className="govuk-radios__item" key={index}>
          <input
            className="govuk-radios__input"
            type="radio"
            id={`${name}-${index}`}
            name={name}
            checked={value === answer.value}
            onChange={() => onChange(answer.value)}
          />
          <label className="govuk-label govuk-radios__label" htmlFor={`${name}-${index}`}>
            {answer.label}
          </label>
        </div>
      ))}
    </div>
  );
}

/** The answers of a schema have names for programs: `very-likely`. */
const readable = (label: string): string => label.charAt(0).toUpperCase() + label.slice(1).replaceAll("-", " ");

function ChoiceWidget({ options, value, onChange }: WidgetProps<Data, RJSFSchema>) {
  const answers = (options.enumOptions ?? []).map((option) => ({ value: option.value as unknown, label: readable(option.label) }));
  return <Choices answers={answers} value={value} onChange={onChange} />;
}

const YES_NO = [
  { value: true, label: "Yes" },
  { value: false, label: "No" },
];

function YesNoWidget({ value, onChange }: WidgetProps<Data, RJSFSchema>) {
  return <Choices answers={YES_NO} value={value} onChange={onChange} />;
}

/** A form in the markup of GOV.UK. Its errors are shown by the page, in an error summary. */
export const GovukForm = withTheme<Data, RJSFSchema>({
  templates: {
    FieldTemplate,
    ObjectFieldTemplate,
    ArrayFieldTemplate,
    ArrayFieldItemTemplate,
    ErrorListTemplate: () => null,
  },
  widgets: {
    TextWidget,
    TextareaWidget: TextWidget,
    DateWidget: TextWidget,
    UpDownWidget: TextWidget,
    SelectWidget: ChoiceWidget,
    RadioWidget: ChoiceWidget,
    CheckboxWidget: YesNoWidget,
  },
});
