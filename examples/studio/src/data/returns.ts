// The files that were picked, and what is drawn of them.

import { useSyncExternalStore } from "react";
import { transfer } from "comlink";
import type { Refusal, Ssda903Files } from "reunify-workbench";
import { today } from "../app/dates";
import type { Problem } from "../govuk/ErrorSummary";
import { problemsOf } from "../govuk/problems";
import { analyst } from "./client";
import { Store } from "./store";
import type { Asked, Drawn } from "./worker";

/** A file as the page hands it over. */
export interface Picked {
  readonly name: string;
  read(): Promise<ArrayBuffer>;
}

interface State {
  readonly files: readonly { readonly name: string; readonly found: Ssda903Files }[];
  readonly asOf: string | undefined;
  readonly showSmallNumbers: boolean;
  readonly drawn: Drawn | undefined;
  /** What was wrong with what was last asked. */
  readonly problems: readonly Problem[];
  /** Files are there, and none has episodes. */
  readonly lacksEpisodes: boolean;
  readonly busy: boolean;
  /** What was done, for those who do not see it. */
  readonly said: string;
}

const START: State = {
  files: [],
  asOf: undefined,
  showSmallNumbers: false,
  drawn: undefined,
  problems: [],
  lacksEpisodes: false,
  busy: false,
  said: "",
};

const store = new Store<State>(START);
let turn = 0;

export const useReturns = (): State => useSyncExternalStore(store.subscribe, store.get);

/** How figures are asked for now. */
export function asked(): Asked {
  const { asOf, showSmallNumbers } = store.get();
  return { today: today(), showSmallNumbers, ...(asOf !== undefined && { asOf }) };
}

async function draw(problems: readonly Problem[], done: string): Promise<void> {
  const mine = ++turn;
  if (store.get().files.length === 0) {
    store.set({ ...START, problems, said: done });
    return;
  }
  const answer = await (await analyst()).draw(asked());
  if (mine !== turn) return;
  if ("ok" in answer) {
    const said = `${done} The figures are as of ${answer.ok.asOf}.`;
    store.set({ drawn: answer.ok, problems, lacksEpisodes: false, busy: false, said });
  } else if (answer.refused.code === "no-episodes") {
    store.set({ drawn: undefined, problems, lacksEpisodes: true, busy: false, said: done });
  } else {
    store.set({ problems: [...problems, ...problemsOf(answer.refused)], busy: false, said: done });
  }
}

/** Why a file was refused. The message begins with its name, which is left as it is written. */
function refused({ message, diagnostics = [] }: Refusal): Problem {
  const help = diagnostics[0]?.help;
  return { text: help ? `${message}: ${help}` : message };
}

/** Two files of one name are often of two years: the later has a number put to its name. */
function unused(name: string): string {
  const taken = new Set(store.get().files.map((file) => file.name));
  const [, stem = name, ending = ""] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${stem} (${number})${ending}`;
  return free;
}

/** Reads files, each by itself: what cannot be used is refused by name, and the others stay. */
export async function add(picked: readonly Picked[]): Promise<void> {
  if (picked.length === 0) return;
  store.set({ busy: true, said: "Reading the files." });
  const problems: Problem[] = [];
  let added = 0;
  for (const { name: given, read } of picked) {
    const name = unused(given);
    const bytes = await read().catch(() => undefined);
    if (!bytes) {
      problems.push({ text: `${given} could not be read: pick it again` });
      continue;
    }
    const answer = await (await analyst()).add(name, transfer(bytes, [bytes]));
    if ("ok" in answer) {
      added += 1;
      store.set({ files: [...store.get().files, { name, found: answer.ok }] });
    } else {
      problems.push(refused(answer.refused));
    }
  }
  await draw(problems, `${added} of ${picked.length} files read.`);
}

export async function remove(name: string): Promise<void> {
  await (await analyst()).remove(name);
  store.set({ files: store.get().files.filter((file) => file.name !== name) });
  await draw([], `${name} is removed.`);
}

export async function removeAll(): Promise<void> {
  for (const { name } of store.get().files) await (await analyst()).remove(name);
  store.set({ files: [] });
  await draw([], "All files are removed.");
}

/** Looks at the figures as of another day, or as of the usual one. */
export async function lookAsOf(asOf: string | undefined): Promise<void> {
  store.set({ asOf });
  await draw([], "");
}

export async function showSmallNumbers(shown: boolean): Promise<void> {
  store.set({ showSmallNumbers: shown });
  await draw([], shown ? "Small numbers are shown." : "Small numbers are kept out.");
}
