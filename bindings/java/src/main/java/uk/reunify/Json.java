package uk.reunify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON taken apart as it is written: values are parts of the text, so nothing is written anew. */
final class Json {
    // What the module answers is bounded by its own memory, so the reader needs no bound of its own.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    /** The fields of an object, each value as it is written. */
    static Map<String, String> fields(String object) {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser parser = FACTORY.createParser(object)) {
            expect(parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                fields.put(name, next(parser, object));
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return fields;
    }

    /** The first item of a list as it is written. */
    static Optional<String> first(String list) {
        try (JsonParser parser = FACTORY.createParser(list)) {
            expect(parser.nextToken(), JsonToken.START_ARRAY);
            String item = next(parser, list);
            return item.equals("]") ? Optional.empty() : Optional.of(item);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** What a text of JSON says. */
    static String text(String value) {
        try (JsonParser parser = FACTORY.createParser(value)) {
            expect(parser.nextToken(), JsonToken.VALUE_STRING);
            return parser.getText();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** What is written to a generator. */
    static String written(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            writing.to(generator);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        return text.toString();
    }

    /** Writes JSON. */
    @FunctionalInterface
    interface Writing {
        void to(JsonGenerator generator) throws IOException;
    }

    private static String next(JsonParser parser, String text) throws IOException {
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return text.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    private static void expect(JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("the module answered in another form");
        }
    }
}
