package org.clearway.engine.csv;

import java.nio.file.Path;

/** A file says something that cannot be used: where, what, and what would be right. */
public final class BrokenInput extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 40;

    private final String file;
    private final long line;
    private final String column;
    private final String value;
    private final String right;

    /**
     * @param file the file
     * @param line line in the file, the header being line 1
     * @param column name of the column
     * @param value what stands there
     * @param right what would be right, to follow "Right would be"
     */
    public BrokenInput(Path file, long line, String column, String value, String right) {
        this(String.valueOf(file.getFileName()), line, column, value, right);
    }

    private BrokenInput(String file, long line, String column, String value, String right) {
        super(file + ", line " + line + ", column " + column + ": " + shown(value) + " cannot be used. Right would be "
                + right + ".");
        this.file = file;
        this.line = line;
        this.column = column;
        this.value = value;
        this.right = right;
    }

    /** The same, further down: for readers that count lines from the start of a block. */
    BrokenInput below(long lines) {
        return new BrokenInput(file, line + lines, column, value, right);
    }

    /** Line in the file, the header being line 1. */
    public long line() {
        return line;
    }

    /** Name of the column. */
    public String column() {
        return column;
    }

    /** What stands there. */
    public String value() {
        return value;
    }

    private static String shown(String value) {
        String clean = value.codePoints()
                .limit(SHOWN)
                .map(c -> c == 0xFFFD || Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return '"' + clean + (value.codePointCount(0, value.length()) > SHOWN ? "..." : "") + '"';
    }
}
