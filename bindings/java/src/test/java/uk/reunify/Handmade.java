package uk.reunify;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** Modules that export what the ABI lists, made by hand to go wrong. */
final class Handmade {
    /** What a call does, in hexadecimal: it traps. */
    static final String UNREACHABLE = "00";

    /** It calls itself until there is no more stack. */
    static final String CALLS_ITSELF = "20002001" + "1002" + "1a";

    /** It takes a page of memory, which shows that it has begun, and never ends. */
    static final String NEVER_ENDS = "41014000" + "1a" + "03400c000b";

    private Handmade() {}

    /** A module whose {@code reunify_call} does this if the request is empty, and else answers nothing. */
    static ReunifyModule thatDoes(String body) {
        return of(1, name -> name, "200145" + "0440" + body + "0b" + "4200");
    }

    /** A module of a version, with its exports named otherwise. */
    static ReunifyModule of(int version, UnaryOperator<String> named) {
        return of(version, named, "4200");
    }

    private static ReunifyModule of(int version, UnaryOperator<String> named, String body) {
        String types = "04" + "6000017f" + "60017f017f" + "60027f7f017e" + "60027f7f00";
        String exports = "05"
                + export(named.apply("memory"), "0200")
                + export(named.apply("reunify_abi_version"), "0000")
                + export(named.apply("reunify_alloc"), "0001")
                + export(named.apply("reunify_call"), "0002")
                + export(named.apply("reunify_free"), "0003");
        String code = "04" + code("41%02x".formatted(version)) + code("4108") + code(body) + code("");
        return ReunifyModule.interpreted(HexFormat.of().parseHex("0061736d01000000" + section("01", types)
                + section("03", "0400010203") + section("05", "010001") + section("07", exports) + section("0a", code)));
    }

    private static String export(String name, String what) {
        return sized(HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8))) + what;
    }

    private static String code(String body) {
        return sized("00" + body + "0b");
    }

    private static String section(String id, String content) {
        return id + sized(content);
    }

    private static String sized(String content) {
        return "%02x".formatted(content.length() / 2) + content;
    }
}
