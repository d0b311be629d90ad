package uk.reunify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleTest {
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
        refused("bad-module", ReunifyModule.interpreted(HexFormat.of().parseHex("0061736d01000000")));
    }

    @Test
    void aModuleThatStopsWhenItStartsIsRefused() {
        String wasm = "0061736d01000000" + "010401600000" + "03020100" + "080100" + "0a05010300000b";
        refused("bad-module", ReunifyModule.interpreted(HexFormat.of().parseHex(wasm)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "reunify_abi_version", "reunify_alloc", "reunify_call", "reunify_free"})
    void aModuleThatLacksAnExportIsRefused(String lacking) {
        refused("bad-module", Handmade.of(1, name -> name.equals(lacking) ? "another" : name));
    }

    @Test
    void aModuleWhoseCallsTakeSomethingElseIsRefused() {
        Map<String, String> mixed = Map.of("reunify_call", "reunify_free", "reunify_free", "reunify_call");
        refused("bad-module", Handmade.of(1, name -> mixed.getOrDefault(name, name)));
    }

    @Test
    void aModuleOfAnotherVersionOfTheAbiIsRefusedWhateverItLacks() {
        refused("abi-version", Handmade.of(2, name -> name));
        refused("abi-version", Handmade.of(2, name -> name.equals("reunify_call") ? "another" : name));
    }

    private static void refused(String code, ReunifyModule module) {
        ReunifyException error = assertThrows(ReunifyException.class, () -> new Reunify(module));
        assertEquals(code, error.code());
    }
}
