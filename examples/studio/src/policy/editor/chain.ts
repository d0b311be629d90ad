// What an expression gives, as far as the reference tells: enough to say what may come after its full stop.

import type { PolicyReference } from "reunify-workbench";

export type Described = PolicyReference["functions"][number];
export type Type = Described["gives"];

/** What the expression at the end of a script gives. */
export function typeAtEnd(script: string, functions: readonly Described[]): Type | undefined {
  return typeOf(chainAtEnd(script), bound(script, functions), functions);
}

/** The call whose brackets are open at the end of a script, and which of its arguments is being written. */
export function callAtEnd(script: string): { name: string; before: string; argument: number } | undefined {
  let [depth, argument] = [0, 0];
  for (let at = script.length - 1; at >= 0; at--) {
    const sign = script[at];
    if (sign === '"') at = script.lastIndexOf('"', at - 1);
    else if (sign === ")" || sign === "]") depth++;
    else if (sign === "[" || sign === "(") {
      if (depth > 0) depth--;
      else if (sign === "[") argument = 0;
      else {
        const head = script.slice(0, at);
        const name = /\w+$/.exec(head)?.[0];
        return name ? { name, before: head.slice(0, -name.length), argument } : undefined;
      }
    } else if (sign === "," && depth === 0) argument++;
    else if (sign === ";" || sign === "{" || sign === "}" || sign === undefined) return undefined;
  }
  return undefined;
}

/** The names of a chain of calls at the end of a script: `case.fact("x").is` has three. */
function chainAtEnd(script: string): readonly string[] {
  const names: string[] = [];
  let rest = script.trimEnd();
  for (;;) {
    if (rest.endsWith(")")) rest = rest.slice(0, opening(rest));
    const name = /[A-Za-z_]\w*$/.exec(rest)?.[0];
    if (!name) return [];
    names.unshift(name);
    rest = rest.slice(0, -name.length).trimEnd();
    if (!rest.endsWith(".")) return names;
    rest = rest.slice(0, -1).trimEnd();
  }
}

/** Where the bracket stands that the last sign closes. */
function opening(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === '"') at = text.lastIndexOf('"', at - 1);
    else if (text[at] === ")") depth++;
    else if (text[at] === "(" && --depth === 0) return at;
  }
  return 0;
}

type Bound = ReadonlyMap<string, Type>;

/** What the names that `let` gives stand for. */
export function bound(script: string, functions: readonly Described[]): Bound {
  const names = new Map<string, Type>();
  for (const [, name, value] of script.matchAll(/\blet\s+([A-Za-z_]\w*)\s*=\s*([^;]+);/g)) {
    const type = name && value && typeOf(chainAtEnd(value), names, functions);
    if (name && type) names.set(name, type);
  }
  return names;
}

function typeOf([first, ...rest]: readonly string[], names: Bound, functions: readonly Described[]): Type | undefined {
  if (!first) return undefined;
  const gives = (on: Type, name: string) => functions.find((one) => one.on === on && one.name === name)?.gives;
  const start = first === "case" ? "case" : (names.get(first) ?? gives("nothing", first));
  return rest.reduce<Type | undefined>((type, name) => type && gives(type, name), start);
}
