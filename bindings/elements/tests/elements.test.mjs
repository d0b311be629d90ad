// The elements as somebody uses them: by keyboard, with the events that a host listens to.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browse, bundle, folder, skip } from "./host.mjs";

const planned = { name: "planned-return-s20", asOf: "2026-02-20" };
let browser;
before(async () => {
  if (!skip) {
    const at = folder();
    await bundle(at, "main.js");
    browser = await browse(at);
  }
});
after(() => browser?.close());

async function shown(what, options) {
  const page = await browser.open(options);
  await page.evaluate((asked) => globalThis.show(asked), what);
  return page;
}

const told = (page, type) => page.evaluate((wanted) => globalThis.told.filter((one) => one.type === wanted), type);
const text = (page, part) => page.locator(part).innerText();

test("the board says where the case stands, and what is due", { skip }, async () => {
  const page = await shown({ tag: "reunify-case", ...planned });
  assert.match(await text(page, ".standing"), /Review of progress and decision 3[^]*Attempt 1/);
  assert.match(await text(page, ".overdue"), /Overdue \(1\)[^]*Visit to the child in placement[^]*17 February 2026/);
  assert.match(await text(page, ".due-soon"), /Due soon \(1\)[^]*Review of the child's case/);
  const inTheWay = await text(page, ".requirements");
  assert.match(inTheWay, /In the way \(6\)[^]*Decision 3: whether the child goes home: Child goes home/);
  assert.match(inTheWay, /Missing\n\s*Child in need plan/);
  assert.match(await text(page, ".unknowns"), /Where the home or placement is, or would be/);
  assert.match(await text(page, ".advisories"), /Advice \(1\)/);
  assert.match(await text(page, ".receipt"), /this changes on/);
  await page.context().close();
});

test("findings of local rules are told", { skip }, async () => {
  const page = await shown({ tag: "reunify-case", ...planned, policy: true });
  assert.match(await text(page, ".findings"), /Local rules \([1-9][^]*Local policy northshire/);
  await page.context().close();
});

test("each role has its own actions, with why not", { skip }, async () => {
  const page = await shown({ tag: "reunify-case", ...planned, attributes: { "acting-role": "team-manager" } });
  assert.equal(await page.locator(".role").count(), 1);
  const role = await text(page, ".role");
  assert.match(role, /^Team manager/);
  assert.match(role, /Not yet\n[^]*Waits for[^]*Meeting held before the return/);
  await page.getByLabel("Show for").selectOption("independent-reviewing-officer");
  assert.match(await text(page, ".role"), /^Independent reviewing officer/);
  await page.getByLabel("Show for").selectOption("");
  assert.ok((await page.locator(".role").count()) > 3);
  await page.context().close();
});

test("Why? opens by keyboard, keeps the focus, and goes down to events and citations", { skip }, async () => {
  const page = await shown({ tag: "reunify-case", ...planned });
  const focused = () => page.evaluate(() => document.querySelector("reunify-case").shadowRoot.activeElement?.textContent.replace(/\s+/g, " "));
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Why? Review of progress and decision 3");
  while ((await focused()) !== "Why? Visit to the child in placement") await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const panel = page.locator(".overdue .panel");
  await panel.locator("reunify-explanation .sources").waitFor();
  assert.match(await panel.locator("article").innerText(), /Overdue: it was due by 17 February 2026[^]*Event 3, 6 May 2025: Placement started/);
  const cited = panel.getByRole("link", { name: "2010 Regulations" }).first();
  assert.match(await cited.getAttribute("href"), /^https:\/\/www\.legislation\.gov\.uk\//);
  const button = page.locator(".overdue .why").first();
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  assert.equal(await button.getAttribute("aria-controls"), await panel.getAttribute("id"));
  assert.equal(await focused(), "Why? Visit to the child in placement");
  await page.keyboard.press("Space");
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  assert.equal(await panel.count(), 0);
  const events = await told(page, "reunify-why");
  assert.deepEqual(events.map(({ detail }) => detail.open), [true, false]);
  assert.match(events[0].detail.item, /^deadline:/);
  await page.context().close();
});

test("what is open stays open in another day, and is asked anew", { skip }, async () => {
  const page = await shown({ tag: "reunify-case", ...planned });
  await page.locator(".standing .why").first().click();
  await page.locator(".standing reunify-explanation").getByText("Review of progress").waitFor();
  await page.locator(".overdue .why").click();
  await page.locator(".overdue reunify-explanation").waitFor();
  await page.evaluate(() => globalThis.asked.splice(0));
  await page.evaluate((asked) => globalThis.show(asked), { tag: "reunify-case", ...planned, asOf: "2025-10-21" });
  await page.locator(".standing reunify-explanation").getByText("this stage: Assessment").waitFor();
  const open = await page.locator(".panel").count();
  assert.equal((await page.evaluate(() => globalThis.asked)).length, open);
  await page.context().close();
});

test("a host can show an explanation of its own, and without one the citations are shown", { skip }, async () => {
  const page = await shown({ tag: "reunify-case", ...planned });
  const why = page.locator(".overdue .why").first();
  await page.evaluate(() => document.addEventListener("reunify-why", (event) => event.preventDefault(), { once: true }));
  await why.click();
  assert.equal(await page.locator(".panel").count(), 0);
  await page.evaluate(() => Object.assign(document.querySelector("reunify-case"), { explain: undefined }));
  await why.click();
  assert.match(await text(page, ".panel"), /^Where it is written \(Law\)[^]*regulation 28/);
  await page.context().close();
});

test("an explanation that fails says so", { skip }, async () => {
  const page = await shown({ tag: "reunify-case", ...planned });
  await page.evaluate(() => Object.assign(document.querySelector("reunify-case"), { explain: () => Promise.reject(new Error("no")) }));
  await page.locator(".overdue .why").first().click();
  await page.getByText("The explanation could not be had").waitFor();
  await page.context().close();
});

test("an action tells the host what is wanted, and by whom", { skip }, async () => {
  const page = await shown({ tag: "reunify-case", ...planned, attributes: { "acting-role": "team-manager" } });
  await page.getByRole("button", { name: "Record Review of goals, Team manager" }).first().press("Enter");
  const [{ detail }] = await told(page, "reunify-action");
  assert.equal(detail.action.kind, "task");
  assert.equal(detail.action.open, "yes");
  assert.equal(detail.holder.role, "team-manager");
  const open = await page.evaluate(() => document.querySelector("reunify-case").evaluation.actions.filter((action) => action.open === "yes" && action.by.some((by) => by.role === "team-manager")).length);
  assert.equal(await page.locator(".do").count(), open);
  await page.evaluate(() => document.querySelector("reunify-case").setAttribute("read-only", ""));
  await page.waitForFunction(() => document.querySelector("reunify-case").shadowRoot.querySelector(".do") === null);
  await page.context().close();
});

test("headings begin where the page says, and parts can be left out", { skip }, async () => {
  const page = await shown({ tag: "reunify-case", ...planned, attributes: { "heading-level": "3", show: "standing deadlines" } });
  const headings = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((all) => all.map(({ tagName }) => tagName));
  assert.deepEqual([...new Set(headings)], ["H3", "H4"]);
  assert.equal(await page.locator(".requirements, .actions, .receipt").count(), 0);
  await page.context().close();
});

test("the timeline's table has what its drawing has", { skip }, async () => {
  const page = await shown({ tag: "reunify-timeline", name: "unplanned-return-s20", asOf: "2026-02-20" });
  const table = await text(page, "table");
  assert.match(table, /Children's home or other residential placement Placement\nuntil 16 January 2026/);
  assert.match(table, /At home before the work was done Stage/);
  assert.match(table, /Done late/);
  assert.match(table, /Child went home without a plan Event\nEvent 31 · recorded by Child's social worker · recorded later/);
  const deadlines = await page.locator("tr[part~=row-deadline]").count();
  assert.equal(await page.locator(".drawing .limit").count(), deadlines);
  assert.equal(await page.locator(".drawing .mark.event").count(), await page.locator("tr[part~=row-event]").count());
  const bars = await page.locator("tr[part~=row-stage], tr[part~=row-placement]").count();
  assert.equal(await page.locator(".drawing .bar").count(), bars);
  await page.getByLabel("Events").uncheck();
  assert.equal(await page.locator("tr[part~=row-event], .mark.event").count(), 0);
  await page.context().close();
});

test("the timeline shows no event that the evaluation did not count", { skip }, async () => {
  const rows = async (more) => {
    const page = await shown({ tag: "reunify-timeline", name: "unplanned-return-s20", asOf: "2026-01-17", ...more });
    const all = await page.locator("table").innerText();
    await page.context().close();
    return all;
  };
  assert.match(await rows({}), /Child went home without a plan/);
  assert.doesNotMatch(await rows({ knownAt: "2026-01-17T12:00:00Z" }), /Child went home without a plan/);
  assert.doesNotMatch(await rows({ asOf: "2026-01-10" }), /Child went home without a plan/);
  const parents = await rows({ reader: "parent" });
  assert.doesNotMatch(parents, /Event \d/);
  assert.match(parents, /Stage/);
});

test("an explanation is for its reader", { skip }, async () => {
  const asked = { tag: "reunify-explanation", name: "unplanned-return-s20", asOf: "2026-02-20", item: "advisory:support-for-six-months" };
  const page = await shown(asked);
  assert.match(await text(page, "article"), /^Support should last six months or more[^]*all of these hold[^]*Event 31, 16 January 2026: Child went home/);
  assert.ok((await page.locator(".tree .tree .tree").count()) > 0);
  await page.evaluate((one) => globalThis.show(one), { ...asked, reader: "child" });
  const child = await text(page, "article");
  assert.doesNotMatch(child, /Event/);
  assert.match(child, /home/i);
  await page.context().close();
});

test("what is in a case is text, whatever it holds", { skip }, async () => {
  const page = await shown({ tag: "reunify-case", ...planned });
  const hostile = `<img src=x onerror="globalThis.hit=1">'"\${1}<script>globalThis.hit=1</script>`;
  for (const tag of ["reunify-case", "reunify-timeline", "reunify-explanation"]) {
    await page.evaluate((asked) => globalThis.show(asked), { tag, ...planned });
    await page.evaluate(async ([name, words]) => {
      const poison = (value, key) => {
        if (["status", "open", "kind", "occasion", "authority", "type", "standing", "outcome", "format", "audience", "reader"].includes(key)) return value;
        if (typeof value === "string") return words;
        if (Array.isArray(value)) return value.map((one) => poison(one, key));
        return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poison(one, name)])) : value;
      };
      const element = document.querySelector(name);
      for (const property of ["evaluation", "caseDocument", "plan", "explanation"]) element[property] = poison(element[property], property);
      element.explain = undefined;
      await element.updateComplete;
    }, [tag, hostile]);
    assert.ok((await page.getByText(hostile).count()) > 0, tag);
    assert.equal(await page.locator("img, script[src=x], a").count(), 0, tag);
  }
  assert.equal(await page.evaluate(() => globalThis.hit), undefined);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
