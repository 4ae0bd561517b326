package org.clearway.app.shared.table;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clearway.app.shared.refusal.Reason;
import org.jspecify.annotations.Nullable;

/** The file to correct and send again: rows that did not go in, as they were sent, with row, column and reason behind them. */
public final class RowsToCorrect {

    private static final List<String> ADDED = List.of("原行号 Row", "问题列 Column", "原因 Reason");

    private final SheetRow header;
    private final Columns columns;
    private final Function<Reason, String> words;
    private final int shown;
    private final int width;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Bad> first = new ArrayList<>();
    private @Nullable XlsxWriter writer;
    private long count;

    /**
     * @param header of the table that was sent; what an earlier file to correct had added is left off
     * @param shown  so many bad rows are also kept to be shown
     */
    public RowsToCorrect(SheetRow header, Columns columns, Function<Reason, String> words, int shown) {
        this.header = header;
        this.columns = columns;
        this.words = words;
        this.shown = shown;
        int added = header.cells().indexOf(ADDED.getFirst());
        this.width = added < 0 ? header.cells().size() : added;
    }

    /**
     * A row that cannot go in.
     *
     * @param number  counted from 1, as the table's program counts
     * @param reasons in words
     */
    public record Bad(int number, String columns, String reasons, List<String> cells) {}

    /** What the file is called, after the one that was sent. */
    public static String nameFor(String sent) {
        return sent.replaceFirst("\\.[A-Za-z]+$", "") + "-to-correct.xlsx";
    }

    public void add(SheetRow row, List<Reason> reasons) {
        count++;
        String at = reasons.stream()
                .map(reason -> columns.header(reason.field()))
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        String why = reasons.stream().map(words).collect(Collectors.joining(" "));
        if (first.size() < shown) {
            first.add(new Bad(row.number(), at, why, row.cells()));
        }
        if (writer == null) {
            writer = new XlsxWriter(out, "更正 To correct");
            List<String> names = cells(header);
            names.addAll(ADDED);
            writer.header(names);
        }
        List<Object> cells = new ArrayList<>(cells(row));
        cells.addAll(List.of(row.number(), at, why));
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

    /** Null when every row was good. Ends the file: nothing can be added afterwards. */
    public byte @Nullable [] file() {
        if (writer == null) {
            return null;
        }
        writer.close();
        return out.toByteArray();
    }
}
