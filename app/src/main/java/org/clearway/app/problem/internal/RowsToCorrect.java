package org.clearway.app.problem.internal;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;

/** The file to correct and send again: rows that did not go in, as they were sent, with row, column and reason behind them. */
public final class RowsToCorrect {

    private static final List<String> ADDED = List.of("原行号 Row", "问题列 Column", "原因 Reason");
    private static final int SHOWN = 20;

    private final SheetRow header;
    private final Reasons words;
    private final Locale locale;
    private final int width;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Bad> first = new ArrayList<>();
    private @Nullable XlsxWriter writer;
    private long count;

    public RowsToCorrect(SheetRow header, Reasons words, Locale locale) {
        this.header = header;
        this.words = words;
        this.locale = locale;
        int at = header.cells().indexOf(ADDED.getFirst());
        this.width = at < 0 ? header.cells().size() : at;
    }

    /** @param reasons in words */
    public record Bad(int number, String columns, String reasons) {}

    public void add(SheetRow row, List<Reason> reasons) {
        count++;
        String columns = reasons.stream()
                .map(reason -> SheetColumns.header(reason.field()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        String why = reasons.stream().map(reason -> words.text(reason, locale)).collect(Collectors.joining(" "));
        if (first.size() < SHOWN) {
            first.add(new Bad(row.number(), columns, why));
        }
        if (writer == null) {
            writer = new XlsxWriter(out, "更正 To correct");
            writer.header(Stream.concat(cells(header).stream(), ADDED.stream()).toList());
        }
        List<Object> cells = new ArrayList<>(cells(row));
        cells.addAll(List.of(row.number(), columns, why));
        writer.row(cells);
    }

    private List<String> cells(SheetRow row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            cells.add(row.cell(i));
        }
        return cells;
    }

    public long count() {
        return count;
    }

    public List<Bad> first() {
        return List.copyOf(first);
    }

    /** Null when every row was good. */
    public byte @Nullable [] file() {
        if (writer == null) {
            return null;
        }
        writer.close();
        return out.toByteArray();
    }
}
