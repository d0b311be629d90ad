import type { RJSFSchema, UiSchema } from "@rjsf/utils";

/**
 * The order of a form's questions, as the plan's author wrote them. The core keeps what a schema says,
 * and not the order in which it says it. Fields that a policy adds come last.
 */
export function orderOf(written: RJSFSchema | undefined): UiSchema<Record<string, unknown>, RJSFSchema> {
  if (!written) return {};
  const items = written.items as RJSFSchema | undefined;
  if (items) return { items: orderOf(items) };
  const fields = Object.entries(written.properties ?? {});
  if (fields.length === 0) return {};
  const nested = fields.map(([name, schema]) => [name, orderOf(schema as RJSFSchema)] as const);
  return { "ui:order": [...fields.map(([name]) => name), "*"], ...Object.fromEntries(nested) };
}
