// What the editor of a file is made of.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { PolicyReference } from "reunify-workbench";
import { hover } from "./about";
import { completeJson, completeRule } from "./complete";
import { coverage } from "./coverage";
import { rhai } from "./rhai";
import { typing } from "./typing";

// Colours of the design system, each dark enough on white.
const colours = HighlightStyle.define([
  { tag: tags.comment, color: "#484949", fontStyle: "italic" },
  { tag: tags.keyword, color: "#54319f", fontWeight: "bold" },
  { tag: [tags.string, tags.special(tags.string)], color: "#0b6a3f" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "#7a2a00" },
  { tag: tags.propertyName, color: "#16548a" },
  { tag: tags.function(tags.variableName), color: "#16548a" },
  { tag: tags.self, color: "#99003d" },
]);

/** The extensions for a file; the reference may come later than the editor. */
export function setup(path: string, label: string, describedBy: string, reference: () => PolicyReference | undefined): Extension {
  const rule = path.endsWith(".rhai");
  const complete = rule ? completeRule : completeJson;
  return [
    lineNumbers(),
    rule ? coverage : [],
    lintGutter(),
    history(),
    typing,
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    indentUnit.of(rule ? "    " : "  "),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    EditorView.lineWrapping,
    EditorState.tabSize.of(4),
    syntaxHighlighting(colours),
    rule ? rhai : json(),
    autocompletion({
      icons: false,
      override: [
        (context) => {
          const known = reference();
          return known ? complete(known)(context) : null;
        },
      ],
    }),
    hover(reference),
    // Tab is left to the browser: it goes to what comes next on the page.
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": describedBy, spellcheck: "false", tabindex: "0" }),
  ];
}
