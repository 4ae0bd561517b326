package org.clearway.app.directory;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clearway.app.directory.ImportingEnterprises.BadRow;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.web.Reasons;
import org.jspecify.annotations.Nullable;

/** The file to correct and send again: the rows that did not go in as they were sent, with row, column and reason behind them. */
final class BadRows {

    private static final List<String> ADDED = List.of("原行号 Row", "问题列 Column", "原因 Reason");

    private final SheetRow header;
    private final Reasons words;
    private final Locale locale;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<BadRow> first = new ArrayList<>();
    private final int shown;
    private final int width;
    private @Nullable XlsxWriter writer;
    private long count;

    BadRows(SheetRow header, Reasons words, Locale locale, int shown) {
        this.header = header;
        this.words = words;
        this.locale = locale;
        this.shown = shown;
        int reasonAt = header.cells().indexOf(ADDED.getFirst());
        this.width = reasonAt < 0 ? header.cells().size() : reasonAt;
    }

    void add(SheetRow row, List<Reason> reasons) {
        count++;
        Set<String> columns = new LinkedHashSet<>();
        reasons.forEach(reason -> columns.add(reason.field() == null ? "" : EnterpriseColumns.header(reason.field())));
        String why = String.join(
                " ", reasons.stream().map(reason -> words.text(reason, locale)).toList());
        BadRow bad = new BadRow(row.number(), String.join(", ", columns), why, row.cells());
        if (first.size() < shown) {
            first.add(bad);
        }
        write(bad);
    }

    private void write(BadRow bad) {
        if (writer == null) {
            writer = new XlsxWriter(out, "更正 To correct");
            List<String> names = new ArrayList<>(padded(header.cells()));
            names.addAll(ADDED);
            writer.header(names);
        }
        List<Object> cells = new ArrayList<>(padded(bad.cells()));
        cells.addAll(List.of(bad.number(), bad.columns(), bad.reasons()));
        writer.row(cells);
    }

    private List<String> padded(List<String> cells) {
        List<String> padded = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    long count() {
        return count;
    }

    List<BadRow> first() {
        return first;
    }

    /** Null when every row was good. */
    byte @Nullable [] file() {
        if (writer == null) {
            return null;
        }
        writer.close();
        return out.toByteArray();
    }
}
