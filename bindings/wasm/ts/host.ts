// For compilers whose `lib` is older than `using`.
/// <reference lib="esnext.disposable" preserve="true" />

import { __wbg_reset_state, Host } from "./core.js";
import { ReunifyError, type Refusal } from "./error.js";

// Hosts that are older than `using` have no such symbol; the class below is named by it.
Symbol.dispose ?? Object.defineProperty(Symbol, "dispose", { value: Symbol.for("Symbol.dispose") });

type Response<T> = { readonly ok: T } | { readonly error: Refusal };

let host: Host | undefined;
let instance = 0;
/** Whether the module stopped and could not be started again yet. */
let stopped = false;

/**
 * Sends a request as it is written, and gives the response as it was written.
 *
 * If the module stops (it has no more memory, say), it is started again, and this throws an error
 * of the code `instance-lost`. What was loaded is then to be loaded again.
 */
export function send(request: string): string {
  return sent((host) => host.call(request));
}

/** Does the same with another call of the module's class. @internal */
export function sent(call: (host: Host) => string): string {
  try {
    if (stopped) {
      restart();
    }
    host ??= fresh();
    return call(host);
  } catch (cause) {
    if (cause instanceof ReunifyError) {
      throw cause;
    }
    host = undefined;
    instance += 1;
    stopped = true;
    try {
      restart();
    } catch {
      // Tried again with the next call: there may be memory then.
    }
    throw lost(cause);
  }
}

function restart(): void {
  __wbg_reset_state();
  stopped = false;
}

function fresh(): Host {
  try {
    return new Host();
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError) {
      throw cause;
    }
    const message = "the module was not started: call `start` first";
    throw new ReunifyError({ code: "not-started", message }, { cause });
  }
}

/** Half of a letter, as JSON has it: after an odd number of backslashes. */
const HALF_A_LETTER = /(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/;

/** Sends a request, and gives what is answered. */
export function ask<T>(request: object): T {
  const written = JSON.stringify(request);
  try {
    return answered(send(written));
  } catch (cause) {
    if (cause instanceof ReunifyError && cause.code === "bad-request" && HALF_A_LETTER.test(written)) {
      throw new ReunifyError({ code: "not-utf8", message: "a text is not Unicode text" }, { cause });
    }
    throw cause;
  }
}

/** What a response answers. */
export function answered<T>(written: string): T {
  const response = JSON.parse(written) as Response<T>;
  if ("error" in response) {
    throw new ReunifyError(response.error);
  }
  return response.ok;
}

function lost(cause?: unknown): ReunifyError {
  const message = "the module stopped and was started again: load what is needed again";
  return new ReunifyError({ code: "instance-lost", message }, { cause });
}

interface Held {
  readonly handle: number;
  readonly instance: number;
}

function release(held: Held): void {
  if (held.instance === instance) {
    try {
      send(JSON.stringify({ call: "drop", handle: held.handle }));
    } catch {
      // The module has stopped, and the memory is gone with it. Whoever calls next is told.
    }
  }
}

const forgotten = new FinalizationRegistry(release);

/** Something that the module keeps. It is let go of with `using`, with `dispose`, or in time. */
export abstract class Kept {
  #held: Held | undefined;

  protected constructor(handle: number) {
    this.#held = { handle, instance };
    forgotten.register(this, this.#held, this);
  }

  /** @internal */
  get handle(): number {
    if (this.#held === undefined) {
      const message = "this was disposed of, and cannot be used any more";
      throw new ReunifyError({ code: "disposed", message });
    }
    if (this.#held.instance !== instance) {
      throw lost();
    }
    return this.#held.handle;
  }

  /** Lets go of the memory. What was made from this can still be used. */
  dispose(): void {
    if (this.#held !== undefined) {
      forgotten.unregister(this);
      const held = this.#held;
      this.#held = undefined;
      release(held);
    }
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}
