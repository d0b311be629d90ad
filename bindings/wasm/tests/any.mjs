// Where a file of types says `any`.

import ts from "typescript";

export function anyIn(name, text) {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      found.push(`${name}: ${node.parent.parent.getText().replace(/;$/, "")}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
