// The page's side of the Worker that has the returns and the model of costs.

import { wrap, type Remote } from "comlink";
import type { Analyst } from "./worker";

export const analyst: Remote<Analyst> = wrap(new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));
