package uk.reunify;

import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.List;

/** What an instance of the module exports: one call is one request and one response, as bytes. */
final class Exports {
    private static final long ABI = 1;
    private static final List<ValType> NOTHING = List.of();
    private static final List<ValType> I32 = List.of(ValType.I32);
    private static final List<ValType> TWO_I32 = List.of(ValType.I32, ValType.I32);
    private static final List<ValType> I64 = List.of(ValType.I64);

    private final Memory memory;
    private final ExportFunction alloc;
    private final ExportFunction call;
    private final ExportFunction free;

    private Exports(Instance instance) {
        memory = instance.exports().memory("memory");
        alloc = function(instance, "reunify_alloc", I32, I32);
        call = function(instance, "reunify_call", TWO_I32, I64);
        free = function(instance, "reunify_free", TWO_I32, NOTHING);
    }

    static Exports of(ReunifyModule module) {
        Instance instance = module.instance();
        try {
            // Of another version nothing more is known, so it is asked before the others are looked for.
            long abi = function(instance, "reunify_abi_version", NOTHING, I32).apply()[0];
            if (abi != ABI) {
                String message = "the module speaks version " + abi + " of the ABI, and this library version " + ABI;
                throw new ReunifyException("abi-version", message);
            }
            return new Exports(instance);
        } catch (ChicoryException error) {
            throw ReunifyModule.notOurs(error);
        }
    }

    byte[] call(byte[] request) {
        int place = (int) alloc.apply(request.length)[0];
        if (place == 0) {
            throw new NoMemory();
        }
        memory.write(place, request);
        long packed = call.apply(place, request.length)[0];
        free.apply(place, request.length);
        int at = (int) (packed >>> 32);
        int length = (int) packed;
        byte[] response = memory.readBytes(at, length);
        free.apply(at, length);
        return response;
    }

    long memoryBytes() {
        return (long) memory.pages() * Memory.PAGE_SIZE;
    }

    private static ExportFunction function(
            Instance instance, String name, List<ValType> takes, List<ValType> gives) {
        ExportFunction function = instance.export(name);
        if (!instance.exportType(name).equals(FunctionType.of(takes, gives))) {
            throw ReunifyModule.notOurs(null);
        }
        return function;
    }

    /** The module has no memory for a request. */
    private static final class NoMemory extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoMemory() {
            super("the module has no memory for the request");
        }
    }
}
