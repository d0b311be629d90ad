package uk.reunify;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request to the module. What is {@code null} is left out. */
final class Request {
    private final Map<String, Json.Writing> fields = new LinkedHashMap<>();

    private Request() {}

    static Request call(String name) {
        return new Request().text("call", name);
    }

    Request text(String name, String value) {
        if (value != null) {
            fields.put(name, generator -> generator.writeString(value));
        }
        return this;
    }

    Request handle(String name, long handle) {
        fields.put(name, generator -> generator.writeNumber(handle));
        return this;
    }

    Request handles(String name, List<Long> handles) {
        fields.put(name, generator -> {
            generator.writeStartArray();
            for (long handle : handles) {
                generator.writeNumber(handle);
            }
            generator.writeEndArray();
        });
        return this;
    }

    Request texts(String name, Map<String, String> texts) {
        fields.put(name, generator -> {
            generator.writeStartObject();
            for (Map.Entry<String, String> entry : texts.entrySet()) {
                generator.writeStringField(entry.getKey(), entry.getValue());
            }
            generator.writeEndObject();
        });
        return this;
    }

    Request limits(RuleLimits limits) {
        fields.put("limits", generator -> {
            generator.writeStartObject();
            for (Map.Entry<String, Long> limit : limits.fields().entrySet()) {
                generator.writeNumberField(limit.getKey(), limit.getValue());
            }
            generator.writeEndObject();
        });
        return this;
    }

    Request at(At when) {
        String knownAt = when.knownAt() == null
                ? null
                : when.knownAt().truncatedTo(ChronoUnit.SECONDS).toString();
        return text("as-of", when.asOf().toString())
                .text("known-at", knownAt)
                .text("reader", when.reader().word());
    }

    String json() {
        return Json.written(generator -> {
            generator.writeStartObject();
            for (Map.Entry<String, Json.Writing> field : fields.entrySet()) {
                generator.writeFieldName(field.getKey());
                field.getValue().to(generator);
            }
            generator.writeEndObject();
        });
    }
}
