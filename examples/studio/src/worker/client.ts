// The page's side of the Worker that has the core.

import type { Remote } from "comlink";
import { connect } from "./connect";
import type { Core } from "./core";

const connected = connect<Core>(new Worker(new URL("./core.ts", import.meta.url), { type: "module" }));

/** The core, once its module has started. */
export const core = (): Promise<Remote<Core>> => connected;
