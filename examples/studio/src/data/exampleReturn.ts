// The example return, each file of the built site fetched when it is asked for. `example/make.mjs` makes it.

import type { Picked } from "./returns";

const files = import.meta.glob<string>("./example/*.csv", { query: "?url", import: "default", eager: true });

export function exampleReturn(): readonly Picked[] {
  return Object.entries(files).map(([path, address]) => ({
    name: path.replace("./example/", ""),
    read: async () => (await fetch(address)).arrayBuffer(),
  }));
}
