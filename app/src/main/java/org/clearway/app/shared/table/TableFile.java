package org.clearway.app.shared.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** A table that came as bytes, as the file that {@link Sheet} reads; it is gone when it was read. */
public final class TableFile {

    private TableFile() {}

    public static <T> T with(byte[] content, Function<Path, T> use) {
        try {
            Path file = Files.createTempFile("clearway-", ".table");
            try {
                Files.write(file, content);
                return use.apply(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
