import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Explain, Explanation } from "./documents.js";

/** What `reunify-why` tells. */
export interface WhyDetail {
  /** The name of the item in the evaluation. */
  item: string;
  /** What practitioners call it. */
  title: string;
  /** Whether it opens. */
  open: boolean;
}

export type Answer = { is: "asked" } | { is: "told"; explanation: Explanation } | { is: "failed" };

type Host = ReactiveControllerHost & HTMLElement & { explain?: Explain | undefined };

/** Which explanations are open, and what was answered to them. */
export class Why implements ReactiveController {
  readonly #host: Host;
  /** The place on the page, and the item that is explained there. One item may be in many places. */
  readonly #open = new Map<string, string>();
  readonly #answers = new Map<string, Answer>();
  /** Counts up when what was asked no longer matters, so that a late answer is not taken. */
  #round = 0;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#round += 1;
  }

  hostConnected(): void {
    this.again();
  }

  isOpen(place: string): boolean {
    return this.#open.has(place);
  }

  answer(item: string): Answer | undefined {
    return this.#answers.get(item);
  }

  toggle(place: string, item: string, title: string): void {
    const open = !this.#open.has(place);
    const detail: WhyDetail = { item, title, open };
    const event = new CustomEvent("reunify-why", { detail, bubbles: true, composed: true, cancelable: true });
    if (!this.#host.dispatchEvent(event)) {
      return;
    }
    if (open) {
      this.#open.set(place, item);
      void this.#ask(item);
    } else {
      this.#open.delete(place);
    }
    this.#host.requestUpdate();
  }

  /** Asks again for what is open, since another evaluation is shown. */
  again(): void {
    this.#round += 1;
    this.#answers.clear();
    for (const item of new Set(this.#open.values())) {
      void this.#ask(item);
    }
  }

  async #ask(item: string): Promise<void> {
    const { explain } = this.#host;
    const had = this.#answers.get(item);
    if (explain === undefined || had?.is === "told" || had?.is === "asked") {
      return;
    }
    const round = this.#round;
    this.#answers.set(item, { is: "asked" });
    let answer: Answer;
    try {
      answer = { is: "told", explanation: await explain(item) };
    } catch {
      answer = { is: "failed" };
    }
    if (round === this.#round) {
      this.#answers.set(item, answer);
      this.#host.requestUpdate();
    }
  }
}
