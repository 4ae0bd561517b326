package org.clearway.app.shared.table;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.clearway.app.shared.time.ClearwayClock;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** An .xlsx of one sheet. Texts are texts there, whatever they begin with; no cell is ever a formula. */
public final class XlsxWriter implements SheetWriter {

    private static final int FLUSH_ROWS = 500;
    private static final double WIDTH = 18;

    private final Workbook book;
    private final Worksheet sheet;
    private int next;

    public XlsxWriter(OutputStream out, String sheetName) {
        book = new Workbook(out, "Clearway", "1.0");
        sheet = book.newWorksheet(sheetName);
    }

    @Override
    public void header(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            sheet.width(i, WIDTH);
            sheet.inlineString(next, i, names.get(i));
            sheet.style(next, i).bold().fillColor("EEF1F4").set();
        }
        sheet.freezePane(0, next + 1);
        next++;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        for (int i = 0; i < cells.size(); i++) {
            write(i, cells.get(i));
        }
        next++;
        if (next % FLUSH_ROWS == 0) {
            flush();
        }
    }

    private void write(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(next, column, number);
            case LocalDate day -> {
                sheet.value(next, column, day);
                sheet.style(next, column).format("yyyy-mm-dd").set();
            }
            case Instant at -> {
                sheet.value(next, column, LocalDateTime.ofInstant(at, ClearwayClock.ZONE));
                sheet.style(next, column).format("yyyy-mm-dd hh:mm").set();
            }
            default -> sheet.inlineString(next, column, cut(value.toString()));
        }
    }

    private static String cut(String text) {
        return text.length() > Limits.CELL_CHARACTERS ? text.substring(0, Limits.CELL_CHARACTERS) : text;
    }

    private void flush() {
        try {
            sheet.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            sheet.finish();
            book.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
