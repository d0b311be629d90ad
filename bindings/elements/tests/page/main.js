// What a host's page does: it puts the elements on it, and says what happens.

import { Case, Engine, Plan, Policy } from "reunify";
import "reunify-elements";

const json = async (path) => (await fetch(path)).json();
const plan = await json("/plan.json");
const packed = await json("/policy.json");
const engine = Engine.compile(Plan.load(plan));
const local = Engine.compile(Plan.load(plan), [Policy.fromFiles(packed.manifest, packed.files)]);

globalThis.told = [];
globalThis.asked = [];
globalThis.violations = [];
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
  globalThis.violations.push(`${effectiveDirective} ${blockedURI}`),
);
for (const type of ["reunify-action", "reunify-why"]) {
  document.addEventListener(type, ({ detail }) => globalThis.told.push({ type, detail }));
}

/** Shows an element with a case on a day. */
globalThis.show = async ({ tag, name, asOf, knownAt, reader = "practitioner", item = "stage", policy = false, attributes = {} }) => {
  const which = policy ? local : engine;
  const caseDocument = await json(`/cases/${name}.json`);
  const child = Case.load(caseDocument);
  const when = { asOf, reader, ...(knownAt === undefined ? {} : { knownAt }) };
  const main = document.querySelector("main");
  const had = main.querySelector(tag);
  const element = had ?? document.createElement(tag);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  Object.assign(element, { caseDocument, plan });
  if (tag === "reunify-explanation") {
    element.explanation = which.explain(child, item, when);
  } else {
    element.evaluation = which.evaluate(child, when);
    element.explain = async (asked) => {
      globalThis.asked.push(asked);
      return which.explain(child, asked, when);
    };
  }
  if (had === null) main.replaceChildren(element);
  await element.updateComplete;
};
globalThis.ready = true;
