// One call of the ABI, for every host that runs JavaScript.

/**
 * Starts a module without imports; `call` takes a request's bytes and gives the response's, or what
 * `read` makes of them where they are.
 */
export function start(module) {
  const { exports } = new WebAssembly.Instance(module, {});
  const { memory, reunify_alloc, reunify_call, reunify_free } = exports;
  function call(request, read = (bytes) => bytes.slice()) {
    const place = reunify_alloc(request.length);
    new Uint8Array(memory.buffer, place, request.length).set(request);
    const packed = reunify_call(place, request.length);
    reunify_free(place, request.length);
    const [at, length] = [Number(packed >> 32n), Number(packed & 0xffffffffn)];
    const response = read(new Uint8Array(memory.buffer, at, length));
    reunify_free(at, length);
    return response;
  }
  return { exports, call };
}
