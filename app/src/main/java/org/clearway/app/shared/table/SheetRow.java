package org.clearway.app.shared.table;

import java.util.List;

/**
 * One row of a sheet as text.
 *
 * @param number as the spreadsheet shows it, counted from 1
 */
public record SheetRow(int number, List<String> cells) {

    /** The text of a cell without blanks around it; empty beyond the last. */
    public String cell(int index) {
        return index < 0 || index >= cells.size() ? "" : cells.get(index).strip();
    }

    public boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
