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
  /** The places on the page that are open. One item may be in many. */
  readonly #open = new Set<string>();
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
    this.#host.requestUpdate();
  }

  isOpen(place: string): boolean {
    return this.#open.has(place);
  }

  /** What was answered; asked only when it is shown, so that no item is asked that the evaluation has not. */
  answer(item: string): Answer | undefined {
    void this.#ask(item);
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
      this.#retry(item);
      this.#open.add(place);
    } else {
      this.#open.delete(place);
    }
    this.#host.requestUpdate();
  }

  /** Forgets what was answered, since another evaluation is shown: what is open is asked again. */
  again(): void {
    this.#round += 1;
    this.#answers.clear();
  }

  /** What failed is asked again when somebody opens it again. */
  #retry(item: string): void {
    if (this.#answers.get(item)?.is === "failed") {
      this.#answers.delete(item);
    }
  }

  async #ask(item: string): Promise<void> {
    const { explain } = this.#host;
    const had = this.#answers.get(item);
    if (explain === undefined || had !== undefined) {
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
