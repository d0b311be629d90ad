// Holds an instance of the module against the vectors: what every host of JavaScript shares.

const LONGEST = 2000;
const MOST = 256 * 2 ** 20;
const SHOWN = 400;

/** Sends every request in order, and says what was answered otherwise, or too slowly. */
export async function run(module, lines) {
  const imports = WebAssembly.Module.imports(module);
  if (imports.length > 0) {
    throw new Error(`the module imports ${JSON.stringify(imports)}`);
  }
  const { exports } = await WebAssembly.instantiate(module, {});
  if (exports.reunify_abi_version() !== 1) {
    throw new Error("the module has another ABI");
  }
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
  const vectors = lines.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line));
  const seen = { all: vectors.length, failed: 0, slowest: 0, slowestName: "nothing", size: 0, complaints: [] };
  for (const { name, request, response } of vectors) {
    const [sent, expected] = [encoder.encode(request), encoder.encode(response)];
    const began = performance.now();
    const answer = call(exports, sent);
    const took = performance.now() - began;
    if (took > seen.slowest) {
      [seen.slowest, seen.slowestName] = [took, name];
    }
    const same = equal(answer, expected);
    if (!same || took > LONGEST) {
      seen.failed += 1;
      const here = decoder.decode(answer).slice(0, SHOWN);
      const otherwise = `${name}: answers otherwise\n  native ${response.slice(0, SHOWN)}\n  here   ${here}`;
      seen.complaints.push(same ? `${name}: took ${took.toFixed(0)} ms` : otherwise);
    }
  }
  seen.size = exports.memory.buffer.byteLength;
  if (seen.size > MOST) {
    seen.complaints.push(`the module grew to ${seen.size} bytes`);
  }
  return seen;
}

/** Prints what was seen; the status to end with. */
export function report(host, { all, failed, slowest, slowestName, size, complaints }) {
  for (const complaint of complaints) {
    console.error(complaint);
  }
  const mebibytes = (size / 2 ** 20).toFixed(0);
  console.log(
    `${host}: ${all - failed} of ${all} the same; slowest ${slowest.toFixed(0)} ms (${slowestName}); ${mebibytes} MiB`,
  );
  return all === 0 || complaints.length > 0 ? 1 : 0;
}

function call({ memory, reunify_alloc, reunify_call, reunify_free }, request) {
  const place = reunify_alloc(request.length) >>> 0;
  if (place === 0) {
    throw new Error("the module has no memory");
  }
  new Uint8Array(memory.buffer, place, request.length).set(request);
  const packed = reunify_call(place, request.length);
  reunify_free(place, request.length);
  const [at, length] = [Number(BigInt.asUintN(32, packed >> 32n)), Number(BigInt.asUintN(32, packed))];
  const response = new Uint8Array(memory.buffer, at, length).slice();
  reunify_free(at, length);
  return response;
}

function equal(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
