package org.clearway.app.shared.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The rows of the first sheet of an .xlsx, every cell as a person would have typed it. */
final class XlsxRows implements Iterator<SheetRow> {

    private final Iterator<Row> rows;
    private @Nullable SheetRow ahead;

    XlsxRows(Iterator<Row> rows) {
        this.rows = rows;
    }

    @Override
    public boolean hasNext() {
        while (ahead == null && rows.hasNext()) {
            SheetRow row = read(rows.next());
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

    private static SheetRow read(Row row) {
        int width = Math.min(row.getCellCount(), Limits.COLUMNS);
        List<String> cells = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            cells.add(row.getOptionalCell(i).map(XlsxRows::text).orElse(""));
        }
        return new SheetRow(row.getRowNum(), cells);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return number(cell);
        }
        if (cell.getType() == CellType.FORMULA) {
            return cell.getRawValue() == null ? "" : cell.getRawValue();
        }
        return cell.getType() == CellType.EMPTY ? "" : SafeText.unguarded(cell.getText());
    }

    private static String number(Cell cell) {
        String format = cell.getDataFormatString();
        if (format != null && format.matches("(?i)[^#0]*[ymd].*")) {
            LocalDateTime moment = cell.asDate();
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? moment.toLocalDate().toString()
                    : moment.toString();
        }
        BigDecimal value = cell.asNumber().stripTrailingZeros();
        return value.toPlainString();
    }
}
