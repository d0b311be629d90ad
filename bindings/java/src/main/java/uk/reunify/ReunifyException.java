package uk.reunify;

import java.util.Map;
import java.util.Optional;

/**
 * Why there is no answer. The code is stable, and for programs; the message is for people.
 *
 * <p>The codes are those of the project's chapters on diagnostics, the case log and the ABI.
 */
public final class ReunifyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The code of an instance that is lost. */
    static final String INSTANCE_LOST = "instance-lost";

    /** The reason's stable name. */
    private final String code;

    /** The list of diagnostics, as JSON. */
    private final String diagnostics;

    /** The rejection as JSON, or {@code null}. */
    private final String rejection;

    ReunifyException(String code, String message) {
        this(code, message, null);
    }

    ReunifyException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.diagnostics = "[]";
        this.rejection = null;
    }

    private ReunifyException(Map<String, String> error) {
        super(Json.text(error.get("message")));
        this.code = Json.text(error.get("code"));
        this.diagnostics = error.getOrDefault("diagnostics", "[]");
        this.rejection = error.get("rejection");
    }

    static ReunifyException notUtf8(String what, Throwable cause) {
        return new ReunifyException("not-utf8", what + " is not Unicode text", cause);
    }

    static ReunifyException of(String error) {
        return new ReunifyException(Json.fields(error));
    }

    /**
     * The stable name of the reason.
     *
     * @return the code
     */
    public String code() {
        return code;
    }

    /**
     * Everything that is wrong with a document, each with its place, where that is the reason.
     *
     * @return a list as JSON, as the module wrote it; {@code []} if there is none
     */
    public String diagnostics() {
        return diagnostics;
    }

    /**
     * Why an entry was refused, where that is the reason.
     *
     * @return the rejection as JSON, as the module wrote it
     */
    public Optional<String> rejection() {
        return Optional.ofNullable(rejection);
    }

    /**
     * Where it is in the document or the entry.
     *
     * @return a JSON pointer, where there is one
     */
    public Optional<String> place() {
        Optional<String> place = rejection().or(() -> Json.first(diagnostics).flatMap(first -> field(first, "place")));
        return place.flatMap(found -> field(found, "pointer")).map(Json::text);
    }

    private static Optional<String> field(String object, String name) {
        return Optional.ofNullable(Json.fields(object).get(name)).filter(value -> !value.equals("null"));
    }
}
