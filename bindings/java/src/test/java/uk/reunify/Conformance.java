package uk.reunify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Sends the requests of a file of vectors to one instance, and demands the same bytes. */
public final class Conformance {
    private static final int SHOWN = 5;
    private static final int SHOWN_CHARACTERS = 400;

    private Conformance() {}

    /**
     * Runs the vectors.
     *
     * @param arguments the file of vectors
     * @throws IOException if it cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("give one file of vectors");
        }
        List<String> vectors = Files.readAllLines(Path.of(arguments[0]));
        int same = run(vectors);
        System.out.println("Java: " + same + " of " + vectors.size() + " the same");
        if (same == 0 || same < vectors.size()) {
            System.exit(1);
        }
    }

    private static int run(List<String> vectors) {
        int same = 0;
        try (Reunify reunify = new Reunify()) {
            for (String line : vectors) {
                Map<String, String> vector = Json.fields(line);
                String wanted = Json.text(vector.get("response"));
                String response = reunify.send(Json.text(vector.get("request")));
                if (response.equals(wanted)) {
                    same++;
                } else {
                    show(vector.get("name"), wanted, response);
                }
            }
        }
        return same;
    }

    private static int shown;

    private static void show(String name, String wanted, String response) {
        shown++;
        if (shown <= SHOWN) {
            System.err.println(name + "\n  wanted " + start(wanted) + "\n  got    " + start(response));
        }
    }

    private static String start(String text) {
        return text.substring(0, Math.min(SHOWN_CHARACTERS, text.length()));
    }
}
