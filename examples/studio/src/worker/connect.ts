import { wrap, type Remote } from "comlink";

/**
 * The page's side of a Worker, once it listens. A Worker that waits for its module loses what is sent
 * before: it says `ready` itself.
 */
export function connect<T>(worker: Worker): Promise<Remote<T>> {
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", () => resolve(wrap<T>(worker)), { once: true });
    worker.addEventListener("error", (event) => reject(new Error(event.message)), { once: true });
  });
}
