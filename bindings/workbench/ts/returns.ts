import { type Document, text } from "./document.js";
import type {
  CaseDocument,
  Charts,
  CostsInputs,
  Ssda903Cases,
  Ssda903Files,
  Ssda903Report,
  Ssda903Returns,
} from "./documents/index.js";
import { answered, ask, Kept, sent } from "./host.js";
import type { IsoDate, IsoInstant, Plan } from "./reunify.js";

/** What goes into figures. */
export interface FiguresOptions {
  /** The day as of which to answer: what happened later is left out. */
  asOf: IsoDate;
  /** Show numbers from one to four too: for those who may see each case. */
  showSmallNumbers?: boolean;
  /** Inputs for costs: what support would cost and save on these returns. */
  costs?: Document<CostsInputs>;
  /** Within how many months a child counts as looked after again in the costs, 3 to 60; 12, if left out. */
  within?: number;
}

/** What cases are to be made of. */
export interface SeedOptions {
  /** The day as of which to answer: what happened later is left out. */
  asOf: IsoDate;
  /** How many months back a child who left care for home gets a case; 12, if left out. */
  within?: number;
  /** The instant at which every event is recorded; the start of the day, if left out. */
  recorded?: IsoInstant;
}

/** Cases that were made of a return. */
export interface Seeded {
  /** What is told of each case, and of the children who get none. */
  readonly summary: Ssda903Cases;
  /** The cases, to be stored or loaded. */
  readonly cases: readonly CaseDocument[];
}

/** The files of the SSDA903 return. They stay in the module until this is disposed of. */
export class Returns extends Kept {
  private constructor(handle: number) {
    super(handle);
  }

  /** No files yet. */
  static create(): Returns {
    return new Returns(ask({ call: "returns" }));
  }

  /**
   * Adds a file: CSV, told by its columns; the XML of the return; or a zip with either. Says what was
   * found in it, file by file, and how many rows were set aside. One that cannot be used at all is
   * refused, and the others stay.
   *
   * `year` is the year in which the return ends: 2018 for 1 April 2017 to 31 March 2018. Left out, it
   * is told by the latest day in the file.
   */
  add(name: string, bytes: Uint8Array, options: { year?: number } = {}): Ssda903Files {
    const request = JSON.stringify({ call: "add-file", returns: this.handle, name, year: options.year });
    return answered(sent((host) => host.give(request, bytes)));
  }

  /** Takes a file away again; whether it was there. */
  remove(name: string): boolean {
    return ask({ call: "remove-file", returns: this.handle, name });
  }

  /**
   * Returns home as they are counted, with every number, and every row that does not hold together
   * by child and row. This is for those who may see each case.
   */
  count(asOf: IsoDate): Ssda903Returns {
    return ask({ call: "count", returns: this.handle, "as-of": asOf });
  }

  /** The figures to hand on, with small numbers kept out unless it is asked otherwise. */
  figures({ asOf, showSmallNumbers, costs, within }: FiguresOptions): Figures {
    const request = {
      call: "figures",
      returns: this.handle,
      "as-of": asOf,
      "show-small-numbers": showSmallNumbers,
      costs: costs === undefined ? undefined : text(costs),
      within,
    };
    return Figures.kept(ask(request));
  }

  /** Cases for children who are at home or went home lately. */
  seed(plan: Plan, { asOf, within, recorded }: SeedOptions): Seeded {
    return ask({ call: "seed", returns: this.handle, plan: plan.handle, "as-of": asOf, within, recorded });
  }
}

/** Figures of returns home, each form made of the same ones. */
export class Figures extends Kept {
  private constructor(handle: number) {
    super(handle);
  }

  /** @internal */
  static kept(handle: number): Figures {
    return new Figures(handle);
  }

  #written<T>(form: string): T {
    return ask({ call: "write-figures", figures: this.handle, form });
  }

  /** The figures themselves. */
  toJSON(): Ssda903Report {
    return this.#written("json");
  }

  /** Pictures of the figures as SVG, each with a title and a summary in words, to be put into any page. */
  charts(): Charts {
    return this.#written("charts");
  }

  /** A page that needs nothing else: no scripts, and nothing is fetched. */
  html(): string {
    return this.#written("html");
  }

  /** A table for a spreadsheet. */
  csv(): string {
    return this.#written("csv");
  }
}
