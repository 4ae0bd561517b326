package org.clearway.app.shared.table;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * A table that somebody sent, as a stream of rows: the first sheet of an .xlsx, or a .csv. What it is, its content says; what is
 * too large, protected, packed as a bomb or no table at all is refused with a {@link Refusal} on the field {@code file}.
 *
 * <pre>{@code
 * try (Sheet sheet = Sheet.open(path)) {
 *     Columns.Found columns = COLUMNS.find(sheet);
 *     while (sheet.hasNext()) { SheetRow row = sheet.next(); columns.text(row, "name_zh"); }
 * }
 * }</pre>
 */
public final class Sheet implements Iterator<SheetRow>, AutoCloseable {

    private final Iterator<SheetRow> rows;
    private final Closing closing;
    private final int rowLimit;
    private int count;

    private Sheet(Iterator<SheetRow> rows, Closing closing, int rowLimit) {
        this.rows = rows;
        this.closing = closing;
        this.rowLimit = rowLimit;
    }

    private interface Closing {
        void close() throws IOException;
    }

    public static Sheet open(Path file) {
        return open(file, Limits.ROWS);
    }

    /**
     * @param rowLimit rows with content, the header among them; beyond it reading ends in a refusal
     */
    public static Sheet open(Path file, int rowLimit) {
        try {
            long bytes = Files.size(file);
            Limits.bytes(bytes);
            if (FileKind.of(file) == FileKind.CSV) {
                Reader in = Encoding.reader(file);
                return new Sheet(new CsvRows(in), in::close, rowLimit);
            }
            ZipCheck.pass(file, bytes);
            return openWorkbook(file, rowLimit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sheet openWorkbook(Path file, int rowLimit) {
        try {
            ReadableWorkbook book = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            Stream<Row> stream = book.getFirstSheet().openStream();
            return new Sheet(
                    new XlsxRows(stream.iterator()),
                    () -> {
                        stream.close();
                        book.close();
                    },
                    rowLimit);
        } catch (IOException | RuntimeException e) {
            throw new Refusal(Reason.at("file", "table.broken"));
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Refusal(Reason.at("file", "table.broken"));
        }
    }

    @Override
    public SheetRow next() {
        Limits.row(++count, rowLimit);
        return rows.next();
    }

    @Override
    public void close() {
        try {
            closing.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
