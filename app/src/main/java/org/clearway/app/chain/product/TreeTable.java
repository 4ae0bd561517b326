package org.clearway.app.chain.product;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.Columns.Column;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.table.XlsxWriter;
import org.jspecify.annotations.Nullable;

/** The table of a product tree: how it is read, exported, and given back to correct. */
final class TreeTable {

    /** A product tree is judged as a whole, so all of it is held in memory: the country's largest has some thousand lines. */
    static final int ROW_LIMIT = 20_001;

    static final Columns COLUMNS = new Columns(
            Column.required("chain", "产业链编码", "Chain code"),
            Column.optional("chain_zh", "产业链中文名", "Chain in Chinese"),
            Column.optional("chain_en", "产业链英文名", "Chain in English"),
            Column.required("part", "产品编码", "Part code"),
            Column.optional("part_zh", "产品中文名", "Part in Chinese"),
            Column.optional("part_en", "产品英文名", "Part in English"),
            Column.optional("unit", "计量单位", "Unit"),
            Column.optional("unit_yuan", "单价元", "Yuan a unit"),
            Column.optional("input", "投入品编码", "Input code"),
            Column.optional("quantity", "单位用量", "Quantity"),
            Column.optional("input_unit", "投入品单位", "Input unit"),
            Column.optional("essential", "必需", "Essential"),
            Column.optional("substitute", "替代品编码", "Substitute code"),
            Column.optional("substitute_quantity", "替代用量", "Substitute quantity"),
            Column.optional("ground", "替代依据", "Ground"));

    private TreeTable() {}

    /** Rows as they were read, each with what could not be read of it. */
    record Read(Columns.Found found, List<SheetRow> cells, List<TreeRow> rows, Map<Integer, List<Reason>> unread) {}

    static byte[] template() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, List.of());
        return out.toByteArray();
    }

    static void write(OutputStream out, List<TreeRow> rows) {
        try (XlsxWriter sheet = new XlsxWriter(out, "product-tree")) {
            sheet.header(COLUMNS.headers());
            rows.forEach(row -> sheet.row(cells(row)));
        }
    }

    private static List<@Nullable Object> cells(TreeRow row) {
        Boolean essential = row.essential();
        return Arrays.asList(
                row.chain(),
                row.chainZh(),
                row.chainEn(),
                row.part(),
                row.partZh(),
                row.partEn(),
                row.unit(),
                row.unitYuan(),
                row.input(),
                row.quantity(),
                row.inputUnit(),
                essential == null || row.input() == null ? null : essential ? "1" : "0",
                row.substitute(),
                row.substituteQuantity(),
                row.ground());
    }

    static Read read(Path file) {
        List<SheetRow> cells = new ArrayList<>();
        List<TreeRow> rows = new ArrayList<>();
        Map<Integer, List<Reason>> unread = new TreeMap<>();
        Columns.Found found;
        try (Sheet sheet = Sheet.open(file, ROW_LIMIT)) {
            found = COLUMNS.find(sheet);
            while (sheet.hasNext()) {
                SheetRow row = sheet.next();
                if (!row.isBlank()) {
                    List<Reason> reasons = new ArrayList<>();
                    rows.add(row(found, row, reasons));
                    cells.add(row);
                    if (!reasons.isEmpty()) {
                        unread.put(rows.size() - 1, reasons);
                    }
                }
            }
        }
        return new Read(found, cells, rows, unread);
    }

    private static TreeRow row(Columns.Found found, SheetRow row, List<Reason> reasons) {
        String essential = found.text(row, "essential");
        return new TreeRow(
                found.text(row, "chain"),
                text(found, row, "chain_zh"),
                text(found, row, "chain_en"),
                found.text(row, "part"),
                text(found, row, "part_zh"),
                text(found, row, "part_en"),
                text(found, row, "unit"),
                number(found, row, "unit_yuan", reasons),
                text(found, row, "input"),
                number(found, row, "quantity", reasons),
                text(found, row, "input_unit"),
                essential.isBlank() ? null : !essential.matches("(?i)0|n|no|false|否"),
                text(found, row, "substitute"),
                number(found, row, "substitute_quantity", reasons),
                text(found, row, "ground"));
    }

    private static @Nullable String text(Columns.Found found, SheetRow row, String field) {
        String text = found.text(row, field);
        return text.isBlank() ? null : text;
    }

    private static @Nullable Double number(Columns.Found found, SheetRow row, String field, List<Reason> reasons) {
        String text = found.text(row, field);
        try {
            return text.isBlank() ? null : Double.valueOf(text.replace(",", ""));
        } catch (NumberFormatException e) {
            reasons.add(Reason.at(field, "chain.number", text));
            return null;
        }
    }
}
