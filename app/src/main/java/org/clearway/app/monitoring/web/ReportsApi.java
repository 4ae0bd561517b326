package org.clearway.app.monitoring.web;

import java.time.LocalDate;
import java.util.List;
import org.clearway.app.directory.Enterprise;
import org.clearway.app.directory.Enterprises;
import org.clearway.app.monitoring.MissingFilter;
import org.clearway.app.monitoring.MissingReport;
import org.clearway.app.monitoring.MissingReports;
import org.clearway.app.monitoring.RemindingReporters;
import org.clearway.app.monitoring.Report;
import org.clearway.app.monitoring.ReportCursor;
import org.clearway.app.monitoring.ReportFilter;
import org.clearway.app.monitoring.Reports;
import org.clearway.app.shared.refusal.NotFound;
import org.clearway.app.shared.scope.Actor;
import org.clearway.app.shared.scope.NotAllowed;
import org.clearway.app.shared.scope.Right;
import org.clearway.app.shared.time.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads reports, their versions, and who is missing. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportsApi {

    private static final int LIMIT = 200;

    private final Reports reports;
    private final MissingReports missing;
    private final RemindingReporters reminding;
    private final Enterprises enterprises;

    ReportsApi(Reports reports, MissingReports missing, RemindingReporters reminding, Enterprises enterprises) {
        this.reports = reports;
        this.missing = missing;
        this.reminding = reminding;
        this.enterprises = enterprises;
    }

    /** By enterprise (number or credit code) or site all days, the latest first; otherwise one day, by division. */
    @GetMapping
    Page<ReportAnswer> list(
            ListFilter filter,
            @RequestParam(required = false) @Nullable String enterprise,
            @RequestParam(required = false) @Nullable Long site,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        mayRead();
        ReportFilter base = filter.reports(asOf);
        boolean allDays = (enterprise != null || site != null) && ListFilter.blank(filter.day()) == null;
        ReportFilter wanted = new ReportFilter(
                        allDays ? null : base.day(),
                        Actor.current().isOfficer() ? base.division() : null,
                        enterprise == null ? null : enterprise(enterprise),
                        site,
                        base.state(),
                        base.blocker(),
                        base.doubtful(),
                        base.panel(),
                        asOf)
                .changed(base.since(), base.newly());
        int size = Math.clamp(limit, 1, LIMIT);
        List<Report> rows = reports.after(wanted, after == null ? null : ReportCursor.parse(after), size + 1);
        List<Report> shown = rows.subList(0, Math.min(size, rows.size()));
        String next = rows.size() > size ? ReportCursor.of(shown.getLast()).toString() : null;
        return new Page<>(shown.stream().map(ReportAnswer::of).toList(), next);
    }

    private long enterprise(String word) {
        return word.matches("[0-9]{1,15}")
                ? Long.parseLong(word)
                : enterprises
                        .byCreditCode(word)
                        .map(Enterprise::id)
                        .orElseThrow(() -> new NotFound("enterprise", word));
    }

    private static void mayRead() {
        Actor actor = Actor.current();
        if (!actor.may(Right.REPORTS) && !actor.isEnterprise()) {
            throw new NotAllowed(Right.REPORTS);
        }
    }

    @GetMapping("/{site}/{day}")
    ReportAnswer one(
            @PathVariable long site,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            AsOf asOf) {
        mayRead();
        ReportFilter wanted = new ReportFilter(day, null, null, site, null, null, false, null, asOf);
        return reports.list(wanted, 0, 1).stream()
                .findFirst()
                .map(ReportAnswer::of)
                .orElseThrow(() -> new NotFound("report", site + "/" + day));
    }

    @GetMapping("/{site}/{day}/versions")
    List<ReportAnswer> versions(
            @PathVariable long site, @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        mayRead();
        List<Report> all = reports.versions(site, day);
        if (all.isEmpty()) {
            throw new NotFound("report", site + "/" + day);
        }
        return all.stream().map(ReportAnswer::of).toList();
    }

    /** Who has not reported, by page number, for the list changes while it is read. */
    @GetMapping("/missing")
    MissingAnswer missing(
            ListFilter filter,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int limit,
            AsOf asOf) {
        MissingFilter wanted = wanted(filter, kind, asOf);
        int size = Math.clamp(limit, 1, LIMIT);
        int offset = (Math.clamp(page, 1, 10_000) - 1) * size;
        List<MissingRow> rows =
                missing.list(wanted, offset, size).stream().map(MissingRow::of).toList();
        return new MissingAnswer(missing.count(wanted), rows);
    }

    @PostMapping("/missing/reminders")
    RemindingReporters.Reminded remind(
            ListFilter filter, @RequestParam(required = false) @Nullable String kind, AsOf asOf) {
        return reminding.remind(wanted(filter, kind, asOf));
    }

    private static MissingFilter wanted(ListFilter filter, @Nullable String kind, AsOf asOf) {
        var scope = filter.scope(asOf);
        return new MissingFilter(
                filter.dayOr(asOf.day()), scope.division(), scope.panel(), MissingFilter.Kind.of(kind), asOf);
    }

    /** @param next what to hand in as {@code after}, null on the last page */
    record Page<T>(List<T> items, @Nullable String next) {}

    record MissingAnswer(long total, List<MissingRow> items) {}

    record MissingRow(
            long siteId,
            long enterpriseId,
            String division,
            LocalDate day,
            String reason,
            long silentDays,
            @Nullable LocalDate lastDay,
            boolean reminded) {

        static MissingRow of(MissingReport one) {
            return new MissingRow(
                    one.siteId(),
                    one.enterpriseId(),
                    one.division(),
                    one.day(),
                    one.reason(),
                    one.silentDays(),
                    one.lastDay(),
                    one.remindedAt() != null);
        }
    }
}
