// The vectors held against a host that runs JavaScript: the module of the ABI, or the npm package.

/** No answer may take longer, in milliseconds. */
const LONGEST = 2000;

/** Sends every request, a text for a text; which are answered otherwise or too late, and the slowest. */
export function hold(lines, call) {
  const vectors = lines.trimEnd().split("\n").map((line) => JSON.parse(line));
  const wrong = [];
  let slowest = { name: "", took: 0 };
  for (const { name, request, response } of vectors) {
    const began = performance.now();
    const answer = call(request);
    const took = performance.now() - began;
    slowest = took > slowest.took ? { name, took } : slowest;
    if (answer !== response) {
      wrong.push(`${name}: answers otherwise\n  native ${response.slice(0, 400)}\n  here   ${answer.slice(0, 400)}`);
    } else if (took > LONGEST) {
      wrong.push(`${name}: took ${took.toFixed(0)} ms`);
    }
  }
  return { all: vectors.length, wrong, slowest };
}

/** A call of bytes as one of texts. What is not UTF-8 throws. */
export function inText(call) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return (request) => call(encoder.encode(request), (bytes) => decoder.decode(bytes));
}

/** What came of it, in a line; false if anything was wrong. */
export function tell(host, { all, wrong, slowest }) {
  wrong.forEach((line) => console.error(line));
  const { name, took } = slowest;
  console.log(`${host}: ${all - wrong.length} of ${all} the same; slowest ${took.toFixed(0)} ms (${name})`);
  return all > 0 && wrong.length === 0;
}
