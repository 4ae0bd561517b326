package org.clearway.app.whitelist;

import java.io.ByteArrayOutputStream;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.XlsxWriter;

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

    private NominationSheet() {}

    static byte[] template() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XlsxWriter writer = new XlsxWriter(out, "推荐 Nominations")) {
            writer.header(COLUMNS.headers());
        }
        return out.toByteArray();
    }
}
