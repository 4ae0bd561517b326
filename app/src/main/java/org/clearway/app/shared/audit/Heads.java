package org.clearway.app.shared.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The seals' hashes in a file outside the database, one line each: number, hash, number of entries. Whoever owns the
 * database does not own this file, or a copy of it that is kept elsewhere.
 */
@Component
class Heads {

    private final Path file;

    Heads(@Value("${clearway.home}") Path home) {
        this.file = home.resolve("audit-heads.log");
    }

    /**
     * One line of the file.
     *
     * @param hash in hexadecimal
     */
    record Head(long seal, String hash, int entries) {

        static Head of(Seal seal) {
            return new Head(seal.id(), seal.head(), seal.entries().size());
        }

        static Head read(String line) {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 || !parts[0].matches("\\d{1,18}") || !parts[2].matches("\\d{1,9}")) {
                return new Head(-1, line, 0);
            }
            return new Head(Long.parseLong(parts[0]), parts[1], Integer.parseInt(parts[2]));
        }

        String line() {
            return seal + " " + hash + " " + entries + "\n";
        }
    }

    Path file() {
        return file;
    }

    List<Head> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return new ArrayList<>(lines.map(Head::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the disk when this returns; whole lines only. */
    void append(List<Head> heads) {
        StringBuilder text = new StringBuilder();
        heads.forEach(head -> text.append(head.line()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel out = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the heads of the trail to " + file, e);
        }
    }
}
