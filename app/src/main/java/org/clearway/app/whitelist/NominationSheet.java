package org.clearway.app.whitelist;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.table.XlsxWriter;
import org.jspecify.annotations.Nullable;

/** The columns of a table of nominations, and its template. */
final class NominationSheet {

    /** Two and a half times the 2,000 that an authority nominates at once. */
    static final int ROW_LIMIT = 5_001;

    static final Columns COLUMNS = new Columns(
            Columns.Column.required("creditCode", "统一社会信用代码", "Credit code"),
            Columns.Column.optional("name", "企业名称", "Name"),
            Columns.Column.required("field", "领域", "Field"),
            Columns.Column.required("ground", "推荐理由", "Ground"),
            Columns.Column.optional("foreign", "外商投资", "Foreign invested"));

    private static final List<String> ADDED = List.of("原行号 Row", "问题列 Column", "原因 Reason");

    private NominationSheet() {}

    static byte[] template() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxWriter writer = new XlsxWriter(out, "推荐 Nominations")) {
            writer.header(headers());
        }
        return out.toByteArray();
    }

    static List<String> headers() {
        return COLUMNS.all().stream().map(Columns.Column::header).toList();
    }

    /** The columns' names as people see them; the field itself where there is none. */
    static String header(@Nullable String field) {
        return COLUMNS.all().stream()
                .filter(column -> column.field().equals(field))
                .map(Columns.Column::header)
                .findFirst()
                .orElse("");
    }

    /** The file to correct and send again. */
    static final class Correction {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final XlsxWriter writer = new XlsxWriter(out, "更正 To correct");

        Correction() {
            List<String> names = new ArrayList<>(headers());
            names.addAll(ADDED);
            writer.header(names);
        }

        void add(SheetRow row, Columns.Found columns, List<String> fields, String words) {
            List<Object> cells = new ArrayList<>();
            COLUMNS.all().forEach(column -> cells.add(columns.text(row, column.field())));
            cells.addAll(List.of(
                    row.number(),
                    String.join(
                            ", ", fields.stream().map(NominationSheet::header).toList()),
                    words));
            writer.row(cells);
        }

        byte[] file() {
            writer.close();
            return out.toByteArray();
        }
    }
}
