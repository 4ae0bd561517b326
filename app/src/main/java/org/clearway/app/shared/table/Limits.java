package org.clearway.app.shared.table;

import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;

/**
 * How much of a file is read. Each bound is there because an upload comes from outside and is read by a process that others
 * need too; each refusal names the bound and what was met.
 */
public final class Limits {

    /** A spreadsheet of 25,000 enterprises has 2 to 6 MB. */
    public static final long FILE_BYTES = 30L << 20;

    public static final int ROWS = 1_000_000;

    public static final int COLUMNS = 200;

    /** What a spreadsheet program takes in one cell. */
    public static final int CELL_CHARACTERS = 32_767;

    /** A zip may promise anything, so what comes out is counted. */
    static final long INFLATED_BYTES = 256L << 20;

    /** Words of cells stand in one part that is held in memory while the sheet is read. */
    static final long SHARED_STRINGS_BYTES = 64L << 20;

    /** Sheets shrink to a tenth, at best to a thirtieth; bombs to a thousandth. */
    static final long INFLATION_RATIO = 100;

    /** Small parts may shrink as they like. */
    static final long RATIO_COUNTS_FROM_BYTES = 8L << 20;

    static final int ZIP_ENTRIES = 2_000;

    private Limits() {}

    static void bytes(long size) {
        if (size > FILE_BYTES) {
            throw new Refusal(Reason.at("file", "table.bytes", size >> 20, FILE_BYTES >> 20));
        }
    }

    static void row(int count, int limit) {
        if (count > limit) {
            throw new Refusal(Reason.at("file", "table.rows", limit));
        }
    }

    static void columns(int count, int row) {
        if (count > COLUMNS) {
            throw new Refusal(Reason.at("file", "table.columns", row, count, COLUMNS));
        }
    }
}
