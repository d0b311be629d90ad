// The example return, each file of the built site fetched when it is asked for. `example/make.mjs` makes it.

import type { Picked } from "./returns";

const files = import.meta.glob<string>("./example/*.csv", { query: "?url", import: "default", eager: true });

export async function exampleReturn(): Promise<readonly Picked[]> {
  const fetched = Object.entries(files).map(async ([path, address]) => {
    const bytes = await (await fetch(address)).arrayBuffer();
    return { name: path.replace("./example/", ""), bytes };
  });
  return Promise.all(fetched);
}
