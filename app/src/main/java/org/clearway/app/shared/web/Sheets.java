package org.clearway.app.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.table.XlsxWriter;
import org.springframework.http.HttpHeaders;

/** A list as a file that the browser keeps, written while it is read; it stays in no cache. */
public final class Sheets {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Sheets() {}

    /** @param name of file and sheet, without its ending */
    public static SheetWriter open(HttpServletResponse response, String name) throws IOException {
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".xlsx\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return new XlsxWriter(response.getOutputStream(), name);
    }
}
