package uk.reunify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ModuleTest {
    private static final String HEADER = "0061736d01000000";

    @Test
    void theModuleCanBeInterpretedToo() throws IOException {
        try (InputStream wasm = ModuleTest.class.getResourceAsStream("/reunify/reunify.wasm");
                Reunify reunify = new Reunify(ReunifyModule.interpreted(wasm.readAllBytes()))) {
            assertEquals("0.1.0", reunify.version());
        }
    }

    @Test
    void whatIsNoModuleIsRefused() {
        byte[] text = "not a module".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "bad-module",
                assertThrows(ReunifyException.class, () -> ReunifyModule.interpreted(text))
                        .code());
    }

    @Test
    void aModuleWithoutTheAbiIsRefused() {
        refused("bad-module", HEADER);
    }

    @Test
    void aModuleOfAnotherVersionOfTheAbiIsRefused() {
        String type = "0105016000017f";
        String function = "03020100";
        String export = "0717" + "01" + "13" + HexFormat.of().formatHex("reunify_abi_version".getBytes(
                StandardCharsets.UTF_8)) + "0000";
        String code = "0a06010400" + "4102" + "0b";
        refused("abi-version", HEADER + type + function + export + code);
    }

    private static void refused(String code, String wasm) {
        ReunifyModule module = ReunifyModule.interpreted(HexFormat.of().parseHex(wasm));
        ReunifyException error = assertThrows(ReunifyException.class, () -> new Reunify(module));
        assertEquals(code, error.code());
    }
}
