// The page's side of the Worker that has the returns and the model of costs.

import type { Remote } from "comlink";
import { connect } from "../worker/connect";
import type { Analyst } from "./worker";

const connected = connect<Analyst>(new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }));

/** The returns and the model, once their module has started. */
export const analyst = (): Promise<Remote<Analyst>> => connected;
