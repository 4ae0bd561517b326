package org.clearway.engine.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files a command writes: under another name first, and all given their own only when every one is complete, so
 * that a failure leaves neither a part of a file nor an old file damaged.
 */
public final class Outputs implements AutoCloseable {
    private record Pending(Path file, Path draft, BufferedWriter writer) {}

    private final List<Pending> pending = new ArrayList<>();

    /**
     * Opens a CSV file and writes its header.
     *
     * @throws UsageError if its folder does not exist
     */
    public BufferedWriter csv(Path file, String header) throws IOException {
        Path draft = draft(file);
        BufferedWriter writer = Files.newBufferedWriter(draft);
        pending.add(new Pending(file, draft, writer));
        writer.write(header);
        writer.write('\n');
        return writer;
    }

    /** An empty file beside {@code file}, to be moved there when all is written. */
    static Path draft(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new UsageError(file + " cannot be written: name a file in a folder that exists");
        }
        Path draft = Files.createTempFile(folder, ".clearway", ".part");
        draft.toFile().deleteOnExit();
        return draft;
    }

    /** Gives all files their names. */
    public void publish() throws IOException {
        for (Pending one : pending) {
            one.writer.close();
        }
        for (Pending one : pending) {
            Files.move(one.draft, one.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A field of CSV, in quotes where it needs them. */
    public static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ' ');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        for (Pending one : pending) {
            one.writer.close();
            Files.deleteIfExists(one.draft);
        }
    }
}
