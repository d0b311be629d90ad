// Where a JSON pointer leads in the text of a document.

import { json } from "@codemirror/lang-json";
import type { Goal } from "./editor/Editor";

type Node = ReturnType<ReturnType<typeof json>["language"]["parser"]["parse"]>["topNode"];

/** The stretch of text that a pointer (RFC 6901) leads to, as far as it can be followed. */
export function placeOf(pointer: string, text: string): Goal {
  const names = pointer.split("/").slice(1).map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
  let node = json().language.parser.parse(text).topNode.firstChild;
  for (const name of names) {
    const next: Node | null | undefined = node && step(node, name, text);
    if (!next) break;
    node = next;
  }
  return node ? { from: node.from, to: node.from } : { from: 0, to: 0 };
}

function step(node: Node, name: string, text: string): Node | null | undefined {
  if (node.name === "Array") return values(node)[Number(name)];
  const property = node.getChildren("Property").find((one) => {
    const key = one.getChild("PropertyName");
    return key && text.slice(key.from, key.to) === JSON.stringify(name);
  });
  return property?.lastChild;
}

/** The items of a list, without its brackets and commas. */
function values(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (/^[A-Z]/.test(child.name)) found.push(child);
  return found;
}
