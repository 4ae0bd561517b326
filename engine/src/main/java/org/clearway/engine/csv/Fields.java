package org.clearway.engine.csv;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the lines of one block of a file into fields: commas, LF or CRLF, quotes as in RFC 4180 but for line breaks
 * inside them (which no id has, and without which blocks can be read in parallel). Blanks around fields are dropped.
 */
final class Fields {
    private static final String WHOLE_ROW = "(whole row)";

    private final Path file;
    private final byte[] bytes;
    private final int end;
    private int[] from = new int[8];
    private int[] to = new int[8];
    private int count;
    private int at;
    private long line;

    Fields(Path file, byte[] bytes, int start, int end) {
        this.file = file;
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** Cuts the next line that is not empty; false at the end of the block. */
    boolean next() {
        while (at < end && (bytes[at] == '\n' || bytes[at] == '\r')) {
            line += bytes[at++] == '\n' ? 1 : 0;
        }
        if (at == end) {
            return false;
        }
        line++;
        count = 0;
        boolean more = true;
        while (more) {
            if (count == from.length) {
                from = Arrays.copyOf(from, count * 2);
                to = Arrays.copyOf(to, count * 2);
            }
            while (at < end && isBlank(bytes[at])) {
                at++;
            }
            if (at < end && bytes[at] == '"') {
                quoted();
            } else {
                plain();
            }
            more = at < end && bytes[at] == ',';
            at = Math.min(end, at + 1);
            count++;
        }
        return true;
    }

    void requireCount(int wanted) {
        if (count != wanted) {
            String text = new String(bytes, from[0], to[count - 1] - from[0], StandardCharsets.UTF_8);
            throw new BrokenInput(file, line, WHOLE_ROW, text, wanted + " fields as in the header, not " + count);
        }
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (int field = 0; field < count; field++) {
            texts.add(text(field));
        }
        return texts;
    }

    String text(int field) {
        return new String(bytes, from[field], to[field] - from[field], StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        return bytes;
    }

    int from(int field) {
        return from[field];
    }

    int to(int field) {
        return to[field];
    }

    /** Number of the current line in this block, from 1. */
    long line() {
        return line;
    }

    /** Where the next line starts. */
    int position() {
        return at;
    }

    private void plain() {
        from[count] = at;
        while (at < end && bytes[at] != ',' && bytes[at] != '\n') {
            at++;
        }
        int last = at;
        while (last > from[count] && isBlank(bytes[last - 1])) {
            last--;
        }
        to[count] = last;
    }

    private void quoted() {
        int open = at++;
        int write = at;
        from[count] = at;
        while (at < end && bytes[at] != '\n' && (bytes[at] != '"' || (at + 1 < end && bytes[at + 1] == '"'))) {
            at += bytes[at] == '"' ? 1 : 0;
            bytes[write++] = bytes[at++];
        }
        to[count] = write;
        boolean closed = at < end && bytes[at] == '"';
        at += closed ? 1 : 0;
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        if (!closed || (at < end && bytes[at] != ',' && bytes[at] != '\n')) {
            String text = new String(bytes, open, Math.min(end, at + 1) - open, StandardCharsets.UTF_8);
            throw new BrokenInput(
                    file,
                    line,
                    WHOLE_ROW,
                    text,
                    "a quoted field that ends on its line, before a comma, quotes doubled");
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }
}
