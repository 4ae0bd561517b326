package org.clearway.app.monitoring;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.clearway.app.monitoring.Filed.Outcome;
import org.clearway.app.monitoring.ReportingSites.OwnSite;
import org.clearway.app.shared.refusal.Reason;
import org.clearway.app.shared.refusal.Refusal;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.table.Columns;
import org.clearway.app.shared.table.Columns.Column;
import org.clearway.app.shared.table.Sheet;
import org.clearway.app.shared.table.SheetRow;
import org.clearway.app.shared.table.XlsxWriter;
import org.clearway.app.shared.time.ClearwayClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A group's sites by one spreadsheet: it goes out with the last values filled in, and comes back with today's. */
@Service
public class ReportSheet {

    /** A row for each site of the largest group, and some days of corrections. */
    static final int ROW_LIMIT = FilingReports.BATCH_LIMIT;

    private static final Columns COLUMNS = new Columns(
            Column.required("creditCode", "统一社会信用代码", "Credit code"),
            Column.required("site", "厂区号", "Site number"),
            Column.optional("siteName", "厂区", "Site"),
            Column.required("day", "日期", "Day"),
            Column.required("state", "生产状态", "State"),
            Column.required("staffOnRoll", "在册人数", "Staff on the roll"),
            Column.required("staffOnDuty", "今日到岗", "On duty today"),
            Column.required("staffReturned", "已返岗人数", "Back at their post"),
            Column.required("utilisation", "产能利用率", "Capacity in use", "产能利用率%"),
            Column.required("output10k", "今日产值", "Output value today"),
            Column.required("normalOutput10k", "正常日产值", "Normal a day"),
            Column.required("electricityMwh", "用电量", "Electricity used"),
            Column.required("blocker", "最大卡点", "Main blocker"),
            Column.optional("note", "备注", "Remark"),
            Column.optional("why", "更正原因", "Why is it corrected"),
            Column.optional("confirmed", "确认", "Confirmed"));

    private static final Map<String, String> WORDS = words();

    private final ReportingSites sites;
    private final Reports reports;
    private final FilingReports filing;
    private final ClearwayClock clock;

    ReportSheet(ReportingSites sites, Reports reports, FilingReports filing, ClearwayClock clock) {
        this.sites = sites;
        this.reports = reports;
        this.filing = filing;
        this.clock = clock;
    }

    /** Writes one row per site: what was sent for the day, else the last values before it. */
    public void write(LocalDate day, OutputStream out) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        List<OwnSite> own = sites.own(day);
        List<Long> ids = own.stream().map(site -> site.name().siteId()).toList();
        Map<Long, Report> last = new HashMap<>(reports.before(ids, day));
        reports.before(ids, day.plusDays(1)).forEach((site, report) -> {
            if (report.day().equals(day)) {
                last.put(site, report);
            }
        });
        try (XlsxWriter sheet = new XlsxWriter(out, "reports")) {
            sheet.header(COLUMNS.all().stream().map(Column::header).toList());
            own.forEach(site -> sheet.row(cells(site, day, last.get(site.name().siteId()))));
        }
    }

    private static List<@Nullable Object> cells(OwnSite site, LocalDate day, @Nullable Report report) {
        ReportValues values = report == null ? null : report.values();
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                site.name().creditCode(), site.name().number(), site.name().nameZh(), day.toString()));
        if (report != null && values != null) {
            cells.addAll(Arrays.asList(
                    values.state().word(),
                    values.staffOnRoll(),
                    values.staffOnDuty(),
                    values.staffReturned(),
                    values.utilisation(),
                    values.output10k(),
                    values.normalOutput10k(),
                    values.electricityMwh(),
                    values.blocker().word(),
                    report.day().equals(day) ? values.note() : null));
        }
        return cells;
    }

    /** Takes a sheet in: good rows land, each bad one is named by row, column and reason. */
    public Result read(Path file) {
        Actor.current().require(Right.SUBMIT_REPORTS);
        List<BadRow> bad = new ArrayList<>();
        List<Filing> filings = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        Map<LocalDate, Map<String, Long>> known = new HashMap<>();
        try (Sheet sheet = Sheet.open(file)) {
            Columns.Found columns = COLUMNS.find(sheet);
            while (sheet.hasNext()) {
                SheetRow row = sheet.next();
                if (filings.size() + bad.size() >= ROW_LIMIT) {
                    throw new Refusal(Reason.at("file", "monitoring.sheet-long", ROW_LIMIT));
                }
                List<Reason> reasons = new ArrayList<>();
                Filing one = filing(columns, row, known, reasons);
                reasons.forEach(reason -> bad.add(new BadRow(row.number(), reason)));
                if (one != null) {
                    filings.add(one);
                    rows.add(row.number());
                }
            }
        }
        return file(filings, rows, bad);
    }

    private Result file(List<Filing> filings, List<Integer> rows, List<BadRow> bad) {
        List<Filed> results = filing.fileAll(filings, "sheet");
        int good = 0;
        int same = 0;
        for (int i = 0; i < results.size(); i++) {
            Filed filed = results.get(i);
            int row = rows.get(i);
            filed.reasons().forEach(reason -> bad.add(new BadRow(row, reason)));
            same += filed.outcome() == Outcome.SAME ? 1 : 0;
            good += filed.good() && filed.outcome() != Outcome.SAME ? 1 : 0;
        }
        bad.sort(java.util.Comparator.comparingInt(BadRow::row));
        return new Result(good, same, bad);
    }

    private @Nullable Filing filing(
            Columns.Found columns, SheetRow row, Map<LocalDate, Map<String, Long>> known, List<Reason> reasons) {
        TypedReport typed = new TypedReport(
                word(columns.text(row, "state")),
                columns.text(row, "staffOnRoll"),
                columns.text(row, "staffOnDuty"),
                columns.text(row, "staffReturned"),
                columns.text(row, "utilisation"),
                columns.text(row, "output10k"),
                columns.text(row, "normalOutput10k"),
                columns.text(row, "electricityMwh"),
                word(columns.text(row, "blocker")),
                columns.text(row, "note"));
        LocalDate day = day(columns.text(row, "day"), reasons);
        String code = columns.text(row, "creditCode").toUpperCase(Locale.ROOT);
        String number = columns.text(row, "site").replaceAll("\\.0+$", "");
        Long site = known.computeIfAbsent(day == null ? clock.today() : day, this::siteByCode)
                .get(code + "/" + number);
        if (site == null) {
            reasons.add(Reason.at("site", "monitoring.sheet-site", code, number));
        }
        ReportValues values = typed.read(reasons);
        if (day == null || site == null || values == null) {
            return null;
        }
        String why = columns.text(row, "why");
        boolean stands = Set.of("是", "yes", "y", "true", "1")
                .contains(columns.text(row, "confirmed").toLowerCase(Locale.ROOT));
        return new Filing(
                site, day, values, null, why.isBlank() ? null : why, stands ? Set.copyOf(Doubts.ALL) : Set.of());
    }

    private Map<String, Long> siteByCode(LocalDate day) {
        Map<String, Long> ids = new HashMap<>();
        sites.own(day)
                .forEach(site -> ids.put(
                        site.name().creditCode() + "/" + site.name().number(),
                        site.name().siteId()));
        return ids;
    }

    private static @Nullable LocalDate day(String text, List<Reason> reasons) {
        try {
            return LocalDate.parse(text.replace('/', '-').substring(0, Math.min(10, text.length())));
        } catch (java.time.format.DateTimeParseException e) {
            reasons.add(Reason.at("day", "monitoring.day", text));
            return null;
        }
    }

    private static String word(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return WORDS.getOrDefault(plain, plain);
    }

    private static Map<String, String> words() {
        Map<String, String> words =
                new HashMap<>(Map.of("正常", "normal", "限产", "limited", "闭环", "closed_loop", "停产", "stopped"));
        words.putAll(Map.of(
                "零部件",
                "parts",
                "物流",
                "logistics",
                "人员",
                "staff",
                "防疫措施",
                "measures",
                "资金",
                "funds",
                "订单",
                "orders",
                "无",
                "none"));
        return words;
    }

    /**
     * @param good rows that are in
     * @param same rows that changed nothing
     */
    public record Result(int good, int same, List<BadRow> bad) {

        public long badRows() {
            return bad.stream().map(BadRow::row).distinct().count();
        }
    }

    /** @param row as the spreadsheet counts it */
    public record BadRow(int row, Reason reason) {}
}
