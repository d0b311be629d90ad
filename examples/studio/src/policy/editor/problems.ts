// What the core finds wrong, underlined where it is.

import { forEachDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import type { EditorState, TransactionSpec } from "@codemirror/state";
import type { Diagnostics } from "reunify-workbench";
import { offsetOf } from "./spans";

const SEVERITY = { error: "error", warning: "warning", note: "info" } as const;

/** Underlines the problems of the file that is in the editor. */
export function underline(state: EditorState, problems: Diagnostics): TransactionSpec {
  const text = state.doc.toString();
  return setDiagnostics(state, problems.map((problem) => placed(problem, text)));
}

function placed({ message, help, severity, place: { span } }: Diagnostics[number], text: string): Diagnostic {
  const from = span ? offsetOf(text, span.start) : 0;
  const to = span ? Math.max(offsetOf(text, span.end), Math.min(from + 1, text.length)) : 0;
  return { from: Math.min(from, to), to, severity: SEVERITY[severity], message: help ? `${message}\n${help}` : message };
}

/** What is wrong at a place, if anything is. */
export function problemAt(state: EditorState, at: number): string | undefined {
  let found: string | undefined;
  forEachDiagnostic(state, ({ message }, from, to) => {
    if (at >= from && at <= to) found ??= message;
  });
  return found;
}
