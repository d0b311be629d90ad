// The `reunify-workbench` package in a Worker: reading a return and trying ranges never hold up the page.

import { expose } from "comlink";
import {
  costs,
  costsChart,
  nationalCosts,
  Returns,
  ReunifyError,
  type Charts,
  type Costs,
  type CostsInputs,
  type FiguresOptions,
  type National,
  type Ssda903Files,
  type Ssda903Report,
  type Ssda903Returns,
} from "reunify-workbench";
import { answering, type Answer } from "../worker/answer";
import { usualDay } from "./asOf";

/** How figures are to be: the usual day is taken if none is asked for. */
export interface Asked {
  readonly asOf?: string;
  readonly today: string;
  readonly showSmallNumbers: boolean;
}

/** A row that could not be read, without anything of the record. */
export interface SetAside {
  readonly file: string;
  readonly row: number;
  readonly column?: string;
  readonly meaning: string;
}

/** Everything that the page shows of a return. */
export interface Drawn {
  readonly asOf: string;
  readonly report: Ssda903Report;
  readonly charts: Charts;
  readonly files: Ssda903Returns["files"];
  readonly setAside: readonly SetAside[];
}

/** What support would cost and save, with its picture if any input has a range. */
export interface Worked {
  readonly report: Costs;
  readonly chart?: Charts[number];
  /** Within how many months a child counts as back in care. */
  readonly months: number;
}

/** What goes into a report besides the figures. */
export interface WithCosts {
  readonly costs: CostsInputs;
  readonly within: number;
}

export type Form = "html" | "csv" | "json";

/** How many rows that were set aside are listed of one file. */
const MOST = 100;

const BASED: National = "national-2024";

const answer = answering(ReunifyError);

class Analyst {
  readonly #returns = Returns.create();

  /** Adds a file. One in which nothing of the return is found is refused, and the others stay. */
  add(name: string, bytes: ArrayBuffer): Answer<Ssda903Files> {
    const added = answer(() => this.#returns.add(name, new Uint8Array(bytes)));
    if (!("ok" in added) || added.ok.some(({ kind }) => kind !== undefined)) return added;
    this.#returns.remove(name);
    const message = `${name} is not a file of the SSDA903 return: it has none of the headings of one`;
    return { refused: { code: "not-that-file", message } };
  }

  remove(name: string): boolean {
    return this.#returns.remove(name);
  }

  draw(asked: Asked): Answer<Drawn> {
    return answer(() => {
      const options = this.#options(asked);
      const { files, anomalies } = this.#returns.count(options.asOf);
      using figures = this.#returns.figures(options);
      const setAside = rowsSetAside(anomalies);
      return { asOf: options.asOf, report: figures.toJSON(), charts: figures.charts(), files, setAside };
    });
  }

  /** The figures as a file to hand on, the same as the command writes. */
  write(form: Form, asked: Asked, withCosts?: WithCosts): Answer<string> {
    return answer(() => {
      using figures = this.#returns.figures({ ...this.#options(asked), ...withCosts });
      if (form === "html") return figures.html();
      if (form === "csv") return figures.csv();
      return `${JSON.stringify(figures, null, 2)}\n`;
    });
  }

  /** What the authority's own returns put in place of national figures; nothing, if that is not shown. */
  own(asked: Asked, within: number): Answer<Costs["inputs"] | undefined> {
    return answer(() => {
      // A target of nothing is below any rate: only the returns and the rate are taken from here.
      const target = { value: "0%", cite: { source: "none", at: "none", verified: false } };
      const sources = [{ id: "none", title: "None", short: "none" }];
      const inputs: CostsInputs = {
        format: "reunify-costs-inputs/1",
        title: "Own returns",
        "based-on": BASED,
        sources,
        "target-rate": target,
      };
      using figures = this.#returns.figures({ ...this.#options(asked), costs: inputs, within });
      return figures.toJSON().costs?.report?.inputs.filter((input) => input["stated-in"] === "local-returns");
    });
  }

  costs(inputs: CostsInputs | string): Answer<Worked> {
    return answer(() => {
      const report = costs(inputs);
      const chart = costsChart(inputs);
      return { report, months: monthsOf(inputs), ...(chart && { chart }) };
    });
  }

  #options({ asOf, today, showSmallNumbers }: Asked): FiguresOptions {
    const day = asOf ?? usualDay(this.#returns.count(today).cover["end-of-data"], today);
    return { asOf: day, showSmallNumbers };
  }
}

function monthsOf(inputs: CostsInputs | string): number {
  const document = typeof inputs === "string" ? (JSON.parse(inputs) as CostsInputs) : inputs;
  const stated =
    document["re-entry"] ?? (JSON.parse(nationalCosts(document["based-on"] ?? BASED)) as CostsInputs)["re-entry"];
  return stated?.["within-months"] ?? 0;
}

function rowsSetAside({ listed, "by-code": kinds }: Ssda903Returns["anomalies"]): readonly SetAside[] {
  const meanings = new Map(
    kinds.filter(({ effect }) => effect === "row-set-aside").map(({ code, meaning }) => [code, meaning]),
  );
  const perFile = new Map<string, number>();
  const rows: SetAside[] = [];
  for (const { code, file, row, column } of listed) {
    const meaning = meanings.get(code);
    const before = perFile.get(file) ?? 0;
    if (meaning === undefined || before >= MOST) continue;
    perFile.set(file, before + 1);
    rows.push({ file, row, meaning, ...(column && { column }) });
  }
  return rows.sort((one, other) => one.file.localeCompare(other.file) || one.row - other.row);
}

export type { Analyst };
expose(new Analyst());
postMessage("ready");
