// A zip with files that are stored in it as they are.

import { crc32 } from "node:zlib";

const encoder = new TextEncoder();

/** The numbers one after another, each in so many bytes, the lowest first. */
function numbers(...fields) {
  return fields.flatMap(([value, length]) => Array.from({ length }, (_, n) => Math.floor(value / 256 ** n) % 256));
}

/** The bytes of a zip with files, each a name and bytes. */
export function zip(files) {
  const [locals, entries] = [[], []];
  let offset = 0;
  for (const [path, bytes] of files) {
    const name = encoder.encode(path);
    const about = numbers([20, 2], [0, 2], [0, 2], [0, 4], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.from(about), name, bytes]);
    const rest = numbers([0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]);
    entries.push(Buffer.from("PK\u0001\u0002"), Buffer.from(numbers([20, 2])), Buffer.from(about), Buffer.from(rest), name);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const count = files.length;
  const end = numbers([0, 2], [0, 2], [count, 2], [count, 2], [directory.length, 4], [offset, 4], [0, 2]);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from("PK\u0005\u0006"), Buffer.from(end)]));
}
