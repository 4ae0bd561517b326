package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.web.Sheets;

/** An .xlsx as the answer, written while it is read; it stays in no cache. */
final class Tables {

    private Tables() {}

    static void send(HttpServletResponse response, String name, List<String> header, Consumer<SheetWriter> rows)
            throws IOException {
        try (SheetWriter sheet = Sheets.open(response, name)) {
            sheet.header(header);
            rows.accept(sheet);
        }
    }
}
