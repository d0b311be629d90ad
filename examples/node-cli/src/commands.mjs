import { append } from "./commands/append.mjs";
import { check } from "./commands/check.mjs";
import { create } from "./commands/new.mjs";
import { explain } from "./commands/explain.mjs";

const policy = { type: "string", multiple: true };
const looking = { policy, "as-of": { type: "string" }, for: { type: "string" } };

/** The commands: what each is given, and what it does. */
export const commands = {
  new: { operands: ["CASE-FILE", "ID"], options: {}, run: create },
  append: { operands: ["CASE", "ENTRY-FILE"], options: { policy }, run: append },
  check: { operands: ["CASE"], options: looking, run: check },
  explain: { operands: ["CASE", "ITEM"], options: looking, run: explain },
};
