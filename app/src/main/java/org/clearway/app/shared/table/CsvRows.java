package org.clearway.app.shared.table;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a .csv (RFC 4180) by comma, semicolon or tab, whichever the first line has most of. Quotes may hold
 * separators, line ends and doubled quotes. Lines end in CRLF, LF or CR.
 */
final class CsvRows implements Iterator<SheetRow> {

    private static final int END = -1;
    private static final int PEEK_CHARACTERS = 1 << 14;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private final Reader in;
    private final char separator;
    private int number;
    private int next;
    private @Nullable SheetRow ahead;

    CsvRows(Reader in) throws IOException {
        this.in = in;
        this.separator = separator(in);
        this.next = in.read();
    }

    private static char separator(Reader in) throws IOException {
        in.mark(PEEK_CHARACTERS);
        int[] counts = new int[SEPARATORS.length];
        boolean quoted = false;
        for (int i = 0, c = in.read();
                i < PEEK_CHARACTERS - 1 && c != END && (quoted || c != '\n');
                i++, c = in.read()) {
            quoted ^= c == '"';
            for (int s = 0; s < SEPARATORS.length; s++) {
                counts[s] += !quoted && c == SEPARATORS[s] ? 1 : 0;
            }
        }
        in.reset();
        int most = 0;
        for (int s = 1; s < SEPARATORS.length; s++) {
            most = counts[s] > counts[most] ? s : most;
        }
        return SEPARATORS[most];
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && next != END) {
            SheetRow row = read();
            ahead = row.isBlank() ? null : row;
        }
        return ahead != null;
    }

    @Override
    public SheetRow next() {
        SheetRow row = hasNext() ? ahead : null;
        if (row == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        return row;
    }

    private SheetRow read() {
        number++;
        List<String> cells = new ArrayList<>();
        do {
            cells.add(cell());
            Limits.columns(cells.size(), number);
        } while (take(separator));
        take('\r');
        take('\n');
        return new SheetRow(number, cells);
    }

    private String cell() {
        StringBuilder text = new StringBuilder();
        if (take('"')) {
            quoted(text);
        }
        while (next != END && next != separator && next != '\n' && next != '\r') {
            append(text);
        }
        return SafeText.unguarded(text.toString());
    }

    private void quoted(StringBuilder text) {
        while (true) {
            if (next == END) {
                throw new Refusal(Reason.at("file", "table.quote", number));
            }
            if (take('"') && next != '"') {
                return;
            }
            append(text);
        }
    }

    private void append(StringBuilder text) {
        if (text.length() >= Limits.CELL_CHARACTERS) {
            throw new Refusal(Reason.at("file", "table.cell", number, Limits.CELL_CHARACTERS));
        }
        text.append((char) next);
        advance();
    }

    private boolean take(char wanted) {
        if (next != wanted) {
            return false;
        }
        advance();
        return true;
    }

    private void advance() {
        try {
            next = in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
