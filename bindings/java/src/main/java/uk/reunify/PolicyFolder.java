package uk.reunify;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The files of a policy's folder. */
final class PolicyFolder {
    private PolicyFolder() {}

    static String manifest(Path folder) throws IOException {
        return text(folder.resolve("policy.json"));
    }

    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        read(folder, "rules", "*.rhai", files);
        read(folder, "tests", "*.json", files);
        return files;
    }

    private static void read(Path folder, String part, String pattern, Map<String, String> files) throws IOException {
        if (!Files.isDirectory(folder.resolve(part))) {
            return;
        }
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder.resolve(part), pattern)) {
            for (Path path : paths) {
                files.put(part + "/" + path.getFileName(), text(path));
            }
        }
    }

    private static String text(Path path) throws IOException {
        try {
            return Files.readString(path);
        } catch (CharacterCodingException error) {
            throw ReunifyException.notUtf8(path.getFileName().toString(), error);
        }
    }
}
