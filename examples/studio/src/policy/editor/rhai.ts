// How a rule's script is coloured.

import { StreamLanguage } from "@codemirror/language";
import { simpleMode } from "@codemirror/legacy-modes/mode/simple-mode";
import { tags } from "@lezer/highlight";

const mode = simpleMode({
  start: [
    { regex: /\/\/.*/, token: "comment" },
    { regex: /\/\*/, token: "comment", next: "comment" },
    { regex: /"(?:[^\\"]|\\.)*"?/, token: "string" },
    { regex: /`(?:[^\\`]|\\.)*`?/, token: "string" },
    { regex: /(?:let|const|if|else|in|return|switch|fn|loop|while|for|do|until|break|continue|throw|try|catch|import|export)\b/, token: "keyword" },
    { regex: /(?:true|false)\b/, token: "atom" },
    { regex: /\d[\d_]*(?:\.\d+)?/, token: "number" },
    { regex: /(\.)([A-Za-z_]\w*)/, token: ["punctuation", "propertyName"] },
    { regex: /case\b/, token: "self" },
    { regex: /[A-Za-z_]\w*(?=\s*\()/, token: "call" },
    { regex: /[A-Za-z_]\w*/, token: "variableName" },
    { regex: /[-+*/%=<>!&|^]+/, token: "operator" },
    { regex: /[{[(]/, token: "bracket", indent: true },
    { regex: /[}\])]/, token: "bracket", dedent: true },
  ],
  comment: [
    { regex: /.*?\*\//, token: "comment", next: "start" },
    { regex: /.*/, token: "comment" },
  ],
  languageData: { name: "rhai", commentTokens: { line: "//", block: { open: "/*", close: "*/" } }, closeBrackets: { brackets: ["(", "[", "{", '"'] } },
});

export const rhai = StreamLanguage.define({ ...mode, tokenTable: { call: tags.function(tags.variableName) } });
