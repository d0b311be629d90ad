package uk.reunify;

import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.ChicoryException;

/** What an instance of the module exports: one call is one request and one response, as bytes. */
final class Exports {
    private static final long ABI = 1;

    private final Memory memory;
    private final ExportFunction alloc;
    private final ExportFunction call;
    private final ExportFunction free;

    private Exports(Instance instance) {
        memory = instance.memory();
        alloc = instance.export("reunify_alloc");
        call = instance.export("reunify_call");
        free = instance.export("reunify_free");
    }

    static Exports of(ReunifyModule module) {
        Instance instance = module.instance();
        long abi = abi(instance);
        if (abi != ABI) {
            String message = "the module speaks version " + abi + " of the ABI, and this library version " + ABI;
            throw new ReunifyException("abi-version", message);
        }
        return new Exports(instance);
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

    private static long abi(Instance instance) {
        try {
            return instance.export("reunify_abi_version").apply()[0];
        } catch (ChicoryException error) {
            throw ReunifyModule.notOurs(error);
        }
    }

    /** The module has no memory for a request. */
    private static final class NoMemory extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoMemory() {
            super("the module has no memory for the request");
        }
    }
}
