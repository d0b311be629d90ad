import type { Refusal } from "reunify";
import type { Problem } from "./ErrorSummary";

/** What the core refused, a line for each thing, with what to do about it. */
export function problemsOf(refusal: Refusal | undefined): readonly Problem[] {
  if (!refusal) return [];
  const { rejection, diagnostics = [], message } = refusal;
  if (rejection) return [{ text: withHelp(rejection.message, rejection.help) }];
  if (diagnostics.length === 0) return [{ text: message }];
  return diagnostics.map(({ message: text, help, place }) => {
    const line = place.span ? `Line ${place.span.line}: ` : "";
    return { text: withHelp(`${line}${text}`, help) };
  });
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, "")}.`;

const withHelp = (text: string, help?: string): string => (help ? `${sentence(text)} ${sentence(help)}` : sentence(text));
