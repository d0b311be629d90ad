/** What a part of the page shows, kept while another page of the studio is looked at. */
export class Store<T> {
  #state: T;
  readonly #listeners = new Set<() => void>();

  constructor(start: T) {
    this.#state = start;
  }

  readonly get = (): T => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<T>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
