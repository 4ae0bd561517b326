package org.clearway.app.monitoring.web;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.clearway.app.monitoring.Report;
import org.clearway.app.monitoring.ReportCursor;
import org.clearway.app.monitoring.ReportFilter;
import org.clearway.app.monitoring.ReportValues;
import org.clearway.app.monitoring.ReportingSites;
import org.clearway.app.monitoring.Reports;
import org.clearway.app.monitoring.SiteName;
import org.clearway.app.shared.table.SheetWriter;
import org.clearway.app.shared.table.XlsxWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A list of reports as .xlsx, read and written page by page. */
@Component
class ReportExport {

    private static final int CHUNK = 2_000;

    private static final List<String> HEADER = List.of(
            "日期 date",
            "统一社会信用代码 credit_code",
            "企业 enterprise",
            "厂区号 site",
            "厂区 site_name",
            "区划 division",
            "状态 state",
            "在册 staff_on_roll",
            "到岗 staff_on_duty",
            "返岗 staff_returned",
            "产能利用率 utilisation (%)",
            "产值 output (10k)",
            "正常日产值 normal_output (10k)",
            "用电 electricity (MWh)",
            "卡点 blocker",
            "备注 note",
            "存疑已确认 doubts",
            "版本 version",
            "更正原因 why",
            "填报人 reported_by",
            "收到时间 recorded_at");

    private final Reports reports;
    private final ReportingSites sites;

    ReportExport(Reports reports, ReportingSites sites) {
        this.reports = reports;
        this.sites = sites;
    }

    void write(ReportFilter filter, OutputStream out) {
        try (SheetWriter sheet = new XlsxWriter(out, "reports")) {
            sheet.header(HEADER);
            ReportCursor last = null;
            List<Report> rows;
            do {
                rows = reports.after(filter, last, CHUNK);
                Map<Long, SiteName> names =
                        sites.names(rows.stream().map(Report::siteId).toList());
                rows.forEach(row -> sheet.row(cells(row, names.get(row.siteId()))));
                last = rows.isEmpty() ? last : ReportCursor.of(rows.getLast());
            } while (rows.size() == CHUNK);
        }
    }

    private static List<@Nullable Object> cells(Report report, @Nullable SiteName name) {
        ReportValues values = report.values();
        return Arrays.asList(
                report.day(),
                name == null ? null : name.creditCode(),
                name == null ? report.enterpriseId() : name.enterpriseZh(),
                name == null ? report.siteId() : name.number(),
                name == null ? null : name.nameZh(),
                report.division(),
                values.state().word(),
                values.staffOnRoll(),
                values.staffOnDuty(),
                values.staffReturned(),
                values.utilisation(),
                values.output10k(),
                values.normalOutput10k(),
                values.electricityMwh(),
                values.blocker().word(),
                values.note(),
                String.join(", ", report.doubts()),
                report.version(),
                report.why(),
                report.reportedBy(),
                report.recordedAt());
    }
}
