package uk.reunify;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.util.function.Supplier;
import uk.reunify.module.Core;

/**
 * The core of reunify as a WebAssembly module, without an instance of it. It may be shared by any
 * number of threads.
 */
public final class ReunifyModule {
    private static final ReunifyModule SHIPPED = new ReunifyModule(ReunifyModule::compiled);

    private final Supplier<Instance.Builder> builder;

    private ReunifyModule(Supplier<Instance.Builder> builder) {
        this.builder = builder;
    }

    /**
     * The module that this library was built with, as bytecode of the JVM.
     *
     * @return the module
     */
    public static ReunifyModule shipped() {
        return SHIPPED;
    }

    /**
     * Another build of the module. It is interpreted, and so several times slower than
     * {@link #shipped()}.
     *
     * @param wasm the bytes of the module
     * @return the module
     * @throws ReunifyException with the code {@code bad-module} if this is no WebAssembly module
     */
    public static ReunifyModule interpreted(byte[] wasm) {
        try {
            WasmModule module = Parser.parse(wasm);
            return new ReunifyModule(() -> Instance.builder(module));
        } catch (ChicoryException error) {
            throw notOurs(error);
        }
    }

    Instance instance() {
        try {
            return builder.get().withMemoryFactory(ByteArrayMemory::new).build();
        } catch (ChicoryException error) {
            throw notOurs(error);
        }
    }

    static ReunifyException notOurs(Throwable cause) {
        return new ReunifyException("bad-module", "this is not the module of reunify", cause);
    }

    private static Instance.Builder compiled() {
        return Instance.builder(Core.load()).withMachineFactory(Core::create);
    }
}
