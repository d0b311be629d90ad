// What is told of the word at a place: for hovering, and for the line below the editor.

import type { EditorState } from "@codemirror/state";
import { hoverTooltip, type Tooltip } from "@codemirror/view";
import type { PolicyReference } from "reunify-workbench";
import { typeAtEnd } from "./chain";
import { card } from "./complete";
import { namesOf } from "./names";

export interface About {
  readonly from: number;
  readonly to: number;
  readonly head: string;
  readonly words: string;
  readonly code?: string;
}

/** A function with what it takes, or something that the plan names. */
export function aboutAt(reference: PolicyReference, state: EditorState, at: number): About | undefined {
  const line = state.doc.lineAt(at);
  const found = [...line.text.matchAll(/"([^"]*)"|[A-Za-z_]\w*/g)].find(({ 0: text, index }) => {
    const from = line.from + index;
    return at >= from && at <= from + text.length;
  });
  if (!found) return undefined;
  const [text, string] = found;
  const place = { from: line.from + found.index, to: line.from + found.index + text.length };
  if (string !== undefined) {
    const name = namesOf(reference).find(({ name }) => name === string);
    return name && { ...place, head: `${name.name} (${name.kind})`, words: name.title, ...(name.has.length > 0 && { code: name.has.join(", ") }) };
  }
  const before = state.sliceDoc(0, place.from).trimEnd();
  const asked = before.endsWith(".") ? typeAtEnd(before.slice(0, -1), reference.functions) : "nothing";
  const described = reference.functions.find(({ name, on }) => name === text && (asked === undefined || on === asked));
  return described && { ...place, head: described.written, words: described.about, code: described.example };
}

/** Tells it where the pointer rests. */
export const hover = (reference: () => PolicyReference | undefined) =>
  hoverTooltip((view, at): Tooltip | null => {
    const known = reference();
    const about = known && aboutAt(known, view.state, at);
    if (!about) return null;
    return {
      pos: about.from,
      end: about.to,
      create: () => {
        const dom = card(about.words, about.code);
        const head = document.createElement("strong");
        head.textContent = about.head;
        dom.className = "policy-card";
        dom.prepend(head);
        return { dom };
      },
    };
  }, { hideOnChange: true });
