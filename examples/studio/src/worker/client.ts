// The page's side of the Worker that has the core.

import { wrap, type Remote } from "comlink";
import type { Core } from "./core";

export const core: Remote<Core> = wrap(new Worker(new URL("./core.ts", import.meta.url), { type: "module" }));
