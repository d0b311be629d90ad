// The validator that the form library asks. It interprets schemas; others write code from them, which
// the page's Content-Security-Policy does not allow.

import { Validator } from "@cfworker/json-schema";
import {
  toErrorSchema,
  type CustomValidator,
  type ErrorTransformer,
  type FormContextType,
  type RJSFSchema,
  type RJSFValidationError,
  type StrictRJSFSchema,
  type UiSchema,
  type ValidationData,
  type ValidatorType,
} from "@rjsf/utils";

/** What is wrong, in words for the person who fills the form in. */
function words(keyword: string, error: string): string {
  switch (keyword) {
    case "required":
      return "Answer this question";
    case "minLength":
      return "Write something here";
    case "enum":
      return "Choose one of the answers";
    case "format":
      return "Enter a day, such as 27 March 2026";
    case "minItems":
      return "Add at least as many as are asked for";
    case "contains":
      return "One of these must be to leave things as they are";
    case "type":
      return "Enter a whole number, if it is a number that is asked for";
    default:
      return error;
  }
}

const CARRIERS = new Set(["properties", "items", "additionalProperties", "allOf", "anyOf"]);

function check(schema: unknown, data: unknown): RJSFValidationError[] {
  const { errors } = new Validator(schema as object, "2020-12", false).validate(data);
  return errors
    .filter(({ keyword }) => !CARRIERS.has(keyword))
    .map(({ keyword, instanceLocation, error }) => {
      const missing = keyword === "required" ? /"([^"]+)"/.exec(error)?.[1] : undefined;
      const path = [...instanceLocation.slice(1).split("/").filter(Boolean), ...(missing ? [missing] : [])];
      const message = words(keyword, error);
      return { name: keyword, message, stack: message, property: path.map((part) => `.${part}`).join("") };
    });
}

class Interpreter<T, S extends StrictRJSFSchema, F extends FormContextType> implements ValidatorType<T, S, F> {
  validateFormData(
    formData: T | undefined,
    schema: S,
    _custom?: CustomValidator<T, S, F>,
    transform?: ErrorTransformer<T, S, F>,
    uiSchema?: UiSchema<T, S, F>,
  ): ValidationData<T> {
    const found = check(schema, formData ?? {});
    const errors = transform ? transform(found, uiSchema) : found;
    return { errors, errorSchema: toErrorSchema<T>(errors) };
  }

  isValid(schema: S, formData: T | undefined): boolean {
    return check(schema, formData).length === 0;
  }

  rawValidation<Result>(schema: S, formData?: T): { errors?: Result[]; validationError?: Error } {
    return { errors: check(schema, formData) as Result[] };
  }

  toErrorList(): RJSFValidationError[] {
    return [];
  }
}

export const validator: ValidatorType<Record<string, unknown>, RJSFSchema> = new Interpreter();
export default validator;
