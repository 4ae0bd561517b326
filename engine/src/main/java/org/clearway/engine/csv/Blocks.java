package org.clearway.engine.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Reads a file in blocks of whole lines, so that a file of any size needs the memory of a few blocks. */
final class Blocks implements AutoCloseable {
    /** Bytes read at a time; also the longest line. */
    static final int BLOCK_BYTES = 1 << 20;

    private final Path file;
    private final InputStream in;
    private byte[] rest = new byte[0];
    private long lines;

    Blocks(Path file) throws IOException {
        this.file = file;
        this.in = Files.newInputStream(file);
    }

    /** The next block as whole lines, or null at the end. */
    byte[] next() throws IOException {
        byte[] block = Arrays.copyOf(rest, rest.length + BLOCK_BYTES);
        int length = rest.length + in.readNBytes(block, rest.length, BLOCK_BYTES);
        if (length == rest.length) {
            rest = new byte[0];
            return length == 0 ? null : Arrays.copyOf(block, length);
        }
        int cut = length;
        while (cut > 0 && block[cut - 1] != '\n') {
            cut--;
        }
        if (cut == 0 && length >= BLOCK_BYTES) {
            String start = new String(block, 0, 64, java.nio.charset.StandardCharsets.UTF_8);
            throw new BrokenInput(
                    file,
                    lines + 1,
                    "(whole row)",
                    start,
                    "lines of at most " + BLOCK_BYTES + " bytes: is this a CSV?");
        }
        rest = Arrays.copyOfRange(block, cut, length);
        for (int i = 0; i < cut; i++) {
            lines += block[i] == '\n' ? 1 : 0;
        }
        return cut == 0 ? next() : Arrays.copyOf(block, cut);
    }

    /** How many lines all blocks so far hold. */
    long lines() {
        return lines;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
