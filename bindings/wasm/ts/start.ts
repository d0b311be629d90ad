/**
 * For hosts that fetch or compile the module themselves: call {@link start} once, before anything
 * else. Import this in place of the package itself, not beside it.
 */
import init, { initSync } from "./core.js";

export * from "./exports.js";

/** The module: compiled, its bytes, or where it is to be fetched from. */
export type Source = WebAssembly.Module | BufferSource | URL | Response;

/** Starts the module. Bytes and a compiled module are started at once; an address is fetched. */
export async function start(source: Source): Promise<void> {
  if (source instanceof WebAssembly.Module || source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    initSync({ module: source });
  } else {
    await init({ module_or_path: source });
  }
}
