// Completion from the generated reference.

import { snippetCompletion, type Completion, type CompletionContext, type CompletionResult, type CompletionSource } from "@codemirror/autocomplete";
import type { PolicyReference } from "reunify-workbench";
import { bound, typeAtEnd, type Described } from "./chain";
import { namesFor, namesOf, type Name } from "./names";

/** In a rule: functions by what they are asked of, names in strings, and the few words of the language. */
export function completeRule(reference: PolicyReference): CompletionSource {
  return (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = context.state.sliceDoc(0, context.pos);
    const here = before.slice(line.from);
    if (/^[^"]*(?:"[^"]*"[^"]*)*\/\//.test(here)) return null;
    const string = openString(here);
    if (string !== undefined) {
      const from = line.from + string;
      return { from, options: namesFor(reference, before.slice(0, from - 1)).map(named), validFor: /^[\w/-]*$/ };
    }
    const method = /\.\s*(\w*)$/.exec(before);
    if (method) {
      const type = typeAtEnd(before.slice(0, method.index), reference.functions);
      const fits = reference.functions.filter(({ on }) => (type ? on === type : on !== "nothing"));
      return { from: context.pos - (method[1]?.length ?? 0), options: merged(fits), validFor: /^\w*$/ };
    }
    return word(context, [...merged(reference.functions.filter(({ on }) => on === "nothing")), ...variables(before, reference), ...WORDS]);
  };
}

/** In JSON: the names of the plan, within strings. */
export function completeJson(reference: PolicyReference): CompletionSource {
  const options = namesOf(reference).map(named);
  return (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const string = openString(context.state.sliceDoc(line.from, context.pos));
    if (string === undefined) return null;
    const from = line.from + string;
    return context.pos - from >= 2 || context.explicit ? { from, options, validFor: /^[\w-]*$/ } : null;
  };
}

/** Where the string starts that is open at the end of a line. */
function openString(line: string): number | undefined {
  const quotes = [...line.matchAll(/(?<!\\)"/g)];
  return quotes.length % 2 === 1 ? (quotes.at(-1)?.index ?? 0) + 1 : undefined;
}

function word(context: CompletionContext, options: readonly Completion[]): CompletionResult | null {
  const at = context.matchBefore(/\w*/);
  return at && (at.text !== "" || context.explicit) ? { from: at.from, options, validFor: /^\w*$/ } : null;
}

const WORDS: readonly Completion[] = [
  { label: "case", type: "variable", detail: "the case" },
  snippetCompletion("let ${name} = ${};", { label: "let", type: "keyword", detail: "gives something a name" }),
  snippetCompletion("if ${question} {\n\t${}\n}", { label: "if", type: "keyword", detail: "asks" }),
  { label: "else", type: "keyword" },
  { label: "true", type: "keyword" },
  { label: "false", type: "keyword" },
];

const variables = (script: string, { functions }: PolicyReference): readonly Completion[] =>
  [...bound(script, functions)].map(([label, type]) => ({ label, type: "variable", detail: type, boost: 1 }));

/** Functions of one name are one line, though several things may be asked it. */
function merged(functions: readonly Described[]): readonly Completion[] {
  return [...new Map(functions.map((one) => [one.name, one])).values()].map((one) => {
    const told = { label: one.name, detail: one.written.replace(/^.*?(?=\(|$)/, ""), type: one.form, info: () => card(one.about, one.example) };
    return one.form === "property" ? told : snippetCompletion(`${one.name}(\${})`, told);
  });
}

const named = ({ name, title, kind, has }: Name): Completion => ({
  label: name,
  detail: kind,
  type: "text",
  info: () => card(title, has.length > 0 ? has.join(", ") : undefined),
});

/** A few words, and something in the letters of a script. */
export function card(about: string, code?: string): HTMLElement {
  const element = document.createElement("div");
  const words = document.createElement("p");
  words.textContent = about;
  element.append(words);
  if (code) {
    const example = document.createElement("code");
    example.textContent = code;
    element.append(example);
  }
  return element;
}
