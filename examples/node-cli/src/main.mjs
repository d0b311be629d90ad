#!/usr/bin/env node
import { parseArgs } from "node:util";
import { painter } from "./colour.mjs";
import { commands } from "./commands.mjs";
import { help } from "./help.mjs";
import { Problem, USAGE } from "./problem.mjs";
import { lastWords } from "./trouble.mjs";

const HELP = { help: { type: "boolean", short: "h" } };

async function main([name, ...rest]) {
  if (name === undefined) {
    throw new Problem(USAGE, help);
  }
  if (["help", "--help", "-h"].includes(name)) {
    return help;
  }
  if (!Object.hasOwn(commands, name)) {
    throw new Problem(USAGE, `there is no command \`${name}\`; \`case --help\` lists them`);
  }
  const { operands, options, run } = commands[name];
  const given = parseArgs({ args: rest, options: { ...options, ...HELP }, allowPositionals: true });
  if (given.values.help) {
    return help;
  }
  if (given.positionals.length !== operands.length) {
    throw new Problem(USAGE, `usage: case ${name} ${operands.join(" ")}; \`case --help\` has examples`);
  }
  return run(given.positionals, given.values, painter(process.stdout));
}

try {
  console.log(await main(process.argv.slice(2)));
} catch (error) {
  const { status, message } = lastWords(error);
  console.error(painter(process.stderr)(message, "red"));
  process.exitCode = status;
}
