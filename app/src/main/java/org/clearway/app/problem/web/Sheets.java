package org.clearway.app.problem.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.table.XlsxWriter;

/** A list as a file that the browser keeps. */
final class Sheets {

    private Sheets() {}

    /** @param name of file and sheet, without its ending */
    static SheetWriter open(HttpServletResponse response, String name) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"");
        return new XlsxWriter(response.getOutputStream(), name);
    }
}
