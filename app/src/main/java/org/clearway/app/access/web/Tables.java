package org.clearway.app.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.table.XlsxWriter;
import org.springframework.http.HttpHeaders;

/** An .xlsx as the answer, written while it is read; it stays in no cache. */
final class Tables {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Tables() {}

    static void send(HttpServletResponse response, String name, List<String> header, Consumer<SheetWriter> rows)
            throws IOException {
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".xlsx\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (SheetWriter sheet = new XlsxWriter(response.getOutputStream(), name)) {
            sheet.header(header);
            rows.accept(sheet);
        }
    }
}
